"""How a page is read aloud: whether at all, whether it rests, how fast and how loud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

PACES: Final = (0.6, 0.8, 1.0, 1.3, 1.6, 2.0)
"""Rates from the slowest to the fastest."""
VOLUMES: Final = (0.08, 0.16, 0.3, 0.5, 0.75, 1.0)
"""How loud, from the quietest to the loudest; each step is heard as about the same."""
USUAL_PACE: Final = 2
USUAL_VOLUME: Final = 3


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is read: whether at all, whether it rests, and the steps of pace and volume."""

    on: bool = False
    paused: bool = False
    pace: int = USUAL_PACE
    volume: int = USUAL_VOLUME

    def at_pace(self, steps: int) -> Manner:
        """Return this manner `steps` faster, as far as there are steps."""
        return replace(self, pace=within(self.pace + steps, PACES))

    def at_volume(self, steps: int) -> Manner:
        """Return this manner `steps` louder, as far as there are steps."""
        return replace(self, volume=within(self.volume + steps, VOLUMES))


def within(number: int, steps: Sequence[object]) -> int:
    """Return `number`, or the nearest one to it that is a place in `steps`."""
    return max(0, min(number, len(steps) - 1))
