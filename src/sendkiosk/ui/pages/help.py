"""Help now: what to do in danger or in a crisis, with the numbers in large type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from sendkiosk.journey.flow import Contact
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.summary import SummaryStep
from sendkiosk.ui.controls import column, panel, row, text
from sendkiosk.ui.details import phone_line
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page
from sendkiosk.ui.words import block_widgets


class HelpPage(Page):
    """One card for each kind of need; nothing is asked."""

    def __init__(self, look: Look, steps: Sequence[SummaryStep]) -> None:
        """Show `steps`."""
        super().__init__(look)
        contacts = [contact for step in steps for contact in step.contacts]
        self.fill(
            text(look.say("Do you need help now?"), "title"),
            _beside(look, [_card(look, step) for step in steps]),
            *(text(look.say(words), "small") for words in when_checked(contacts)),
            wide=look.sizes.has_columns(),
        )

    def first_focus(self) -> QWidget | None:
        """Leave the keyboard with the buttons of the window."""
        return None


def _beside(look: Look, cards: Sequence[QWidget]) -> QWidget:
    """Return `cards` in two columns on a wide screen, each as tall as it needs to be."""
    gap = look.sizes.gap
    if not look.sizes.has_columns():
        return column(*cards, spacing=gap)
    half = len(cards) // 2
    columns = [column(*part, spacing=gap) for part in (cards[:half], cards[half:])]
    both = row(look, *columns)
    for part in columns:
        both.box.setStretchFactor(part, 1)
        both.box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return both


def _card(look: Look, step: SummaryStep) -> QFrame:
    contacts = (part for contact in step.contacts for part in _contact(look, contact))
    title = text(look.say(step.title), "heading")
    return panel("card", look, title, *block_widgets(look, step.body), *contacts)


def _contact(look: Look, contact: Contact) -> Iterator[QWidget]:
    yield text(look.say(contact.name), "strong")
    yield from (phone_line(look, phone) for phone in contact.phones)
    if contact.how_to_find:
        yield text(look.say(contact.how_to_find))


def when_checked(contacts: Sequence[Contact]) -> Iterator[Message]:
    """Yield when the numbers were checked, and that nobody has tried them all, where so."""
    if not contacts:
        return
    day = min(contact.checked for contact in contacts)
    if all(contact.confirmed_by for contact in contacts):
        yield message("These numbers were checked on {day} or later.", day=day)
        return
    yield message(
        "We read these numbers in copies of web pages on {day} or later. Staff here have not tried"
        " them all yet.",
        day=day,
    )
