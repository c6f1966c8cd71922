"""The answers that a visit can have given, as far as they are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sendkiosk.journey.flow import NOT_SURE, SEEN, TALK, Kind, Screen

UNANSWERED: Final = ""
"""Stands among the answers of a screen that a visit can have gone past."""
A_DATE: Final = "(date)"
"""Stands for every exact date."""
NOT_ASKED: Final = frozenset({UNANSWERED})
"""What is known of a screen that was not met."""


@dataclass(frozen=True, slots=True)
class Known:
    """The answers that a visit can have given so far, by screen; screens left out have none.

    Of several answers, `possible` holds each that can be among them, and `chosen` one that is.
    """

    possible: Mapping[str, frozenset[str]] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)

    def at(self, screen: str) -> frozenset[str]:
        """Return the answers that can have been given on `screen`."""
        return self.possible.get(screen, NOT_ASKED)

    def where(self, screen: str, answers: frozenset[str], chosen: str = "") -> Known:
        """Return what is known if only `answers` can have been given on `screen`."""
        more = {**self.chosen, screen: chosen} if chosen else self.chosen
        return Known({**self.possible, screen: answers}, more)

    def joined(self, other: Known) -> Known:
        """Return what is known of a visit that is one of two kinds."""
        mine, theirs = self.possible, other.possible
        possible = dict(mine)
        for screen, answers in theirs.items():
            before = mine.get(screen, NOT_ASKED)
            # Most are the very same; a large flow has too many to look into each.
            if before is not answers:
                possible[screen] = before | answers
        for screen in mine.keys() - theirs.keys():
            possible[screen] = mine[screen] | NOT_ASKED
        return Known(possible, dict(self.chosen.items() & other.chosen.items()))


def answers_of(screen: Screen) -> tuple[str, ...]:
    """Return the answers that `screen` takes: codes, and one that stands for every date."""
    if screen.kind is Kind.INFORMATION:
        return (SEEN,)
    dates = (A_DATE,) if screen.kind is Kind.DATE else ()
    return (*dates, *(option.code for option in screen.options), NOT_SURE, TALK)
