"""Other programs that write notes, for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from sendkiosk.notes import migrations

SRC = str(Path(migrations.__file__).parents[2])
ROOT = str(Path(__file__).parents[3])
SAVE = Path(__file__).with_name("save_notes.py")
BUSY = Path(__file__).with_name("keep_busy.py")


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join((SRC, ROOT))}


def start_writer(
    path: Path, *words: str, script: Path = SAVE, **options: Any
) -> subprocess.Popen[str]:
    """Start a process that saves notes into `path`, and says so on its standard output."""
    command = [sys.executable, str(script), str(path), *words]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment(), **options
    )
