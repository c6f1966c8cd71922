"""Waiting for one sheet: until it is out, will not come, or is not waited for any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Final, Protocol

from sendkiosk.printing.port import PrinterState, PrinterStatus, PrintOutcome

PAUSE: Final = 1.0
"""Seconds between two looks."""
SLOW: Final = 20.0
"""After how many seconds a copy counts as held: then warnings of the printer are told too."""
_ONCE_IS_NOTHING: Final = frozenset({PrinterState.UNREACHABLE, PrinterState.NO_ANSWER})
"""What may be a moment's work too much for a small printer; it counts when it is seen twice."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a printer is, at one look: `status`, and what that means for a sheet that is `held`.

    The same warning can stand for days while all comes out, or be why nothing does.
    """

    status: PrinterStatus
    held: PrinterStatus


class Followed(Protocol):
    """A sheet that a queue has taken."""

    def ending(self, *, lost: bool) -> PrintOutcome | None:
        """Return what became of the sheet; None while it is with the queue, or nobody can tell.

        `lost` says that the printer was out of reach since it was handed over.
        """

    def look(self) -> Seen:
        """Return how the printer is."""

    def give_up(self, status: PrinterStatus) -> PrintOutcome:
        """Cancel the sheet, and return that it was given up with the printer at `status`."""


@dataclass(slots=True)
class Patience:
    """How long a sheet has been waited for, from `since` (monotonic).

    `seconds` are allowed for each of its copies while the printer is fine, and once to put right
    what is wrong with it. The time begins anew with each change between the two.
    """

    seconds: float
    copies: int
    since: float
    fine: bool = True

    def note(self, now: float, *, fine: bool) -> None:
        """Take note of how the printer is."""
        if fine is not self.fine:
            self.since, self.fine = now, fine

    def is_slow(self, now: float) -> bool:
        """Tell whether the sheet should be out by now, as the printer is fine."""
        return self.fine and now - self.since > SLOW * self.copies

    def is_over(self, now: float) -> bool:
        """Tell whether it has been waited for long enough."""
        return now - self.since > self.seconds * (self.copies if self.fine else 1)


@dataclass(slots=True)
class _Watch:
    """What is known of the printer of one sheet, and what of that was told."""

    tell: Callable[[PrinterStatus], None]
    patience: Patience
    lost: bool = False
    _before: PrinterState | None = None
    _told: PrinterState | None = None

    def take_in(self, seen: Seen) -> None:
        """Learn from `seen`, and tell if the state is another one."""
        state, before = seen.status.state, self._before
        self._before = state
        if state in _ONCE_IS_NOTHING and state is not before:
            return
        self.lost = self.lost or state is PrinterState.UNREACHABLE
        now = monotonic()
        self.patience.note(now, fine=seen.status.is_fine)
        status = seen.held if self.patience.is_slow(now) else seen.status
        if status.state is not self._told:
            self._told = status.state
            self.tell(status)


def follow(
    sheet: Followed,
    tell: Callable[[PrinterStatus], None],
    patience: Patience,
    stop: Event,
) -> PrintOutcome | None:
    """Wait for `sheet` as `Printer.follow` says; None once `stop` is set."""
    watch = _Watch(tell, patience)
    while not stop.is_set():
        ending = sheet.ending(lost=watch.lost)
        if ending:
            return ending
        seen = sheet.look()
        if stop.is_set():
            break
        watch.take_in(seen)
        if patience.is_over(monotonic()):
            return sheet.give_up(seen.held)
        stop.wait(PAUSE)
    return None
