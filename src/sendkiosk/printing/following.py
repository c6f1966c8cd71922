"""Waiting for one sheet: until it is out, will not come, or is not waited for any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import Final, Protocol

from sendkiosk.printing.port import PrinterState, PrinterStatus, PrintOutcome

PAUSE: Final = 1.0
"""Seconds between two looks."""
SLOW: Final = 20.0
"""After how many seconds a sheet counts as held: then warnings of the printer are told too."""
_ONCE_IS_NOTHING: Final = frozenset({PrinterState.UNREACHABLE, PrinterState.NO_ANSWER})
"""What may be a moment's work too much for a small printer; it is told when it is seen twice."""


class Followed(Protocol):
    """A sheet that a queue has taken."""

    def ending(self, *, lost: bool) -> PrintOutcome | None:
        """Return what became of the sheet; None while it is with the queue, or nobody can tell.

        `lost` says that the printer was out of reach since it was handed over.
        """

    def look(self, *, held: bool) -> PrinterStatus:
        """Return how the printer is; `held` says that the sheet should be out by now."""

    def give_up(self, status: PrinterStatus) -> PrintOutcome:
        """Cancel the sheet, and return that it was given up with the printer at `status`."""


@dataclass(slots=True)
class Patience:
    """How long a sheet has been waited for: `seconds` are allowed, from `since` (monotonic)."""

    seconds: float
    since: float
    fine: bool = True

    def note(self, now: float, *, fine: bool) -> None:
        """Take note of how the printer is; when it is fine again, the time begins anew."""
        if fine and not self.fine:
            self.since = now
        self.fine = fine

    def is_slow(self, now: float) -> bool:
        """Tell whether the sheet should be out by now."""
        return now - self.since > SLOW

    def is_over(self, now: float) -> bool:
        """Tell whether it has been waited for long enough."""
        return now - self.since > self.seconds


@dataclass(slots=True)
class _News:
    """Tells each change of the state once."""

    tell: Callable[[PrinterStatus], None]
    told: PrinterStatus | None = None
    seen: PrinterStatus | None = field(default=None)

    def hear(self, status: PrinterStatus) -> None:
        before, self.seen = self.seen, status
        if status.state in _ONCE_IS_NOTHING and (before is None or before.state != status.state):
            return
        if self.told is None or self.told.state is not status.state:
            self.told = status
            self.tell(status)


def follow(
    sheet: Followed, tell: Callable[[PrinterStatus], None], seconds: float, stop: Event
) -> PrintOutcome | None:
    """Wait for `sheet` as `Printer.follow` says; None once `stop` is set."""
    patience = Patience(seconds, monotonic())
    news = _News(tell)
    lost = False
    while not stop.is_set():
        ending = sheet.ending(lost=lost)
        if ending:
            return ending
        status = sheet.look(held=patience.is_slow(monotonic()))
        if stop.is_set():
            break
        news.hear(status)
        lost = lost or status.state is PrinterState.UNREACHABLE
        patience.note(monotonic(), fine=status.is_fine)
        if patience.is_over(monotonic()):
            return sheet.give_up(status)
        stop.wait(PAUSE)
    return None
