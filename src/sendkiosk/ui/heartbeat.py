"""Signs of life for whoever watches over the kiosk."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

EVERY: Final = 500
"""Milliseconds from one sign to the next."""


def beat(pipe: int, parent: QObject) -> QTimer:
    """Write a sign of life to `pipe` now and then, for as long as events are seen to.

    The first one says that the window is shown. If nobody listens any more, the program ends: who
    watches it will have started another. Returns what beats.
    """
    # Programs that are started from here must not hold the pipe open.
    os.set_inheritable(pipe, False)
    os.set_blocking(pipe, False)
    timer = QTimer(parent)
    timer.setInterval(EVERY)

    def write() -> None:
        try:
            os.write(pipe, b".")
        except BlockingIOError:
            pass
        except OSError:
            timer.stop()
            QCoreApplication.exit(0)

    timer.timeout.connect(write)
    timer.start()
    # Only once the window's first events were seen to, which paint it.
    QTimer.singleShot(0, timer, write)
    return timer
