"""How long nobody has touched the screen, and what follows from it. No widgets and no clock."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

MOST_AT_ONCE: Final = 2.0
"""Seconds that one step of a countdown counts at most, however long the computer was busy."""
TELLS: Final = (20, 10, 5)
"""Seconds before the end at which people who do not see the countdown hear of it."""


class Phase(Enum):
    """What is done about the silence."""

    WATCHING = auto()
    WARNING = auto()
    """The visitor is asked whether they are still there."""
    OVER = auto()
    """Nobody is: the visit is forgotten."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: `idle` without a touch until the warning, then `warning` until the end."""

    idle: float
    warning: float


@dataclass(frozen=True, slots=True)
class Idle:
    """How long it has been quiet, in seconds. Immutable: each step gives another one."""

    limits: Limits
    quiet: float = 0.0

    def touched(self) -> Idle:
        """Return what follows a touch or a key: the whole time begins anew."""
        return replace(self, quiet=0.0)

    def passed(self, seconds: float, *, busy: bool = False) -> Idle:
        """Return what follows `seconds` without a touch.

        While the kiosk is `busy` with the visitor no time passes, and afterwards it begins anew.
        However many seconds passed unnoticed, nothing is over without the whole warning.
        """
        if busy:
            return self.touched()
        if self.phase is Phase.WATCHING:
            return replace(self, quiet=min(self.quiet + seconds, self.limits.idle))
        return replace(self, quiet=self.quiet + min(seconds, MOST_AT_ONCE))

    @property
    def phase(self) -> Phase:
        """What is done about it now."""
        if self.quiet < self.limits.idle:
            return Phase.WATCHING
        return Phase.WARNING if self._until_over > 0 else Phase.OVER

    @property
    def left(self) -> int:
        """Whole seconds of the warning that are left, as a countdown shows them."""
        return math.ceil(min(self.limits.warning, max(0.0, self._until_over)))

    def to_tell(self, before: Idle) -> int | None:
        """Return the seconds left if they are to be told aloud now, after `before`.

        They are at the beginning of the warning, and a few times before its end.
        """
        if self.phase is not Phase.WARNING:
            return None
        begins = before.phase is Phase.WATCHING
        if begins or any(before.left > told >= self.left for told in TELLS):
            return self.left
        return None

    @property
    def _until_over(self) -> float:
        return self.limits.idle + self.limits.warning - self.quiet
