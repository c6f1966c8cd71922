"""From an answer to the next screen, computed and painted, and how long packs take to load."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.asking import Worker
from benchmarks.display import xvfb
from benchmarks.flows.content import interview, survey, write_pack
from benchmarks.measuring import Found, environment, in_turn, milliseconds, ratio, spread
from benchmarks.options import Options
from sendkiosk.paths import find_places

HERE: Final = Path(__file__).parent / "flows"
SIZES: Final = (10, 50, 200, 1_000, 10_000)
OWN: Final = ("england", "worcestershire")
LOADS: Final = 5
SLOW: Final = frozenset({10_000})
"""Sizes at which one load and a fifth of the visits must do for peers."""


def measure(options: Options) -> Found:
    """Return what was found, by size of the pack and for our own packs."""
    cells: list[Found] = []
    for size in options.sizes or SIZES:
        with TemporaryDirectory() as folder:
            place = Path(folder)
            pack = write_pack(place / "pack", size)
            cell = {"name": f"{size:,} screens", "screens": size}
            cell |= _computed(options, size, pack, _peers(options, size, place))
            cells.append(cell | _painted(options, pack))
    for name in OWN:
        pack = find_places().packs / name
        cells.append({"name": name} | _computed(options, 0, pack, {}) | _painted(options, pack))
    deep = _deep(options)
    return {"cells": cells, "deep": deep}


def _peers(options: Options, size: int, folder: Path) -> Mapping[str, tuple[object, ...]]:
    """Write what the peers read into `folder`; return the command of each that is set up."""
    found: dict[str, tuple[object, ...]] = {}
    if options.peers is None:
        return found
    python = options.peers / "docassemble/bin/python"
    if python.exists():
        file = folder / "interview.yml"
        file.write_text(interview(size), encoding="utf-8")
        found["docassemble"] = (python, HERE / "engine_docassemble.py", file)
    if (options.peers / "node/node_modules/survey-core").is_dir() and which("node"):
        file = folder / "survey.json"
        file.write_text(survey(size), encoding="utf-8")
        found["survey-core"] = ("node", HERE / "engine_survey.mjs", file)
    return found


def _computed(
    options: Options, size: int, pack: Path, peers: Mapping[str, tuple[object, ...]]
) -> Found:
    """Return how long loading and each answer took, with all engines in turns in one run."""
    ours = (sys.executable, HERE / "engine_ours.py", pack)
    commands = {"ours": ours, "ours, compiled": (*ours, "compiled"), **peers}
    loads: dict[str, list[float]] = {}
    answers: dict[str, list[float]] = {}
    ways: dict[int, Sequence[str]] = {}
    with ExitStack() as stack:
        workers = {
            name: stack.enter_context(Worker(command, _environment(options)))
            for name, command in commands.items()
        }
        left_out: list[str] = []
        for turn in range(options.rounds):
            for name in in_turn(tuple(workers), turn):
                fewer = size in SLOW and name in peers
                try:
                    if turn < (1 if fewer else LOADS):
                        told = workers[name].ask({"do": "load"})
                        loads.setdefault(name, []).append(told["seconds"])
                    if fewer and turn % 5:
                        continue
                    told = workers[name].ask({"do": "visit", "visit": turn})
                except TimeoutError:
                    left_out.append(name)
                    del workers[name]
                    continue
                answers.setdefault(name, []).extend(told["seconds"])
                way = ways.setdefault(turn, told["screens"])
                assert way == told["screens"], (name, turn, way, told["screens"])
    return {
        "load": {name: milliseconds(each) for name, each in loads.items()},
        "answer": {name: milliseconds(each) for name, each in answers.items()},
        "load_ratio": _ratios(loads),
        "answer_ratio": _ratios(answers),
        "not_in_time": left_out,
    }


def _ratios(times: Mapping[str, Sequence[float]]) -> Found:
    """Return how many times as long as ours each took, in pairs of the same turn and answer."""
    ours = times["ours"]
    return {
        name: ratio(each, ours) if len(each) == len(ours) else _of_medians(each, ours)
        for name, each in times.items()
        if name != "ours"
    }


def _of_medians(theirs: Sequence[float], ours: Sequence[float]) -> Found:
    """Return one ratio where there were fewer of theirs, so that there are no pairs."""
    return spread([spread(theirs)["median"] / spread(ours)["median"]])


def _painted(options: Options, pack: Path) -> Found:
    """Return how long screens took to be painted, off screen and on an X server if there is one."""
    found: Found = {}
    for name, display in (("offscreen", _nowhere), ("xvfb", xvfb)):
        with display() as more:
            if more is None:
                continue
            command = (sys.executable, HERE / "screens.py", pack)
            with Worker(command, environment(**more)) as worker:
                worker.ask({"do": "visit", "visit": 0})
                seconds = [
                    each
                    for turn in range(options.rounds)
                    for each in worker.ask({"do": "visit", "visit": turn})["seconds"]
                ]
            found[name] = milliseconds(seconds)
    return {"painted": found}


@contextmanager
def _nowhere() -> Iterator[dict[str, str] | None]:
    yield {"QT_QPA_PLATFORM": "offscreen"}


def _deep(options: Options) -> Found:
    """Return how long ours takes at the end of a visit that answers thousands of questions."""
    with TemporaryDirectory() as folder:
        size = max(options.sizes or SIZES)
        pack = write_pack(Path(folder) / "pack", size)
        command = (sys.executable, HERE / "engine_ours.py", pack)
        with Worker(command, environment()) as worker:
            worker.ask({"do": "load"})
            seconds = worker.ask({"do": "visit", "visit": 0, "most": size})["seconds"]
    part = max(len(seconds) // 20, 1)
    return {
        "screens": size,
        "answers": len(seconds),
        "first": milliseconds(seconds[:part]),
        "last": milliseconds(seconds[-part:]),
    }


def _environment(options: Options) -> dict[str, str]:
    folder = "" if options.peers is None else str(options.peers.resolve() / "node")
    return environment(NODE_FOLDER=folder)
