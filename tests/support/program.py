"""The program as people start it."""

from __future__ import annotations

import os
import subprocess
import sys


def run_program(
    *arguments: object, typed: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program with `typed` as its input, and return what came of it."""
    return subprocess.run(
        [sys.executable, "-m", "sendkiosk", *map(str, arguments)],
        input=typed,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, **environment},
    )
