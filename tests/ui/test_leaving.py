from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from sendkiosk.journey.flow import TALK
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.plain import StartPage
from sendkiosk.ui.services import Printed
from tests.support.kiosks import PRINTING, Remembered

TO: dict[str, Callable[[Kiosk], None]] = {
    "question": lambda kiosk: kiosk.navigator.answer("parent"),
    "summary": lambda kiosk: kiosk.navigator.answer(TALK),
    "help": lambda kiosk: kiosk.navigator.ask_for_help(),
    "leaving": lambda kiosk: kiosk.navigator.ask_to_leave(),
}


def by_touch(kiosk: Kiosk) -> None:
    QCoreApplication.processEvents()
    assert kiosk.window.header.leave.isVisible()
    QTest.mouseClick(kiosk.window.header.leave, Qt.MouseButton.LeftButton)


def by_key(kiosk: Kiosk) -> None:
    kiosk.window.activateWindow()
    QCoreApplication.processEvents()
    QTest.keyClick(kiosk.window.focusWidget(), Qt.Key.Key_Escape)


@pytest.mark.parametrize("way", [by_touch, by_key])
@pytest.mark.parametrize("place", TO)
def test_one_touch_or_key_leaves_from_anywhere(
    kiosk: Kiosk, place: str, way: Callable[[Kiosk], None]
) -> None:
    kiosk.navigator.begin()
    TO[place](kiosk)
    way(kiosk)
    assert kiosk.navigator.position.place is Place.START
    assert isinstance(kiosk.window.page, StartPage)
    assert not kiosk.window.header.leave.isVisible()


def print_sheet(kiosk: Kiosk, remembered: Remembered) -> list[bool]:
    """Print the sheet of a short visit; return what is added to when it is taken back."""
    taken_back: list[bool] = []
    remembered.printed = Printed(PRINTING, done=True, take_back=lambda: taken_back.append(True))
    kiosk.navigator.begin()
    kiosk.navigator.answer(TALK)
    kiosk.window.footer.print.click()
    kiosk.background.wait()
    QCoreApplication.sendPostedEvents()
    return taken_back


def test_what_is_being_printed_is_taken_back(kiosk: Kiosk, remembered: Remembered) -> None:
    taken_back = print_sheet(kiosk, remembered)
    by_touch(kiosk)
    kiosk.background.wait()
    assert taken_back == [True]


def test_who_finished_keeps_their_sheet_however_they_leave_the_last_page(
    kiosk: Kiosk, remembered: Remembered
) -> None:
    taken_back = print_sheet(kiosk, remembered)
    kiosk.navigator.go_on()
    kiosk.navigator.go_on()
    kiosk.navigator.ask_for_help()
    by_touch(kiosk)
    kiosk.background.wait()
    assert taken_back == []


def test_esc_on_the_start_page_does_nothing(kiosk: Kiosk) -> None:
    page = kiosk.window.page
    by_key(kiosk)
    assert kiosk.window.page is page
