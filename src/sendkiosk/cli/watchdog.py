"""Keeps a kiosk running: one that hangs or crashes is started anew, at its start screen.

Only where there are signals and pipes that can be waited for, which is everywhere but Windows.
"""

from __future__ import annotations

import logging
import os
import selectors
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from types import FrameType
from typing import Final

from sendkiosk.cli.arguments import HEARTBEAT
from sendkiosk.cli.deaths import Deaths
from sendkiosk.cli.systemd import VARIABLES, Systemd
from sendkiosk.ui.exits import RESTART

log = logging.getLogger(__name__)

START: Final = 30.0
"""Seconds until the start screen must stand, even on a computer that has just begun."""
SILENCE: Final = 3.0
"""Seconds without a sign of life after which a kiosk hangs."""
FAREWELL: Final = 10.0
"""Seconds that a kiosk may take to end: it may have to take back what is being printed."""
TURN: Final = 0.25
"""Seconds between two looks."""
LATE: Final = 1.0
"""A look that comes so many seconds late says that all was stopped, and not only the kiosk."""

_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)
_OVERWRITE: Final = {
    # Memory that is given back is overwritten at once: Qt's and Python's both, since Python then
    # asks the C library for all of its memory. Without this, words stay there until chance.
    "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
    "PYTHONMALLOC": "malloc",
}


@dataclass(frozen=True, slots=True)
class Ending:
    """How a kiosk ended: its exit status as Python gives it, and how long its screen stood."""

    status: int
    lived: float | None
    hung: bool = False

    @property
    def is_death(self) -> bool:
        """Whether nobody wanted it to end."""
        return self.hung or self.status not in {0, RESTART}

    @property
    def says_why(self) -> bool:
        """Whether it cannot start, and said why: it ended by itself before its screen stood."""
        return not self.hung and self.lived is None and self.status > 0 and self.status != RESTART


class Watchdog:
    """Starts a kiosk with `command`, and anew for as long as it does not end as it was meant to."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start nothing yet; the kiosk will get `environment`, but for what is systemd's."""
        self._command = tuple(command)
        kept = {name: value for name, value in environment.items() if name not in VARIABLES}
        self._environment = {**_OVERWRITE, **kept}
        self._systemd = Systemd.of(environment)
        self._child: subprocess.Popen[bytes] | None = None
        self._told_to_end: float | None = None

    def run(self) -> int:
        """Watch until the kiosk ends as it was meant to, and return the exit status for that.

        A kiosk that was never seen and ends by itself has said why: its status is returned. Where
        systemd starts us, 1 is returned when a kiosk was seen and the next one never comes up: the
        screen itself is gone, and systemd starts that anew, too. SIGTERM and Ctrl+C end both.
        """
        deaths, was_seen = Deaths(), False
        with self._signals():
            while True:
                ending = self._watch()
                was_seen = was_seen or ending.lived is not None
                if ending.status == 0 or (ending.says_why and not was_seen):
                    self._systemd.tell("STOPPING=1")
                    return ending.status
                if ending.is_death and not self._is_told_to_end:
                    log.error("%s", _in_words(ending))
                    deaths = deaths.died(ending.lived or 0.0)
                    _tell_of(deaths)
                    if was_seen and ending.lived is None and self._systemd.listens:
                        return 1
                    self._pause(deaths.wait)
                if self._is_told_to_end:
                    return 0

    @property
    def _is_told_to_end(self) -> bool:
        return self._told_to_end is not None

    def _watch(self) -> Ending:
        """Start a kiosk, and return how it ended."""
        ours, theirs = os.pipe()
        try:
            command = (*self._command, HEARTBEAT, str(theirs))
            child = subprocess.Popen(command, pass_fds=(theirs,), env=self._environment)
        finally:
            os.close(theirs)
        self._child = child
        try:
            return self._listen(child, ours)
        finally:
            self._child = None
            os.close(ours)

    def _listen(self, child: subprocess.Popen[bytes], pipe: int) -> Ending:
        """Listen to `pipe` until `child` has ended, by itself or because it is silent."""
        seen: float | None = None
        looked = monotonic()
        until = looked + START
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while True:
                heard = bool(selector.select(TURN)) and os.read(pipe, 4096)
                now, before = monotonic(), looked
                looked = now
                if heard:
                    until = now + SILENCE
                    if seen is None:
                        seen = now
                        self._systemd.tell("READY=1", "STATUS=The start screen is shown.")
                elif heard == b"" or child.poll() is not None:
                    return Ending(_end(child), None if seen is None else now - seen)
                elif now - before > TURN + LATE:
                    until = now + (START if seen is None else SILENCE)
                if self._told_to_end is not None:
                    until = self._told_to_end + FAREWELL
                if now > until:
                    child.kill()
                    lived = None if seen is None else now - seen
                    return Ending(_end(child), lived, hung=True)
                self._systemd.tell("WATCHDOG=1")

    def _pause(self, seconds: float) -> None:
        until = monotonic() + seconds
        with selectors.DefaultSelector() as nothing:
            while monotonic() < until and not self._is_told_to_end:
                nothing.select(TURN)
                self._systemd.tell("WATCHDOG=1")

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """Hand on what tells us to end, for as long as this lasts."""

        def hand_on(_number: int, _frame: FrameType | None) -> None:
            self._told_to_end = monotonic()
            self._systemd.tell("STOPPING=1")
            if self._child is not None:
                self._child.terminate()

        before = {number: signal.signal(number, hand_on) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _end(child: subprocess.Popen[bytes]) -> int:
    """Return the status of `child`, which has ended or closed its pipe."""
    try:
        return child.wait(SILENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def _tell_of(deaths: Deaths) -> None:
    """Tell staff of `deaths` that do not end by themselves."""
    if deaths.is_worth_telling:
        log.error(
            "The kiosk ended %s times soon after its start. It is tried again every %g seconds."
            " Look at the lines above, and run: sendkiosk doctor",
            deaths.in_a_row,
            deaths.wait,
        )


def _in_words(ending: Ending) -> str:
    if ending.hung:
        silent = START if ending.lived is None else SILENCE
        return f"The kiosk gave no sign of life for {silent:g} seconds. It is started anew."
    if ending.status < 0:
        return f"The kiosk crashed ({_signal_name(-ending.status)}). It is started anew."
    return f"The kiosk ended by itself with status {ending.status}. It is started anew."


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
