"""The part of the summary page where letters and the card of numbers are taken along."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendkiosk.journey.flow import BlockKind
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.summary import SummaryLetter
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, in_columns, marked_text, panel, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.picks import Pick, exclusive
from sendkiosk.ui.services import Made, Wanted
from sendkiosk.ui.size_row import NAMES, QUESTION
from sendkiosk.ui.words import Expander


class LettersToTake(QWidget):
    """A button for each letter that fits the visit, and one for the card, which all may have.

    Each letter can be read before it is printed, or instead.

    `wanted` brings what was touched, and in which size it is to be.
    """

    wanted = Signal(object, object)

    def __init__(self, look: Look, letters: Iterable[SummaryLetter]) -> None:
        """Offer `letters` and the card."""
        super().__init__()
        self._look = look
        self.buttons: dict[Wanted, TouchButton] = {}
        self.readers: list[Expander] = []
        for letter in letters:
            self._add(letter, letter.title)
            label = look.say(message("What it says: {title}", title=letter.title))
            self.readers.append(Expander(look, label, *_lines(look, letter)))
        heading, about = _words(letters=bool(self.buttons))
        self._add(Made.CARD, message("A card with the numbers"))
        self.sizes = {
            size: Pick(look, look.say(name), on=size is PrintSize.STANDARD, single=True)
            for size, name in NAMES.items()
        }
        exclusive(self.sizes.values())
        self._said = text("", "heading")
        self.status = panel("limit", look, self._said)
        self.status.hide()
        columns = 2 if look.sizes.has_columns() else 1
        parts = (
            text(look.say(heading), "heading"),
            text(look.say(about)),
            text(look.say(QUESTION), "strong"),
            in_columns(
                look, [*self.sizes.values()], len(self.sizes) if look.sizes.has_columns() else 1
            ),
            self.status,
            in_columns(look, [*self.buttons.values()], columns),
            *(in_columns(look, readers, columns) for readers in (self.readers,) if readers),
        )
        fill(QVBoxLayout(self), parts, look.sizes.gap, 0)

    def tell(self, words: str) -> None:
        """Show `words`, how the printing goes; nothing if there are none."""
        self._said.setText(words)
        self.status.setVisible(bool(words))

    def let_print(self, *, allowed: bool) -> None:
        """Let letters be printed or not: one thing is printed at a time."""
        for button in self.buttons.values():
            button.setEnabled(allowed)

    def _add(self, thing: Wanted, title: Message) -> None:
        look = self._look
        label = look.say(message("Print: {title}", title=title))
        button = TouchButton(look, label, icon="print")
        button.clicked.connect(lambda: self.wanted.emit(thing, self.print_size))
        self.buttons[thing] = button

    @property
    def print_size(self) -> PrintSize:
        """How large letters are to be printed."""
        return next(size for size, pick in self.sizes.items() if pick.isChecked())


def _lines(look: Look, letter: SummaryLetter) -> Iterable[QWidget]:
    """Yield what `letter` says; of its lines to write on, those that say what goes there."""
    for block in letter.body:
        if block.kind is not BlockKind.LINE:
            yield marked_text(look, block)
        elif block.text.text:
            yield text(look.say(message("{label}: you write this.", label=block.text)))


def _words(*, letters: bool) -> tuple[Message, Message]:
    """Return the heading, and what is said below it.

    They differ where there are `letters`, or only the card.
    """
    if letters:
        return (
            message("Letters you can take with you"),
            message("The words are there. You fill in names and places by hand."),
        )
    return (
        message("A card you can take with you"),
        message("It has all the numbers. Keep it where you can find it."),
    )
