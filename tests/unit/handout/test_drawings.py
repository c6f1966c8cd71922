"""Drawings of reportlab's graphics on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.graphics.shapes import Drawing, Rect  # type: ignore[import-untyped]

from sendkiosk.handout.design import A4
from sendkiosk.handout.watching import Area, WatchedPaper


def drawn(*, right_to_left: bool) -> WatchedPaper:
    paper = WatchedPaper(A4, "A drawing", "en-GB", right_to_left=right_to_left)
    paper.drawing((40, 100), Drawing(80, 20, Rect(0, 0, 30, 10, strokeColor=None)))
    paper.end_page()
    return paper


@pytest.mark.parametrize(("right_to_left", "left"), [(False, 40), (True, A4[0] - 40 - 30)])
def test_a_drawing_begins_where_a_line_begins(right_to_left: bool, left: float) -> None:
    (stroke,) = drawn(right_to_left=right_to_left).drawn.strokes

    assert stroke.area == pytest.approx(Area(left, 100, left + 30, 110))


@pytest.mark.parametrize("right_to_left", [False, True])
def test_a_drawing_is_no_part_of_what_is_said_and_brings_no_typeface(right_to_left: bool) -> None:
    page = PdfReader(BytesIO(drawn(right_to_left=right_to_left).finished())).pages[0]
    content = page.get_contents()

    assert content is not None
    words = content.get_data().split()
    assert words[:2] == [b"/Artifact", b"BMC"]
    assert words[-1] == b"EMC"
    assert words.count(b"q") == words.count(b"Q")
    assert b"Tf" not in words
