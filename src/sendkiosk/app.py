"""The composition root: builds every part from the settings and hands each what it needs.

Rooms that take long to import (sheets, printing, notes, widgets) are imported when first used.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.flow import SEEN, TALK, Kind
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.summary import Summary, SummaryLetter, summarise
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.language.catalogue import SOURCE_LANGUAGE, Catalogue
from sendkiosk.language.offering import offered
from sendkiosk.language.standing import Body, program_body
from sendkiosk.notes.told import ToldError
from sendkiosk.pack.loading import read_name
from sendkiosk.pack.opening import OpenedPack, open_pack, overdue
from sendkiosk.pack.source_texts import pack_bodies
from sendkiosk.paths import Places, default_data_folder, find_places, font_folders
from sendkiosk.settings import (
    Mode,
    Settings,
    SpeechChoice,
    find_pack,
    from_home,
    read_settings,
)

if TYPE_CHECKING:
    from sendkiosk.handout.design import SheetSize
    from sendkiosk.handout.fonts import FontFiles
    from sendkiosk.journey.flow import Flow
    from sendkiosk.notes.note import SessionNote
    from sendkiosk.notes.reports.ledger import Ledger
    from sendkiosk.notes.reports.report import Report
    from sendkiosk.notes.reports.request import ReportRequest
    from sendkiosk.notes.server.server import NoteServer
    from sendkiosk.notes.staff_log import NotesLog
    from sendkiosk.notes.store import NoteStore
    from sendkiosk.notes.words import Part
    from sendkiosk.printing.handed import Handed
    from sendkiosk.printing.port import Printer, PrinterStatus, PrintingSystem, PrintOutcome
    from sendkiosk.printing.staff_log import StaffLog
    from sendkiosk.speech.port import Engine
    from sendkiosk.ui.gallery.hall import Shot
    from sendkiosk.ui.idle import Limits
    from sendkiosk.ui.kiosk import Kiosk
    from sendkiosk.ui.look import Look
    from sendkiosk.ui.preview.source import PackSource
    from sendkiosk.ui.services import (
        DeskServices,
        NoteRequest,
        Printed,
        PrintJob,
        PrintRequest,
        Services,
        StaffLine,
        StaffServices,
    )

log = logging.getLogger(__name__)

LENT_IDLE_SECONDS: Final = 600
"""Seconds without a touch after which a family with an adviser at a kiosk is asked."""
LENT_WARNING_SECONDS: Final = 60
SHEETS_KEPT: Final = timedelta(hours=24)
"""How long a sheet that was saved for want of a printer stays."""
_PIN_OF_NOBODY: Final = "295038"
"""Opens a lock that is there to be looked at, while screens are shown."""


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
        return Journey(self.flow, today or _today(), england_calendar())

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
            summary, self.catalogue, fonts, _sheet_size(size), beside_english=beside_english
        )

    def letter(
        self, letter: SummaryLetter, summary: Summary, size: PrintSize = PrintSize.STANDARD
    ) -> bytes:
        """Return `letter` of `summary` as a PDF. Raises TroubleError without fonts."""
        from sendkiosk.handout.letter import build_letter

        fonts = self.fonts(self.catalogue.tag)
        return build_letter(letter, summary, self.catalogue, fonts, _sheet_size(size))

    def card(self, summary: Summary, size: PrintSize = PrintSize.STANDARD) -> bytes:
        """Return the card with the numbers of `summary` as a PDF. Raises TroubleError as above."""
        from sendkiosk.handout.letter import build_card

        fonts = self.fonts(self.catalogue.tag)
        return build_card(summary, self.catalogue, fonts, _sheet_size(size))


@dataclass(frozen=True, slots=True)
class StaffChecks:
    """What staff want to know of the kiosk that runs; the rules are those of StaffServices."""

    examine: Callable[[], tuple[StaffLine, ...]]
    why_not_restart: Callable[[], str]


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
    beside = settings_file.parent if settings_file else Path()
    opened = open_pack(pack or find_pack(settings, places.packs, beside))
    if opened.flow is None:
        raise FindingsError(opened.findings)
    _warn((*read.findings, *opened.findings, *overdue(opened, _today())))
    folder = data_folder or data_folder_of(settings)
    bodies = bodies_of(places, opened)
    languages = _languages(settings, places, bodies)
    return App(settings, places, opened.flow, Catalogue(), folder, languages, bodies)


def bodies_of(places: Places, opened: OpenedPack) -> tuple[Body, ...]:
    """Return what is to be translated: the words of each pack, the local one first, the program's.

    Raises TroubleError where the list of the program's texts is not there.
    """
    packs = opened.merged.packs if opened.merged else ()
    return (*pack_bodies(packs), program_body(places.translations))


def bodies_of_pack(places: Places, pack: Path | None) -> tuple[Body, ...]:
    """Return what is translated of the pack in a folder, of the packs it extends, and the program.

    None is the pack that the settings name by default. Raises FindingsError where a pack cannot be
    read, since what is missing there would be taken for gone.
    """
    opened = open_pack(pack or places.packs / Settings().pack)
    if opened.merged is None or opened.merged.broken:
        raise FindingsError(opened.findings)
    return bodies_of(places, opened)


def has_fonts(places: Places, language: str) -> bool:
    """Tell whether pages in `language` can be shown and printed here."""
    try:
        fonts_for(places, language)
    except TroubleError:
        return False
    return True


def data_folder_of(settings: Settings) -> Path:
    """Return the folder for session notes and saved sheets; it may not be there yet.

    Raises TroubleError when the settings name the home folder of somebody who is not known.
    """
    named = settings.data_folder
    return from_home(named) if named else default_data_folder()


def notes_file_in(data_folder: Path) -> Path:
    """Return the file below `data_folder` that session notes are kept in."""
    return data_folder / "notes.db"


def note_store_in(data_folder: Path, settings: Settings) -> NoteStore:
    """Return the session notes below `data_folder`, encrypted if `settings` name a key.

    Whether that key can be read shows when notes are: no visit may end for it.
    """
    from sendkiosk.notes.store import NoteStore

    named = settings.notes_key_file
    try:
        key_file = from_home(named) if named else None
    except TroubleError:
        key_file = Path(named or "")
    return NoteStore(notes_file_in(data_folder), key_file)


def sheets_folder_in(data_folder: Path) -> Path:
    """Return the folder below `data_folder` in which sheets are saved when there is no printer."""
    return data_folder / "sheets"


def run_kiosk(
    app: App,
    *,
    full_screen: bool,
    heartbeat: int | None = None,
    staff: StaffChecks | None = None,
) -> int:
    """Open the kiosk and return the exit status when it is closed: RESTART to start it anew.

    Whoever watches over it hears its signs of life through the pipe `heartbeat`. With `staff`, a
    kiosk for visitors that fills the screen is locked. Raises TroubleError where no window can
    open, or without fonts.
    """
    if not _has_display():
        raise TroubleError(
            "There is no display to open the kiosk on. Start it inside a desktop or kiosk session,"
            " or take a sample visit without one: sendkiosk demo out"
        )
    from sendkiosk.printing.finding import find_printer
    from sendkiosk.printing.folder import clear_old
    from sendkiosk.printing.jobs import JobBook, NotingPrinter, take_back_left
    from sendkiosk.printing.staff_log import StaffLog
    from sendkiosk.ui.desktop import open_application, pixels_per_mm, run
    from sendkiosk.ui.idle import Limits

    for left in clear_old(app.sheets_folder, SHEETS_KEPT, datetime.now(UTC)):
        log.warning("%s is an old sheet that cannot be deleted. Delete it by hand.", left)
    fonts = app.fonts()
    application = open_application(fonts.all)
    wanted = app.settings.printer
    system = printing_system()
    book = JobBook(app.jobs_file)

    def usual_printer() -> Printer:
        return NotingPrinter(find_printer(system, wanted, app.sheets_folder), book)

    done = services(app, usual_printer)
    if app.settings.mode == "adviser":
        done = for_adviser(app, done, desk_services(app, system))
    done = replace(done, speech=_speech(app))
    dense = pixels_per_mm(application, app.settings.screen_mm)
    idle = _idle_limits(app.settings)

    def open_adviser(size: tuple[int, int]) -> Kiosk:
        lent = replace(app, settings=app.settings.model_copy(update={"mode": "adviser"}))
        # The kiosk stands where anyone comes by: nothing of a family is left there in files.
        desk = replace(desk_services(lent, system), save_pdfs=None)
        with_desk = for_adviser(lent, services(lent, usual_printer), desk)
        aloud = replace(with_desk, speech=done.speech)
        return _kiosk(lent, aloud, size, idle=Limits(LENT_IDLE_SECONDS, LENT_WARNING_SECONDS))

    def open_kiosk(size: tuple[int, int]) -> Kiosk:
        kiosk = _kiosk(app, done, size, dense, idle)
        if app.settings.mode == "kiosk":
            # Whoever they are for has gone: the kiosk died while they were printed.
            kiosk.background.run(lambda: take_back_left(book, system, StaffLog()), lambda _: None)
        kiosk.do_later(lambda: _tidy_notes(app))
        kiosk.do_later(_get_calendar_ready)
        return kiosk

    is_locked = staff is not None and full_screen and app.settings.mode == "kiosk"
    return run(
        application,
        open_kiosk,
        full_screen=full_screen,
        heartbeat=heartbeat,
        staff=staff_services(app, staff, usual_printer, open_adviser)
        if staff and is_locked
        else None,
    )


def run_preview(folder: Path, catalogue: Catalogue | None = None) -> int:
    """Open the preview of the pack in `folder` and return the exit status when it is closed.

    It is shown in English, or in the language of `catalogue`.

    The pack may be broken, but must be there. Raises TroubleError where there is no such folder,
    where no window can open, or without fonts.
    """
    if not folder.is_dir():
        raise TroubleError(f"There is no folder {folder}. Name the folder of a pack.")
    if not _has_display():
        raise TroubleError(
            "There is no display to open the preview on. Start it inside a desktop session."
        )
    from sendkiosk.ui.desktop import open_application
    from sendkiosk.ui.preview.run import run
    from sendkiosk.ui.preview.window import Preview

    places = find_places()
    words = catalogue or Catalogue()
    fonts = fonts_for(places, words.tag)
    application = open_application(fonts.all)
    return run(application, Preview(pack_source(folder.absolute()), words, places.resources))


def pack_source(folder: Path) -> PackSource:
    """Return the pack in `folder` for its preview: how it is read, checked, and gone through."""
    from sendkiosk.ui.preview.source import Checked, PackSource

    def check(folder: Path) -> Checked:
        opened = open_pack(folder)
        return Checked(opened.flow, opened.findings, opened.folders)

    def thorough(folder: Path) -> tuple[Finding, ...]:
        from sendkiosk.authoring.inspection import inspect

        return inspect(folder, _today()).findings

    calendar = england_calendar()
    return PackSource(folder, check, thorough, lambda flow: Journey(flow, _today(), calendar))


def run_demo(
    app: App, answers: Mapping[str, Answer], folder: Path, size: tuple[int, int]
) -> tuple[Path, ...]:
    """Take a visit with `answers` through the real kiosk, off screen, and return what it leaves.

    That is a picture of each screen, the sheet, and the file with the session note, all in
    `folder`. Raises TroubleError if the folder cannot be written.
    """
    from sendkiosk.printing.folder import FolderPrinter
    from sendkiosk.ui.desktop import open_application
    from sendkiosk.ui.tour import take_tour

    fonts = app.fonts()
    open_application(fonts.all)
    here = replace(app, data_folder=folder)
    kiosk = _kiosk(here, services(here, lambda: FolderPrinter(folder)), size)
    kiosk.window.resize(*size)
    before = frozenset(folder.glob("*.pdf"))
    pictures = take_tour(kiosk, answers, folder)
    kiosk.close()
    sheets = sorted(frozenset(folder.glob("*.pdf")) - before)
    return (*pictures, *sheets, here.notes_file)


@dataclass(frozen=True, slots=True)
class Looks:
    """In which looks screens are shown: sizes in pixels, steps of words from 1, and colours."""

    sizes: tuple[tuple[int, int], ...]
    steps: tuple[int, ...]
    colours: tuple[str, ...]


def show_screens(app: App, looks: Looks, today: date, only: Collection[str] = ()) -> Iterator[Shot]:
    """Show every screen in each of `looks`, off screen, and yield each view with its faults.

    Visits begin on `today`. With names, `only` screens that have one of them are shown. Nothing is
    kept or printed. Raises TroubleError without fonts.
    """
    from sendkiosk.lock.file import pin_file_in
    from sendkiosk.lock.lock import Lock
    from sendkiosk.printing.folder import FolderPrinter
    from sendkiosk.ui.desktop import open_application
    from sendkiosk.ui.gallery.exhibits import exhibits
    from sendkiosk.ui.gallery.hall import Hall
    from sendkiosk.ui.gallery.silent import Silent
    from sendkiosk.ui.kiosk import Kiosk
    from sendkiosk.ui.theme import Colours

    open_application(app.fonts().all)
    shown = exhibits(app.journey(today))
    with TemporaryDirectory() as folder:
        here = replace(app, data_folder=Path(folder))
        printer = FolderPrinter(here.sheets_folder)
        done = replace(services(here, lambda: printer), speech=Silent())
        lock = Lock(pin_file_in(here.data_folder), lambda: datetime.now(UTC))
        lock.set_pin(_PIN_OF_NOBODY)
        for size in looks.sizes:
            kiosk = Kiosk(_look(here, size), lambda: app.journey(today), done)
            hall = Hall(kiosk, lock, size, frozenset(only))
            for step, colours in product(looks.steps, looks.colours):
                yield from hall.shots(shown, step, Colours(colours))
            kiosk.window.hide()
            kiosk.close()


def as_pictures(shots: Iterator[Shot]) -> Iterator[tuple[Shot, bytes]]:
    """Yield each of `shots` in turn with its picture as a PNG."""
    from sendkiosk.ui.gallery.drawing import drawn

    return drawn(shots)


def picture_maker(dpi: int) -> Callable[[bytes], tuple[bytes, ...]]:
    """Return what draws the pages of a PDF as PNG, with `dpi` pixels an inch. Needs a display."""
    from sendkiosk.ui.desktop import open_for_pictures
    from sendkiosk.ui.pictures import png_pages

    open_for_pictures()
    return lambda pdf: png_pages(pdf, dpi)


def fonts_for(places: Places, *languages: str) -> FontFiles:
    """Return the font files of papers and screens in `languages`, such as "en-GB" and "ur".

    Raises TroubleError when one of them is missing or cannot be read.
    """
    from sendkiosk.handout.fonts import MissingFontError, families_of, find_fonts, load_faces

    families = dict.fromkeys(family for each in languages for family in families_of(each))
    try:
        found = find_fonts(font_folders(places), families)
        for language in languages:
            # Read now: a file that is no font must not be noticed only when a sheet is wanted.
            load_faces(found, language)
    except MissingFontError as error:
        raise TroubleError(str(error)) from error
    return found


def printing_system(platform: str = sys.platform) -> PrintingSystem:
    """Return what prints on `platform`: CUPS' own commands on Linux, Qt elsewhere."""
    if platform == "linux":
        from sendkiosk.printing.cups import CupsSystem

        return CupsSystem()
    from sendkiosk.ui.qt_printer import QtSystem

    return QtSystem()


