"""The program made ready: what is known before a window opens, and what is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.app.places import (
    fonts_for,
    found_fonts,
    note_store_in,
    notes_file_in,
    sheets_folder_in,
)
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.clock import why_wrong
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.summary import Summary, SummaryLetter
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import WorkingCalendar, england_calendar
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.paths import Places
from sendkiosk.settings.values import Settings

if TYPE_CHECKING:
    from sendkiosk.handout.design import SheetSize
    from sendkiosk.handout.fonts import FontFiles
    from sendkiosk.journey.flow import Flow
    from sendkiosk.language.standing import Body
    from sendkiosk.notes.store import NoteStore


@dataclass(frozen=True, slots=True)
class App:
    """Everything that is known before a window opens."""

    settings: Settings
    places: Places
    flow: Flow
    catalogue: Catalogue
    data_folder: Path
    languages: tuple[Catalogue, ...] = ()
    """Those that visitors are offered, in order; none where there is only `catalogue`."""
    bodies: tuple[Body, ...] = field(default=(), repr=False)
    """What is translated: the words of each pack, the local one first, then the program's."""
    calendar: WorkingCalendar = field(default_factory=england_calendar, repr=False)
    """The days that count as working days."""

    @property
    def notes_file(self) -> Path:
        """The file that session notes are kept in."""
        return notes_file_in(self.data_folder)

    @property
    def note_store(self) -> NoteStore:
        """The session notes in that file."""
        return note_store_in(self.data_folder, self.settings)

    @property
    def jobs_file(self) -> Path:
        """The file with the names of the print jobs that are under way."""
        return self.data_folder / "jobs.txt"

    @property
    def sheets_folder(self) -> Path:
        """Where sheets are saved when there is no printer."""
        return sheets_folder_in(self.data_folder)

    def journey(self, today: date | None = None) -> Journey:
        """Return a journey for a visit that begins on `today`; by default the computer's day."""
        return Journey(self.flow, today or this_day(), self.calendar)

    def get_calendar_ready(self) -> None:
        """Have the bank holidays at hand, which the first question about a day would wait for."""
        self.calendar.first_working_day(this_day())

    def check_clock(self) -> None:
        """Raise TroubleError where the computer's day cannot be right, and no last day be told."""
        check_clock_by(self.flow)

    @property
    def offered(self) -> tuple[str, ...]:
        """The tags of the languages that visitors are offered, such as "en-GB", in order."""
        return tuple(each.tag for each in self.languages or (self.catalogue,))

    def catalogue_of(self, tag: str) -> Catalogue:
        """Return the catalogue of an offered language. Raises KeyError for any other."""
        return {each.tag: each for each in self.languages or (self.catalogue,)}[tag]

    def speaking(self, catalogue: Catalogue) -> App:
        """Return the same program in the language of `catalogue` alone."""
        return replace(self, catalogue=catalogue, languages=(catalogue,))

    def fonts(self, *languages: str) -> FontFiles:
        """Return the font files for `languages`; for all that are offered when none is named.

        Raises TroubleError when one of them is missing or cannot be read.
        """
        return fonts_for(self.places, *(languages or self.offered))

    def found_fonts(self) -> FontFiles:
        """Return the fonts for all languages that are offered without reading them.

        For those who know that `fonts` can read them. Raises TroubleError when one is missing.
        """
        return found_fonts(self.places, *self.offered)

    def sheet(
        self,
        summary: Summary,
        size: PrintSize = PrintSize.STANDARD,
        *,
        beside_english: bool = False,
    ) -> bytes:
        """Return the sheet of `summary` as a PDF; if wanted, with the English beside it.

        Raises TroubleError without fonts.
        """
        from sendkiosk.handout.sheet import build_sheet

        fonts = self.fonts(self.catalogue.tag)
        return build_sheet(
            summary, self.catalogue, fonts, sheet_size(size), beside_english=beside_english
        )

    def letter(
        self, letter: SummaryLetter, summary: Summary, size: PrintSize = PrintSize.STANDARD
    ) -> bytes:
        """Return `letter` of `summary` as a PDF. Raises TroubleError without fonts."""
        from sendkiosk.handout.letter import build_letter

        fonts = self.fonts(self.catalogue.tag)
        return build_letter(letter, summary, self.catalogue, fonts, sheet_size(size))

    def card(self, summary: Summary, size: PrintSize = PrintSize.STANDARD) -> bytes:
        """Return the card with the numbers of `summary` as a PDF. Raises TroubleError as above."""
        from sendkiosk.handout.letter import build_card

        fonts = self.fonts(self.catalogue.tag)
        return build_card(summary, self.catalogue, fonts, sheet_size(size))


def check_clock_by(flow: Flow) -> None:
    """Raise TroubleError where the computer's day cannot be right, as far as `flow` tells."""
    doubt = why_wrong(this_day(), flow)
    if doubt:
        raise TroubleError(f"{Catalogue().say(doubt)} Set the clock, then try again.")


def this_day() -> date:
    """Return the computer's day."""
    return datetime.now().astimezone().date()


def sheet_size(size: PrintSize) -> SheetSize:
    """Return `size` as those who draw papers know it."""
    from sendkiosk.handout.design import SheetSize

    return SheetSize[size.name]
