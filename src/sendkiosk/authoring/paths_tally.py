"""Counting paths: what they meet, where they lead, and a shortest example of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from sendkiosk.authoring.paths_walk import Offer, Path
from sendkiosk.journey.time_limits import Answer, Standing
from sendkiosk.journey.visit import Visit

K = TypeVar("K")


class Way(NamedTuple):
    """An answer on a screen, and the screen that came next.

    `answer` is None for an exact date, `to` for the summary.
    """

    screen: str
    answer: str | None
    to: str | None


@dataclass(slots=True)
class Met:
    """How many paths meet something, and a shortest one of them."""

    count: int
    example: Visit


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted on all paths.

    All is by id, `steps` with those for danger and crisis; `outcomes` by the ids of the steps on
    the summary. `standings` tells how often a time limit of a summary stands where, `lengths` how
    many paths have so many screens.
    """

    steps: dict[str, Met] = field(default_factory=dict)
    letters: dict[str, Met] = field(default_factory=dict)
    outcomes: dict[tuple[str, ...], Met] = field(default_factory=dict)
    step_wordings: Counter[Offer] = field(default_factory=Counter)
    letter_wordings: Counter[Offer] = field(default_factory=Counter)
    standings: Counter[tuple[str, Standing]] = field(default_factory=Counter)
    ways: Counter[Way] = field(default_factory=Counter)
    screens: Counter[str] = field(default_factory=Counter)
    lengths: Counter[int] = field(default_factory=Counter)

    @property
    def paths(self) -> int:
        """How many paths there are."""
        return self.lengths.total()

    @property
    def longest(self) -> int:
        """How many screens the longest path has."""
        return max(self.lengths, default=0)

    @property
    def by_count(self) -> tuple[tuple[tuple[str, ...], Met], ...]:
        """The outcomes, those that most paths lead to first."""
        return tuple(sorted(self.outcomes.items(), key=lambda item: (-item[1].count, item[0])))

    @property
    def numbers(self) -> dict[tuple[str, ...], int]:
        """The number of each outcome: 1 for the one that most paths lead to."""
        return {steps: number for number, (steps, _) in enumerate(self.by_count, 1)}


def count(paths: Iterable[Path]) -> Tally:
    """Return what is met on `paths`."""
    tally = Tally()
    for path in paths:
        _add(tally, path)
    return tally


def _add(tally: Tally, path: Path) -> None:
    visit = path.visit
    tally.lengths[len(visit.answers)] += 1
    tally.screens.update(visit.answers.keys())
    tally.ways.update(_ways(visit))
    _meet(tally.outcomes, path.outcome, visit)
    for step in (*path.steps, *path.help_now):
        _meet(tally.steps, step.id, visit)
        tally.step_wordings[step] += 1
    for letter in path.letters:
        _meet(tally.letters, letter.id, visit)
        tally.letter_wordings[letter] += 1
    for limit in path.limits:
        tally.standings[limit.id, limit.standing] += 1


def _meet(met: dict[K, Met], thing: K, visit: Visit) -> None:
    known = met.get(thing)
    if known is None:
        met[thing] = Met(1, visit)
        return
    known.count += 1
    if len(visit.answers) < len(known.example.answers):
        known.example = visit


def _ways(visit: Visit) -> Iterator[Way]:
    screens = list(visit.answers)
    for screen, to in zip_longest(screens, screens[1:]):
        for code in _codes(visit.answers[screen]):
            yield Way(screen, code, to)


def _codes(answer: Answer) -> tuple[str | None, ...]:
    if isinstance(answer, date):
        return (None,)
    return answer if isinstance(answer, tuple) else (answer,)
