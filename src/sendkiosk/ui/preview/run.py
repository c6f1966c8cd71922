"""Opening the window of the preview, until it is closed."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Final, TypeAlias

from PySide6.QtWidgets import QApplication

from sendkiosk.ui.preview.window import Preview

log = logging.getLogger(__name__)

SWITCH: Final = 0.0005
"""Seconds for which one thread may hold up the others."""

Hook: TypeAlias = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run(application: QApplication, preview: Preview) -> int:
    """Show `preview` in an ordinary window, and return the exit status when it is closed."""
    sys.excepthook = begins_again(preview)
    # Else the window waits 5 ms for the thorough checks each time that it has been in Qt.
    sys.setswitchinterval(SWITCH)
    preview.resize(application.primaryScreen().availableSize() * 0.9)
    preview.show()
    status = application.exec()
    preview.finish()
    return status


def begins_again(preview: Preview) -> Hook:
    """Return a hook for faults of ours: log where, and show the start page.

    Ctrl+C in the terminal comes this way too; it closes the window.
    """

    def hook(kind: type[BaseException], _fault: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            preview.close()
            return
        places = "".join(traceback.format_tb(where))
        log.error("A fault ended the visit: %s\n%s", kind.__name__, places)
        preview.begin_again()

    return hook
