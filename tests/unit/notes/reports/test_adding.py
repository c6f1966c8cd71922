"""Sums of what is shown hold whatever the true counts are, and shares say no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.notes.disclosure.shown import (
    FEW,
    HIDDEN,
    ZERO,
    Form,
    Shown,
    shown_in_cross_table,
    shown_in_table,
    wider,
)
from sendkiosk.notes.reports.adding import is_more, share, total

ROUNDED = st.integers(0, 200)


def rounded(value: int) -> Shown:
    return Shown(Form.ROUNDED, value - 2, value + 2, value)


@given(st.lists(ROUNDED, min_size=1, max_size=6), st.sampled_from([0, 1, 2, 3]))
def test_a_sum_allows_the_true_sum(counts: list[int], held_back: int) -> None:
    shown = [shown_in_table(count) for count in counts]
    for _ in range(held_back):
        shown[0] = wider(shown[0], 5)
    whole = total(shown)
    assert whole is not None
    assert whole.allows(sum(counts))


@given(st.lists(ROUNDED, min_size=2, max_size=6))
def test_a_sum_of_cross_tables_allows_the_true_sum_and_has_its_value_near(
    counts: list[int],
) -> None:
    whole = total(shown_in_cross_table(count) for count in counts)
    assert whole is not None
    assert whole.allows(sum(counts))
    assert whole.high is not None
    assert whole.value is not None
    assert whole.value % 5 == 0
    assert whole.low <= whole.value <= whole.high


@pytest.mark.parametrize(
    ("counts", "whole"),
    [
        ([], None),
        ([ZERO, ZERO], ZERO),
        ([ZERO, FEW], FEW),
        ([rounded(25)], rounded(25)),
        ([rounded(25), rounded(10)], Shown(Form.BETWEEN, 31, 39, 35)),
        ([FEW, FEW], Shown(Form.BETWEEN, 2, 8, 5)),
        ([HIDDEN, ZERO], HIDDEN),
        ([HIDDEN, rounded(25)], Shown(Form.AT_LEAST, 23, None)),
    ],
    ids=str,
)
def test_a_sum_is_shown_as(counts: list[Shown], whole: Shown | None) -> None:
    assert total(counts) == whole


@pytest.mark.parametrize(
    ("count", "base", "percent"),
    [
        (rounded(25), rounded(100), 25),
        (ZERO, rounded(100), 0),
        (rounded(35), Shown(Form.ROUNDED, 30, 34, 30), 100),
        (rounded(15), rounded(30), None),
        (FEW, rounded(100), None),
        (HIDDEN, rounded(100), None),
        (rounded(25), None, None),
        (None, rounded(100), None),
        (Shown(Form.BETWEEN, 10, 40, 25), rounded(100), None),
        (rounded(25), Shown(Form.AT_LEAST, 90, None), None),
    ],
    ids=str,
)
def test_a_share_is(count: Shown | None, base: Shown | None, percent: int | None) -> None:
    assert share(count, base) == percent


def test_more_is_said_only_where_it_is_certain() -> None:
    assert is_more(rounded(25), rounded(20))
    assert not is_more(Shown(Form.BETWEEN, 22, 30, 25), rounded(20))
    assert not is_more(rounded(25), HIDDEN)
    assert not is_more(None, ZERO)
