"""Boxes are put on pages in order, kept whole where they can be, and never lost."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.handout.boxes import Barred, Beside, Column, Empty, Framed, Part
from sendkiosk.handout.pages import paginate
from sendkiosk.handout.paper import Paper

HEIGHT = 100.0


@dataclass(frozen=True)
class Strip:
    """A box made of units ten points tall, that can be split between any two of them."""

    units: tuple[str, ...]
    drawn: list[tuple[str, float]] = field(default_factory=list, compare=False)

    @property
    def height(self) -> float:
        return 10.0 * len(self.units)

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        count = int(room // 10)
        if not 0 < count < len(self.units):
            return None
        return Strip(self.units[:count], self.drawn), Strip(self.units[count:], self.drawn)

    def draw(self, paper: Paper, x: float, top: float) -> None:
        del paper, x
        self.drawn.extend((unit, top - 10 * index) for index, unit in enumerate(self.units))


class NoPaper(Paper):
    """Paper that keeps nothing; the strips remember what was drawn."""

    def __init__(self) -> None:
        pass


def strip(name: str, units: int) -> Strip:
    return Strip(tuple(f"{name}{number}" for number in range(units)))


def names_on(page: Column) -> list[str]:
    names: list[str] = []

    def collect(box: object) -> None:
        match box:
            case Column(parts):
                for part in parts:
                    collect(part.box)
            case Strip(units):
                names.extend(units)

    collect(page)
    return names


PARTS = st.lists(st.tuples(st.integers(1, 35), st.integers(0, 3), st.booleans()), max_size=12)


@given(PARTS)
def test_everything_is_there_in_order_and_no_page_is_too_tall(
    sizes: list[tuple[int, int, bool]],
) -> None:
    parts = [
        Part(strip(f"{index}-", units), gap=gap * 10, keep=keep)
        for index, (units, gap, keep) in enumerate(sizes)
    ]

    pages = paginate(parts, HEIGHT)

    expected = [name for part in parts for name in names_on(Column((part,)))]
    assert [name for page in pages for name in names_on(page)] == expected
    assert all(page.height <= HEIGHT + 0.1 for page in pages)


@given(st.lists(st.integers(1, 10), max_size=20))
def test_what_fits_on_a_page_is_never_split(sizes: list[int]) -> None:
    pages = paginate([Part(strip(f"{index}-", units)) for index, units in enumerate(sizes)], HEIGHT)

    for page in pages:
        for name in names_on(page):
            index = int(name.split("-")[0])
            assert f"{index}-{sizes[index] - 1}" in names_on(page)


def test_a_kept_heading_goes_with_what_follows_it() -> None:
    parts = [
        Part(strip("before", 8)),
        Part(strip("heading", 1), keep=True),
        Part(strip("text", 3)),
    ]

    first, second = paginate(parts, HEIGHT)

    assert names_on(first) == [f"before{n}" for n in range(8)]
    assert names_on(second)[0] == "heading0"


def test_a_heading_before_a_part_longer_than_a_page_still_has_text_below_it() -> None:
    parts = [
        Part(strip("before", 6)),
        Part(strip("heading", 2), keep=True),
        Part(strip("text", 25)),
    ]

    pages = [names_on(page) for page in paginate(parts, HEIGHT)]

    (page,) = (page for page in pages if "heading1" in page)
    assert "text0" in page


def test_a_box_that_fits_nowhere_is_a_fault() -> None:
    with pytest.raises(ValueError, match="neither fits"):
        paginate([Part(Empty(HEIGHT + 1))], HEIGHT)


def test_boxes_side_by_side_are_split_at_the_same_height() -> None:
    beside = Beside(strip("left", 2), strip("right", 8), 50)

    halves = beside.split(50)

    assert halves
    first, rest = halves
    assert (first.left, first.right) == (strip("left", 2), Strip(strip("right", 8).units[:5]))
    assert rest.left.height == 0
    assert rest.right.height == 30


def test_a_frame_and_a_bar_go_round_both_halves() -> None:
    framed = Framed(strip("a", 10), 200, 5, 1)
    barred = Barred(strip("a", 10), 10, 3)

    frames, bars = framed.split(60), barred.split(60)

    assert frames
    assert bars
    assert [half.height for half in frames] == [60, 60]
    assert [half.height for half in bars] == [60, 40]


def test_a_column_draws_its_boxes_below_each_other() -> None:
    drawn: list[tuple[str, float]] = []
    column = Column((Part(Strip(("a",), drawn), gap=99), Part(Strip(("b", "c"), drawn), gap=5)))

    column.draw(NoPaper(), 0, 100)

    assert column.height == 35
    assert drawn == [("a", 100), ("b", 85), ("c", 75)]


def test_a_kept_box_is_parted_from_the_next_one_only_if_it_must_be() -> None:
    title, text = Part(strip("title", 1), keep=True), Part(strip("text", 1))
    column = Column((Part(strip("a", 2)), title, text))

    halves = column.split(35)
    forced = Column((title, text)).split(15)

    assert halves
    assert [names_on(half) for half in halves] == [["a0", "a1"], ["title0", "text0"]]
    assert forced
    assert [names_on(half) for half in forced] == [["title0"], ["text0"]]
