"""Papers of a visit: made, printed, told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from sendkiosk.app.program import App, this_day
from sendkiosk.journey.clock import why_wrong
from sendkiosk.journey.messages import Message, message

if TYPE_CHECKING:
    from sendkiosk.printing.handed import Handed
    from sendkiosk.printing.port import Printer, PrinterStatus, PrintOutcome
    from sendkiosk.printing.staff_log import StaffLog
    from sendkiosk.ui.services import Printed, PrintRequest

log = logging.getLogger(__name__)

SHEETS_KEPT: Final = timedelta(hours=24)
"""How long a sheet that was saved for want of a printer stays."""


def print_request(
    app: App, find_printer: Callable[[], Printer], staff: StaffLog, request: PrintRequest
) -> Printed:
    """Print what `request` asks for on the printer found now; tell how it goes."""
    from sendkiosk.printing.handed import hand_over
    from sendkiosk.printing.words import for_visitor, status_for_visitor
    from sendkiosk.ui.services import Printed

    pdf = made_paper(app, request)
    if pdf is None:
        return Printed(message("We could not make your pages. Ask the staff here to help."), False)
    handed = hand_over(find_printer(), pdf, staff)
    return _printed(app, handed, for_visitor, status_for_visitor)


def print_for_staff(
    app: App, printer: Printer, staff: StaffLog, pdf: bytes, copies: int = 1
) -> Printed:
    """Print `pdf` on `printer`, so many `copies`; tell staff how it goes."""
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


def made_paper(app: App, request: PrintRequest) -> bytes | None:
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


def clear_old_sheets(app: App) -> None:
    """Delete saved sheets that nobody fetched, if it is known what is old."""
    from sendkiosk.printing.folder import clear_old

    if why_wrong(this_day(), app.flow):
        return
    for left in clear_old(app.sheets_folder, SHEETS_KEPT, datetime.now(UTC)):
        log.warning("%s is an old sheet that cannot be deleted. Delete it by hand.", left)
