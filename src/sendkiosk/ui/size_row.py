"""How large is large: a row above the footer, which opens where a visitor wants large type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal

from sendkiosk.journey.messages import message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.ui.bars import Arrangement, Bar, Rows
from sendkiosk.ui.buttons import BarButton, TouchButton
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
SHORT_NAMES: Final = MappingProxyType(
    {
        PrintSize.STANDARD: message("Usual"),
        PrintSize.LARGE: message("Large"),
        PrintSize.GIANT: message("Very large"),
    }
)
"""The same, where there is little room."""
QUESTION: Final = message("How large should the words be?")


class SizeRow(Bar):
    """The question, and a button for each size of large print. `wanted` brings what was touched."""

    wanted = Signal(object)

    def __init__(self, look: Look, opener: TouchButton) -> None:
        """Begin closed; `opener` opens and closes it."""
        super().__init__(look)
        self.setObjectName("sizeRow")
        self._opener = opener
        self.buttons = {
            size: BarButton(look, look.say(name), look.say(SHORT_NAMES[size]), icon="print")
            for size, name in NAMES.items()
            if size.is_large_print
        }
        for size, button in self.buttons.items():
            button.clicked.connect(partial(self._choose, size))
        self._question = text(look.say(QUESTION), "bar")
        for part in (self._question, *self.buttons.values()):
            part.setParent(self)
        opener.clicked.connect(self._turn)
        self.hide()

    def arrangements(self) -> Iterator[Arrangement]:
        """Yield the question beside the buttons; above them; or none, where nothing else fits.

        The button that opened this asks nearly the same.
        """
        buttons = tuple(self.buttons.values())
        alone: Rows = (buttons,)
        beside: Rows = ((self._question, *buttons),)
        above: Rows = ((self._question,), buttons)
        ways = [(beside, 0), (beside, 1), (alone, 0), (alone, 1)]
        if not self._look.sizes.wide:
            ways = [(beside, 0), (above, 0), (above, 1)]
        for rows, level in ways:
            yield Arrangement(rows, tuple((button, level) for button in buttons))

    def _fill(self, way: Arrangement) -> None:
        self._question.setVisible(any(self._question in row for row in way.rows))
        # Close to the buttons that follow; above them, where reading begins.
        above = (self._question,) in way.rows
        side = Qt.AlignmentFlag.AlignLeading if above else Qt.AlignmentFlag.AlignTrailing
        self._question.setAlignment(Qt.AlignmentFlag.AlignVCenter | side)
        super()._fill(way)

    @property
    def is_open(self) -> bool:
        """Tell whether the visitor is asked."""
        return not self.isHidden()

    def open(self) -> None:
        """Ask."""
        self.show()
        self.arrange()
        self._opener.choose(chosen=True)

    def close_up(self) -> None:
        """Close, if it is open."""
        self.hide()
        self._opener.choose(chosen=False)

    def _turn(self) -> None:
        if self.is_open:
            self.close_up()
            return
        self.open()
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, size: PrintSize) -> None:
        self.close_up()
        self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit(size)
