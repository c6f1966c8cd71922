"""Measure a sheet in each script with each engine, all in one run, in turns.

    PYTHONPATH=src .venv/bin/python -m benchmarks.run PEERS OUT

PEERS is the folder that setup_peers.py made. OUT gets `results.json` and one PDF of each kind.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import IO, Any, Final

from benchmarks.measuring import environment, in_turn, machine, milliseconds, ratio
from benchmarks.sheet.content import Sheet, write_sheets
from sendkiosk.handout.fonts import Family, find_fonts
from sendkiosk.paths import find_places, font_folders

HERE: Final = Path(__file__).resolve().parent / "sheet"
FEWER: Final = {"fpdf2": 0.2, "weasyprint": 0.1}
"""The part of the rounds in which slow engines take part."""
LAST: Final = 10
"""Of so many sheets the last figure is the median: with 99 rounds, those up to the hundredth."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine and the command that starts it, to which the content's file is added."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A process that makes one PDF: its seconds until that is on the disk, and those to make it."""

    process: float
    first: float


def main() -> int:
    """Measure, and write what was found."""
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    engines = _engines(options.peers)
    env = environment(PDFKIT_FOLDER=str(options.peers.resolve() / "node"))
    fonts = find_fonts(font_folders(find_places()), Family)
    cells = []
    for sheet in write_sheets(options.out, fonts, options.language):
        whole = _whole(engines, sheet, options, env)
        warm = _warm(engines, sheet, options, env)
        cells.append(_cell(sheet, whole, warm))
        print(json.dumps(cells[-1]), flush=True)
        much = {"rounds": options.rounds, "processes": options.processes}
        found = {"machine": machine() | much, "cells": cells}
        (options.out / "results.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure a sheet in each script.")
    parser.add_argument("peers", type=Path, help="the folder that setup_peers.py made")
    parser.add_argument("out", type=Path, help="the folder for what is found")
    parser.add_argument("--rounds", type=int, default=99, help="how many warm sheets")
    parser.add_argument("--processes", type=int, default=5, help="how many whole processes")
    parser.add_argument("--language", action="append", default=[], help="only this one")
    return parser.parse_args()


def _engines(peers: Path) -> tuple[Engine, ...]:
    python, own = str(peers / "py/bin/python"), sys.executable
    return (
        Engine("ours", (own, str(HERE / "engine_ours.py"))),
        Engine("pdfkit", ("node", str(HERE / "engine_pdfkit.mjs"))),
        Engine("weasyprint", (python, str(HERE / "engine_weasyprint.py"))),
        Engine("fpdf2", (python, str(HERE / "engine_fpdf2.py"))),
        Engine("qt", (own, str(HERE / "engine_qt.py"))),
        Engine("typst", (python, str(HERE / "engine_typst.py"))),
    )


def _whole(
    engines: tuple[Engine, ...], sheet: Sheet, options: argparse.Namespace, env: dict[str, str]
) -> dict[str, list[Whole]]:
    """Return what was found of processes that make one PDF each."""
    found: dict[str, list[Whole]] = {engine.name: [] for engine in engines}
    for turn in range(options.processes):
        for engine in in_turn(engines, turn):
            out = options.out / f"{sheet.file.stem}-{engine.name}.pdf"
            start = perf_counter()
            told = subprocess.run(
                [*engine.command, sheet.file, out], check=True, env=env, stdout=subprocess.PIPE
            )
            seconds = perf_counter() - start
            found[engine.name].append(Whole(seconds, json.loads(told.stdout)["seconds"]))
    return found


def _warm(
    engines: tuple[Engine, ...], sheet: Sheet, options: argparse.Namespace, env: dict[str, str]
) -> dict[str, list[dict[str, float]]]:
    """Return the answers of a process of each engine that makes sheet after sheet."""
    workers = {
        engine.name: subprocess.Popen(
            [*engine.command, sheet.file],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env,
            text=True,
        )
        for engine in engines
    }
    answers: dict[str, list[dict[str, float]]] = {name: [] for name in workers}
    for turn in range(options.rounds + 1):
        for engine in in_turn(engines, turn):
            share = FEWER.get(engine.name, 1)
            if turn == 0 or int(turn * share) > int((turn - 1) * share):
                answer = _ask(workers[engine.name], 1000 + turn)
                answers[engine.name].append({"turn": turn, **answer})
    for worker in workers.values():
        _pipe(worker.stdin).close()
        worker.wait()
    return answers


def _ask(worker: subprocess.Popen[str], number: int) -> dict[str, float]:
    stdin = _pipe(worker.stdin)
    stdin.write(f"{number}\n")
    stdin.flush()
    answer: dict[str, float] = json.loads(_pipe(worker.stdout).readline())
    return answer


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def _cell(
    sheet: Sheet, whole: dict[str, list[Whole]], warm: dict[str, list[dict[str, float]]]
) -> dict[str, Any]:
    """Return what was found of one sheet, in milliseconds and bytes.

    Each ratio is how many times as much as ours it takes: the spread of pairs from the same turns.
    """
    engines: dict[str, dict[str, Any]] = {}
    ours = {answer["turn"]: answer["seconds"] for answer in warm["ours"]}
    for name, answers in warm.items():
        later = [answer["seconds"] for answer in answers[1:]]
        engines[name] = {
            "warm": milliseconds(later),
            "warm_ratio": ratio(later, [ours[answer["turn"]] for answer in answers[1:]]),
            "last": median(later[-LAST:]) * 1000,
            "bytes": answers[-1]["bytes"],
        }
        for key in ("process", "first"):
            its, own = ([getattr(each, key) for each in whole[who]] for who in (name, "ours"))
            engines[name][key] = milliseconds(its)
            engines[name][f"{key}_ratio"] = ratio(its, own)
    for found in engines.values():
        found["bytes_ratio"] = found["bytes"] / engines["ours"]["bytes"]
    return {"language": sheet.language, "name": sheet.name, "pages": sheet.pages, **engines}


if __name__ == "__main__":
    sys.exit(main())
