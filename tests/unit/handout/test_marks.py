"""Boxes that can be found again, split over two pages."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from sendkiosk.handout.boxes import Beside, Box, Column, Empty, Part
from sendkiosk.handout.design import A4
from sendkiosk.handout.marks import Linked, Marked, marks_in
from sendkiosk.handout.paper import Paper

TWO = Column((Part(Empty(10)), Part(Empty(20))))
WRAPPED: list[Callable[[Box], Marked | Linked]] = [
    lambda box: Marked(box, "a", "A", 0),
    lambda box: Linked(box, 50, "a"),
]
wrapped = pytest.mark.parametrize("wrap", WRAPPED)


@wrapped
def test_a_box_is_as_high_as_what_is_in_it(wrap: Callable[[Box], Box]) -> None:
    assert wrap(TWO).height == 30
    assert wrap(Empty(5)).split(3) is None


def test_a_marked_box_is_found_where_it_begins() -> None:
    halves = Marked(TWO, "a", "A", 0).split(15)
    assert halves == (Marked(Column((Part(Empty(10)),)), "a", "A", 0), Column((Part(Empty(20)),)))


def test_both_halves_of_a_linked_box_lead_to_the_same_place() -> None:
    halves = Linked(TWO, 50, "a").split(15)
    assert halves is not None
    assert [half.name for half in halves] == ["a", "a"]
    assert [half.height for half in halves] == [10, 20]


def test_marks_are_found_in_columns_in_columns() -> None:
    first, second = Marked(Empty(), "a", "A", 0), Marked(Empty(), "b", "B", 1)
    inner = Column((Part(second), Part(Beside(Empty(), Empty(), 5))))
    assert list(marks_in(Column((Part(first), Part(inner))))) == [first, second]


def test_a_link_leads_to_the_mark() -> None:
    paper = Paper(A4, "Book", "en-GB")
    Linked(Empty(10), 50, "a").draw(paper, 20, 800)
    paper.end_page()
    Marked(Empty(10), "a", "A", 0).draw(paper, 20, 700)
    paper.end_page()
    reader = PdfReader(BytesIO(paper.finished()))
    notes: Any = reader.pages[0]["/Annots"]
    (note,) = (note.get_object() for note in notes)
    assert [float(side) for side in note["/Rect"]] == [20, 790, 70, 800]
    assert note["/Dest"][0].get_object() == reader.pages[1]
    (place,) = reader.outline
    assert not isinstance(place, list)
    assert place.title == "A"
    assert reader.get_destination_page_number(place) == 1
