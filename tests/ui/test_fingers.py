"""Shaky and slow fingers, as the window system sends what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.fingers import PAUSE
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.plain import StartPage
from sendkiosk.ui.pages.question import QuestionPage
from tests.fakes.speech import FakeEngine
from tests.support.kiosks import Remembered

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(kiosk: Kiosk) -> Clock:
    """Give the clock by which `kiosk` goes; a while ago its start page came."""
    clock = Clock()
    kiosk.fingers.clock = clock
    kiosk.fingers.page_came()
    clock.now += PAUSE
    kiosk.window.activateWindow()
    QCoreApplication.processEvents()
    return clock


def place(kiosk: Kiosk) -> Place:
    return kiosk.navigator.position.place


def middle(kiosk: Kiosk, widget: QWidget) -> QPoint:
    return widget.mapTo(kiosk.window, widget.rect().center())


def tap(kiosk: Kiosk, where: QPoint) -> None:
    QTest.mouseClick(kiosk.window.windowHandle(), LEFT, NONE, where)


def start(kiosk: Kiosk) -> StartPage:
    page = kiosk.window.page
    assert isinstance(page, StartPage)
    return page


def question(kiosk: Kiosk) -> QuestionPage:
    page = kiosk.window.page
    assert isinstance(page, QuestionPage)
    return page


def first_answer(kiosk: Kiosk) -> QAbstractButton:
    return next(iter(question(kiosk).buttons.values()))


def key(kiosk: Kiosk, which: Qt.Key, *, repeated: bool = False) -> None:
    """Send a key as the system does, pressed and let go, or `repeated` while it is held."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, which, NONE, "", repeated)
        QCoreApplication.sendEvent(kiosk.window.windowHandle(), event)


def test_a_second_tap_does_not_answer_the_question_that_came(kiosk: Kiosk, clock: Clock) -> None:
    tap(kiosk, middle(kiosk, start(kiosk).button))
    where = middle(kiosk, first_answer(kiosk))
    tap(kiosk, where)
    assert not kiosk.navigator.position.visit.answers
    clock.now += PAUSE
    tap(kiosk, where)
    assert len(kiosk.navigator.position.visit.answers) == 1


@pytest.mark.usefixtures("clock")
def test_a_double_click_on_the_page_before_presses_nothing(kiosk: Kiosk) -> None:
    kiosk.navigator.begin()
    where = middle(kiosk, first_answer(kiosk))
    QTest.mouseDClick(kiosk.window.windowHandle(), LEFT, NONE, where)
    assert not kiosk.navigator.position.visit.answers


@pytest.mark.usefixtures("clock")
def test_a_program_may_press_at_once(kiosk: Kiosk) -> None:
    start(kiosk).button.click()
    first_answer(kiosk).click()
    assert kiosk.navigator.position.visit.answers


