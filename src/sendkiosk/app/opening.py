"""Opening the program: settings, pack, languages, and what is wrong with them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.app.places import (
    bodies_of,
    data_folder_of,
    fonts_for,
    has_fonts,
    note_store_in,
    notes_file_in,
    sheets_folder_in,
    site_of,
)
from sendkiosk.contents.site import Site
from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.clock import why_wrong
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.summary import Summary, SummaryLetter
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.offering import offered
from sendkiosk.language.standing import Body
from sendkiosk.pack.opening import open_pack, overdue
from sendkiosk.paths import Places, find_places
from sendkiosk.settings import Mode, Settings, read_settings

if TYPE_CHECKING:
    from sendkiosk.handout.design import SheetSize
    from sendkiosk.handout.fonts import FontFiles
    from sendkiosk.journey.flow import Flow
    from sendkiosk.notes.store import NoteStore

log = logging.getLogger(__name__)


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
        return Journey(self.flow, today or this_day(), england_calendar())

    def check_clock(self) -> None:
        """Raise TroubleError where the computer's day cannot be right, and no last day be told."""
        _check_clock(self.flow)

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


def open_app(
    settings_file: Path | None = None,
    pack: Path | None = None,
    data_folder: Path | None = None,
    mode: Mode | None = None,
) -> App:
    """Return the program made ready: settings read, pack compiled, language opened.

    `pack`, `data_folder` and `mode` take the place of what the settings say. Raises FindingsError
    when the settings or the pack have faults without a safe way round them, and TroubleError as
    `from_home` does; other findings, and what is overdue, go to the log.
    """
    read = read_settings(settings_file)
    settings = read.settings
    if mode is not None:
        settings = settings.model_copy(update={"mode": mode})
    places = find_places()
    folder = data_folder or data_folder_of(settings)
    site = Site(settings, settings_file, places, folder)
    opened = open_pack(pack) if pack else site.chosen().opened
    if opened.flow is None:
        raise FindingsError(opened.findings)
    _warn((*read.findings, *opened.findings, *overdue(opened, this_day())))
    bodies = bodies_of(places, opened)
    languages = _languages(settings, places, bodies)
    return App(settings, places, opened.flow, Catalogue(), folder, languages, bodies)


def check_clock(settings: Settings, settings_file: Path | None = None) -> None:
    """Raise TroubleError where the day cannot be right, by the pack that `settings` name.

    A pack that cannot be read tells nothing.
    """
    opened = site_of(settings, settings_file, find_places()).chosen().opened
    if opened.flow is not None:
        _check_clock(opened.flow)


def _check_clock(flow: Flow) -> None:
    doubt = why_wrong(this_day(), flow)
    if doubt:
        raise TroubleError(f"{Catalogue().say(doubt)} Set the clock, then try again.")


def this_day() -> date:
    """Return the computer's day."""
    return datetime.now().astimezone().date()


def _warn(findings: Iterable[Finding]) -> None:
    """Log what staff should see to; content that is overdue is still shown, with its date."""
    for finding in findings:
        log.warning("%s", finding)


def sheet_size(size: PrintSize) -> SheetSize:
    """Return `size` as those who draw papers know it."""
    from sendkiosk.handout.design import SheetSize

    return SheetSize[size.name]


def _languages(
    settings: Settings, places: Places, bodies: tuple[Body, ...]
) -> tuple[Catalogue, ...]:
    """Return the languages that visitors are offered; why others are not goes to the log."""
    offers = offered(bodies, settings.languages, partial(has_fonts, places))
    for offer in offers:
        if offer.reason is not None:
            log.warning(
                "Visitors are not offered the language “%s”: %s. Type: sendkiosk language status",
                offer.tag,
                offer.trouble or offer.reason.value,
            )
    return tuple(offer.words.catalogue for offer in offers if offer.words and not offer.reason)
