"""What the wizard needs done outside of itself; the composition root hands in the real ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from sendkiosk.journey.messages import Message
from sendkiosk.journey.summary import Summary, SummaryLetter
from sendkiosk.language.catalogue import Catalogue


class Made(Enum):
    """What is made of every summary."""

    SHEET = auto()
    """The summary itself."""
    CARD = auto()
    """The numbers and addresses of all its contacts."""


Wanted: TypeAlias = "Made | SummaryLetter"
"""What can be printed: one of these, or a letter that belongs to the summary."""


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """One thing to print: of which summary, in which language, in large print or not."""

    summary: Summary
    catalogue: Catalogue
    large: bool
    wanted: Wanted = Made.SHEET


@dataclass(frozen=True, slots=True)
class Printed:
    """How printing went: the words for the visitor, and whether they hold (or get) the pages.

    `take_back` cancels pages that are not out yet, for a visitor who left without them. `follow`,
    where something is still to come, waits for it in another thread: it calls what it is given with
    words for the visitor, and returns how it ended, which is soon after `take_back`.
    """

    words: Message
    done: bool
    take_back: Callable[[], None] = lambda: None
    follow: Callable[[Callable[[Message], None]], Printed] | None = None


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """The anonymous note of one visit that the visitor agreed to."""

    summary: Summary
    language: str
    printed: bool
    large: bool


@dataclass(frozen=True, slots=True)
class Services:
    """Printing and notes. Each may be called from another thread, and never raises.

    `print_pages` makes and prints what is wanted. `note_words` says what a note would hold.
    `save_note` keeps it; a note that cannot be kept is the staff's trouble and never the visitor's.
    """

    print_pages: Callable[[PrintRequest], Printed]
    note_words: Callable[[NoteRequest], tuple[Message, ...]]
    save_note: Callable[[NoteRequest], None]
