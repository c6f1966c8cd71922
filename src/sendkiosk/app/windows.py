"""The windows: the kiosk, an adviser's, the preview of a pack, all screens off screen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from sendkiosk.app.computer import printing_system, speech_for
from sendkiosk.app.display import has_display
from sendkiosk.app.notes import tidy_notes
from sendkiosk.app.papers import clear_old_sheets
from sendkiosk.app.places import fonts_for
from sendkiosk.app.program import App, this_day
from sendkiosk.app.services import StaffChecks, desk_services, for_adviser, services, staff_services
from sendkiosk.findings.finding import Finding
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.paths import find_places
from sendkiosk.settings.values import Settings

if TYPE_CHECKING:
    from sendkiosk.printing.port import Printer
    from sendkiosk.ui.gallery.hall import Shot
    from sendkiosk.ui.idle import Limits
    from sendkiosk.ui.kiosk import Kiosk
    from sendkiosk.ui.look import Look
    from sendkiosk.ui.preview.source import PackSource
    from sendkiosk.ui.services import Services

LENT_IDLE_SECONDS: Final = 600
"""Seconds without a touch after which a family with an adviser at a kiosk is asked."""
LENT_WARNING_SECONDS: Final = 60
_PIN_OF_NOBODY: Final = "295038"
"""Opens a lock that is there to be looked at, while screens are shown."""


def load_kiosk() -> None:
    """Import what a kiosk is made of: best while something else has to be waited for."""
    import sendkiosk.printing.finding
    import sendkiosk.printing.jobs
    import sendkiosk.ui.desktop
    import sendkiosk.ui.kiosk  # noqa: F401


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
    if not has_display():
        raise TroubleError(
            "There is no display to open the kiosk on. Start it inside a desktop or kiosk session,"
            " or take a sample visit without one: sendkiosk demo out"
        )
    from sendkiosk.printing.finding import find_printer
    from sendkiosk.printing.jobs import JobBook, NotingPrinter, take_back_left
    from sendkiosk.printing.staff_log import StaffLog
    from sendkiosk.ui.application import open_application
    from sendkiosk.ui.desktop import pixels_per_mm, run
    from sendkiosk.ui.idle import Limits

    clear_old_sheets(app)
    application = open_application(app.found_fonts().all)
    wanted = app.settings.printer
    system = printing_system()
    book = JobBook(app.jobs_file)

    def usual_printer() -> Printer:
        return NotingPrinter(find_printer(system, wanted, app.sheets_folder), book)

    done = services(app, usual_printer)
    if app.settings.mode == "adviser":
        done = for_adviser(app, done, desk_services(app, system))
    done = replace(done, speech=speech_for(app))
    dense = pixels_per_mm(application, app.settings.screen_mm)
    idle = _idle_limits(app.settings)

    def open_adviser(size: tuple[int, int]) -> Kiosk:
        lent = replace(app, settings=replace(app.settings, mode="adviser"))
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
        kiosk.do_later(lambda: tidy_notes(app))
        # Bank holidays may take long to be had: while nobody waits for a last day.
        kiosk.do_later(app.get_calendar_ready)
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
    if not has_display():
        raise TroubleError(
            "There is no display to open the preview on. Start it inside a desktop session."
        )
    from sendkiosk.ui.application import open_application
    from sendkiosk.ui.preview.run import run
    from sendkiosk.ui.preview.window import Preview

    places = find_places()
    words = catalogue or Catalogue()
    fonts = fonts_for(places, words.tag)
    application = open_application(fonts.all)
    return run(application, Preview(pack_source(folder.absolute()), words, places.resources))


def pack_source(folder: Path) -> PackSource:
    """Return the pack in `folder` for its preview: how it is read, checked, and gone through."""
    from sendkiosk.pack.opening import open_pack
    from sendkiosk.ui.preview.source import Checked, PackSource

    def check(folder: Path) -> Checked:
        opened = open_pack(folder)
        return Checked(opened.flow, opened.findings, opened.folders)

    def thorough(folder: Path) -> tuple[Finding, ...]:
        from sendkiosk.authoring.inspection import inspect

        return inspect(folder, this_day()).findings

    calendar = england_calendar()
    return PackSource(folder, check, thorough, lambda flow: Journey(flow, this_day(), calendar))


def run_demo(
    app: App, answers: Mapping[str, Answer], folder: Path, size: tuple[int, int]
) -> tuple[Path, ...]:
    """Take a visit with `answers` through the real kiosk, off screen, and return what it leaves.

    That is a picture of each screen, the sheet, and the file with the session note, all in
    `folder`. Raises TroubleError if the folder cannot be written, or the clock is wrong.
    """
    from sendkiosk.printing.folder import FolderPrinter
    from sendkiosk.ui.application import open_application
    from sendkiosk.ui.tour import take_tour

    app.check_clock()
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
    from sendkiosk.ui.application import open_application
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
    from sendkiosk.ui.application import open_for_pictures
    from sendkiosk.ui.pictures import png_pages

    open_for_pictures()
    return lambda pdf: png_pages(pdf, dpi)


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
