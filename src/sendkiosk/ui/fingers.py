"""Fingers that tremble or are slow press once what they mean to press once."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from sendkiosk.ui.keys import PRESSING

PAUSE: Final = 0.5
"""Seconds after a page came in which nothing on it can be pressed."""

Type = QEvent.Type

_PRESSES: Final = frozenset({Type.MouseButtonPress, Type.MouseButtonDblClick})
_KEYS: Final = frozenset({Type.ShortcutOverride, Type.KeyPress, Type.KeyRelease})


class Fingers(QObject):
    """Stops what the system sends to `window` but no visitor meant.

    These are presses on a page that came a moment ago, meant for the page before, and presses that
    a key repeats while it is held. What a program presses does not come this way.
    """

    def __init__(self, window: QWidget, clock: Callable[[], float] = monotonic) -> None:
        """Watch `window`; `clock` tells seconds."""
        super().__init__(window)
        self._window, self.clock = window, clock
        self._came = clock() - PAUSE
        self._unmeant = False
        window.installEventFilter(self)

    def page_came(self) -> None:
        """Take note that what can be pressed is something else now."""
        self._came = self.clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop `event`, or let it pass."""
        if watched is self._window:
            handle = self._window.window().windowHandle()
            if event.type() == Type.Show and handle is not None:
                handle.installEventFilter(self)
            return False
        if isinstance(event, QKeyEvent) and event.type() in _KEYS:
            return self._is_no_key(event)
        if isinstance(event, QMouseEvent):
            return self._is_no_touch(event)
        return False

    def _is_no_touch(self, event: QMouseEvent) -> bool:
        if event.type() in _PRESSES:
            here = self._window.mapFromGlobal(event.globalPosition().toPoint())
            self._unmeant = self._is_early and self._window.rect().contains(here)
            return self._unmeant
        if event.type() == Type.MouseButtonRelease:
            unmeant, self._unmeant = self._unmeant, False
            return unmeant
        return False

    def _is_no_key(self, event: QKeyEvent) -> bool:
        """Tell whether the key of `event` presses something that nobody meant to press."""
        if event.key() not in PRESSING or not self._window.isVisible():
            return False
        early = event.type() is not Type.KeyRelease and self._is_early
        stops = early or event.isAutoRepeat()
        if stops:
            # An override that is accepted makes no shortcut: what comes next is a key, again here.
            event.accept()
        return stops

    @property
    def _is_early(self) -> bool:
        return self.clock() - self._came < PAUSE
