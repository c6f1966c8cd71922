"""From the notes of a block to what is published of them, so that no small count comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sendkiosk.notes.disclosure.alternatives import Alternatives
from sendkiosk.notes.disclosure.plan import VISITS, CellId, ReportedNote, is_crossed
from sendkiosk.notes.disclosure.shown import (
    FEWEST_VISITS,
    SMALLEST,
    SMALLEST_CROSSED,
    Form,
    Shown,
    shown_in_cross_table,
    shown_in_table,
    shown_visits,
    wider,
)
from sendkiosk.notes.disclosure.witnesses import Changes, Search

SPREAD: Final = 2
"""How far apart the smallest and the largest count must at least be that a small cell can have.

More cannot be asked for everywhere: where a code occurs with one code of another field only, the
cell of both is as large as the row, and a row that is shown as 5 is between 5 and 7.
"""


@dataclass(frozen=True, slots=True)
class Protected:
    """What may be published of a block, cell by cell; cells that are not there are zero.

    `witnesses` holds, for each small cell, other notes with its smallest and with its largest
    possible count: how many more or less there are of each kind. They prove the protection, and are
    as secret as the notes.
    """

    shown: Mapping[CellId, Shown]
    witnesses: Mapping[CellId, tuple[Changes, Changes]]


def protect(counted: Mapping[ReportedNote, int]) -> Protected:
    """Return what may be published of notes, `counted` by kind: FEWEST_VISITS or more of them.

    Each small count could be one of two that are SPREAD apart: for both there is a witness. Where
    there is none, other counts are held back until there is. The same notes come to the same, in
    whatever order they are.

    Raises ValueError if there are fewer visits.
    """
    if sum(counted.values()) < FEWEST_VISITS:
        raise ValueError("too few visits for anything to be shown")
    alternatives = Alternatives(counted)
    shown = [
        first_shown(cell, count)
        for cell, count in zip(alternatives.ids, alternatives.counts, strict=True)
    ]
    small = [number for number, one in enumerate(shown) if one.form is Form.FEWER]
    search = Search(alternatives, shown, small)
    for cell in small:
        small_count = shown[cell]
        while (in_the_way := _look_for_witnesses(search, cell, small_count)) is not None:
            blocking = _to_widen(alternatives, shown, in_the_way)
            shown[blocking] = wider(shown[blocking], smallest_shown(alternatives.ids[blocking]))
            search.widen(blocking, shown[blocking])
    return Protected(
        dict(zip(alternatives.ids, shown, strict=True)),
        {
            alternatives.ids[cell]: (search.seen[cell].lowest, search.seen[cell].highest)
            for cell in small
        },
    )


def first_shown(cell: CellId, count: int) -> Shown:
    """Return how the `count` of `cell` is shown if nothing else must be held back."""
    if cell == VISITS:
        return shown_visits(count)
    return shown_in_cross_table(count) if is_crossed(cell) else shown_in_table(count)


def _look_for_witnesses(search: Search, cell: int, shown: Shown) -> Counter[int] | None:
    """Look for the witnesses a small `cell` needs; return what stood in the way, if anything."""
    seen = search.seen[cell]
    in_the_way: Counter[int] = Counter()
    for end, step in (("low", SPREAD), ("high", -SPREAD)):
        goal = getattr(seen, end) + step
        if seen.high - seen.low < SPREAD and shown.allows(goal):
            in_the_way.update(search.reach(cell, goal) or ())
    return None if seen.high - seen.low >= SPREAD else in_the_way


def _to_widen(alternatives: Alternatives, shown: Sequence[Shown], in_the_way: Counter[int]) -> int:
    """Return the cell to say less about: what stood most in the way; all visits at the last.

    There is one always: with nothing told but FEWEST_VISITS, any note can be another.
    """
    visits = alternatives.number[VISITS]
    able = [
        cell
        for cell, one in enumerate(shown)
        if one.form in {Form.ROUNDED, Form.BETWEEN, Form.FEWER}
        or (one.form is Form.AT_LEAST and cell != visits)
    ]
    return max(able, key=lambda cell: (cell != visits, in_the_way[cell], -cell))


def smallest_shown(cell: CellId) -> int:
    """Return the smallest count that is shown in the table of `cell`."""
    if cell == VISITS:
        return FEWEST_VISITS
    return SMALLEST_CROSSED if is_crossed(cell) else SMALLEST
