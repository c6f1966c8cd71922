"""Staff at a kiosk: how they come in, what they do there, and how the visitor comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.reports.report import Report
from sendkiosk.ui.background import Background
from sendkiosk.ui.exits import RESTART
from sendkiosk.ui.guard import Guard
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.services import Printed, StaffLine, StaffServices
from sendkiosk.ui.staff.check_up import CheckUpPage
from sendkiosk.ui.staff.content import ContentStaffPage
from sendkiosk.ui.staff.content_desk import ContentDesk, Ways
from sendkiosk.ui.staff.pages import AskPage, NewPinPage, PausedPage, PinPage, StaffPage
from sendkiosk.ui.staff.report import ReportPage
from sendkiosk.ui.staff.screen import StaffScreen
from sendkiosk.ui.wiring import calling

if TYPE_CHECKING:
    from sendkiosk.ui.staff.lent import LentPage

PAD_STAYS: Final = 30_000
"""Milliseconds without a touch until the pad gives way to the visitor."""

SCREEN_STAYS: Final = 120_000
"""The same for the staff screen: it must not stand open when staff were called away."""

CONTENT_STAYS: Final = 300_000
"""The same for the pages about contents, where there can be much to read."""

LENT_FOR: Final = 20 * 60_000
"""The same for an adviser's window; what a family told there is cleared sooner."""

PAUSE_LASTS: Final = 30 * 60_000
"""Milliseconds until a visit that nobody went on with is cleared away."""

CORNER: Final = (6, 3)
"""Width and height of the corner for knocks, in heights of body type: about the name there."""

_STAFF_ARE_HERE: Final = (
    StaffScreen,
    ReportPage,
    CheckUpPage,
    AskPage,
    NewPinPage,
    ContentStaffPage,
)
"""Pages behind the PIN, but for an adviser's window."""


