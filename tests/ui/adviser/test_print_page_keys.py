"""The print page without a mouse, and with a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.journey.print_size import PrintSize
from sendkiosk.ui.adviser.page import PrintPage
from sendkiosk.ui.services import Made
from tests.support.desks import UPSTAIRS
from tests.ui.adviser.conftest import Table


@pytest.fixture
def page(table: Table) -> PrintPage:
    page = table.open()
    table.kiosk.window.activateWindow()
    QCoreApplication.processEvents()
    return page


def focus(page: PrintPage) -> QWidget:
    found = page.window().focusWidget()
    assert found is not None
    return found


def press(
    page: PrintPage,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(focus(page), key, modifier)
    QCoreApplication.processEvents()


def tab_to(page: PrintPage, wanted: QWidget) -> None:
    """Move on with the tab key until `wanted` has the keyboard."""
    for _ in range(100):
        if focus(page) is wanted:
            return
        press(page, Qt.Key.Key_Tab)
    pytest.fail(f"the tab key never came to {wanted.accessibleName()}")


def is_seen(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def test_everything_is_chosen_and_printed_by_keyboard(
    table: Table, page: PrintPage, qtbot: QtBot
) -> None:
    choices = page.choices
    tab_to(page, choices.printers.picks["travelling"])
    press(page, Qt.Key.Key_Down)
    assert choices.printers.picks["upstairs"].isChecked()
    tab_to(page, choices.copies.number)
    press(page, Qt.Key.Key_Up)
    tab_to(page, choices.copies.more)
    press(page, Qt.Key.Key_Space)
    tab_to(page, choices.sizes[PrintSize.STANDARD])
    press(page, Qt.Key.Key_Down)
    assert choices.sizes[PrintSize.LARGE].isChecked()
    steps = list(choices.contents.steps.values())
    for part in (steps[-1].pick, choices.contents.letters["second"], choices.contents.card):
        tab_to(page, part)
        assert is_seen(part)
        press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(page.print.isEnabled)
    tab_to(page, page.print)
    press(page, Qt.Key.Key_Space)
    table.settle()
    summary = table.kiosk.navigator.summary()
    assert [job.copies for job in table.desk.jobs] == [3, 3, 3]
    assert {job.printer for job in table.desk.jobs} == {UPSTAIRS.id}
    printed = table.desk.made[-3:]
    assert [request.wanted for request in printed] == [Made.SHEET, summary.letters[1], Made.CARD]
    assert len(printed[0].summary.steps) == len(summary.steps) - 1
    assert {request.size for request in printed} == {PrintSize.LARGE}
    tab_to(page, table.kiosk.window.footer.back)


def test_shortcuts_do_what_they_say(table: Table, page: PrintPage, tmp_path: Path) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    looked = table.desk.looked
    press(page, Qt.Key.Key_PageDown)
    assert page.pages.number == 1
    press(page, Qt.Key.Key_PageUp)
    assert page.pages.number == 0
    press(page, Qt.Key.Key_L, control)
    assert not page.pages.paper.whole
    press(page, Qt.Key.Key_F5)
    page.ask_for_folder = lambda: tmp_path
    press(page, Qt.Key.Key_S, control)
    table.settle()
    assert len(table.desk.saved) == 1
    press(page, Qt.Key.Key_P, control)
    table.settle()
    assert len(table.desk.jobs) == 1
    assert table.desk.looked > looked


def test_the_shortcut_of_a_button_stands_on_it(page: PrintPage) -> None:
    pages = page.pages
    for button in (page.print, page.save, pages.back, pages.forward, pages.larger):
        assert button.accessibleDescription()
    assert page.choices.printers.again.accessibleDescription()


def test_a_key_pressed_once_too_often_prints_nothing(table: Table, page: PrintPage) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        press(page, key)
    table.settle()
    assert table.desk.jobs == []


def test_every_control_has_a_name_of_its_own(page: PrintPage) -> None:
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QSpinBox)
    controls = [part for kind in kinds for part in page.findChildren(kind) if part.isVisible()]
    names = [part.accessibleName() for part in controls]
    assert all(names)
    assert len(set(names)) == len(names)
    assert page.pages.paper.accessibleName()


def test_what_is_on_and_what_is_off_can_be_heard(page: PrintPage) -> None:
    contents = page.choices.contents
    assert contents.sheet.isCheckable()
    assert contents.sheet.isChecked()
    assert not contents.card.isChecked()


def test_the_place_is_kept_when_printers_are_listed_anew(table: Table, page: PrintPage) -> None:
    tab_to(page, page.choices.printers.picks["travelling"])
    table.desk.printers = (UPSTAIRS, *table.desk.printers[:1])
    page.choices.printers.again.clicked.emit()
    table.settle()
    assert focus(page) is page.choices.printers.picks["travelling"]


@pytest.mark.parametrize("keys", [True, False])
def test_the_keyboard_begins_at_the_pages(table_of: Callable[..., Table], keys: bool) -> None:
    table = table_of()
    table.kiosk.window.setProperty("keys", keys)
    page = table.open()
    assert focus(page) is page.pages.paper