def test_a_press_is_held_as_long_as_it_takes(kiosk: Kiosk, clock: Clock) -> None:
    where, handle = middle(kiosk, start(kiosk).button), kiosk.window.windowHandle()
    QTest.mousePress(handle, LEFT, NONE, where)
    clock.now += 3
    assert place(kiosk) is Place.START
    QTest.mouseRelease(handle, LEFT, NONE, where)
    assert place(kiosk) is Place.QUESTION


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("returns", [True, False])
def test_a_finger_may_slide_off_a_button(kiosk: Kiosk, *, returns: bool) -> None:
    where, handle = middle(kiosk, start(kiosk).button), kiosk.window.windowHandle()
    off = QPoint(kiosk.window.width() // 2, kiosk.window.height() // 2)
    QTest.mousePress(handle, LEFT, NONE, where)
    QTest.mouseMove(handle, off)
    if returns:
        QTest.mouseMove(handle, where)
    QTest.mouseRelease(handle, LEFT, NONE, where if returns else off)
    went = place(kiosk) is Place.QUESTION
    assert went == returns


@pytest.fixture(scope="session")
def panel() -> QPointingDevice:
    return QTest.createTouchDevice()


def test_of_two_fingers_on_two_answers_the_first_counts(
    kiosk: Kiosk, clock: Clock, panel: QPointingDevice
) -> None:
    kiosk.navigator.begin()
    clock.now += PAUSE
    places = [middle(kiosk, button) for button in [*question(kiosk).buttons.values()][:2]]
    chosen = next(iter(question(kiosk).buttons))
    handle = kiosk.window.windowHandle()
    QTest.touchEvent(handle, panel).press(0, places[0], handle).commit()
    QTest.touchEvent(handle, panel).stationary(0).press(1, places[1], handle).commit()
    QTest.touchEvent(handle, panel).release(0, places[0], handle).stationary(1).commit()
    QTest.touchEvent(handle, panel).release(1, places[1], handle).commit()
    assert list(kiosk.navigator.position.visit.answers.values()) == [chosen]


@pytest.mark.usefixtures("clock")
def test_a_touch_that_comes_as_a_mouse_too_counts_once(
    kiosk: Kiosk, panel: QPointingDevice
) -> None:
    where, handle = middle(kiosk, start(kiosk).button), kiosk.window.windowHandle()
    QTest.touchEvent(handle, panel).press(0, where, handle).commit()
    QTest.touchEvent(handle, panel).release(0, where, handle).commit()
    assert place(kiosk) is Place.QUESTION
    # Some systems send a mouse besides, a moment later and at the same place.
    tap(kiosk, middle(kiosk, first_answer(kiosk)))
    assert not kiosk.navigator.position.visit.answers


@pytest.mark.parametrize("which", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_held_key_presses_once(kiosk: Kiosk, clock: Clock, which: Qt.Key) -> None:
    kiosk.navigator.begin()
    for _ in range(3):
        clock.now += PAUSE
        key(kiosk, which, repeated=True)
    assert not kiosk.navigator.position.visit.answers


@pytest.mark.usefixtures("clock")
def test_a_key_struck_twice_does_not_answer_the_question_that_came(kiosk: Kiosk) -> None:
    for _ in range(2):
        key(kiosk, Qt.Key.Key_Space)
    assert place(kiosk) is Place.QUESTION
    assert not kiosk.navigator.position.visit.answers


def test_a_held_key_presses_nothing_while_a_page_is_read(
    new_kiosk: Callable[[], Kiosk], remembered: Remembered
) -> None:
    remembered.speech = FakeEngine()
    kiosk = new_kiosk()
    QTest.keyClick(kiosk.window, Qt.Key.Key_F4)
    for _ in range(40):
        key(kiosk, Qt.Key.Key_Return, repeated=True)
    assert place(kiosk) is Place.START


@pytest.mark.parametrize(
    ("kind", "times"), [("choice", 1), ("term", 1), ("scroll", 2), ("digit", 2)]
)
def test_what_is_turned_on_is_not_turned_off_at_once(
    kiosk: Kiosk, qtbot: QtBot, kind: str, times: int
) -> None:
    button = TouchButton(kiosk.window.look, "1", kind=kind)
    qtbot.addWidget(button)
    button.show()
    touched: list[bool] = []
    button.clicked.connect(lambda: touched.append(True))
    QTest.mouseClick(button, LEFT)
    QTest.mouseDClick(button, LEFT)
    QTest.mouseRelease(button, LEFT)
    assert len(touched) == times


@pytest.mark.parametrize("size", [(1366, 768)])
def test_words_grow_and_pages_move_at_each_of_two_quick_taps(
    new_kiosk: Callable[..., Kiosk], size: tuple[int, int]
) -> None:
    kiosk = new_kiosk(size)
    clock = Clock()
    kiosk.fingers.clock = clock
    kiosk.fingers.page_came()
    clock.now += PAUSE
    for steps in (1, 2):
        tap(kiosk, middle(kiosk, kiosk.window.header.larger))
        assert kiosk.window.look.sizes.step == steps
