"""One count as a bar: what is known of it can be seen without colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Line, Path, Rect  # type: ignore[import-untyped]

from sendkiosk.notes.disclosure.shown import FEW, HIDDEN, ZERO, Form, Shown
from sendkiosk.reporting.bars import ACCENT, Place, bar, length_of, scale_of
from tests.support.reports import any_shown

ROUNDED = Shown(Form.ROUNDED, 38, 42, 40)
BETWEEN = Shown(Form.BETWEEN, 30, 50, 40)
AT_LEAST = Shown(Form.AT_LEAST, 10, None)
FORMS = (ZERO, FEW, ROUNDED, BETWEEN, AT_LEAST, HIDDEN)
DRAWN = (FEW, ROUNDED, BETWEEN, AT_LEAST)
PLACE = Place(0, 0, 6)


def shapes(shown: Shown, *, hollow: bool = False) -> list[object]:
    return list(bar(shown, scale_of(FORMS, 200), PLACE, hollow=hollow))


def test_each_form_is_drawn_from_other_shapes() -> None:
    kinds = [tuple(type(shape) for shape in shapes(shown)) for shown in DRAWN]

    assert len(set(kinds)) == len(DRAWN)


@pytest.mark.parametrize("shown", [ZERO, HIDDEN], ids=["zero", "hidden"])
def test_none_and_what_is_not_shown_have_no_bar(shown: Shown) -> None:
    assert shapes(shown) == []
    assert length_of(shown, scale_of(FORMS, 200)) == 0


def test_only_what_is_certain_is_filled() -> None:
    def filled(shown: Shown) -> list[float]:
        return [
            shape.width
            for shape in shapes(shown)
            if isinstance(shape, Rect) and shape.fillColor == ACCENT
        ]

    scale = scale_of(FORMS, 200)
    assert filled(BETWEEN) == [pytest.approx(scale.length(BETWEEN.low))]
    assert filled(AT_LEAST)[0] == pytest.approx(scale.length(AT_LEAST.low))
    assert filled(FEW) == []


def test_a_small_count_is_hatched() -> None:
    assert sum(isinstance(shape, Line) for shape in shapes(FEW)) > 2


def test_a_rounded_count_ends_round() -> None:
    (shape,) = shapes(ROUNDED)

    assert isinstance(shape, Path)


@pytest.mark.parametrize("shown", DRAWN, ids=lambda shown: shown.form.value)
def test_the_period_before_is_hollow(shown: Shown) -> None:
    assert all(getattr(shape, "fillColor", None) != ACCENT for shape in shapes(shown, hollow=True))


@given(counts=st.lists(any_shown(), min_size=1), upright=st.booleans())
def test_all_shapes_lie_in_the_length_of_their_bar(counts: list[Shown], upright: bool) -> None:
    room = 90.0
    scale = scale_of(counts, room)
    for shown in counts:
        length = length_of(shown, scale)
        assert 0 <= length <= room
        for shape in bar(shown, scale, Place(3, 4, 5, upright)):
            left, bottom, right, top = shape.getBounds()
            across, along = (
                ((left, right), (bottom, top)) if upright else ((bottom, top), (left, right))
            )
            begin, side = (4, 3) if upright else (3, 4)
            assert begin - 0.01 <= along[0] <= along[1] <= begin + length + 0.01
            assert side - 0.01 <= across[0] <= across[1] <= side + 5 + 0.01


@given(few=st.integers(1, 9), more=st.integers(5, 5000), full=st.integers(5, 5000))
def test_a_larger_count_never_has_the_shorter_bar(few: int, more: int, full: int) -> None:
    small, large = Shown(Form.FEWER, 1, few), Shown(Form.ROUNDED, more, more, more)
    most = Shown(Form.ROUNDED, full + more, full + more, full + more)
    scale = scale_of([small, large, most], 150)

    assert length_of(small, scale) < length_of(large, scale) <= length_of(most, scale)
