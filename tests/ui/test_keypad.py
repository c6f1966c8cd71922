"""A whole visit with five keys: down, up, Enter, Backspace, F1."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from sendkiosk.journey.flow import TALK, Kind
from sendkiosk.ui.idle import Idle
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.page import ScrollPane
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.note import NotePage
from tests.support.kiosks import SIZES, Remembered
from tests.support.monkey import PATIENT
from tests.ui.conftest import KioskMaker

DOWN, UP, CHOOSE = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return
BACK, HELP = Qt.Key.Key_Backspace, Qt.Key.Key_F1
MOST_PRESSES = 150


def press(kiosk: Kiosk, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(kiosk.window, key)
        QCoreApplication.processEvents()


def place(kiosk: Kiosk) -> Place:
    return kiosk.navigator.position.place


def pane(kiosk: Kiosk) -> ScrollPane:
    assert kiosk.window.page is not None
    found = kiosk.window.page.findChild(ScrollPane)
    assert isinstance(found, ScrollPane)
    return found


def seen(kiosk: Kiosk) -> set[QLabel]:
    """Return the texts of the page of which something is in view."""
    return {
        label
        for label in pane(kiosk).content.findChildren(QLabel)
        if label.text() and label.isVisible() and not label.visibleRegion().isEmpty()
    }


def texts(kiosk: Kiosk) -> set[QLabel]:
    return {
        label
        for label in pane(kiosk).content.findChildren(QLabel)
        if label.text() and label.isVisible()
    }


def go_to(kiosk: Kiosk, wanted: QWidget, key: Qt.Key = DOWN) -> set[QLabel]:
    """Press `key` until `wanted` has the keyboard; return the texts that were seen on the way."""
    met = seen(kiosk)
    for _ in range(MOST_PRESSES):
        if wanted.hasFocus():
            if pane(kiosk).content.isAncestorOf(wanted):
                assert not wanted.visibleRegion().isEmpty()
            return met
        press(kiosk, key)
        met |= seen(kiosk)
    pytest.fail(f"The keypad does not lead to “{wanted.accessibleName()}”.")


def choose(kiosk: Kiosk, wanted: QAbstractButton, key: Qt.Key = DOWN) -> None:
    go_to(kiosk, wanted, key)
    press(kiosk, CHOOSE)


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def at_keypad(new_kiosk: KioskMaker, request: pytest.FixtureRequest) -> Kiosk:
    kiosk = new_kiosk(request.param, idle=PATIENT)
    kiosk.window.activateWindow()
    QCoreApplication.processEvents()
    return kiosk


def test_a_whole_visit(at_keypad: Kiosk, remembered: Remembered) -> None:
    kiosk = at_keypad
    footer = kiosk.window.footer
    press(kiosk, CHOOSE)
    assert place(kiosk) is Place.QUESTION
    press(kiosk, HELP)
    assert place(kiosk) is Place.HELP
    press(kiosk, HELP, BACK)
    assert place(kiosk) is Place.QUESTION
    choose(kiosk, footer.talk)
    assert place(kiosk) is Place.SUMMARY
    press(kiosk, BACK)
    choose(kiosk, footer.steps)
    met = go_to(kiosk, footer.finish)
    press(kiosk, DOWN)
    assert met >= texts(kiosk)
    choose(kiosk, footer.print, UP)
    kiosk.background.wait()
    QCoreApplication.processEvents()
    assert remembered.sheets
    choose(kiosk, footer.finish)
    page = kiosk.window.page
    assert isinstance(page, NotePage)
    choose(kiosk, page.no, UP if page.no.hasFocus() else DOWN)
    assert place(kiosk) is Place.DONE
    press(kiosk, CHOOSE)
    assert place(kiosk) is Place.START


def test_a_face_is_chosen_and_the_note_agreed_to(at_keypad: Kiosk, remembered: Remembered) -> None:
    kiosk = at_keypad
    kiosk.navigator.begin()
    kiosk.navigator.answer(TALK)
    kiosk.navigator.go_on()
    QCoreApplication.processEvents()
    page = kiosk.window.page
    assert isinstance(page, NotePage)
    choose(kiosk, page.buttons["not-helped"])
    assert page.buttons["not-helped"].hasFocus()
    choose(kiosk, page.yes)
    assert place(kiosk) is Place.DONE
    kiosk.background.wait()
    assert remembered.notes[0].manner.feedback == "not-helped"


def test_a_date_is_chosen_day_by_day(at_keypad: Kiosk) -> None:
    kiosk = at_keypad
    navigator = kiosk.navigator
    navigator.begin()
    screens = navigator.journey.flow.screens.values()
    dated = next(screen for screen in screens if screen.kind is Kind.DATE)
    navigator.change(dated.id)
    QCoreApplication.processEvents()
    page = kiosk.window.page
    assert isinstance(page, DatePage)
    days = [day for day, button in page.grid.buttons.items() if button.isEnabled()]
    go_to(kiosk, page.grid.buttons[days[0]])
    press(kiosk, DOWN)
    assert page.grid.buttons[days[1]].hasFocus()
    press(kiosk, UP, CHOOSE)
    assert page.grid.day == days[0]
    assert kiosk.window.footer.next.hasFocus()


def test_no_text_is_jumped_over_on_the_way_up(at_keypad: Kiosk) -> None:
    kiosk = at_keypad
    kiosk.navigator.begin()
    kiosk.navigator.ask_for_help()
    QCoreApplication.processEvents()
    while pane(kiosk).below > 0:
        press(kiosk, DOWN)
    met = seen(kiosk)
    while pane(kiosk).place > 0:
        press(kiosk, UP)
        met |= seen(kiosk)
    assert met >= texts(kiosk)


def test_back_keeps_the_answers_of_whoever_is_asked(kiosk: Kiosk) -> None:
    kiosk.navigator.begin()
    kiosk.navigator.answer("parent")
    kiosk.navigator.ask_to_leave()
    press(kiosk, BACK)
    assert place(kiosk) is Place.QUESTION
    assert kiosk.navigator.position.visit.answers


@pytest.mark.parametrize("key", [DOWN, UP, CHOOSE, BACK, HELP])
def test_any_of_the_keys_gives_time_and_does_nothing_else(
    new_kiosk: KioskMaker, key: Qt.Key
) -> None:
    kiosk = new_kiosk(idle=PATIENT)
    kiosk.navigator.begin()
    assert kiosk.idle is not None
    kiosk.idle._take(Idle(PATIENT, PATIENT.idle))
    kiosk.window.activateWindow()
    QCoreApplication.processEvents()
    press(kiosk, key)
    assert not kiosk.idle.is_warning
    assert place(kiosk) is Place.QUESTION
    assert not kiosk.navigator.position.visit.answers


def test_what_has_the_keyboard_is_marked(kiosk: Kiosk) -> None:
    press(kiosk, DOWN)
    focus = kiosk.window.focusWidget()
    assert focus.property("focused") is True
    assert focus.mapTo(kiosk.window, QPoint()).y() >= 0