def speech_engine(wanted: SpeechChoice, platform: str = sys.platform) -> Engine | None:
    """Return what reads aloud on `platform`: espeak-ng on Linux, Qt elsewhere, or what is `wanted`.

    None if that is "off", or if the part of Qt that speaks is not installed.
    """
    if wanted == "off":
        return None
    if wanted == "espeak-ng" or (wanted == "auto" and platform == "linux"):
        from sendkiosk.speech.espeak import Espeak

        return Espeak()
    try:
        from sendkiosk.ui.qt_speech import QtSpeech
    except ImportError as error:
        log.warning("Qt cannot speak here: %s", error)
        return None
    return QtSpeech()


def services(app: App, find_printer: Callable[[], Printer]) -> Services:
    """Return what the wizard needs done: pages on the printer that is found, notes on disk."""
    from sendkiosk.notes.staff_log import NotesLog
    from sendkiosk.printing.staff_log import StaffLog
    from sendkiosk.ui.services import Services

    staff = StaffLog()
    notes_log = NotesLog()

    def print_pages(request: PrintRequest) -> Printed:
        return _print(app, find_printer, staff, request)

    def note_words(request: NoteRequest) -> tuple[Part, ...]:
        from sendkiosk.notes.words import in_words

        return in_words(_note(app, request))

    def save_note(request: NoteRequest) -> bool:
        return _save(app, notes_log, request)

    return Services(print_pages, note_words, save_note)


