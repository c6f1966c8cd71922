from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from sendkiosk.journey.messages import Message, message
from sendkiosk.lock.file import pin_file_in
from sendkiosk.lock.lock import Lock
from sendkiosk.notes.reports.report import Report
from sendkiosk.ui.content_port import ContentServices
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.services import DeskServices, Printed, StaffLine, StaffServices
from sendkiosk.ui.staff.pages import StaffPage
from sendkiosk.ui.staff.staff import Staff
from tests.fakes.redactor import redact
from tests.support.desks import RememberedDesk
from tests.support.kiosks import SIZES, Remembered, kiosk_of

NO_PAGES = DeskServices(tuple, lambda _: b"", lambda _: Printed(message("It printed."), True), None)
PIN, WRONG = "295038", "804271"
LINES = (
    StaffLine("settings", "They can be read.", fine=True),
    StaffLine("printer", "It has no paper.", fine=False),
)


@dataclass
class Site:
    """A locked kiosk with its staff, on a clock of its own; what it was told to do is kept."""

    kiosk: Kiosk
    lock: Lock
    now: list[datetime]
    size: tuple[int, int] = SIZES[0]
    lines: tuple[StaffLine, ...] = LINES
    printed: Printed = field(default_factory=lambda: Printed(message("It printed."), done=True))
    not_again: str = ""
    ended: list[int] = field(default_factory=list)
    advisers: list[Kiosk] = field(default_factory=list)
    report: Report | Message = field(default_factory=lambda: message("No notes can be read."))
    printed_reports: list[Report] = field(default_factory=list)
    content: ContentServices | None = None

    def open(self) -> Staff:
        self.staff = Staff(
            self.kiosk,
            StaffServices(
                self.lock,
                lambda: self.lines,
                lambda: self.printed,
                lambda: self.not_again,
                self.open_adviser,
                lambda: self.report,
                self.print_report,
                self.content,
            ),
            self.ended.append,
        )
        window = self.staff.window
        window.resize(*self.size)
        # Not full screen: the screen of these tests is smaller than any real one.
        window.show()
        window.activateWindow()
        QCoreApplication.processEvents()
        return self.staff

    def print_report(self, report: Report) -> Printed:
        self.printed_reports.append(report)
        return self.printed

    def open_adviser(self, size: tuple[int, int]) -> Kiosk:
        """Return a kiosk for an adviser; its desk makes no pages."""
        desk = RememberedDesk(NO_PAGES, no_pages=message("There are no pages."))
        remembered = Remembered(desk=replace(desk.services(), save_pdfs=None), redact=redact)
        kiosk = kiosk_of(self.kiosk.navigator.journey, remembered, size)
        self.advisers.append(kiosk)
        return kiosk

    def wait(self, seconds: float) -> None:
        self.now[0] += timedelta(seconds=seconds)

    def tap(self, x: int, y: int, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Touch the screen itself: the window's input, not one widget's."""
        handle = self.staff.window.windowHandle()
        QTest.mouseClick(handle, button, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
        QCoreApplication.processEvents()

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key as the system sends it to the window."""
        QTest.keyClick(self.staff.window.windowHandle(), key, held)
        QCoreApplication.processEvents()

    def touch(self, button: QAbstractButton) -> None:
        QCoreApplication.processEvents()
        assert button.isVisible()
        assert button.isEnabled()
        place = button.mapTo(self.staff.window, button.rect().center())
        self.tap(place.x(), place.y())

    def knock(self, times: int = 5) -> None:
        for _ in range(times):
            self.tap(30, 30)

    def type(self, digits: str) -> None:
        for digit in digits:
            self.press(Qt.Key(Qt.Key.Key_0 + int(digit)))
        self.press(Qt.Key.Key_Return)

    def settle(self) -> None:
        """Let what runs in the background end, and bring it back."""
        for _ in range(3):
            self.staff.behind_pin._background.wait()
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()

    def page(self) -> StaffPage:
        found = self.staff.page
        assert found is not None
        return found


@pytest.fixture
def new_site(
    qtbot: QtBot, new_kiosk: Callable[..., Kiosk], tmp_path: Path
) -> Iterator[Callable[..., Site]]:
    """Give a function that makes a kiosk under lock; with `pin` none is set yet when it is ""."""
    sites: list[Site] = []

    def make(
        pin: str = PIN,
        size: tuple[int, int] = SIZES[0],
        content: ContentServices | None = None,
    ) -> Site:
        now = [datetime(2026, 11, 24, 12, tzinfo=UTC)]
        lock = Lock(pin_file_in(tmp_path), lambda: now[0])
        if pin:
            assert lock.set_pin(pin) is None
        site = Site(new_kiosk(size), lock, now, size, content=content)
        site.kiosk.window.hide()
        qtbot.addWidget(site.open().window)
        sites.append(site)
        return site

    yield make
    for site in sites:
        site.staff.close()
        site.staff.window.hide()


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    return new_site()
