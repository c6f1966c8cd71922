"""Large digits for a PIN, which shows only how many were typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sendkiosk.journey.messages import plural_message
from sendkiosk.lock.pin import LONGEST
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, text
from sendkiosk.ui.look import Look

DOT: Final = "•"
WIDTH: Final = 14
HEIGHT: Final = 3.6
"""Width of the pad, and the greatest height of a button, in heights of body type."""

_ROWS: Final = ("123", "456", "789")


class PinPad(QWidget):
    """Nine digits, then delete, nought and OK, where telephones have them.

    They never change places: whoever cannot see them finds them by touch and habit. Keys type, too;
    `typed_key` takes those of the page around.
    """

    entered = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin with nothing typed."""
        super().__init__()
        self._look = look
        self._typed = ""
        self.dots = text("", "title", centred=True)
        self.dots.setWordWrap(False)
        self.dots.setMinimumHeight(look.sizes.times(2.2))
        field = QFrame()
        field.setProperty("panel", "card")
        fill(QVBoxLayout(field), (self.dots,), 0, look.sizes.times(0.2))
        self.digits = {digit: self._digit(digit) for row in _ROWS for digit in row}
        self.digits["0"] = self._digit("0")
        self.delete = TouchButton(look, look.say("Delete"), kind="quiet")
        self.done = TouchButton(look, look.say("OK"), kind="primary")
        self.delete.clicked.connect(self._take_back)
        self.done.clicked.connect(self._enter)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.sizes.times(0.35))
        grid.addWidget(field, 0, 0, 1, 3)
        for down, digits in enumerate(_ROWS, start=1):
            for across, digit in enumerate(digits):
                grid.addWidget(self.digits[digit], down, across)
        for across, button in enumerate((self.delete, self.digits["0"], self.done)):
            grid.addWidget(button, len(_ROWS) + 1, across)
            grid.setColumnStretch(across, 1)
        for button in (*self.digits.values(), self.delete, self.done):
            # As tall as there is room for: on a low screen all of them must still be seen.
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            button.setMaximumHeight(look.sizes.times(HEIGHT))
        # They stay where they are in languages that run the other way: digits do not.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFixedWidth(look.sizes.times(WIDTH))
        self.setMaximumHeight(look.sizes.times(5 * HEIGHT))
        self.clear()

    def clear(self) -> None:
        """Forget what was typed."""
        self._typed = ""
        self._show()

    def typed_key(self, event: QKeyEvent) -> bool:
        """Do what the key of `event` asks for; tell whether it is one of the pad's."""
        if not self.isEnabled():
            return False
        if event.text() in self.digits:
            self._type(event.text())
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._take_back()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        else:
            return False
        return True

    def _digit(self, digit: str) -> TouchButton:
        button = TouchButton(self._look, digit, kind="digit")
        # The focus stays with the page, so that a key never presses the digit touched last.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._type(digit))
        return button

    def _type(self, digit: str) -> None:
        self._typed = (self._typed + digit)[:LONGEST]
        self._show()

    def _take_back(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _enter(self) -> None:
        typed, self._typed = self._typed, ""
        self._show()
        if typed:
            self.entered.emit(typed)

    def _show(self) -> None:
        count = len(self._typed)
        self.dots.setText(DOT * count)
        words = plural_message("One digit typed", "{count} digits typed", count)
        self.dots.setAccessibleName(self._look.say(words))