def staff_services(
    app: App,
    checks: StaffChecks,
    find_printer: Callable[[], Printer],
    open_adviser: Callable[[tuple[int, int]], Kiosk],
) -> StaffServices:
    """Return what staff need at a locked kiosk that prints on the printer that is found."""
    from sendkiosk.lock.file import pin_file_in
    from sendkiosk.lock.lock import Lock
    from sendkiosk.printing.staff_log import StaffLog
    from sendkiosk.ui.services import Made, Printed, PrintRequest, StaffServices

    staff = StaffLog()

    def print_test_page() -> Printed:
        request = PrintRequest(_sample_summary(app), app.catalogue, wanted=Made.CARD)
        pdf = _made(app, request)
        if pdf is None:
            return Printed(message("The test page could not be made. The log says why."), False)
        return _print_for_staff(app, find_printer(), staff, pdf)

    def print_report(report: Report) -> Printed:
        try:
            pdf = _report_pdf(app.places, report, app.flow.packs[0].name)
        except TroubleError as error:
            return Printed(Message(str(error)), False)
        return _print_for_staff(app, find_printer(), staff, pdf)

    lock = Lock(pin_file_in(app.data_folder), lambda: datetime.now(UTC))
    return StaffServices(
        lock,
        checks.examine,
        print_test_page,
        checks.why_not_restart,
        open_adviser,
        lambda: _last_quarter(app),
        print_report,
    )


