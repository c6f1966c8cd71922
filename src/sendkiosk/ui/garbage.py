"""Where Python's garbage is collected: in the window's thread only."""

from __future__ import annotations

import gc
from itertools import count
from typing import Final

from PySide6.QtCore import QObject, QTimer

NAME: Final = "garbage"
EVERY: Final = 5_000
"""Milliseconds from one collection to the next."""
FULL: Final = 12
"""Every how many collections all objects are looked at, and not only the younger ones."""


def collect_here(parent: QObject) -> QTimer:
    """Collect garbage in the thread of `parent` from now on, and in no other, while it lives.

    Left to itself, the collector runs in whichever thread happens to make an object. In a thread
    beside the window's it would end widgets there, which Qt does not allow: that thread holds a
    lock of Qt's and waits for Python's, the window's thread holds Python's and waits for Qt's, and
    both stand still for good. Returns what collects; asked again, the same one.
    """
    gc.disable()
    running = parent.findChild(QTimer, NAME)
    if isinstance(running, QTimer):
        return running
    timer = QTimer(parent)
    timer.setObjectName(NAME)
    timer.setInterval(EVERY)
    rounds = count(1)
    # One of no time waits until all else is done: nobody waits for a page because of garbage.
    idle = QTimer(timer)
    idle.setSingleShot(True)
    idle.timeout.connect(lambda: gc.collect(1 if next(rounds) % FULL else 2))
    timer.timeout.connect(lambda: None if idle.isActive() else idle.start())
    timer.start()
    return timer
