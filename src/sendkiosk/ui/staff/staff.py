"""Staff at a kiosk: how they come in, what they do there, and how the visitor comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from sendkiosk.ui.guard import Guard
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.services import StaffServices
from sendkiosk.ui.staff.pages import NewPinPage, PausedPage, PinPage, StaffPage

if TYPE_CHECKING:
    from sendkiosk.ui.staff.behind_pin import BehindPin
    from sendkiosk.ui.staff.lent import LentPage

PAD_STAYS: Final = 30_000
"""Milliseconds without a touch until the pad gives way to the visitor."""

LENT_FOR: Final = 20 * 60_000
"""The same for an adviser's window; what a family told there is cleared sooner."""

PAUSE_LASTS: Final = 30 * 60_000
"""Milliseconds until a visit that nobody went on with is cleared away."""

CORNER: Final = (6, 3)
"""Width and height of the corner for knocks, in heights of body type: about the name there."""


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
        self._lent: LentPage | None = None
        self._behind_pin: BehindPin | None = None
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
        staff_are_here = self.page is not None and self.page.is_behind_pin
        return self.has_pause or staff_are_here or self._is_lent

    @property
    def has_pause(self) -> bool:
        """Tell whether staff paused the visit."""
        return self._pause.isActive()

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
        self.show(page, PAD_STAYS)

    def show_screen(self) -> None:
        """Show the staff screen, and look at everything that it tells of."""
        self.behind_pin.show_screen()

    @property
    def behind_pin(self) -> BehindPin:
        """What staff do when they are in: slow to load, and needed on few days."""
        if self._behind_pin is None:
            from sendkiosk.ui.staff.behind_pin import BehindPin

            self._behind_pin = BehindPin(self, self._look, self._services, self._leave)
        return self._behind_pin

    def to_visitor(self) -> None:
        """Show what the visitor saw; while their visit is paused, that it is."""
        if self.has_pause:
            self.show(PausedPage(self._kiosk.window.look), None)
            return
        self._stays.stop()
        self._drop(self.page)
        self._pages.setCurrentWidget(self._kiosk.window)
        page = self._kiosk.window.page
        focus = page.first_focus() if page else None
        (focus or self._kiosk.window).setFocus()

    def close(self) -> None:
        """Guard no longer, and wait until what staff began is ended or taken back."""
        self._guard.let_go()
        if self._lent is not None:
            self._lent.kiosk.close()
        if self._behind_pin is not None:
            self._behind_pin.close()

    def show(self, page: StaffPage, stays: int | None) -> None:
        """Show `page`; without a touch it `stays` for so many milliseconds, or for good."""
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

    def go_on(self) -> None:
        """Let the visitor go on."""
        self._pause.stop()
        self.to_visitor()

    def pause(self) -> None:
        """Let the visit wait; nobody sees it meanwhile."""
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
        self.show(page, None)

    def lend(self) -> None:
        """Clear the visit, and let an adviser sit here with a family."""
        self._pause.stop()
        self._kiosk.leave()
        self.show(self._lent_page(), LENT_FOR)

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


def _once(milliseconds: int, parent: QWidget) -> QTimer:
    """Return a timer that fires once; it stops when `parent` goes."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