def desk_services(app: App, system: PrintingSystem) -> DeskServices:
    """Return what an adviser needs to choose and look at what is printed by `system`."""
    from sendkiosk.printing.files import save_all
    from sendkiosk.printing.staff_log import StaffLog
    from sendkiosk.printing.words import status_for_staff
    from sendkiosk.ui.services import DeskServices, PrinterLine

    staff = StaffLog()

    def printers() -> tuple[PrinterLine, ...]:
        wanted = app.settings.printer
        return tuple(
            PrinterLine(
                choice.id,
                choice.name,
                status_for_staff(status),
                status.is_fine,
                choice.id == wanted if wanted else choice.is_default,
            )
            for choice in system.list_printers()
            for status in (system.open_printer(choice.id).status(),)
        )

    def make_pdf(request: PrintRequest) -> bytes | Message:
        return _made(app, request) or message(
            "The pages could not be made. What you found out is still on the summary page."
        )

    def print_pdf(job: PrintJob) -> Printed:
        printer = system.open_printer(job.printer)
        return _print_for_staff(app, printer, staff, job.pdf, job.copies)

    return DeskServices(printers, make_pdf, print_pdf, save_all)


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


def for_adviser(app: App, done: Services, desk: DeskServices) -> Services:
    """Return what is `done` for visitors with what an adviser needs besides.

    That is a `desk`, and what redacts remarks, if they may be written; if it cannot be had, the log
    says so, and none can be written.
    """
    redact = None
    if app.settings.remarks:
        from sendkiosk.notes.remarks.redactor import load_redactor

        try:
            redact = load_redactor(app.places.resources / "remarks").redact
        except OSError as error:
            log.warning(
                "No remark can be written: %s cannot be read. Set the program up again.",
                error.filename,
            )
    return replace(done, desk=desk, redact=redact)


