"""Who has checked the words of a language: all that a window has to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Checked:
    """Who checked words, as it is told, and the last day on which they did."""

    by: str
    on: date
