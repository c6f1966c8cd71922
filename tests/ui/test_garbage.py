from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.ui.application import open_application, open_for_pictures
from sendkiosk.ui.garbage import collect_here


class Ring:
    """Something that only the collector can find: it holds on to itself."""

    def __init__(self, ended_in: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: ended_in.append(threading.get_ident()))


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    assert qapp is not None
    owner = QObject()
    yield owner
    for timer in owner.findChildren(QTimer):
        timer.stop()


@pytest.fixture
def timer(owner: QObject) -> QTimer:
    gc.enable()
    timer = collect_here(owner)
    timer.setInterval(0)
    return timer


def test_garbage_is_collected_by_a_timer_in_the_thread_of_the_window(
    timer: QTimer, qtbot: QtBot
) -> None:
    ended_in: list[int] = []
    Ring(ended_in)
    qtbot.waitUntil(lambda: bool(ended_in))
    assert ended_in == [threading.get_ident()]
    assert timer.isActive()


def test_what_is_to_be_painted_comes_first(owner: QObject, qtbot: QtBot) -> None:
    ended_in: list[int] = []
    seen: list[bool] = []

    class Watched(QWidget):
        def event(self, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                seen.append(bool(ended_in))
            return super().event(event)

    widget = Watched()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    timer = collect_here(owner)
    seen.clear()
    Ring(ended_in)
    widget.update()
    timer.timeout.emit()
    qtbot.waitUntil(lambda: bool(ended_in))
    assert seen == [False]


def test_old_garbage_is_found_too(timer: QTimer, qtbot: QtBot) -> None:
    ended_in: list[int] = []
    old: list[Ring] = [Ring(ended_in)]
    gc.collect()
    old.clear()
    qtbot.waitUntil(lambda: bool(ended_in))
    assert timer.isActive()


def test_no_other_thread_collects(timer: QTimer) -> None:
    ended_in: list[int] = []
    thread = threading.Thread(target=lambda: [Ring(ended_in) for _ in range(10_000)])
    thread.start()
    thread.join()
    assert not gc.isenabled()
    assert ended_in == []
    timer.stop()


def test_asked_again_there_is_still_one_timer(timer: QTimer, owner: QObject) -> None:
    gc.enable()
    assert collect_here(owner) is timer
    assert owner.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly) == [timer]
    assert not gc.isenabled()


def test_the_application_collects_as_long_as_it_lives(qapp: QApplication) -> None:
    gc.enable()
    application = open_application(())
    assert application is qapp
    timer = collect_here(application)
    gc.collect()
    assert timer.isActive()
    assert timer in application.findChildren(QTimer)
    assert not gc.isenabled()


def test_where_nothing_but_pictures_are_made_python_collects_by_itself(qapp: QApplication) -> None:
    gc.enable()
    assert open_for_pictures() is qapp
    assert gc.isenabled()
