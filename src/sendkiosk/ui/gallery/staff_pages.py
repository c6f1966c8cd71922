"""What staff see at a kiosk, page by page, each in the states in which it has most to say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sendkiosk.journey.messages import message
from sendkiosk.lock.lock import Lock
from sendkiosk.ui.content_port import ContentChange, ContentFile, ContentGroup, ContentOffer
from sendkiosk.ui.gallery.sample_report import sample_report
from sendkiosk.ui.look import Look
from sendkiosk.ui.services import StaffLine
from sendkiosk.ui.staff.check_up import CheckUpPage
from sendkiosk.ui.staff.content import ContentPage, OfferPage
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
    yield from _content_pages(look)
    yield (
        "staff-question",
        AskPage(
            look,
            message("Do you want to close the program?"),
            message("The visit is cleared, and nobody can use the kiosk until it is started."),
            message("Yes, close it"),
        ),
    )


def _content_pages(look: Look) -> Iterator[tuple[str, StaffPage]]:
    shown = ContentPage(look)
    shown.show_lines(SHOWN)
    yield "staff-content", shown
    found = ContentPage(look)
    found.show_lines(SHOWN)
    found.show_files([ContentFile(name, "/media/kiosk/STICK", lambda: OFFER) for name in FILES])
    yield "staff-content-found", found
    refused = ContentPage(look)
    refused.show_lines(SHOWN)
    refused.tell(
        message("This is refused. {why}", why="It was signed with a key that is not trusted here.")
    )
    yield "staff-content-refused", refused
    title = message("Do you want to show this advice from now on?")
    yield "staff-content-offer", OfferPage(look, OFFER, title, message("Yes, show it"))


SHOWN: Final = (
    "This is shown: Worcestershire 0.2.0, England 0.1.0.",
    "It was signed with the key “Worcestershire 2026” (f4378aedde43a2ad).",
    "It is in place since Saturday 28 November 2026, 09:54.",
    "The one before it is kept, so that you can go back to it.",
)
FILES: Final = ("worcestershire-0.2.1.sendpack", "worcestershire-0.3.0.sendpack")
OFFER: Final = ContentOffer(
    "Worcestershire 0.3.0, England 0.2.0",
    (
        "It is whole, and signed with the key “Worcestershire 2026” (f4378aedde43a2ad).",
        "9 changes, 1 of them IMPORTANT. The list of steps is the same on all 5,810 paths.",
    ),
    (
        ContentGroup(
            message("Important: numbers and last days: one change"),
            (
                ContentChange(
                    "Changed: “Herefordshire and Worcestershire SENDIASS”",
                    (
                        "For whom: everybody (it stands on every summary).",
                        "Phone numbers – was: 01632 960001",
                        "Phone numbers – now: 01632 960002",
                        "Web addresses added: www.example.org/families-with-special-needs/advice",
                    ),
                ),
            ),
            important=True,
        ),
        ContentGroup(
            message("Steps: {count} changes", count=8),
            (ContentChange("Changed: “Send your appeal”", ("Text – was: A.", "Text – now: B.")),)
            * 8,
        ),
    ),
    lambda: None,
)
"""An offer with one important change and others."""
