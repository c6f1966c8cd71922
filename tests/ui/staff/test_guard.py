"""Nothing that the system sends leads a visitor out of the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.journey.flow import NOT_SURE
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.plain import StartPage
from sendkiosk.ui.staff.pages import PinPage
from tests.ui.staff.conftest import Site

NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT, META, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_the_window_covers_the_screen_without_a_frame(site: Site) -> None:
    window = site.staff.window
    window.showFullScreen()
    flags = window.windowFlags()
    assert flags & Qt.WindowType.FramelessWindowHint
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert window.isFullScreen()


def test_nobody_closes_it_but_staff(site: Site) -> None:
    window = site.staff.window
    assert not window.close()
    window.windowHandle().close()
    QApplication.closeAllWindows()
    QCoreApplication.processEvents()
    assert window.isVisible()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        *((Qt.Key.Key_F4, ALT), (Qt.Key.Key_Q, CTRL), (Qt.Key.Key_W, CTRL), (Qt.Key.Key_F11, NONE)),
        *((Qt.Key.Key_Tab, ALT), (Qt.Key.Key_Escape, CTRL), (Qt.Key.Key_D, META)),
        *((Qt.Key.Key_Menu, NONE), (Qt.Key.Key_F10, SHIFT), (Qt.Key.Key_Meta, NONE)),
        *((Qt.Key.Key_Print, NONE), (Qt.Key.Key_HomePage, NONE)),
    ],
)
def test_keys_that_close_or_switch_never_arrive(
    site: Site, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    heard: list[int] = []
    spy = Listener(site.kiosk.window, heard)
    shortcut = QShortcut(QKeySequence(held.value | key.value), site.staff.window)
    shortcut.activated.connect(lambda: heard.append(0))
    site.press(key, held)
    assert heard == []
    site.press(Qt.Key.Key_A)
    assert heard == [Qt.Key.Key_A]
    spy.deleteLater()


class Listener(QWidget):
    """Has the keyboard, and notes each key that arrives."""

    def __init__(self, parent: QWidget, heard: list[int]) -> None:
        super().__init__(parent)
        self._heard = heard
        self.show()
        self.setFocus()
        assert self.hasFocus()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() != Qt.Key.Key_Shift:
                self._heard.append(event.key())
            return True
        return super().event(event)


def test_keys_alone_still_begin_a_visit(site: Site) -> None:
    site.press(Qt.Key.Key_Space)
    assert site.kiosk.navigator.position.place is Place.QUESTION


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_touches(site: Site, button: Qt.MouseButton) -> None:
    page = site.kiosk.window.page
    assert isinstance(page, StartPage)
    place = page.button.mapTo(site.staff.window, page.button.rect().center())
    reached = []
    for touch in (button, Qt.MouseButton.LeftButton):
        site.tap(place.x(), place.y(), touch)
        reached.append(site.kiosk.navigator.position.place)
    assert reached == [Place.START, Place.QUESTION]


def test_no_menu_opens_anywhere(site: Site) -> None:
    heard: list[QEvent.Type] = []
    label = Menus(site.kiosk.window, heard)
    place = label.mapTo(site.staff.window, QPoint(5, 5))
    site.tap(place.x(), place.y(), Qt.MouseButton.RightButton)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place)
    QCoreApplication.sendEvent(site.staff.window.windowHandle(), event)
    assert heard == []
    assert QApplication.activePopupWidget() is None


class Menus(QLabel):
    """A link, and it notes that a menu is asked for."""

    def __init__(self, parent: QWidget, heard: list[QEvent.Type]) -> None:
        super().__init__('<a href="https://example.org">a link</a>', parent)
        self._heard = heard
        self.show()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._heard.append(event.type())


def test_drops_are_refused(site: Site) -> None:
    data = QMimeData()
    data.setText("dropped")
    start = QDragEnterEvent(
        QPoint(400, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE
    )
    end = QDropEvent(
        QPointF(400, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE
    )
    for event in (start, end):
        QCoreApplication.sendEvent(site.staff.window.windowHandle(), event)
        assert not event.isAccepted()
    assert not site.staff.window.acceptDrops()


def test_no_text_can_be_selected_or_followed(site: Site) -> None:
    navigator = site.kiosk.navigator
    labels: list[QLabel] = []
    navigator.begin()
    while navigator.position.place is Place.QUESTION:
        labels += site.staff.window.findChildren(QLabel)
        navigator.answer(NOT_SURE if navigator.asked.options else navigator.journey.today)
    labels += site.staff.window.findChildren(QLabel)
    navigator.go_on()
    labels += site.staff.window.findChildren(QLabel)
    assert labels
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    for label in labels:
        assert not label.openExternalLinks()
        assert not label.textInteractionFlags() & selectable
        assert "<a " not in label.text()


def test_the_screen_is_taken_back(site: Site, qtbot: QtBot) -> None:
    window = site.staff.window
    window.showFullScreen()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    qtbot.waitUntil(window.isActiveWindow)
    window.showMinimized()
    qtbot.waitUntil(lambda: window.isFullScreen() and not window.isMinimized())


def test_keys_for_staff_ask_for_the_pin(site: Site) -> None:
    site.press(Qt.Key.Key_S, CTRL)
    assert site.staff.page is None
    site.press(Qt.Key.Key_S, CTRL | ALT)
    assert isinstance(site.staff.page, PinPage)


def test_five_touches_of_the_name_ask_for_the_pin(new_site: Callable[..., Site]) -> None:
    site = new_site()
    site.knock(4)
    site.tap(900, 900)
    site.knock(4)
    assert site.staff.page is None
    site.knock(1)
    assert isinstance(site.staff.page, PinPage)


def test_where_reading_begins_on_the_right_the_name_is_there(site: Site) -> None:
    site.staff.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    site.knock()
    assert site.staff.page is None
    for _ in range(5):
        site.tap(site.size[0] - 30, 30)
    assert isinstance(site.staff.page, PinPage)
