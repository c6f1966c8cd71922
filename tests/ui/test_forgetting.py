"""A visitor gives a date that stands nowhere else. Whichever way they go, it is gone."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sendkiosk.ui.faults import BROKEN, ends_the_visit
from sendkiosk.ui.idle import Limits
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.plain import StartPage
from tests.support.endings import finish, leave, start_again, stay_away
from tests.support.kiosks import Remembered
from tests.support.leftovers import in_objects, in_widgets, planted

LONG = Limits(idle=1000, warning=1000)
KioskMaker = Callable[..., Kiosk]


def find_a_fault(kiosk: Kiosk) -> None:
    def fail() -> None:
        visit = kiosk.navigator.position.visit
        raise KeyError(visit.answers["letter-date"])

    QTimer.singleShot(0, kiosk.window, fail)
    while kiosk.navigator.position.place is not Place.START:
        QCoreApplication.processEvents()


WAYS = (finish, start_again, leave, stay_away, find_a_fault)


def take_visit(kiosk: Kiosk) -> None:
    """Go through a whole visit, past every page that could keep something."""
    navigator = kiosk.navigator
    navigator.begin()
    for answer in ("parent", "council-letter", "refuse-assess", planted(), "not-rung"):
        navigator.answer(answer)
        QCoreApplication.processEvents()
    kiosk.window.footer.steps.click()
    kiosk.window.footer.print.click()
    settle(kiosk)
    kiosk.window.page.phone.click()  # type: ignore[union-attr]
    kiosk.window.footer.back.click()
    kiosk.window.header.help.click()
    kiosk.window.footer.back.click()


def settle(kiosk: Kiosk) -> None:
    """Let go by what happens by itself: nothing is ended or collected from here."""
    for _ in range(4):
        kiosk.background.wait()
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()


@pytest.fixture
def alone(
    new_kiosk: KioskMaker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Kiosk:
    """Give a kiosk for visitors alone, which sees to its own faults."""
    kiosk = new_kiosk(idle=LONG)
    monkeypatch.setattr(sys, "excepthook", ends_the_visit(kiosk))
    caplog.set_level("CRITICAL")
    return kiosk


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_left_in_any_object_or_widget(
    alone: Kiosk, remembered: Remembered, way: Callable[[Kiosk], None]
) -> None:
    title = alone.window.windowTitle()
    take_visit(alone)
    remembered.sheets.clear()
    way(alone)
    settle(alone)
    assert alone.navigator.position.place is Place.START
    assert in_widgets() == []
    assert in_objects() == []
    assert alone.window.windowTitle() == title


def test_what_is_looked_for_can_be_found(alone: Kiosk) -> None:
    take_visit(alone)
    assert in_widgets()
    kinds = {line.split()[0] for line in in_objects()}
    assert {"Visit", "PrintRequest", "date"} <= kinds


def test_the_clipboard_is_emptied_where_visitors_are_alone(alone: Kiosk) -> None:
    QGuiApplication.clipboard().setText("a phone number")
    alone.navigator.begin()
    leave(alone)
    settle(alone)
    assert QGuiApplication.clipboard().text() == ""


def test_what_an_adviser_copied_elsewhere_stays(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("of another program")
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _self: False)
    kiosk.navigator.begin()
    leave(kiosk)
    settle(kiosk)
    assert clipboard.text() == "of another program"


def test_no_words_on_any_page_can_be_marked_and_copied(alone: Kiosk) -> None:
    take_visit(alone)
    marked = Qt.TextInteractionFlag.TextSelectableByMouse
    marked |= Qt.TextInteractionFlag.TextSelectableByKeyboard
    labels = alone.window.findChildren(QLabel)
    assert labels
    assert [label.text() for label in labels if label.textInteractionFlags() & marked] == []


def test_the_start_page_is_painted_before_anything_else_happens(
    alone: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[StartPage] = []
    monkeypatch.setattr(
        StartPage, "paintEvent", lambda page, _event: painted.append(page), raising=False
    )
    alone.navigator.begin()
    QCoreApplication.processEvents()
    alone.leave()
    assert painted == [alone.window.page]


def test_what_was_being_made_when_the_visitor_left_is_dropped(
    alone: Kiosk, remembered: Remembered, qtbot: QtBot
) -> None:
    take_visit(alone)
    alone.window.footer.print.click()
    leave(alone)
    settle(alone)
    remembered.sheets.clear()
    gc.collect()
    assert in_objects() == []
    assert not alone._paper.is_busy
    qtbot.waitUntil(lambda: alone.window.focusWidget() is not None)


def test_a_start_page_that_cannot_be_shown_hides_the_screen(
    alone: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone.navigator.begin()
    ended: list[int] = []
    # The real one would keep all event loops of later tests from running.
    monkeypatch.setattr(QCoreApplication, "exit", ended.append)

    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(alone.navigator, "start_again", fail)
    ends_the_visit(alone)(ValueError, ValueError(), None)
    assert not alone.window.isVisible()
    assert ended == [BROKEN]