def _idle_limits(settings: Settings) -> Limits | None:
    from sendkiosk.ui.idle import Limits

    after = settings.forgets_after
    return None if after is None else Limits(after, settings.warning_seconds)


def _kiosk(
    app: App,
    done: Services,
    size: tuple[int, int],
    pixels_per_mm: float | None = None,
    idle: Limits | None = None,
) -> Kiosk:
    """Return a kiosk for a window of `size`, with type for those who use it."""
    from sendkiosk.ui.kiosk import Kiosk

    return Kiosk(_look(app, size, pixels_per_mm), app.journey, done, idle)


def _look(app: App, size: tuple[int, int], pixels_per_mm: float | None = None) -> Look:
    """Return how a kiosk looks in a window of `size`.

    Visitors stand, and touch; advisers sit at a desk with a mouse.
    """
    from sendkiosk.ui.look import Look
    from sendkiosk.ui.sizes import Sizes
    from sendkiosk.ui.theme import load_theme

    if app.settings.mode == "adviser":
        from sendkiosk.ui.adviser.workbench import wizard_width

        sizes = Sizes.for_desk(wizard_width(size[0]), size[1])
    else:
        sizes = Sizes.for_screen(*size, pixels_per_mm)
    languages = app.languages or (app.catalogue,)
    return Look(languages[0], load_theme(app.places.resources, sizes), languages)


