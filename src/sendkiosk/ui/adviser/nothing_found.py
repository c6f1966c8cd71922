"""What stands where no results are: what can be searched for, or what to try."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal

from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.journey.messages import message
from sendkiosk.ui.adviser.column_pane import ColumnPane
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import marked_text, text
from sendkiosk.ui.look import Look

FIRST = (
    message("Type a word, a name, or part of a phone number."),
    message("The beginning of a word is enough."),
)
TRY = (
    message("Type fewer words, or only the beginning of one."),
    message("Try another word for it."),
    message("For a number, type some of its digits."),
)


class NothingFound(ColumnPane):
    """Hints for an empty list. `other` brings a query that may have been meant."""

    other = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin with what can be searched for."""
        super().__init__(look)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button: TouchButton | None = None
        self.show_first()

    def show_first(self) -> None:
        """Say what can be searched for."""
        self.button = None
        self.show_parts(*(text(self._look.say(line)) for line in FIRST))

    def show_tries(self, other: str | None) -> None:
        """Say what to try, and offer the `other` query, if there is one."""
        self.button = self._offer(other) if other else None
        bullets = (Block(BlockKind.BULLET, line) for line in TRY)
        hints = (marked_text(self._look, bullet) for bullet in bullets)
        self.show_parts(*([self.button] if self.button else ()), *hints)

    def _offer(self, other: str) -> TouchButton:
        asked = self._look.say(message("Did you mean “{words}”?", words=other))
        button = TouchButton(self._look, asked, kind="term")
        button.clicked.connect(partial(self.other.emit, other))
        return button
