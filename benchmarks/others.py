"""Benchmarks that can be run by themselves, too: sheets, session notes, remarks."""

from __future__ import annotations

import json
import subprocess
import sys
from tempfile import TemporaryDirectory

from benchmarks.measuring import ROOT, Found, environment
from benchmarks.options import Options

NOTES = (10_000, 36_000, 100_000)
"""In the middle, two years of a busy kiosk. A million takes long: ask for it with --size."""


def sheets(options: Options) -> Found:
    """Return what run.py finds of sheets beside other engines; nothing without these."""
    if options.peers is None or not (options.peers / "py").is_dir():
        return {"left_out": "Name a folder with --peers that setup_peers.py made."}
    out = options.out / "sheets"
    rounds = ["--rounds", str(options.rounds), "--processes", str(options.processes)]
    _run("-m", "benchmarks.run", str(options.peers), str(out), *rounds)
    found: Found = json.loads((out / "results.json").read_text(encoding="utf-8"))
    return {"cells": found["cells"]}


def notes(options: Options) -> Found:
    """Return what notes.py tells of so many session notes, plain and encrypted."""
    with TemporaryDirectory() as folder:
        counts = [str(count) for count in options.sizes or NOTES]
        return {"text": _run("benchmarks/notes.py", folder, *counts)}


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