def _speech(app: App) -> Engine | None:
    """Return what reads aloud; None if it has no voice at all, so that nothing is promised."""
    engine = speech_engine(app.settings.speech)
    if engine is None or any(engine.voice(tag) for tag in (*app.offered, SOURCE_LANGUAGE)):
        return engine
    log.warning("Nothing can be read aloud here. Install espeak-ng, or set speech to “off”.")
    return None


def _print(
    app: App, find_printer: Callable[[], Printer], staff: StaffLog, request: PrintRequest
) -> Printed:
    from sendkiosk.printing.handed import hand_over
    from sendkiosk.printing.words import for_visitor, status_for_visitor
    from sendkiosk.ui.services import Printed

    pdf = _made(app, request)
    if pdf is None:
        return Printed(message("We could not make your pages. Ask the staff here to help."), False)
    handed = hand_over(find_printer(), pdf, staff)
    return _printed(app, handed, for_visitor, status_for_visitor)


def _print_for_staff(
    app: App, printer: Printer, staff: StaffLog, pdf: bytes, copies: int = 1
) -> Printed:
    from sendkiosk.printing.handed import hand_over
    from sendkiosk.printing.words import status_for_staff

    handed = hand_over(printer, pdf, staff, copies)
    # Neither they nor an adviser are told to ask the staff.
    return _printed(app, handed, _in_words_for_staff, status_for_staff)


def _printed(
    app: App,
    handed: Handed,
    in_words: Callable[[PrintOutcome], Message],
    status_in_words: Callable[[PrinterStatus], Message],
) -> Printed:
    """Return how printing goes, in the words of those who are told."""
    from sendkiosk.printing.handed import is_good
    from sendkiosk.ui.services import Printed

    def printed(outcome: PrintOutcome) -> Printed:
        return Printed(in_words(outcome), is_good(outcome), handed.take_back)

    def follow(tell: Callable[[Message], None]) -> Printed:
        seconds = app.settings.print_seconds
        return printed(handed.follow(lambda status: tell(status_in_words(status)), seconds))

    return replace(printed(handed.outcome), follow=follow if handed.is_waiting else None)


