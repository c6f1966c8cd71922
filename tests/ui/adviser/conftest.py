from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from sendkiosk.app.opening import open_app
from sendkiosk.app.program import App
from sendkiosk.app.services import desk_services
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey
from sendkiosk.ui.adviser.page import PrintPage
from sendkiosk.ui.kiosk import Kiosk
from tests.fakes.printer import FakeSystem
from tests.support.desks import RememberedDesk
from tests.support.kiosks import SIZES, Remembered

LETTER = date(2026, 10, 1)
REFUSED: dict[str, Answer] = {
    "who": "parent",
    "trouble": "council-letter",
    "decision": "refuse-assess",
    "letter-date": LETTER,
    "certificate": "not-rung",
}

KioskMaker = Callable[..., Kiosk]


@dataclass(frozen=True)
class Table:
    """A kiosk in adviser mode, and what its desk asked for."""

    kiosk: Kiosk
    desk: RememberedDesk

    @property
    def page(self) -> PrintPage:
        page = self.kiosk.window.page
        assert isinstance(page, PrintPage)
        return page

    def to_summary(self) -> None:
        self.kiosk.navigator.begin()
        for screen, answer in REFUSED.items():
            assert self.kiosk.navigator.asked.id == screen
            self.kiosk.navigator.answer(answer)
        self.kiosk.navigator.go_on()

    def open(self) -> PrintPage:
        """Open the print page, and wait until its pages are there."""
        self.to_summary()
        self.kiosk.window.footer.print.click()
        self.settle()
        return self.page

    def settle(self) -> None:
        """Let what runs beside the window end, and what comes of it, too."""
        for _ in range(4):
            assert self.kiosk._desk is not None
            self.kiosk._desk.wait()
            QCoreApplication.sendPostedEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QCoreApplication.processEvents()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    return open_app(data_folder=tmp_path_factory.mktemp("data"))


@pytest.fixture
def desk(app: App) -> RememberedDesk:
    return RememberedDesk(desk_services(app, FakeSystem()))


@pytest.fixture
def table_of(
    new_kiosk: KioskMaker, remembered: Remembered, desk: RememberedDesk, lettered: Journey
) -> Callable[..., Table]:
    """Give a function that opens a kiosk in adviser mode, of a size and in a language."""

    def make(*args: object, **more: object) -> Table:
        remembered.desk = desk.services()
        return Table(new_kiosk(*(args or (SIZES[2],)), journey=lettered, **more), desk)

    return make


@pytest.fixture
def table(table_of: Callable[..., Table]) -> Table:
    return table_of()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
