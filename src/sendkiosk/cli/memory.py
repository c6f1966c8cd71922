"""What is in memory stays there: no crash writes it to a file, no other program reads it."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Final

_PR_GET_DUMPABLE: Final = 3
_PR_SET_DUMPABLE: Final = 4


def write_no_dumps() -> None:
    """Let this process never leave its memory in a file, where the system can be told so.

    A limit of nought keeps Linux and macOS from writing a core file. A program that collects
    crashes, such as systemd-coredump, is handed the memory all the same, unless the process says
    that it may not be dumped. Then other programs of the same user cannot look into it, either.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def may_write_dumps() -> bool | None:
    """Tell whether a crash of this process would leave its memory in a file; None if unknown."""
    try:
        import resource
    except ImportError:
        return None
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            return bool(ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0))
    return resource.getrlimit(resource.RLIMIT_CORE)[0] != 0