def _in_words_for_staff(outcome: PrintOutcome) -> Message:
    from sendkiosk.printing.port import Out, Sent
    from sendkiosk.printing.words import for_staff

    match outcome:
        case Sent():
            return message("The pages are with the printer.")
        case Out():
            return message("The pages are printed. Look that all of them came out.")
        case _:
            return for_staff(outcome)


def _made(app: App, request: PrintRequest) -> bytes | None:
    """Return the pages of `request`; None if they could not be made, which the log then tells."""
    try:
        return _pdf(app, request)
    except Exception as fault:  # noqa: BLE001 - no fault of a page may end a visit
        # The screen still has everything. The text of the fault could quote the pages, so only its
        # kind is logged.
        log.error("Pages could not be made: %s", type(fault).__name__)  # noqa: TRY400
        return None


def _pdf(app: App, request: PrintRequest) -> bytes:
    from sendkiosk.ui.services import Made

    theirs = app.speaking(request.catalogue)
    match request.wanted:
        case Made.SHEET:
            beside = request.beside_english
            return theirs.sheet(request.summary, request.size, beside_english=beside)
        case Made.CARD:
            return theirs.card(request.summary, request.size)
        case letter:
            return theirs.letter(letter, request.summary, request.size)


def _sheet_size(size: PrintSize) -> SheetSize:
    from sendkiosk.handout.design import SheetSize

    return SheetSize[size.name]


def _save(app: App, staff: NotesLog, request: NoteRequest) -> bool:
    """Keep the note of `request`, and return whether it is kept; if not, staff are told why."""
    from sendkiosk.notes.faults import NotSavedError

    try:
        staff.saved(app.note_store.save(_note(app, request)))
    except NotSavedError as error:
        staff.not_saved(error)
        return False
    return True


def remove_old_notes(store: NoteStore, months: int) -> int:
    """Remove the notes in `store` from more than `months` ago; return how many there were.

    Before, they are counted for reports, if they were not. Raises TroubleError when the file of
    notes cannot be used.
    """
    from sendkiosk.notes.faults import StoreError
    from sendkiosk.notes.ledger import reckon
    from sendkiosk.notes.retention import oldest_week

    week = oldest_week(_today(), months)
    try:
        if store.path.exists():
            reckon(store.file, lambda ledger: _count_before(ledger, ledger.sites(), week))
        return store.remove_before(week)
    except StoreError as error:
        raise TroubleError(Catalogue().say(error.reason)) from error


def _count_before(ledger: Ledger, sites: Iterable[str], week: str) -> None:
    """Count for reports what is about to be removed; that goes whether or not it can be counted."""
    from sendkiosk.notes.disclosure.publication import NotReadableError
    from sendkiosk.notes.reports.publishing import publish_before

    for site in sorted(sites):
        try:
            publish_before(ledger, site, week, _today())
        except NotReadableError as error:
            log.warning("%s", Catalogue().say(error.reason))


def push_notes(settings: Settings, today: date, pause: Callable[[float], object]) -> int:
    """Send the session notes to the server of the settings; return how many it did not have.

    Only weeks that are over on `today` are sent: a week must not be known more closely by when its
    notes came. `pause` waits, in seconds, where the network has gone. Raises TroubleError.
    """
    from sendkiosk.notes.note import week_of

    server = _server(settings)
    store = note_store_in(data_folder_of(settings), settings)
    try:
        return server.push(store.rows_before(week_of(today)), pause)
    except ToldError as error:
        raise TroubleError(Catalogue().say(error.reason)) from error


def remove_old_notes_there(settings: Settings, months: int) -> int:
    """Remove the notes of this site on the server as `remove_old_notes` does here.

    Raises TroubleError.
    """
    from sendkiosk.notes.retention import oldest_week
    from sendkiosk.notes.server.ledger import ServerLedger

    server, week = _server(settings), oldest_week(_today(), months)
    try:
        with server.connected() as connection:
            _count_before(ServerLedger(connection), [settings.site], week)
        return server.remove_before(week, settings.site)
    except ToldError as error:
        raise TroubleError(Catalogue().say(error.reason)) from error


