"""What the windows are handed: printing, notes, an adviser's desk, the staff screen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sendkiosk.app.notes import drawn_report, keep_note, last_quarter, session_note
from sendkiosk.app.papers import made_paper, print_for_staff, print_request
from sendkiosk.app.program import App
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.flow import SEEN, TALK, Kind
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.summary import Summary, summarise
from sendkiosk.journey.visit import Visit

if TYPE_CHECKING:
    from sendkiosk.notes.reports.report import Report
    from sendkiosk.notes.words import Part
    from sendkiosk.printing.port import Printer, PrintingSystem
    from sendkiosk.ui.content_port import ContentServices
    from sendkiosk.ui.kiosk import Kiosk
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


@dataclass(frozen=True, slots=True)
class StaffChecks:
    """What staff want to know of the kiosk that runs; the rules are those of StaffServices."""

    examine: Callable[[], tuple[StaffLine, ...]]
    why_not_restart: Callable[[], str]
    content: ContentServices | None = None


def services(app: App, find_printer: Callable[[], Printer]) -> Services:
    """Return what the wizard needs done: pages on the printer that is found, notes on disk."""
    from sendkiosk.notes.staff_log import NotesLog
    from sendkiosk.printing.staff_log import StaffLog
    from sendkiosk.ui.services import Services

    staff = StaffLog()
    notes_log = NotesLog()

    def print_pages(request: PrintRequest) -> Printed:
        return print_request(app, find_printer, staff, request)

    def note_words(request: NoteRequest) -> tuple[Part, ...]:
        from sendkiosk.notes.words import in_words

        return in_words(session_note(app, request))

    def save_note(request: NoteRequest) -> bool:
        return keep_note(app, notes_log, request)

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
        pdf = made_paper(app, request)
        if pdf is None:
            return Printed(message("The test page could not be made. The log says why."), False)
        return print_for_staff(app, find_printer(), staff, pdf)

    def print_report(report: Report) -> Printed:
        try:
            pdf = drawn_report(app.places, report, app.flow.packs[0].name)
        except TroubleError as error:
            return Printed(Message(str(error)), False)
        return print_for_staff(app, find_printer(), staff, pdf)

    lock = Lock(pin_file_in(app.data_folder), lambda: datetime.now(UTC))
    return StaffServices(
        lock,
        checks.examine,
        print_test_page,
        checks.why_not_restart,
        open_adviser,
        lambda: last_quarter(app),
        print_report,
        checks.content,
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
        return made_paper(app, request) or message(
            "The pages could not be made. What you found out is still on the summary page."
        )

    def print_pdf(job: PrintJob) -> Printed:
        printer = system.open_printer(job.printer)
        return print_for_staff(app, printer, staff, job.pdf, job.copies)

    return DeskServices(printers, make_pdf, print_pdf, save_all)


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


def _sample_summary(app: App) -> Summary:
    """Return the summary of somebody who says nothing and wants to talk."""
    journey = app.journey()
    visit = Visit()
    while (screen := journey.screen(visit)) is not None and screen.kind is Kind.INFORMATION:
        visit = journey.answer(visit, screen.id, SEEN)
    return summarise(journey, journey.answer(visit, screen.id, TALK) if screen else visit)
