from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject
from pytestqt.qtbot import QtBot

from sendkiosk.ui import heartbeat

pytestmark = pytest.mark.skipif(os.name != "posix", reason="nobody listens elsewhere")


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    yield ours, theirs
    os.close(theirs)


def heard(ours: int) -> bytes:
    try:
        return os.read(ours, 100)
    except BlockingIOError:
        return b""


def test_it_beats_for_as_long_as_events_are_seen_to(
    pipe: tuple[int, int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "EVERY", 1)
    os.set_inheritable(pipe[1], True)
    parent = QObject()
    heartbeat.beat(pipe[1], parent)
    assert heard(pipe[0]) == b""
    for _ in range(3):
        qtbot.waitUntil(lambda: heard(pipe[0]) != b"")
    assert not os.get_inheritable(pipe[1])
    os.close(pipe[0])


def test_a_listener_that_is_slow_is_waited_for_by_nobody(
    pipe: tuple[int, int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "EVERY", 1)
    os.set_blocking(pipe[1], False)
    while True:
        try:
            os.write(pipe[1], b"x" * 4096)
        except BlockingIOError:
            break
    parent = QObject()
    timer = heartbeat.beat(pipe[1], parent)
    with qtbot.waitSignals([timer.timeout, timer.timeout]):
        pass
    assert timer.isActive()
    os.close(pipe[0])


def test_without_a_listener_the_program_ends(
    pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "EVERY", 1)
    os.close(pipe[0])
    ended: list[int] = []
    loop = QEventLoop()

    def end(status: int) -> None:
        ended.append(status)
        loop.quit()

    monkeypatch.setattr(QCoreApplication, "exit", end)
    parent = QObject()
    timer = heartbeat.beat(pipe[1], parent)
    loop.exec()
    assert ended == [0]
    assert not timer.isActive()