class Staff(QObject):
    """Puts a kiosk under guard, and staff pages before it; `window` is what is shown.

    Where no PIN is set, the first thing shown asks for one. `leave` ends the program with the
    status that it is given: 0, or RESTART.
    """

    def __init__(
        self, kiosk: Kiosk, services: StaffServices, leave: Callable[[int], object]
    ) -> None:
        """Stand before `kiosk`, which is not shown yet."""
        super().__init__()
        self._kiosk, self._services, self._leave = kiosk, services, leave
        self._look = kiosk.window.look.at_work()
        self._background = Background(2)
        self._take_back: Callable[[], None] = lambda: None
        self._lent: LentPage | None = None
        self._content = self._content_desk()
        self.window = QWidget()
        self.window.setWindowTitle(kiosk.window.windowTitle())
        self._pages = QStackedLayout(self.window)
        # The screen gives the size, as it does for the kiosk itself.
        self._pages.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        # A window paints its own ground; what stands in another must be told to.
        kiosk.window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages.addWidget(kiosk.window)
        self._guard = Guard(self.window)
        self._guard.knocked.connect(self.ask_for_pin)
        self._guard.used.connect(self._somebody_is_here)
        self._stays = _once(PAD_STAYS, self.window)
        self._stays.timeout.connect(self.to_visitor)
        self._pause = _once(PAUSE_LASTS, self.window)
        self._pause.timeout.connect(self._end_pause)
        kiosk.hold_while(lambda: self.is_paused)
        self._listen_at_name()
        if services.lock.is_set():
            self.to_visitor()
        else:
            self._ask_for_first_pin()

    @property
    def page(self) -> StaffPage | None:
        """The page that stands before the visitor's, if one does."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, StaffPage) else None

    @property
    def is_paused(self) -> bool:
        """Tell whether the visit waits for staff: nothing may then end it for want of touches."""
        staff_are_here = isinstance(self.page, _STAFF_ARE_HERE)
        return self._pause.isActive() or staff_are_here or self._is_lent

    @property
    def _is_lent(self) -> bool:
        """Whether an adviser sits here with a family."""
        return self._lent is not None and self.page is self._lent

    def ask_for_pin(self) -> None:
        """Show the PIN pad, unless staff are in already or a PIN is being asked for."""
        if self.page is not None and not isinstance(self.page, PausedPage):
            return
        page = PinPage(self._look, self._services.lock)
        page.opened.connect(self.show_screen)
        page.left.connect(self.to_visitor)
        self._show(page, PAD_STAYS)

    def show_screen(self) -> None:
        """Show the staff screen, and look at everything that it tells of."""
        page = StaffScreen(self._look, paused=self._pause.isActive())
        page.left.connect(self._go_on)
        page.pause.clicked.connect(self._pause_visit)
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
        self._show(page, SCREEN_STAYS)
        self._look_at_everything()

    def to_visitor(self) -> None:
        """Show what the visitor saw; while their visit is paused, that it is."""
        if self._pause.isActive():
            self._show(PausedPage(self._kiosk.window.look), None)
            return
        self._stays.stop()
        self._drop(self.page)
        self._pages.setCurrentWidget(self._kiosk.window)
        page = self._kiosk.window.page
        focus = page.first_focus() if page else None
        (focus or self._kiosk.window).setFocus()

    def close(self) -> None:
        """Guard no longer, take back a test page that is not out, wait until no work is left."""
        self._guard.let_go()
        if self._lent is not None:
            self._lent.kiosk.close()
        self._take_back()
        self._background.wait()

    def _show(self, page: StaffPage, stays: int | None) -> None:
        """Show `page`; without a touch it stays for so many milliseconds, or for good."""
        old = self.page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._drop(old)
        page.setFocus()
        if stays is None:
            self._stays.stop()
        else:
            self._stays.setInterval(stays)
            self._stays.start()

    def _drop(self, page: QWidget | None) -> None:
        if page is None:
            return
        self._pages.removeWidget(page)
        page.hide()
        if page is self._lent and self._lent is not None:
            self._lent.forget()
        else:
            page.deleteLater()

    def _listen_at_name(self) -> None:
        times = self._look.sizes.times
        self._guard.knock_at(times(CORNER[0]), times(CORNER[1]))

    def _somebody_is_here(self) -> None:
        if self._stays.isActive():
            self._stays.start()

    def _go_on(self) -> None:
        self._pause.stop()
        self.to_visitor()

    def _pause_visit(self) -> None:
        self._pause.start()
        self.to_visitor()

    def _end_pause(self) -> None:
        """Clear away a visit that nobody went on with."""
        if isinstance(self.page, PausedPage | PinPage):
            self._kiosk.navigator.start_again()
            self.to_visitor()

    def _ask_for_first_pin(self) -> None:
        page = NewPinPage(self._look, self._services.lock, first=True)
        page.kept.connect(self.to_visitor)
        page.left.connect(partial(self._leave, 0))
        self._show(page, None)

    def _ask_for_new_pin(self) -> None:
        page = NewPinPage(self._look, self._services.lock, first=False)
        page.kept.connect(self.show_screen)
        page.left.connect(self.show_screen)
        self._show(page, SCREEN_STAYS)

    def _ask_to_restart(self) -> None:
        self._background.run(self._services.why_not_restart, self._restart_unless)

    def _restart_unless(self, reason: str) -> None:
        if reason:
            if not isinstance(self.page, StaffScreen):
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
        page.agreed.connect(self._lend)
        page.left.connect(self.show_screen)
        self._show(page, SCREEN_STAYS)

    def _lend(self) -> None:
        self._pause.stop()
        self._kiosk.leave()
        self._show(self._lent_page(), LENT_FOR)

    def _lent_page(self) -> LentPage:
        if self._lent is None:
            # Slow to load, and most kiosks never need it.
            from sendkiosk.ui.staff.lent import LentPage

            size = self.window.size()
            kiosk = self._services.open_adviser((size.width(), size.height()))
            self._lent = LentPage(kiosk)
            self._lent.left.connect(self.to_visitor)
            # A fault of ours ends every visit, wherever it happened.
            self._kiosk.window.moved.connect(self._end_lending)
        return self._lent

    def _end_lending(self) -> None:
        if self._is_lent:
            self.to_visitor()

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
        self._show(page, SCREEN_STAYS)

    def _show_check_up(self) -> None:
        page = CheckUpPage(self._look)
        page.left.connect(self.show_screen)
        page.again.clicked.connect(calling(page.wait))
        page.again.clicked.connect(self._look_at_everything)
        self._show(page, SCREEN_STAYS)
        self._look_at_everything()

    def _look_at_everything(self) -> None:
        self._background.run(self._services.examine, self._found)

    def _found(self, lines: tuple[StaffLine, ...]) -> None:
        if isinstance(self.page, StaffScreen | CheckUpPage):
            self.page.show_lines(lines)

    def _content_desk(self) -> ContentDesk | None:
        """Return what leads through changes of contents, if they can be changed."""
        if self._services.content is None:
            return None
        ways = Ways(
            lambda page: self._show(page, CONTENT_STAYS),
            lambda page: self.page is page,
            self.show_screen,
            self._ask_to_restart,
        )
        return ContentDesk(self._look, self._services.content, self._background, ways)

    def _show_report(self) -> None:
        page = ReportPage(self._look)
        page.left.connect(self.show_screen)
        page.printing.clicked.connect(self._print_report)
        self._show(page, SCREEN_STAYS)
        self._background.run(self._services.report, self._counted)

    def _counted(self, found: Report | Message) -> None:
        if isinstance(self.page, ReportPage):
            self.page.show_report(found)

    def _print_report(self) -> None:
        if not isinstance(self.page, ReportPage) or self.page.report is None:
            return
        self.page.printing.setEnabled(False)
        self._tell(message("The report is being made."))
        self._background.run(partial(self._services.print_report, self.page.report), self._printed)

    def _print_test_page(self) -> None:
        if isinstance(self.page, StaffScreen):
            self.page.test.setEnabled(False)
        self._tell(message("The test page is being made."))
        self._background.run(self._services.print_test_page, self._printed)

    def _printed(self, printed: Printed) -> None:
        self._take_back = printed.take_back if printed.follow else lambda: None
        self._tell(printed.words)
        if printed.follow is not None:
            self._background.run(partial(printed.follow, self._hear), self._printed)
        elif isinstance(self.page, StaffScreen):
            self.page.test.setEnabled(True)
        elif isinstance(self.page, ReportPage):
            self.page.printing.setEnabled(self.page.report is not None)

    def _hear(self, words: Message) -> None:
        """Pass on `words` from another thread."""
        self._background.bring(partial(self._tell, words))

    def _tell(self, words: Message | str) -> None:
        if isinstance(self.page, StaffScreen | ReportPage):
            self.page.tell(words)


def _once(milliseconds: int, parent: QWidget) -> QTimer:
    """Return a timer that fires once; it stops when `parent` goes."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
