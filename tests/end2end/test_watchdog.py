"""`sendkiosk run` as staff start it, and what becomes of it when the kiosk dies."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sendkiosk.cli.arguments import HEARTBEAT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

PATIENCE = 60


class Started:
    """A kiosk with its watchdog, and what that tells systemd."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        """Start it; files of the user are below `folder`."""
        self.log_of_watchdog = folder / "sendkiosk" / "logs" / "watchdog.log"
        self._heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._heard.settimeout(PATIENCE)
        self._heard.bind(str(folder / "notify"))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sendkiosk", "run", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "HOME": str(folder),
                "XDG_CONFIG_HOME": str(folder),
                "XDG_DATA_HOME": str(folder),
                "NOTIFY_SOCKET": str(folder / "notify"),
            },
        )

    def wait_until_ready(self) -> int:
        """Wait until a start screen stands, and return the process that shows it."""
        while b"READY=1" not in self._heard.recv(1000):
            pass
        return self.children[0]

    @property
    def children(self) -> list[int]:
        number = self.process.pid
        listed = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="utf-8")
        return [int(child) for child in listed.split()]

    def end(self) -> str:
        """Tell it to end as systemd does; return what it said."""
        self.process.terminate()
        _, said = self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode == 0
        return said

    def close(self) -> None:
        """End it, whatever happened."""
        self.process.terminate()
        self.process.communicate(timeout=PATIENCE)
        self._heard.close()


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    (tmp_path / "sendkiosk").mkdir()
    # It would say so where nothing can be read aloud, which is no matter here.
    (tmp_path / "sendkiosk" / "settings.toml").write_text('speech = "off"\n', encoding="utf-8")
    kiosk = Started(tmp_path)
    yield kiosk
    kiosk.close()


@pytest.mark.parametrize(
    ("way", "word"),
    [
        (signal.SIGSEGV, "SIGSEGV"),
        pytest.param(signal.SIGKILL, "SIGKILL", marks=pytest.mark.long),
        pytest.param(signal.SIGSTOP, "no sign of life", marks=pytest.mark.long),
    ],
)
def test_the_start_screen_comes_back(started: Started, way: signal.Signals, word: str) -> None:
    first = started.wait_until_ready()
    os.kill(first, way)
    second = started.wait_until_ready()
    assert second != first
    assert started.children == [second]
    said = started.end()
    assert len(said.splitlines()) == 1
    assert word in said
    assert word in started.log_of_watchdog.read_text(encoding="utf-8")
    assert is_gone(second)


def test_a_kiosk_whose_watchdog_was_killed_ends_too(started: Started) -> None:
    kiosk = os.pidfd_open(started.wait_until_ready())
    started.process.kill()
    ended, _, _ = select.select([kiosk], [], [], PATIENCE)
    os.close(kiosk)
    assert ended
    started.process.communicate(timeout=PATIENCE)


def test_what_cannot_start_says_why_once(tmp_path: Path) -> None:
    (tmp_path / "sendkiosk").mkdir()
    (tmp_path / "sendkiosk" / "settings.toml").write_text('pack = "nowhere"\n', encoding="utf-8")
    kiosk = Started(tmp_path)
    _, said = kiosk.process.communicate(timeout=PATIENCE)
    assert kiosk.process.returncode == 1
    assert len(said.splitlines()) == 1
    kiosk.close()


def test_jobs_that_a_dead_kiosk_left_are_seen_to_at_the_next_start(tmp_path: Path) -> None:
    jobs = tmp_path / "sendkiosk" / "jobs.txt"
    jobs.parent.mkdir()
    jobs.write_text("nowhere\tnowhere-1\n", encoding="utf-8")
    kiosk = Started(tmp_path)
    kiosk.wait_until_ready()
    kiosk.end()
    assert not jobs.exists()
    kiosk.close()


@pytest.mark.parametrize("arguments", [("--no-watchdog",), ("--mode", "adviser")])
def test_it_can_do_without(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    kiosk = Started(tmp_path, *arguments)
    wait_for_open_window(kiosk)
    # What reads the pack is a child, too, but not a kiosk.
    assert not any(HEARTBEAT in command_of(child) for child in kiosk.children)
    kiosk.close()


def command_of(process: int) -> list[str]:
    """Return the words that started `process`; none if it has ended."""
    return Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8").split("\0")


def wait_for_open_window(kiosk: Started) -> None:
    """Wait until fonts are loaded, which is after the choice whether there is a watchdog."""
    maps = Path(f"/proc/{kiosk.process.pid}/maps")
    while kiosk.process.poll() is None and "libqoffscreen" not in maps.read_text(encoding="utf-8"):
        pass
    assert kiosk.process.poll() is None


def is_gone(process: int) -> bool:
    """Tell whether `process` has ended; nobody may have asked for its status yet."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return True
    return state.rpartition(")")[2].split()[0] == "Z"
