"""How counts are shown: the classes of counts that look the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.notes.disclosure.plan import VISITS, CellId
from sendkiosk.notes.disclosure.protecting import first_shown
from sendkiosk.notes.disclosure.shown import FEW, FEW_CROSSED, ZERO, Form, Shown, wider

CELL: CellId = ("topic", "waiting")
CROSSED: CellId = ("topic", "waiting", "phase_band", "school")


@pytest.mark.parametrize(
    ("cell", "count", "shown"),
    [
        (CELL, 0, ZERO),
        (CELL, 1, FEW),
        (CELL, 4, FEW),
        (CELL, 5, Shown(Form.ROUNDED, 5, 7, 5)),
        (CELL, 7, Shown(Form.ROUNDED, 5, 7, 5)),
        (CELL, 8, Shown(Form.ROUNDED, 8, 12, 10)),
        (CELL, 123, Shown(Form.ROUNDED, 123, 127, 125)),
        (CROSSED, 0, FEW_CROSSED),
        (CROSSED, 9, FEW_CROSSED),
        (CROSSED, 10, Shown(Form.ROUNDED, 10, 12, 10)),
        (VISITS, 20, Shown(Form.ROUNDED, 20, 22, 20)),
        (VISITS, 23, Shown(Form.ROUNDED, 23, 27, 25)),
    ],
    ids=str,
)
def test_a_count_is_shown_as(cell: CellId, count: int, shown: Shown) -> None:
    assert first_shown(cell, count) == shown


@pytest.mark.parametrize("cell", [CELL, CROSSED, VISITS], ids=len)
@given(one=st.integers(20, 500), other=st.integers(20, 500))
def test_counts_look_the_same_if_each_fits_what_the_other_is_shown_as(
    cell: CellId, one: int, other: int
) -> None:
    shown = first_shown(cell, one)
    assert shown.allows(one)
    assert (first_shown(cell, other) == shown) == shown.allows(other)


@given(st.integers(0, 19), st.integers(0, 19))
def test_small_counts_look_the_same_if_each_fits_what_the_other_is_shown_as(
    one: int, other: int
) -> None:
    for cell in (CELL, CROSSED):
        shown = first_shown(cell, one)
        assert (first_shown(cell, other) == shown) == shown.allows(other)


@pytest.mark.parametrize(("cell", "smallest"), [(CELL, 5), (CROSSED, 10)], ids=str)
@given(count=st.integers(1, 300))
def test_saying_less_allows_all_that_was_allowed_and_ends(
    cell: CellId, smallest: int, count: int
) -> None:
    shown = first_shown(cell, count)
    for _ in range(3):
        less = wider(shown, smallest)
        assert less.low <= shown.low
        assert less.high is None or (shown.high is not None and less.high > shown.high)
        shown = less
    assert shown.form is Form.HIDDEN
