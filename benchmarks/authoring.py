"""What authors wait for: `pack check`, `pack paths` and `pack graph` as they type them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks.flows.content import write_tree
from benchmarks.measuring import Found, environment, in_turn, milliseconds
from benchmarks.options import Options
from sendkiosk.paths import find_places

OWN: Final = ("england", "worcestershire")
SIZE: Final = 1_000
PATIENCE: Final = 300
"""Seconds that an author would never wait."""


def measure(options: Options) -> Found:
    """Return how long each command takes on our packs and on a made-up one."""
    with TemporaryDirectory() as folder:
        packs = {name: find_places().packs / name for name in OWN}
        for size in options.sizes or (SIZE,):
            packs[f"{size:,} screens"] = write_tree(Path(folder) / str(size), size)
        return {"cells": [_cell(options, name, pack, Path(folder)) for name, pack in packs.items()]}


def _cell(options: Options, name: str, pack: Path, folder: Path) -> Found:
    commands: dict[str, tuple[object, ...]] = {
        "check": ("check", pack),
        "paths": ("paths", pack, "--csv", folder / "paths.csv"),
        "graph": ("graph", pack, "--out", folder / "graph"),
    }
    times: dict[str, list[float]] = {each: [] for each in commands}
    left_out: list[str] = []
    for turn in range(max(options.processes // 2, 1)):
        for each in in_turn(tuple(commands), turn):
            if each in left_out:
                continue
            try:
                times[each].append(_seconds(*commands[each]))
            except subprocess.TimeoutExpired:
                left_out.append(each)
    found = {each: milliseconds(all_) for each, all_ in times.items() if all_}
    return {"name": name, **found, "not_in_time": left_out}


def _seconds(*arguments: object) -> float:
    command = [sys.executable, "-m", "sendkiosk", "pack", *(str(each) for each in arguments)]
    start = perf_counter()
    done = subprocess.run(
        command, env=environment(), capture_output=True, timeout=PATIENCE, check=False
    )
    # Findings are what these commands are for: 1 says that there are some.
    assert done.returncode in {0, 1}, done.stderr.decode()
    return perf_counter() - start
