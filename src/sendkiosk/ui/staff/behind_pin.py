"""What staff do behind the PIN: their screen, and all that it leads to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.reports.report import Report
from sendkiosk.ui.background import Background
from sendkiosk.ui.exits import RESTART
from sendkiosk.ui.look import Look
from sendkiosk.ui.services import Printed, StaffLine, StaffServices
from sendkiosk.ui.staff.check_up import CheckUpPage
from sendkiosk.ui.staff.content_desk import ContentDesk, Ways
from sendkiosk.ui.staff.pages import AskPage, NewPinPage
from sendkiosk.ui.staff.report import ReportPage
from sendkiosk.ui.staff.screen import StaffScreen
from sendkiosk.ui.wiring import calling

if TYPE_CHECKING:
    from sendkiosk.ui.staff.pages import StaffPage
    from sendkiosk.ui.staff.staff import Staff

SCREEN_STAYS: Final = 120_000
"""Milliseconds without a touch until the visitor comes back: staff may have been called away."""

CONTENT_STAYS: Final = 300_000
"""The same for the pages about contents, where there can be much to read."""


class BehindPin(QObject):
    """Shows staff their pages in place of the visitor's, and does what they ask for there.

    `leave` ends the program with the status that it is given: 0, or RESTART.
    """

    def __init__(
        self, staff: Staff, look: Look, services: StaffServices, leave: Callable[[int], object]
    ) -> None:
        """Show nothing yet; `staff` knows what is shown, and the ways back."""
        super().__init__(staff)
        self._staff, self._look, self._services, self._leave = staff, look, services, leave
        self._background = Background(2)
        self._take_back: Callable[[], None] = lambda: None
        self._content = self._content_desk()

    def show_screen(self) -> None:
        """Show the staff screen, and look at everything that it tells of."""
        page = StaffScreen(self._look, paused=self._staff.has_pause)
        page.left.connect(self._staff.go_on)
        page.pause.clicked.connect(self._staff.pause)
        page.lend.clicked.connect(self._ask_to_lend)
        page.test.clicked.connect(self._print_test_page)
        page.report.clicked.connect(self._show_report)
        page.content.setEnabled(self._content is not None)
        if self._content is not None:
            page.content.clicked.connect(self._content.open)
        page.check_up.clicked.connect(self._show_check_up)
        page.pin.clicked.connect(self._ask_for_new_pin)
        page.restart.clicked.connect(self._ask_to_restart)
        page.close_all.clicked.connect(self._ask_to_close)
        self._staff.show(page, SCREEN_STAYS)
        self._look_at_everything()

    def close(self) -> None:
        """Take back a test page that is not out, and wait until no work is left."""
        self._take_back()
        self._background.wait()

    @property
    def _page(self) -> StaffPage | None:
        return self._staff.page

    def _ask_for_new_pin(self) -> None:
        page = NewPinPage(self._look, self._services.lock, first=False)
        page.kept.connect(self.show_screen)
        page.left.connect(self.show_screen)
        self._staff.show(page, SCREEN_STAYS)

    def _ask_to_restart(self) -> None:
        self._background.run(self._services.why_not_restart, self._restart_unless)

    def _restart_unless(self, reason: str) -> None:
        if reason:
            if not isinstance(self._page, StaffScreen):
                self.show_screen()
            self._tell(reason)
        else:
            self._ask(
                AskPage(
                    self._look,
                    message("Do you want to start the program anew?"),
                    message("The visit at this kiosk is cleared. It takes a few seconds."),
                    message("Yes, start anew"),
                ),
                RESTART,
            )

    def _ask_to_lend(self) -> None:
        page = AskPage(
            self._look,
            message("Do you want to sit here with a family?"),
            message("The visit at this kiosk is cleared. Visitors come back when you leave."),
            message("Yes, open it"),
        )
        page.agreed.connect(self._staff.lend)
        page.left.connect(self.show_screen)
        self._staff.show(page, SCREEN_STAYS)

    def _ask_to_close(self) -> None:
        self._ask(
            AskPage(
                self._look,
                message("Do you want to close the program?"),
                message("The visit is cleared, and nobody can use the kiosk until it is started."),
                message("Yes, close it"),
            ),
            0,
        )

    def _ask(self, page: AskPage, status: int) -> None:
        page.agreed.connect(partial(self._leave, status))
        page.left.connect(self.show_screen)
        self._staff.show(page, SCREEN_STAYS)

    def _show_check_up(self) -> None:
        page = CheckUpPage(self._look)
        page.left.connect(self.show_screen)
        page.again.clicked.connect(calling(page.wait))
        page.again.clicked.connect(self._look_at_everything)
        self._staff.show(page, SCREEN_STAYS)
        self._look_at_everything()

    def _look_at_everything(self) -> None:
        self._background.run(self._services.examine, self._found)

    def _found(self, lines: tuple[StaffLine, ...]) -> None:
        if isinstance(self._page, StaffScreen | CheckUpPage):
            self._page.show_lines(lines)

    def _content_desk(self) -> ContentDesk | None:
        """Return what leads through changes of contents, if they can be changed."""
        if self._services.content is None:
            return None
        ways = Ways(
            lambda page: self._staff.show(page, CONTENT_STAYS),
            lambda page: self._page is page,
            self.show_screen,
            self._ask_to_restart,
        )
        return ContentDesk(self._look, self._services.content, self._background, ways)

    def _show_report(self) -> None:
        page = ReportPage(self._look)
        page.left.connect(self.show_screen)
        page.printing.clicked.connect(self._print_report)
        self._staff.show(page, SCREEN_STAYS)
        self._background.run(self._services.report, self._counted)

    def _counted(self, found: Report | Message) -> None:
        if isinstance(self._page, ReportPage):
            self._page.show_report(found)

    def _print_report(self) -> None:
        if not isinstance(self._page, ReportPage) or self._page.report is None:
            return
        self._page.printing.setEnabled(False)
        self._tell(message("The report is being made."))
        self._background.run(partial(self._services.print_report, self._page.report), self._printed)

    def _print_test_page(self) -> None:
        if isinstance(self._page, StaffScreen):
            self._page.test.setEnabled(False)
        self._tell(message("The test page is being made."))
        self._background.run(self._services.print_test_page, self._printed)

    def _printed(self, printed: Printed) -> None:
        self._take_back = printed.take_back if printed.follow else lambda: None
        self._tell(printed.words)
        if printed.follow is not None:
            self._background.run(partial(printed.follow, self._hear), self._printed)
        elif isinstance(self._page, StaffScreen):
            self._page.test.setEnabled(True)
        elif isinstance(self._page, ReportPage):
            self._page.printing.setEnabled(self._page.report is not None)

    def _hear(self, words: Message) -> None:
        """Pass on `words` from another thread."""
        self._background.bring(partial(self._tell, words))

    def _tell(self, words: Message | str) -> None:
        if isinstance(self._page, StaffScreen | ReportPage):
            self._page.tell(words)
