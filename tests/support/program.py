"""The program as people start it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Final

LONGEST: Final = 1800
"""Seconds after which the program is ended; the longest tests go through all screens."""


def run_program(
    *arguments: object, typed: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program with `typed` as its input, and return what came of it."""
    return subprocess.run(
        [sys.executable, "-m", "sendkiosk", *map(str, arguments)],
        input=typed,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
        env={**os.environ, **environment},
    )
