"""How large is large: a row above the footer, which opens where a visitor wants large type."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from sendkiosk.journey.messages import message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import text
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
            size: TouchButton(look, look.say(name), kind="quiet", icon="print")
            for size, name in NAMES.items()
            if size.is_large_print
        }
        for size, button in self.buttons.items():
            button.clicked.connect(partial(self._choose, size))
        question = text(look.say(QUESTION), "strong")
        question.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        # As many columns as the footer has buttons: these stand right above those.
        grid = QGridLayout(self)
        margin = look.sizes.times(0.35)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setSpacing(margin)
        grid.addWidget(question, 0, 0, 1, 2)
        for place, button in enumerate(self.buttons.values(), 2):
            grid.addWidget(button, 0, place)
        for place in range(grid.columnCount()):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, 1)
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
