"""A whole visit with five keys: on, before, choose, back, help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.keys import KEYPAD, PRESSING
from sendkiosk.ui.on_screen import on_screen
from sendkiosk.ui.page import ScrollPane
from sendkiosk.ui.window import Window

STEP: Final = 0.7
"""The share of the view by which a page moves on: the last lines are still seen."""


class Keypad(QObject):
    """Moves through what a window shows in reading order, and presses what was come to.

    Text between two things to press is never jumped over: the page moves, a part of the view at a
    time, until the next one is seen. `takes_key` is asked before each key does anything: whether
    something else was waiting for it.
    """

    def __init__(self, window: Window, takes_key: Callable[[], bool]) -> None:
        """Listen to the keys of `window`."""
        super().__init__(window)
        self._window, self._takes_key = window, takes_key
        ways: dict[str, Callable[[], None]] = {
            "on": lambda: self._move(1),
            "before": lambda: self._move(-1),
            "choose": self._choose,
            "back": window.go_back,
            "help": window.ask_for_help,
        }
        self._moving = [
            self._listen(key, do)
            for name, do in ways.items()
            for key in KEYPAD[name]
            # Reading aloud has ways of its own for all but this.
            if name != "help"
        ]
        for key in KEYPAD["help"]:
            self._listen(key, ways["help"])

    def rest(self, *, resting: bool) -> None:
        """Leave the keys to reading aloud while `resting`, except the one for help."""
        for key in self._moving:
            key.setEnabled(not resting)

    def _listen(self, key: Qt.Key, do: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        # The window may stand within another one, in which these keys do other things.
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(key not in PRESSING)
        shortcut.activated.connect(lambda: self._pressed(do))
        return shortcut

    def _pressed(self, do: Callable[[], None]) -> None:
        if not self._takes_key():
            do()

    def _choose(self) -> None:
        """Press what has the keyboard; from a day that was chosen, go on to the way on."""
        focus = self._focus()
        if focus is None or not focus.isEnabled():
            return
        page, on = self._window.page, self._window.footer.next
        focus.click()
        is_day = focus.property("look") == "day"
        if is_day and page is self._window.page and on.isVisible() and on.isEnabled():
            self._go_to(on)

    def _move(self, way: int) -> None:
        """Go to the next thing to press, down (1) or up (-1), or move the page towards it.

        After the last comes the first, once the page is at its end.
        """
        stops, pane = self._stops(), self._pane()
        place = self._place(stops, way)
        wanted = stops[place % len(stops)] if stops else None
        around = not 0 <= place < len(stops)
        if pane is not None:
            inside = wanted is not None and pane.content.isAncestorOf(wanted)
            room = pane.below if way > 0 else pane.place
            # Up from the buttons below a page leads into it, down from them away from it.
            if room > 0 and (around or (way > 0 and not inside)):
                pane.turn_by(way * min(room, self._step(pane)))
                return
            if around and way > 0:
                pane.to_top()
            if wanted is not None and inside and not self._brings(pane, wanted):
                return
        if wanted is not None:
            self._go_to(wanted)

    def _brings(self, pane: ScrollPane, wanted: QWidget) -> bool:
        """Move `pane` until `wanted` is seen whole, but no further than text can be followed.

        Returns whether anything of it is seen now.
        """
        top, bottom = pane.span(wanted)
        if bottom > pane.view:
            pane.turn_by(min(bottom - pane.view, self._step(pane)))
        elif top < 0:
            pane.turn_by(max(top, -self._step(pane)))
        top, bottom = pane.span(wanted)
        return top < pane.view and bottom > 0

    def _place(self, stops: list[QAbstractButton], way: int) -> int:
        """Return which of `stops` comes next: the one with the keyboard, if it is out of view.

        It is less than 0 or too large where there is none any more.
        """
        focus, pane = self._focus(), self._pane()
        if focus is None or focus not in stops:
            return 0 if way > 0 else len(stops) - 1
        here = stops.index(focus)
        if pane is not None and pane.content.isAncestorOf(focus):
            top, bottom = pane.span(focus)
            if (way > 0 and top >= pane.view) or (way < 0 and bottom <= 0):
                return here
        return here + way

    def _stops(self) -> list[QAbstractButton]:
        """Return what can be pressed, in the order in which it is read."""
        return [
            passage.button
            for passage in on_screen(self._window.look, self._window)
            if passage.button is not None
        ]

    def _focus(self) -> QAbstractButton | None:
        focus = self._window.focusWidget()
        return focus if isinstance(focus, QAbstractButton) else None

    def _pane(self) -> ScrollPane | None:
        page = self._window.page
        return page.findChild(ScrollPane) if page is not None else None

    @staticmethod
    def _step(pane: ScrollPane) -> int:
        return int(pane.view * STEP)

    @staticmethod
    def _go_to(button: QAbstractButton) -> None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(button, TouchButton):
            button.note_keys(used=True)
