"""The watchdog with small programs in place of a kiosk; each start writes a line."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from sendkiosk.cli import watchdog
from sendkiosk.cli.deaths import Deaths
from sendkiosk.cli.watchdog import Watchdog

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no watchdog elsewhere")

BEGIN = """
import os, pathlib, signal, sys, time
starts, pipe = pathlib.Path(sys.argv[1]), int(sys.argv[3])
with starts.open("a") as file:
    file.write(f"{os.getpid()}\\n")
first = len(starts.read_text().split()) == 1
def beat():
    os.write(pipe, b".")
def beat_on():
    starts.with_suffix(".beats").touch()
    while True:
        beat()
        time.sleep(0.05)
"""
WELL = "beat(); sys.exit(0)"
PATIENCE = 20


@pytest.fixture
def starts(tmp_path: Path) -> Path:
    return tmp_path / "starts"


def watched(starts: Path, program: str) -> Watchdog:
    return Watchdog((sys.executable, "-c", BEGIN + program, str(starts)), os.environ)


def times(starts: Path) -> int:
    return len(starts.read_text().split())


@pytest.mark.parametrize("status", [0, 1, 2])
def test_who_never_stood_there_and_ends_has_said_why(starts: Path, status: int) -> None:
    assert watched(starts, f"sys.exit({status})").run() == status
    assert times(starts) == 1


def test_who_is_closed_stays_closed(starts: Path) -> None:
    assert watched(starts, WELL).run() == 0
    assert times(starts) == 1


@pytest.mark.parametrize(
    ("death", "word"),
    [
        ("beat(); os.kill(os.getpid(), signal.SIGSEGV)", "SIGSEGV"),
        ("beat(); os.kill(os.getpid(), signal.SIGKILL)", "SIGKILL"),
        ("os.kill(os.getpid(), signal.SIGABRT)", "SIGABRT"),
        ("beat(); sys.exit(70)", "70"),
        ("beat(); os.kill(os.getpid(), signal.SIGSTOP)", "no sign of life"),
        ("beat(); time.sleep(1000)", "no sign of life"),
    ],
)
def test_who_dies_or_hangs_is_started_anew(
    starts: Path,
    death: str,
    word: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watchdog, "SILENCE", 0.5)
    program = f"if first:\n    {death}\n{WELL}"
    assert watched(starts, program).run() == 0
    assert times(starts) == 2
    assert word in caplog.text
    caplog.clear()


def test_who_is_to_be_started_anew_is_and_nobody_hears_of_it(
    starts: Path, caplog: pytest.LogCaptureFixture
) -> None:
    program = "beat(); sys.exit(75 if len(starts.read_text().split()) < 8 else 0)"
    assert watched(starts, program).run() == 0
    assert times(starts) == 8
    assert caplog.records == []


def test_who_starts_slowly_does_not_hang(starts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "SILENCE", 0.1)
    assert watched(starts, "time.sleep(0.5); beat(); sys.exit(0)").run() == 0
    assert times(starts) == 1


def test_who_cannot_start_after_it_once_stood_is_tried_again_and_staff_hear_of_it(
    starts: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Deaths, "wait", 0.0)
    program = "if first: beat()\nsys.exit(0 if len(starts.read_text().split()) == 7 else 1)"
    assert watched(starts, program).run() == 0
    assert times(starts) == 7
    assert "sendkiosk doctor" in caplog.text
    caplog.clear()


def test_where_the_screen_is_gone_systemd_is_to_start_everything(
    starts: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(starts.with_name("nobody")))
    died = "if first: beat()\nos.kill(os.getpid(), signal.SIGKILL)"
    assert watched(starts, died).run() == 1
    assert times(starts) == 2
    caplog.clear()


def test_to_be_ended_is_handed_on(starts: Path) -> None:
    program = "signal.signal(signal.SIGTERM, lambda *_: sys.exit(0)); beat_on()"
    end_as_soon_as_it_beats(starts, program)
    assert is_gone(int(starts.read_text()))


def test_who_does_not_end_is_killed(starts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "FAREWELL", 0.3)
    program = "signal.signal(signal.SIGTERM, signal.SIG_IGN); beat_on()"
    end_as_soon_as_it_beats(starts, program)
    assert is_gone(int(starts.read_text()))


def test_systemd_and_its_socket_are_not_handed_on(
    starts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(starts.with_name("nobody")))
    assert watched(starts, "sys.exit(5 if 'NOTIFY_SOCKET' in os.environ else 0)").run() == 0


def end_as_soon_as_it_beats(starts: Path, program: str) -> None:
    """Watch over `program`, and tell ourselves to end once it runs."""

    def end() -> None:
        until = time.monotonic() + PATIENCE
        beats, look_again = starts.with_suffix(".beats"), threading.Event()
        while not beats.exists() and time.monotonic() < until:
            look_again.wait(0.05)
        os.kill(os.getpid(), signal.SIGTERM)

    thread = threading.Thread(target=end)
    thread.start()
    assert watched(starts, program).run() == 0
    thread.join()


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False
