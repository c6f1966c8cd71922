"""The kiosk without touch: by a few keys, and with names for those who do not see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from sendkiosk.journey.flow import TALK
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.note import NotePage
from tests.support.kiosks import SIZES
from tests.ui.conftest import KioskMaker

MOST_TABS = 60


def press(kiosk: Kiosk, key: Qt.Key) -> None:
    QTest.keyClick(kiosk.window.focusWidget(), key)
    QCoreApplication.processEvents()


def go_to(kiosk: Kiosk, wanted: QWidget) -> None:
    """Press Tab until `wanted` has the keyboard."""
    for _ in range(MOST_TABS):
        if wanted.hasFocus():
            return
        press(kiosk, Qt.Key.Key_Tab)
    pytest.fail(f"The Tab key does not lead to “{wanted.accessibleName()}”.")


def choose(kiosk: Kiosk, wanted: QWidget) -> None:
    go_to(kiosk, wanted)
    press(kiosk, Qt.Key.Key_Space)


def touch_a_face(kiosk: Kiosk) -> None:
    page = kiosk.window.page
    assert isinstance(page, NotePage)
    page.buttons["helped"].click()


def places(kiosk: Kiosk) -> Iterator[Place]:
    """Go through the places of a short visit, and yield each once it is shown."""
    window, navigator = kiosk.window, kiosk.navigator
    yield navigator.position.place
    wanted: tuple[Callable[[], QWidget | None], ...] = (
        lambda: window.page.first_focus() if window.page else None,
        lambda: window.footer.talk,
        lambda: window.footer.finish,
    )
    for find in wanted:
        button = find()
        assert button is not None
        choose(kiosk, button)
        yield navigator.position.place


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_whole_visit_by_keys_alone(new_kiosk: KioskMaker, size: tuple[int, int]) -> None:
    kiosk = new_kiosk(size)
    assert list(places(kiosk)) == [Place.START, Place.QUESTION, Place.SUMMARY, Place.NOTE]
    press(kiosk, Qt.Key.Key_Escape)
    assert kiosk.navigator.position.place is Place.START


def test_everything_that_is_touched_has_a_name_and_a_role(kiosk: Kiosk) -> None:
    navigator = kiosk.navigator
    moves: tuple[Callable[[], None], ...] = (
        navigator.begin,
        lambda: navigator.answer("parent"),
        lambda: navigator.answer("council-letter"),
        lambda: navigator.answer("refuse-assess"),
        navigator.ask_for_help,
        navigator.back,
        lambda: navigator.answer(TALK),
        navigator.go_on,
        lambda: touch_a_face(kiosk),
    )
    for move in moves:
        move()
        QCoreApplication.processEvents()
        for button in kiosk.window.findChildren(QAbstractButton):
            if button.isVisible():
                seen = QAccessible.queryAccessibleInterface(button)
                place = navigator.position.place
                assert seen.text(QAccessible.Text.Name).strip(), f"{place}: {button}"
                assert seen.role() in {
                    QAccessible.Role.Button,
                    QAccessible.Role.RadioButton,
                    QAccessible.Role.CheckBox,
                }
