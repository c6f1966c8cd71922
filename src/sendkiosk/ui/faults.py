"""Faults of ours: logged without a word of what was said, and the end of the visit."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from threading import ExceptHookArgs

    from sendkiosk.ui.kiosk import Kiosk

log = logging.getLogger(__name__)

BROKEN: Final = 70
"""Exit status of a kiosk that cannot go on: not even back to its start screen."""

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def catch_faults(kiosk: Kiosk) -> None:
    """Let every fault from now on be logged without answers, and end the visit at `kiosk`."""
    sys.excepthook = ends_the_visit(kiosk)
    sys.unraisablehook = _unraisable
    threading.excepthook = _in_a_thread


def ends_the_visit(kiosk: Kiosk) -> Hook:
    """Return a hook for faults of ours: log where, never what was said, and begin anew."""

    def hook(kind: type[BaseException], _fault: BaseException, where: TracebackType | None) -> None:
        _tell("A fault ended the visit: %s\n%s", kind, where)
        try:
            kiosk.navigator.start_again()
        except Exception as worse:  # noqa: BLE001 - whatever it is, the screen must be cleared
            _tell("The start screen cannot be shown: %s\n%s", type(worse), worse.__traceback__)
            kiosk.window.window().hide()
            QCoreApplication.exit(BROKEN)

    return hook


def _unraisable(fault: UnraisableHookArgs) -> None:
    _tell("A fault while something ended: %s\n%s", fault.exc_type, fault.exc_traceback)


def _in_a_thread(fault: ExceptHookArgs) -> None:
    _tell("A fault in a thread: %s\n%s", fault.exc_type, fault.exc_traceback)


def _tell(words: str, kind: type[BaseException], where: TracebackType | None) -> None:
    # The text of a fault can quote an answer; its place in the code cannot.
    log.error(words, kind.__name__, "".join(traceback.format_tb(where)))
