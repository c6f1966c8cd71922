"""Where a portable program begins: the command line, or the kiosk when nothing was typed."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

LIBRARIES = "LD_LIBRARY_PATH"
KEPT = f"{LIBRARIES}_ORIG"
ANEW = "PYINSTALLER_RESET_ENVIRONMENT"


def give_back_libraries(environ: MutableMapping[str, str]) -> None:
    """Let programs that are started from here, such as `lp`, find the system's own libraries.

    PyInstaller names our folder of libraries in the environment, and what was named before under
    another name. Our own libraries are found without it by now. A kiosk that the watchdog starts
    takes itself for a part of this process, and would miss them, unless it is told otherwise.
    """
    before = environ.pop(KEPT, None)
    environ.pop(LIBRARIES, None)
    if before:
        environ[LIBRARIES] = before
    environ[ANEW] = "1"


def words(typed: list[str]) -> list[str]:
    """Return the command line to carry out: a double click types nothing, and opens the kiosk."""
    return typed or ["run"]


if __name__ == "__main__":
    from sendkiosk.cli import main

    give_back_libraries(os.environ)
    sys.exit(main(words(sys.argv[1:])))
