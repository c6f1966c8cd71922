"""The warning over the real window; keys and touches come as the window system sends them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.journey.messages import message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.checks.layout import cut_off, overlaps
from sendkiosk.ui.idle import Idle, Limits
from sendkiosk.ui.idle_warning import IdleWarning
from sendkiosk.ui.idle_watch import IdleWatch
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.services import Printed
from tests.support.kiosks import SIZES, Remembered
from tests.support.pseudo import pseudo_catalogue

KioskMaker = Callable[..., Kiosk]

SHORT = Limits(idle=0.01, warning=0.01)
LONG = Limits(idle=1000, warning=1000)


def watch(kiosk: Kiosk) -> IdleWatch:
    assert kiosk.idle is not None
    return kiosk.idle


def is_warned(kiosk: Kiosk) -> bool:
    warning = watch(kiosk).warning
    return warning is not None and warning.isVisible()


def shown_warning(kiosk: Kiosk) -> IdleWarning:
    warning = watch(kiosk).warning
    assert warning is not None
    return warning


def warn(kiosk: Kiosk) -> None:
    """Let the whole time pass at once."""
    watch(kiosk)._take(Idle(LONG, LONG.idle))
    QCoreApplication.processEvents()


def middle(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), widget.rect().center())


def touch(kiosk: Kiosk, where: QPoint) -> None:
    handle = kiosk.window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QCoreApplication.processEvents()


@pytest.fixture
def patient(new_kiosk: KioskMaker) -> Kiosk:
    """Give a kiosk at the first question that never warns by itself."""
    kiosk = new_kiosk(idle=LONG)
    kiosk.navigator.begin()
    kiosk.window.activateWindow()
    QCoreApplication.processEvents()
    return kiosk


def test_a_visitor_who_left_is_warned_and_then_forgotten(
    new_kiosk: KioskMaker, qtbot: QtBot
) -> None:
    kiosk = new_kiosk(idle=SHORT)
    with qtbot.waitSignals([watch(kiosk).told, watch(kiosk).gone], order="strict"):
        kiosk.navigator.begin()
        kiosk.navigator.answer("parent")
    assert kiosk.navigator.position.place is Place.START
    assert not is_warned(kiosk)
    assert kiosk.window.focusWidget() is kiosk.window.page.first_focus()  # type: ignore[union-attr]


def test_the_start_page_waits_for_ever(new_kiosk: KioskMaker, qtbot: QtBot) -> None:
    watched = watch(new_kiosk(idle=SHORT))
    with qtbot.assertNotEmitted(watched.told):
        watched.idle = Idle(SHORT, SHORT.idle / 2)
        qtbot.waitUntil(lambda: watched.idle.quiet == 0)
        watched._tick()
    assert watched.warning is None


def test_a_touch_anywhere_gives_more_time_and_does_nothing_else(patient: Kiosk) -> None:
    answer = next(iter(patient.window.page.buttons.values()))  # type: ignore[union-attr]
    where = middle(answer)
    warn(patient)
    touch(patient, where)
    assert not is_warned(patient)
    # A busy computer may take a moment to come here.
    assert watch(patient).idle.quiet < LONG.idle / 2
    assert not patient.navigator.position.visit.answers
    touch(patient, where)
    assert patient.navigator.position.visit.answers


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_A, Qt.Key.Key_Shift])
def test_any_key_gives_more_time_and_does_nothing_else(patient: Kiosk, key: Qt.Key) -> None:
    before = patient.window.focusWidget()
    warn(patient)
    assert patient.window.focusWidget() is shown_warning(patient).button
    QTest.keyClick(patient.window.windowHandle(), key)
    assert not is_warned(patient)
    assert not patient.navigator.position.visit.answers
    assert patient.window.focusWidget() is before


def test_esc_gives_more_time_too_and_leaves_only_then(patient: Kiosk) -> None:
    patient.navigator.answer("parent")
    warn(patient)
    QTest.keyClick(patient.window.focusWidget(), Qt.Key.Key_Escape)
    assert not is_warned(patient)
    assert patient.navigator.position.visit.answers
    QTest.keyClick(patient.window.focusWidget(), Qt.Key.Key_Escape)
    assert patient.navigator.position.place is Place.START


@pytest.mark.parametrize("catalogue", [Catalogue(), pseudo_catalogue()])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_warning_covers_everything_and_can_be_read(
    new_kiosk: KioskMaker, size: tuple[int, int], catalogue: Catalogue
) -> None:
    kiosk = new_kiosk(size, catalogue, idle=LONG)
    kiosk.navigator.begin()
    warn(kiosk)
    warning = shown_warning(kiosk)
    assert warning.geometry() == kiosk.window.rect()
    assert cut_off(kiosk.window) == overlaps(warning) == []
    kiosk.window.resize(900, 700)
    QCoreApplication.processEvents()
    assert warning.geometry() == kiosk.window.rect()
    assert kiosk.window.childAt(20, 20) in {warning, *warning.findChildren(QWidget)}


def test_a_kiosk_within_another_window_is_watched_too(new_kiosk: KioskMaker, qtbot: QtBot) -> None:
    kiosk = new_kiosk(idle=LONG)
    kiosk.window.hide()
    outer = QWidget()
    qtbot.addWidget(outer)
    layout = QVBoxLayout(outer)
    layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    layout.addWidget(kiosk.window)
    outer.resize(1400, 900)
    outer.show()
    kiosk.window.show()
    kiosk.navigator.begin()
    warn(kiosk)
    assert is_warned(kiosk)
    QTest.keyClick(outer.windowHandle(), Qt.Key.Key_Shift)
    assert not is_warned(kiosk)
    kiosk.window.setParent(None)


def test_touches_and_keys_are_noticed(patient: Kiosk) -> None:
    acts: tuple[Callable[[], None], ...] = (
        lambda: touch(patient, QPoint(5, 500)),
        lambda: QTest.keyClick(patient.window.windowHandle(), Qt.Key.Key_Shift),
    )
    for act in acts:
        watch(patient).idle = Idle(LONG, 999)
        act()
        assert watch(patient).idle.quiet == 0


def test_the_countdown_is_shown_each_second_and_told_now_and_then(
    patient: Kiosk, qtbot: QtBot
) -> None:
    watched = watch(patient)
    watched.idle = Idle(Limits(10, 21), 10)
    with qtbot.waitSignal(watched.told) as blocker:
        watched._take(watched.idle.passed(1))
    assert shown_warning(patient).number.text() == "20"
    assert "20" in blocker.args[0]
    with qtbot.assertNotEmitted(watched.told):
        watched._take(watched.idle.passed(1))
    assert shown_warning(patient).number.text() == "19"
    # Its name stays the same: a screen reader would say each second otherwise.
    names = {label.accessibleName() for label in shown_warning(patient).findChildren(QLabel)}
    assert "19" not in names
    assert shown_warning(patient).number.accessibleName()


def test_who_is_read_to_or_helped_is_not_gone(patient: Kiosk) -> None:
    reading = [True]
    patient.hold_while(lambda: reading[0])
    watched = watch(patient)
    warn(patient)
    watched._tick()
    assert watched.warning is None
    assert watched.idle == Idle(LONG)
    reading.clear()
    reading.append(False)
    watched.idle = Idle(LONG, 500)
    watched._tick()
    assert watched.idle.quiet >= 500


def test_who_waits_for_their_sheet_is_not_gone(patient: Kiosk, remembered: Remembered) -> None:
    ended = Printed(message("Your sheet is printed."), done=True)
    remembered.printed = Printed(message("Printing."), done=True, follow=lambda _tell: ended)
    patient.navigator.answer("talk")
    patient.window.footer.print.click()
    watched = watch(patient)
    watched.idle = Idle(LONG, 500)
    watched._tick()
    assert watched.idle.quiet == 0
    for _ in range(3):
        patient.background.wait()
        patient._paper._waiting.wait()
        QCoreApplication.sendPostedEvents()
    watched.idle = Idle(LONG, 500)
    watched._tick()
    assert watched.idle.quiet >= 500
