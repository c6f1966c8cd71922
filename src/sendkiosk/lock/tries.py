"""Wrong tries at the PIN, and how long each makes the next one wait."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

FREE: Final = 2
"""Wrong tries in a row after which nobody waits: people mistype."""

FIRST_WAIT: Final = 5
LONGEST_WAIT: Final = 300
"""Seconds. Twelve tries an hour leave a guesser of a million PINs nowhere, and staff in time."""

_DOUBLINGS: Final = 6
"""So many times the wait doubles, until it is longer than the longest."""


def wait_after(wrong: int) -> int:
    """Return the seconds to wait after `wrong` tries in a row."""
    if wrong <= FREE:
        return 0
    return int(min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(wrong - FREE - 1, _DOUBLINGS)))


@dataclass(frozen=True, slots=True)
class Tries:
    """How many tries in a row were `wrong`, and when the `last` of them was."""

    wrong: int = 0
    last: datetime | None = None

    def one_more(self, now: datetime) -> Tries:
        """Return what is so after another wrong try."""
        return Tries(self.wrong + 1, now)

    def settled(self, now: datetime) -> Tries:
        """Return the same with the last try not later than `now`.

        A clock that was set back would else keep the pad shut until it had caught up: then the wait
        begins anew.
        """
        return replace(self, last=now) if self.last is not None and self.last > now else self

    def seconds_left(self, now: datetime) -> int:
        """Return the whole seconds until the next try, rounded up; 0 when it may be now."""
        if self.last is None:
            return 0
        ends = self.last + timedelta(seconds=wait_after(self.wrong))
        return max(0, math.ceil((ends - now).total_seconds()))
