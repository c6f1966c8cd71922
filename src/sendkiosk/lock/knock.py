"""The knock: touches of a corner in a row, by which staff ask for the PIN pad."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

TOUCHES: Final = 5
WITHIN: Final = 4.0
"""Seconds from the first touch to the last. Nobody touches a name five times by mistake."""


@dataclass(slots=True)
class Knock:
    """Counts touches, each given with its time in seconds on a clock that never goes back."""

    _times: list[float] = field(default_factory=list)

    def touched(self, at: float) -> bool:
        """Note a touch of the corner; tell whether it completes a knock, which then begins anew."""
        self._times = [time for time in self._times if at - time <= WITHIN] + [at]
        if len(self._times) < TOUCHES:
            return False
        self._times = []
        return True

    def elsewhere(self) -> None:
        """Forget the touches so far: another place was touched."""
        self._times = []
