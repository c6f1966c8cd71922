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

_STEPS: Final = 16
"""After how many changes an attempt is given up."""

_ATTEMPTS: Final = 2
"""How often a search begins anew, in another order."""

_ROUNDS: Final = 3
"""How often all cells are gone through for room around them."""

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


class _Notes:
    """Other notes than the true ones: `counts` of all cells, and the `changes` that lead to them.

    `touched` are the cells that may have another count than in truth.
    """

    def __init__(self, alternatives: Alternatives, like: _Notes | None = None) -> None:
        self.alternatives: Final = alternatives
        self.counts: Final[list[int]] = list(like.counts if like else alternatives.counts)
        self.changes: Final[Changes] = Counter(like.changes if like else ())
        self.touched: Final[set[int]] = set(like.touched if like else ())

    def have(self, note: ReportedNote | None) -> bool:
        """Tell whether there is such a `note` to change; there always is room for one more."""
        return note is None or self.alternatives.counted.get(note, 0) + self.changes[note] > 0

    def effect(self, change: Change) -> tuple[Iterable[int], Iterable[int]]:
        """Return the cells that have one more, and those that have one less, after `change`."""
        old, new = self.alternatives.cells(change.old), self.alternatives.cells(change.new)
        return new - old, old - new

    def taking_back(self, cell: int) -> Iterator[Change]:
        """Yield changes that take a note out of `cell` that was not there in truth."""
        gone = [note for note, more in self.changes.items() if more < 0]
        for note in [note for note, more in self.changes.items() if more > 0]:
            if cell in self.alternatives.cells(note):
                yield Change(note, None)
                for old in gone:
                    if cell not in self.alternatives.cells(old):
                        yield Change(note, old)

    def make(self, change: Change) -> None:
        """Change one note."""
        for cells, step in zip(self.effect(change), (1, -1), strict=True):
            for cell in cells:
                self.counts[cell] += step
            self.touched.update(cells)
        if change.old is not None:
            self.changes[change.old] -= 1
        if change.new is not None:
            self.changes[change.new] += 1


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
        # Where counts lie at the edge of what is shown of them, hardly anything can be changed.
        room = _Room(alternatives, self.low, self.high)
        room.make()
        self.start: Final = room.notes
        self.keep(self.start)

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

    def keep(self, notes: _Notes) -> None:
        """Keep what the cells are in `notes`, which are a witness."""
        for cell in notes.touched:
            seen = self.seen.get(cell)
            if seen is None:
                continue
            count = notes.counts[cell]
            if count < seen.low:
                seen.low, seen.lowest = count, notes.changes.copy()
            if count > seen.high:
                seen.high, seen.highest = count, notes.changes.copy()


class _Attempt:
    """One way to a witness with `goal` in `cell`, change by change.

    Each change is the one after which the fewest cells are broken: out of what is shown of them. A
    cell weighs the more the longer it has been broken.
    """

    def __init__(self, search: Search, cell: int, goal: int, turn: int) -> None:
        self.in_the_way: Final[Counter[int]] = Counter()
        self._search = search
        self._notes = _Notes(search.alternatives, search.start)
        self._cell = cell
        self._goal = goal
        self._rises = goal > self._notes.counts[cell]
        self._turn = turn
        self._made: set[Change] = set()
        self._broken: set[int] = set()

    def succeeds(self) -> bool:
        """Change notes until the goal is reached and no cell broken; tell whether that worked."""
        for _ in range(_STEPS):
            if not self._broken:
                self._search.keep(self._notes)
                if self._notes.counts[self._cell] == self._goal:
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
        counts = self._notes.counts
        if self._broken:
            cell = sorted(self._broken)[self._turn % len(self._broken)]
            rises, enough = counts[cell] < self._search.low[cell], -1 - self.in_the_way[cell]
        else:
            cell = self._cell
            rises, enough = counts[cell] < self._goal, 0
        best, least = None, _UNBOUNDED
        for change in _changes_of(self._notes, cell, self._turn, rises=rises):
            cost = self._cost(change)
            if cost >= least or not self._notes.have(change.old):
                continue
            if Change(change.new, change.old) in self._made:
                continue
            best, least = change, cost
            if cost <= enough:
                break
        return best

    def _cost(self, change: Change) -> int:
        """Return the weight of the cells that `change` breaks, less that of those it mends."""
        counts, weights = self._notes.counts, self.in_the_way
        low, high = self._search.low, self._search.high
        more, less = self._notes.effect(change)
        cost = 0
        for cell in more:
            if counts[cell] >= high[cell]:
                cost += 1 + weights[cell]
            elif counts[cell] < low[cell]:
                cost -= 1 + weights[cell]
        for cell in less:
            if counts[cell] <= low[cell]:
                cost += 1 + weights[cell]
            elif counts[cell] > high[cell]:
                cost -= 1 + weights[cell]
        # What was gained is not given up again to mend something else.
        return cost + (self._cell in (less if self._rises else more))

    def _make(self, change: Change) -> None:
        self._notes.make(change)
        self._made.add(change)
        for cells in self._notes.effect(change):
            for cell in cells:
                fits = self._search.low[cell] <= self._notes.counts[cell] <= self._search.high[cell]
                (self._broken.discard if fits else self._broken.add)(cell)


class _Room:
    """Makes room: changes notes so that few counts lie at the edge of what is shown of them."""

    def __init__(self, alternatives: Alternatives, low: list[int], high: list[int]) -> None:
        self.notes: Final = _Notes(alternatives)
        self._low = low
        self._high = high

    def make(self) -> None:
        """Make room around each cell, as long as that takes no room from others."""
        for turn in range(_ROUNDS):
            changed = [self._make_for(cell, 31 * turn + cell) for cell in range(len(self._low))]
            if not any(changed):
                return

    def _make_for(self, cell: int, turn: int) -> bool:
        count, low, high = self.notes.counts[cell], self._low[cell], self._high[cell]
        rises = count == low
        if low == high or not (self._is_at_low(cell) or count == high):
            return False
        for change in _changes_of(self.notes, cell, turn, rises=rises):
            if self._cost(change) < 0 and self.notes.have(change.old):
                self.notes.make(change)
                return True
        return False

    def _cost(self, change: Change) -> int:
        """Return how many counts more lie at an edge after `change`, and a lot for one beyond."""
        counts = self.notes.counts
        more, less = self.notes.effect(change)
        cost = 0
        for cell in more:
            room = self._high[cell] - counts[cell]
            cost += (room == 1) - self._is_at_low(cell) + _UNBOUNDED * (room == 0)
        for cell in less:
            room = counts[cell] - self._low[cell]
            cost += (room == 1 and self._low[cell] > 0) + _UNBOUNDED * (room == 0)
            cost -= counts[cell] == self._high[cell]
        return cost

    def _is_at_low(self, cell: int) -> bool:
        """Tell whether a count is as low as it may be; none at all is no edge."""
        return self.notes.counts[cell] == self._low[cell] > 0


def _changes_of(notes: _Notes, cell: int, turn: int, *, rises: bool) -> Iterator[Change]:
    """Yield changes of `notes` after which one more is in `cell`, or one less."""
    alternatives = notes.alternatives
    if not rises:
        return chain(alternatives.lowering(cell, turn), notes.taking_back(cell))
    raising = alternatives.raising(cell, turn)
    # No note that there was leads into an empty cell by itself.
    return raising if alternatives.counts[cell] else chain(raising, alternatives.supposing(cell))


def _highest(shown: Shown) -> int:
    return _UNBOUNDED if shown.high is None else shown.high
