"""What staff see at a kiosk, page by page, each in the states in which it has most to say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sendkiosk.journey.messages import message
from sendkiosk.lock.lock import Lock
from sendkiosk.ui.gallery.sample_report import sample_report
from sendkiosk.ui.look import Look
from sendkiosk.ui.services import StaffLine
from sendkiosk.ui.staff.check_up import CheckUpPage
from sendkiosk.ui.staff.pages import AskPage, NewPinPage, PausedPage, PinPage, StaffPage
from sendkiosk.ui.staff.report import ReportPage
from sendkiosk.ui.staff.screen import StaffScreen

LINES: Final = (
    StaffLine("settings", "They can be read.", fine=True),
    StaffLine("pack", "All of it can be shown.", fine=True),
    StaffLine(
        "printer",
        "Office is out of paper. Put some in; what was printed before comes out first.",
        fine=False,
        urgent=True,
    ),
    StaffLine("clock", "It says Tuesday 24 November 2026, and nothing keeps it right.", fine=False),
)
"""Two that are well, one that does not work, and one that somebody should see to."""


def paused_page(look: Look) -> StaffPage:
    """Return what stands before a visit that staff have paused, in the look of that visit."""
    return PausedPage(look)


def staff_pages(look: Look, lock: Lock) -> Iterator[tuple[str, StaffPage]]:
    """Yield each page for staff with the name of its picture; `lock` must have a PIN."""
    yield "staff-pin", PinPage(look, lock)
    wrong = PinPage(look, lock)
    wrong.tell(message("That is not the PIN."))
    yield "staff-pin-wrong", wrong
    yield "staff-first-pin", NewPinPage(look, lock, first=True)
    screen = StaffScreen(look, paused=False)
    yield "staff-looking", screen
    paused = StaffScreen(look, paused=True)
    paused.show_lines(LINES)
    paused.tell(message("The pages are printed. Look that all of them came out."))
    yield "staff-screen", paused
    checking = CheckUpPage(look)
    yield "staff-checking", checking
    checked = CheckUpPage(look)
    checked.show_lines(LINES)
    yield "staff-check-up", checked
    counting = ReportPage(look)
    yield "staff-counting", counting
    report = ReportPage(look)
    report.show_report(sample_report())
    yield "staff-report", report
    yield (
        "staff-question",
        AskPage(
            look,
            message("Do you want to close the program?"),
            message("The visit is cleared, and nobody can use the kiosk until it is started."),
            message("Yes, close it"),
        ),
    )
