"""Blocks of a site: whole quarters that are over, until there are enough visits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.notes.disclosure.blocks import by_quarter, next_block
from sendkiosk.notes.disclosure.quarters import Period, Quarter

FIRST = Quarter(2025, 1)
TODAY = date(2026, 11, 24)


def visits(*counts: int) -> dict[Quarter, int]:
    return {FIRST.moved(place): count for place, count in enumerate(counts)}


def period(first: int, last: int) -> Period:
    return Period(FIRST.moved(first), FIRST.moved(last))


@pytest.mark.parametrize(
    ("counts", "begin", "block"),
    [
        ((), None, None),
        ((0, 0), None, None),
        ((20,), None, period(0, 0)),
        ((19,), None, None),
        ((19, 1), None, period(0, 1)),
        ((0, 30), None, period(1, 1)),
        ((5, 0, 5, 10), None, period(0, 3)),
        ((40, 25), FIRST.moved(1), period(1, 1)),
        ((40, 0, 25), FIRST.moved(1), period(1, 2)),
    ],
)
def test_the_next_block_is(
    counts: tuple[int, ...], begin: Quarter | None, block: Period | None
) -> None:
    assert next_block(visits(*counts), begin, TODAY) == block


def test_a_quarter_under_way_is_in_no_block() -> None:
    running = {Quarter(2026, 4): 500}
    assert next_block(running, None, TODAY) is None
    assert next_block(running, None, date(2027, 1, 4)) is not None


@given(st.lists(st.integers(0, 30), max_size=7))
def test_blocks_follow_each_other_have_enough_visits_and_no_quarter_too_many(
    counts: list[int],
) -> None:
    counted = visits(*counts)
    blocks = list(_all(counted))
    for one, following in pairwise(blocks):
        assert following.first == one.last.moved(1)
    for block in blocks:
        there = [counted.get(quarter, 0) for quarter in block.quarters]
        assert sum(there) >= 20 > sum(there[:-1])


def _all(counted: Mapping[Quarter, int]) -> list[Period]:
    blocks: list[Period] = []
    while block := next_block(counted, blocks[-1].last.moved(1) if blocks else None, TODAY):
        blocks.append(block)
    return blocks


def test_weeks_are_counted_in_their_quarter() -> None:
    weeks = {"2026-W53": 3, "2027-W01": 4, "2026-W52": 1}
    assert by_quarter(weeks) == {Quarter(2026, 4): 4, Quarter(2027, 1): 4}
