"""Looking for witnesses: other notes that would be shown in the same way, with another count.

A witness proves that a count cannot be worked out from what is shown, by whatever means: whoever
reads it cannot tell the witness from the truth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, TypeAlias

from sendkiosk.notes.disclosure.alternatives import Alternatives, Change
from sendkiosk.notes.disclosure.plan import ReportedNote
from sendkiosk.notes.disclosure.shown import Shown

_STEPS: Final = 24
"""After how many changes an attempt is given up."""

_ATTEMPTS: Final = 3
"""How often a search begins anew, in another order."""

_UNBOUNDED: Final = 1 << 30

Changes: TypeAlias = Counter[ReportedNote]
"""How many notes of a kind are more in a witness than in truth; below zero, less."""


@dataclass(slots=True)
class Seen:
    """The smallest and the largest count of one cell in truth and in all witnesses so far.

    `lowest` and `highest` are the witnesses themselves.
    """

    low: int
    high: int
    lowest: Changes = field(default_factory=Counter)
    highest: Changes = field(default_factory=Counter)


class Search:
    """Looks for witnesses among `alternatives` that would be shown as `shown`, cell by cell.

    `seen` has what was found for the cells in `watched`: one witness serves for many of them.
    """

    def __init__(
        self, alternatives: Alternatives, shown: Iterable[Shown], watched: Iterable[int]
    ) -> None:
        self.alternatives: Final = alternatives
        self.low: Final[list[int]] = []
        self.high: Final[list[int]] = []
        for one in shown:
            self.low.append(one.low)
            self.high.append(_highest(one))
        counts = alternatives.counts
        self.seen: Final = {cell: Seen(counts[cell], counts[cell]) for cell in watched}

    def widen(self, cell: int, shown: Shown) -> None:
        """Show `cell` as `shown` from now on, which says less; all that was seen stays true."""
        self.low[cell], self.high[cell] = shown.low, _highest(shown)

    def reach(self, cell: int, count: int) -> Counter[int] | None:
        """Look for a witness with `count` in `cell`, and keep in `seen` what is met on the way.

        Returns None if there is one, and else which cells stood in the way, and how often.
        """
        in_the_way: Counter[int] = Counter()
        for turn in range(_ATTEMPTS):
            attempt = _Attempt(self, cell, count, 7 * turn)
            if attempt.succeeds():
                return None
            in_the_way.update(attempt.in_the_way)
        return in_the_way

    def keep(self, counts: list[int], changes: Changes, cells: Iterable[int]) -> None:
        """Keep what `cells` are in the witness that `changes` lead to, where the counts are these."""
        for cell in cells:
            seen = self.seen.get(cell)
            if seen is None:
                continue
            if counts[cell] < seen.low:
                seen.low, seen.lowest = counts[cell], changes.copy()
            if counts[cell] > seen.high:
                seen.high, seen.highest = counts[cell], changes.copy()


class _Attempt:
    """One way from the truth to a witness with `goal` in `cell`, change by change.

    Each change is the one after which the fewest cells are broken: out of what is shown of them.
    """

    def __init__(self, search: Search, cell: int, goal: int, turn: int) -> None:
        self.in_the_way: Counter[int] = Counter()
        self._search = search
        self._alternatives = search.alternatives
        self._cell = cell
        self._goal = goal
        self._turn = turn
        self._counts = list(search.alternatives.counts)
        self._changes: Changes = Counter()
        self._touched: set[int] = set()
        self._made: set[Change] = set()
        self._broken: set[int] = set()

    def succeeds(self) -> bool:
        """Change notes until the goal is reached and no cell is broken; tell whether that worked."""
        for _ in range(_STEPS):
            if not self._broken:
                self._search.keep(self._counts, self._changes, self._touched)
                if self._counts[self._cell] == self._goal:
                    return True
            change = self._best()
            if change is None:
                return False
            self._make(change)
            self.in_the_way.update(self._broken)
            self._turn += 1
        return False

    def _best(self) -> Change | None:
        """Return the best change that mends a broken cell or comes nearer to the goal, if any."""
        if self._broken:
            cell = min(self._broken)
            rises, enough = self._counts[cell] < self._search.low[cell], -1
        else:
            cell = self._cell
            rises, enough = self._counts[cell] < self._goal, 0
        best, least = None, _UNBOUNDED
        for change in self._changes_of(cell, rises=rises):
            if not self._is_possible(change):
                continue
            cost = self._cost(change)
            if cost < least:
                best, least = change, cost
            if cost <= enough:
                break
        return best

    def _changes_of(self, cell: int, *, rises: bool) -> Iterator[Change]:
        if not rises:
            return self._alternatives.lowering(cell, self._turn)
        raising = self._alternatives.raising(cell, self._turn)
        if self._alternatives.counts[cell]:
            return raising
        return chain(raising, self._alternatives.supposing(cell))

    def _is_possible(self, change: Change) -> bool:
        """Tell whether there is such a note to change, and the change does not undo another."""
        if Change(change.new, change.old) in self._made:
            return False
        old = change.old
        return old is None or self._alternatives.counted[old] + self._changes[old] > 0

    def _cost(self, change: Change) -> int:
        """Return how many cells more are broken after `change`, or further from the goal."""
        counts, low, high = self._counts, self._search.low, self._search.high
        old, new = self._alternatives.cells(change.old), self._alternatives.cells(change.new)
        cost = 0
        for cell in new - old:
            if counts[cell] >= high[cell]:
                cost += 1
            elif counts[cell] < low[cell]:
                cost -= 1
        for cell in old - new:
            if counts[cell] <= low[cell]:
                cost += 1
            elif counts[cell] > high[cell]:
                cost -= 1
        if self._broken:
            lost, gained = self._cell in old, self._cell in new
            cost += (lost and not gained) if self._goal_is_up else (gained and not lost)
        return cost

    @property
    def _goal_is_up(self) -> bool:
        return self._goal > self._alternatives.counts[self._cell]

    def _make(self, change: Change) -> None:
        old, new = self._alternatives.cells(change.old), self._alternatives.cells(change.new)
        for cells, step in ((new - old, 1), (old - new, -1)):
            for cell in cells:
                count = self._counts[cell] = self._counts[cell] + step
                fits = self._search.low[cell] <= count <= self._search.high[cell]
                (self._broken.discard if fits else self._broken.add)(cell)
            self._touched |= cells
        if change.old is not None:
            self._changes[change.old] -= 1
        if change.new is not None:
            self._changes[change.new] += 1
        self._made.add(change)


def _highest(shown: Shown) -> int:
    return _UNBOUNDED if shown.high is None else shown.high