def notes_report(
    settings: Settings, request: ReportRequest, today: date, *, from_server: bool = False
) -> Report:
    """Return the report that `request` asks for, of the notes on this computer or on the server.

    What it publishes stays there. Raises TroubleError.
    """
    from sendkiosk.notes.reports.making import make_report
    from sendkiosk.notes.server.ledger import ServerLedger

    try:
        if from_server:
            with _server(settings).connected() as connection:
                return make_report(ServerLedger(connection), request, today)
        return _reckoned(note_store_in(data_folder_of(settings), settings), request, today)
    except ToldError as error:
        raise TroubleError(Catalogue().say(error.reason)) from error


def report_pdf(report: Report, settings: Settings, settings_file: Path | None = None) -> bytes:
    """Return `report` as a PDF that names the service of the pack. Raises TroubleError."""
    places = find_places()
    beside = settings_file.parent if settings_file else Path()
    try:
        service = read_name(find_pack(settings, places.packs, beside))
    except FindingsError:
        service = settings.pack
    return _report_pdf(places, report, service)


def _report_pdf(places: Places, report: Report, service: Message | str) -> bytes:
    from sendkiosk.reporting.pdf import build_report

    return build_report(report, Catalogue(), fonts_for(places, SOURCE_LANGUAGE), service)


def _last_quarter(app: App) -> Report | Message:
    """Return the report of the last quarter that is over, or why it cannot be had."""
    from sendkiosk.notes.reports.request import of_last_quarter

    today = _today()
    try:
        return _reckoned(app.note_store, of_last_quarter(today), today)
    except ToldError as error:
        return error.reason


def _reckoned(store: NoteStore, request: ReportRequest, today: date) -> Report:
    """Return the report of the notes in `store`. Raises StoreError and NotReadableError."""
    from sendkiosk.notes.ledger import reckon
    from sendkiosk.notes.reports.making import make_report

    return reckon(store.file, lambda ledger: make_report(ledger, request, today))


def _server(settings: Settings) -> NoteServer:
    """Return the server that `settings` name. Raises TroubleError if they name none."""
    from sendkiosk.notes.server.server import NoteServer

    if settings.notes_server is None:
        raise TroubleError(
            "No server is named. Write notes_server into the settings, such as"
            " “host=notes.example.org dbname=notes user=kiosk”."
        )
    return NoteServer(settings.notes_server)


def _get_calendar_ready() -> None:
    """Have bank holidays loaded, which takes long, while nobody waits for a last day."""
    england_calendar().first_working_day(_today())


def _tidy_notes(app: App) -> None:
    """Remove old session notes, if it is known what is old; what goes wrong is for the staff."""
    months = app.settings.retention_months
    if months is None:
        return
    try:
        remove_old_notes(app.note_store, months)
    except TroubleError as error:
        log.warning("Old session notes were not removed. %s", error)


def _note(app: App, request: NoteRequest) -> SessionNote:
    from sendkiosk.notes.note import note_of

    return note_of(request.summary, app.settings.site, request.manner)


def _sample_summary(app: App) -> Summary:
    """Return the summary of somebody who says nothing and wants to talk."""
    journey = app.journey()
    visit = Visit()
    while (screen := journey.screen(visit)) is not None and screen.kind is Kind.INFORMATION:
        visit = journey.answer(visit, screen.id, SEEN)
    return summarise(journey, journey.answer(visit, screen.id, TALK) if screen else visit)


def _today() -> date:
    return datetime.now().astimezone().date()


def _has_display() -> bool:
    """Tell whether Qt will find a display; without one it would abort the program."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _warn(findings: Iterable[Finding]) -> None:
    """Log what staff should see to; content that is overdue is still shown, with its date."""
    for finding in findings:
        log.warning("%s", finding)
