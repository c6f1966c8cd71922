"""The program as people start it."""

from __future__ import annotations

import os
import subprocess
import sys


def run_program(
    *arguments: object, typed: str = "", timeout: float = 300, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program with `typed` as its input, and return what came of it.

    It is ended after `timeout` seconds.
    """
    return subprocess.run(
        [sys.executable, "-m", "sendkiosk", *map(str, arguments)],
        input=typed,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
        env={**os.environ, **environment},
    )
