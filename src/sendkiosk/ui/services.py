"""What the wizard needs done outside of itself; the composition root hands in the real ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sendkiosk.journey.messages import Message
from sendkiosk.journey.summary import Summary
from sendkiosk.language.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """One sheet to print: of which summary, in which language, in large print or not."""

    summary: Summary
    catalogue: Catalogue
    large: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """How printing went: the words for the visitor, and whether they hold (or get) a sheet.

    `take_back` cancels a sheet that is not out yet, for a visitor who left without it.
    """

    words: Message
    done: bool
    take_back: Callable[[], None] = lambda: None


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

    `print_sheet` makes and prints a sheet. `note_words` says what a note would hold. `save_note`
    keeps it; a note that cannot be kept is the staff's trouble and never the visitor's.
    """

    print_sheet: Callable[[SheetRequest], Printed]
    note_words: Callable[[NoteRequest], tuple[Message, ...]]
    save_note: Callable[[NoteRequest], None]
