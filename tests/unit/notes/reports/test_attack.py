"""No small count can be worked out from reports, by an attacker who has any number of them."""

from __future__ import annotations

from random import Random

import pytest

from sendkiosk.notes.disclosure.plan import cells_of
from tests.support.attack import Attack, Target, small_counts
from tests.support.counted_notes import some_notes
from tests.support.many_reports import (
    exact_but_for_small,
    one_block,
    published,
    random_ledger,
    rounded_each_time,
)

BATCH = 6


def size(seed: int) -> int:
    """Return a number of visits, mostly small: there small counts are in danger."""
    random = Random(seed)  # noqa: S311 - test data
    return random.choice((20, 21, 22, 24, 28, 33, 45, 70, 150, 400))


def recovered_from_block(seed: int) -> dict[Target, int]:
    statements = one_block(some_notes(seed, size(seed)))
    return Attack(statements, small_counts(statements)).recovered()


def recovered_from_reports(seed: int) -> dict[Target, int]:
    statements = published(random_ledger(seed))
    return Attack(statements, small_counts(statements)).recovered()


@pytest.mark.parametrize("first", range(0, 60, BATCH))
def test_no_small_count_of_a_block_can_be_worked_out(first: int) -> None:
    for seed in range(first, first + BATCH):
        assert not recovered_from_block(seed)


@pytest.mark.parametrize("seed", [0, 3, 4, 5, 7, 9, 11])
def test_no_small_count_can_be_worked_out_from_reports_that_overlap(seed: int) -> None:
    assert not recovered_from_reports(seed)


@pytest.mark.long
@pytest.mark.parametrize("first", range(1000, 4000, 100))
def test_no_small_count_of_thousands_of_blocks_can_be_worked_out(first: int) -> None:
    for seed in range(first, first + 100):
        assert not recovered_from_block(seed)


@pytest.mark.long
@pytest.mark.parametrize("first", range(1000, 1500, 25))
def test_no_small_count_can_be_worked_out_from_hundreds_of_sets_of_reports(first: int) -> None:
    for seed in range(first, first + 25):
        assert not recovered_from_reports(seed)


@pytest.mark.parametrize("seed", range(6))
def test_the_attack_works_out_counts_that_are_merely_left_out(seed: int) -> None:
    counted = some_notes(seed, 60)
    statements = exact_but_for_small(counted)
    found = Attack(statements, small_counts(statements)).recovered()
    assert found
    for target, count in found.items():
        assert count == sum(
            many for note, many in counted.items() if target.cell in set(cells_of(note))
        )


def test_the_attack_works_out_counts_from_reports_that_are_each_rounded_by_themselves() -> None:
    statements = rounded_each_time(random_ledger(7))
    # Some of them: to look at all takes minutes, and it is to be seen that it works.
    assert Attack(statements, small_counts(statements)[::8]).recovered()
