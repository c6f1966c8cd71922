"""What is published of a block, and the witnesses that prove that small counts stay unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from random import Random

import pytest

from sendkiosk.notes.disclosure.alternatives import Alternatives
from sendkiosk.notes.disclosure.plan import (
    CROSS_TABLES,
    SEVERAL,
    TABLES,
    VISITS,
    CellId,
    ReportedNote,
    cells_of,
    is_crossed,
)
from sendkiosk.notes.disclosure.protecting import SPREAD, Protected, first_shown, protect
from sendkiosk.notes.disclosure.shown import Form
from tests.support.counted_notes import some_notes

SIZES = (20, 23, 34, 120)
SEEDS = range(5)


def counts_of(counted: Mapping[ReportedNote, int]) -> Counter[CellId]:
    """Count each cell in the plainest way."""
    counts: Counter[CellId] = Counter()
    for note, many in counted.items():
        for cell in cells_of(note):
            counts[cell] += many
    return counts


def witnesses(
    counted: Mapping[ReportedNote, int], protected: Protected
) -> list[tuple[CellId, Counter[CellId], Counter[CellId]]]:
    """Return each small cell with the counts of its two witnesses."""
    true = counts_of(counted)
    found = []
    for cell, pair in protected.witnesses.items():
        lowest, highest = true.copy(), true.copy()
        for counts, changes in zip((lowest, highest), pair, strict=True):
            for note, more in changes.items():
                for changed in cells_of(note):
                    counts[changed] += more
        found.append((cell, lowest, highest))
    return found


@pytest.mark.parametrize("visits", SIZES)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_published_is_as_true_of_two_witnesses_for_each_small_count(
    seed: int, visits: int
) -> None:
    counted = some_notes(seed, visits)
    protected = protect(counted)
    true = counts_of(counted)
    assert set(true) <= set(protected.shown)
    for cell, shown in protected.shown.items():
        assert shown.allows(true[cell])
        is_small = true[cell] < (10 if is_crossed(cell) else 5)
        assert (cell in protected.witnesses) == is_small
        assert not (is_small and shown.value is not None)
    for cell, lowest, highest in witnesses(counted, protected):
        assert highest[cell] - lowest[cell] >= SPREAD
        for counts in (lowest, highest):
            assert {other for other, count in counts.items() if count} <= set(protected.shown)
            assert all(shown.allows(counts[other]) for other, shown in protected.shown.items())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_witness_has_notes_only_that_there_could_be(seed: int) -> None:
    counted = some_notes(seed, 40)
    for pair in protect(counted).witnesses.values():
        for changes in pair:
            for note, more in changes.items():
                many = counted.get(note, 0) + more
                assert many >= 0
                if many:
                    assert note.level == "none" or note.session_kind == "adviser"
                    assert not note.letters or note.printed
                    assert not note.large_print or note.printed


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_notes_are_published_in_the_same_way_whatever_their_order(seed: int) -> None:
    counted = some_notes(seed, 50)
    kinds = list(counted.items())
    Random(seed).shuffle(kinds)  # noqa: S311 - an order, no secret
    assert protect(dict(kinds)).shown == protect(counted).shown


def test_most_counts_are_shown_as_if_they_stood_alone() -> None:
    alone = held_back = 0
    for seed in SEEDS:
        counted = some_notes(seed, 80)
        counts = counts_of(counted)
        for cell, shown in protect(counted).shown.items():
            is_alone = shown == first_shown(cell, counts[cell])
            alone += is_alone
            held_back += not is_alone
    assert held_back < alone / 50


def test_a_count_that_would_give_a_small_one_away_is_held_back() -> None:
    # 22 of 22 to 24 visits were printed and 2 not: in 20 visits, rounded down from 22, 2 would be
    # left for nobody but those 2.
    note = next(iter(some_notes(0, 20)))
    alike = note._replace(printed=True, letters=(), large_print=False, level="none")
    counted = {alike: 18, alike._replace(printed=False): 2}
    protected = protect(counted)
    cell = ("printed", "no")
    (_, lowest, highest) = next(one for one in witnesses(counted, protected) if one[0] == cell)
    assert highest[cell] - lowest[cell] >= SPREAD


@pytest.mark.parametrize("seed", SEEDS)
def test_the_quick_way_to_the_cells_of_a_note_finds_those_of_the_plan(seed: int) -> None:
    alternatives = Alternatives(some_notes(seed, 60))
    for note in alternatives.counted:
        found = {alternatives.ids[number] for number in alternatives.cells(note)}
        assert found == set(cells_of(note))


def test_fewer_than_twenty_visits_are_not_published() -> None:
    with pytest.raises(ValueError, match="too few"):
        protect(some_notes(0, 19))


def test_all_that_is_alike_is_published_as_it_is() -> None:
    note = next(iter(some_notes(0, 20)))
    protected = protect({note: 33})
    assert not protected.witnesses
    assert {shown.value for shown in protected.shown.values()} == {35}
    assert protected.shown[VISITS].form is Form.ROUNDED


def test_the_plan_counts_each_note_once_in_each_table() -> None:
    note = next(iter(some_notes(0, 20)))
    cells = list(cells_of(note))
    assert len(cells) == len(set(cells))
    for field in set(TABLES) - SEVERAL:
        assert len([cell for cell in cells if len(cell) == 2 and cell[0] == field]) == 1
    for both in CROSS_TABLES:
        assert len([cell for cell in cells if is_crossed(cell) and cell[::2] == both]) == 1
