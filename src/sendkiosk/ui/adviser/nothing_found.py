"""What stands where no results are: what can be searched for, or what to try."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.journey.messages import message
from sendkiosk.ui.buttons import BarButton
from sendkiosk.ui.controls import fill, marked_text, text
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


class NothingFound(QWidget):
    """Hints for an empty list. `other` brings a query that may have been meant."""

    other = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin with what can be searched for."""
        super().__init__()
        self._look = look
        self._other = ""
        self.first: list[QWidget] = [text(look.say(line)) for line in FIRST]
        self.tries = [marked_text(look, Block(BlockKind.BULLET, line)) for line in TRY]
        self.button = BarButton(look, " ", kind="term", icon="unsure")
        self.button.clicked.connect(lambda: self.other.emit(self._other))
        layout = QVBoxLayout(self)
        fill(layout, (self.button, *self.first, *self.tries), look.sizes.gap, 0)
        layout.addStretch(1)
        self.show_hint("", None)

    def show_hint(self, query: str, other: str | None) -> None:
        """Say what to try instead of `query`, and offer the `other` one, if there is one.

        Without a query, say what can be searched for.
        """
        self._other = other or ""
        for parts, shown in ((self.first, not query), (self.tries, bool(query))):
            for part in parts:
                part.setVisible(shown)
        self.button.setVisible(bool(other))
        asked = message("Did you mean “{words}”?", words=other) if other else message(" ")
        self.button.rename(self._look.say(asked))
