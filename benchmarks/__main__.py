"""Measure, and write what was found as JSON, as tables and as plots.

PYTHONPATH=src .venv/bin/python -m benchmarks NAME|all --out FOLDER [--peers FOLDER]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks import authoring, next_screen, notes, others, soak, start
from benchmarks.measuring import Found, machine
from benchmarks.options import Options
from benchmarks.telling import tell

NAMES: Final[Mapping[str, Callable[[Options], Found]]] = {
    "next-screen": next_screen.measure,
    "start": start.measure,
    "soak": soak.measure,
    "authoring": authoring.measure,
    "sheets": others.sheets,
    "notes": notes.measure,
    "remarks": others.remarks,
}


def main() -> int:
    """Measure what is named, one after the other; return the exit status."""
    name, options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    for each in NAMES if name == "all" else (name,):
        print(f"{each} ...", flush=True)
        start = perf_counter()
        before = machine()
        found = {"benchmark": each, "machine": before, **NAMES[each](options)}
        found["minutes"] = (perf_counter() - start) / 60
        file = options.out / f"{each}.json"
        file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        tell(options.out)
        print(f"{file} after {found['minutes']:.1f} minutes", flush=True)
    return 0


def _options() -> tuple[str, Options]:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=(*NAMES, "all"))
    parser.add_argument("--out", type=Path, required=True, help="the folder for what is found")
    parser.add_argument("--peers", type=Path, help="the folder that setup_peers.py made")
    parser.add_argument("--rounds", type=int, default=25, help="how often each thing is measured")
    parser.add_argument("--processes", type=int, default=9, help="how many whole processes")
    parser.add_argument("--visits", type=int, default=1000, help="how many visits a soak takes")
    parser.add_argument(
        "--size", type=int, action="append", default=[], help="so many screens only"
    )
    told = parser.parse_args()
    peers = told.peers.resolve() if told.peers else None
    options = Options(told.out, peers, told.rounds, told.processes, told.visits, tuple(told.size))
    return told.name, options


if __name__ == "__main__":
    sys.exit(main())
