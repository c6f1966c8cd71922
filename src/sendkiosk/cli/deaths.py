"""How long to wait before a kiosk that died is started anew. Nothing but numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SOON: Final = 60.0
"""Whoever lives shorter than that, in seconds, may well die again."""
FREE: Final = 3
"""How many such deaths in a row are answered at once."""
LONGEST: Final = 30.0
"""Seconds between two starts at most: a kiosk always comes back."""
MANY: Final = 5
"""How many such deaths in a row somebody must hear of."""


@dataclass(frozen=True, slots=True)
class Deaths:
    """How many deaths, each soon after a start, came one after the other."""

    in_a_row: int = 0

    def died(self, lived: float) -> Deaths:
        """Return what follows the death of a kiosk that `lived` for so many seconds."""
        return Deaths(self.in_a_row + 1 if lived < SOON else 1)

    @property
    def wait(self) -> float:
        """Seconds until the next start."""
        over = self.in_a_row - FREE
        return 0.0 if over <= 0 else min(LONGEST, 2.0 ** min(over - 1, 10))

    @property
    def is_worth_telling(self) -> bool:
        """Whether somebody should hear, now, that it goes on like this."""
        return self.in_a_row >= MANY and self.in_a_row % MANY == 0
