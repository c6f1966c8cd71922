from __future__ import annotations

from itertools import permutations

import pytest

from sendkiosk.handout.design import SheetSize
from sendkiosk.journey.print_size import PrintSize, largest


@pytest.mark.parametrize("sizes", [*permutations(PrintSize)])
def test_the_largest_counts_in_any_order(sizes: tuple[PrintSize, ...]) -> None:
    assert largest(sizes) is PrintSize.GIANT
    assert largest(sizes[:1]) is sizes[0]


def test_nothing_is_of_the_usual_size() -> None:
    assert largest(()) is PrintSize.STANDARD


def test_all_but_the_usual_size_are_large_print() -> None:
    assert [size.is_large_print for size in PrintSize] == [False, True, True]


def test_the_sheet_has_each_size_and_grows_with_it() -> None:
    points = [SheetSize[size.name].value for size in PrintSize]
    assert points == sorted(set(points))
    assert len(SheetSize) == len(PrintSize)
