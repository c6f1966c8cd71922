"""Benchmarks that can be run by themselves, too: sheets and remarks."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.measuring import ROOT, Found, environment
from benchmarks.options import Options


def sheets(options: Options) -> Found:
    """Return what run.py finds of sheets beside other engines; nothing without these."""
    if options.peers is None or not (options.peers / "py").is_dir():
        return {"left_out": "Name a folder with --peers that setup_peers.py made."}
    out = options.out / "sheets"
    # Sheets are quick: four in each round.
    rounds = ["--rounds", str(4 * options.rounds), "--processes", str(options.processes)]
    _run("-m", "benchmarks.run", str(options.peers), str(out), *rounds)
    found: Found = json.loads((out / "results.json").read_text(encoding="utf-8"))
    return {"cells": found["cells"]}


def remarks(_options: Options) -> Found:
    """Return what remarks.py tells of the labelled remarks."""
    return {"text": _run("benchmarks/remarks.py")}


def _run(*arguments: str) -> str:
    """Run a program of this folder and return what it says."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True, text=True
    )
    return done.stdout
