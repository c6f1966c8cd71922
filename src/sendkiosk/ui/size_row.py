"""How large is large: a row above the footer, which opens where a visitor wants large type."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sendkiosk.journey.messages import message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, text
from sendkiosk.ui.look import Look

NAMES: Final = MappingProxyType(
    {
        PrintSize.STANDARD: message("Usual print"),
        PrintSize.LARGE: message("Large print"),
        PrintSize.GIANT: message("Very large print"),
    }
)
"""How visitors know the sizes."""
QUESTION: Final = message("How large should the words be?")


class SizeRow(QFrame):
    """The question, and a button for each size of large print. `wanted` brings what was touched."""

    wanted = Signal(object)

    def __init__(self, look: Look, opener: TouchButton) -> None:
        """Begin closed; `opener` opens and closes it."""
        super().__init__()
        self.setObjectName("sizeRow")
        self._opener = opener
        self.buttons = {
            size: TouchButton(look, look.say(name), icon="print")
            for size, name in NAMES.items()
            if size.is_large_print
        }
        for size, button in self.buttons.items():
            button.clicked.connect(partial(self._choose, size))
        question = text(look.say(QUESTION), "strong")
        question.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        parts: tuple[QWidget, ...] = (question, *self.buttons.values())
        row = QHBoxLayout(self)
        fill(row, parts, look.sizes.times(0.35), look.sizes.times(0.35))
        for part, share in zip(parts, (2, 1, 1), strict=True):
            row.setStretchFactor(part, share)
        opener.clicked.connect(self._turn)
        self.hide()

    def close_up(self) -> None:
        """Close, if it is open."""
        self.hide()
        self._opener.choose(chosen=False)

    def _turn(self) -> None:
        if not self.isHidden():
            self.close_up()
            return
        self.show()
        self._opener.choose(chosen=True)
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, size: PrintSize) -> None:
        self.close_up()
        self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit(size)
