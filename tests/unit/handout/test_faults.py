from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from sendkiosk.handout.binding import Chapter, bind_chapters, page_setter
from sendkiosk.handout.boxes import Part
from sendkiosk.handout.design import A4, BOTTOM_MARGIN, SIDE_MARGIN, TOP_MARGIN, SheetSize
from sendkiosk.handout.expected import said_on_sheet
from sendkiosk.handout.faults import (
    PageFault,
    below_footer_line,
    crossed,
    faults_of,
    not_said,
    outside_margins,
    overlapping,
    without_glyph,
)
from sendkiosk.handout.fonts import FontFiles, load_faces
from sendkiosk.handout.shaping import shape
from sendkiosk.handout.sheet import build_sheet
from sendkiosk.handout.watching import Area, Drawn, InkedLine, Stroke, Watch, WatchedPaper
from sendkiosk.journey.summary import Summary
from sendkiosk.language.catalogue import Catalogue
from tests.support import summaries

SIZE = 14.0
LEADING = SIZE * 1.3

Draw = Callable[[str, float, float], None]


@pytest.fixture
def paper() -> WatchedPaper:
    """Give an empty paper."""
    return WatchedPaper(A4, "Made up", "en-GB")


@pytest.fixture
def draw(paper: WatchedPaper, fonts: FontFiles) -> Draw:
    """Give a function that draws a text at a place on the paper."""
    face = load_faces(fonts).regular[0]

    def drawn(text: str, x: float, baseline: float) -> None:
        shaped = shape(text, face, "en", right_to_left=False)
        paper.text((x, shaped.width * SIZE), baseline, SIZE, [shaped])

    return drawn


def inked(area: Area, *, page: int = 1, in_footer: bool = False, missing: str = "") -> InkedLine:
    return InkedLine(page, "words", area.bottom, SIZE, (area,), missing, in_footer)


def whats(faults: Iterator[PageFault]) -> list[tuple[int, str]]:
    return [(fault.page, fault.text) for fault in faults]


def test_lines_at_their_usual_distance_do_not_overlap(paper: WatchedPaper, draw: Draw) -> None:
    draw("Happy gypsies jog", 50, 500)
    draw("ÅÉÍ blah", 50, 500 - LEADING)
    assert not list(overlapping(paper.drawn.lines))


def test_lines_that_run_into_each_other_are_found(paper: WatchedPaper, draw: Draw) -> None:
    draw("one line", 50, 500)
    draw("another one", 60, 496)
    (fault,) = overlapping(paper.drawn.lines)
    assert (fault.page, fault.text) == (1, "one line")
    assert "another one" in fault.what


def test_columns_that_run_into_each_other_are_found(paper: WatchedPaper, draw: Draw) -> None:
    draw("a column that is too long", 50, 500)
    draw("the next column", 100, 500)
    assert len(list(overlapping(paper.drawn.lines))) == 1


def test_the_same_place_on_another_page_is_free(paper: WatchedPaper, draw: Draw) -> None:
    draw("one line", 50, 500)
    paper.end_page()
    draw("one line", 50, 500)
    assert [line.page for line in paper.drawn.lines] == [1, 2]
    assert not list(overlapping(paper.drawn.lines))


@pytest.mark.parametrize(
    ("x", "baseline", "side"),
    [
        (SIDE_MARGIN - 5, 400, "left"),
        (A4[0] - SIDE_MARGIN - 20, 400, "right"),
        (100, BOTTOM_MARGIN - 5, "lower"),
        (100, A4[1] - TOP_MARGIN - 2, "upper"),
    ],
)
def test_ink_outside_of_the_margins_is_found(
    paper: WatchedPaper, draw: Draw, x: float, baseline: float, side: str
) -> None:
    draw("Happy words", x, baseline)
    (fault,) = outside_margins(paper.drawn.lines)
    assert fault.text == "Happy words"
    assert side in fault.what


def test_ink_inside_of_the_margins_is_no_fault(paper: WatchedPaper, draw: Draw) -> None:
    draw("jumping", SIDE_MARGIN, BOTTOM_MARGIN + SIZE)
    assert not list(outside_margins(paper.drawn.lines))


def test_a_picture_outside_of_the_margins_is_found() -> None:
    code = Stroke(2, Area(500, 300, A4[0] - SIDE_MARGIN + 5, 400), in_footer=False)
    fine = Stroke(2, Area(500, 300, A4[0] - SIDE_MARGIN, 400), in_footer=False)
    (fault,) = outside_margins([], [code, fine])
    assert fault.page == 2
    assert "right" in fault.what


def test_letters_without_a_glyph_are_found(paper: WatchedPaper, draw: Draw) -> None:
    draw("a 中 b", 50, 500)
    draw("fine", 50, 400)
    (fault,) = without_glyph(paper.drawn.lines)
    assert fault.text == "a 中 b"
    assert "中" in fault.what


def test_what_reaches_over_the_line_of_the_footer_is_found() -> None:
    line = Stroke(1, Area(30, 60, 560, 61), in_footer=True)
    deep = inked(Area(50, 55, 90, 70))
    high = inked(Area(50, 50, 90, 65), in_footer=True)
    fine = inked(Area(50, 62, 90, 70)), inked(Area(50, 40, 90, 55), in_footer=True)
    assert len(list(below_footer_line([deep, high, *fine], [line]))) == 2
    assert not list(below_footer_line(fine, [line]))
    assert not list(below_footer_line([inked(Area(50, 55, 90, 70), page=2)], [line]))


def test_text_on_a_frame_is_found(paper: WatchedPaper, draw: Draw) -> None:
    paper.frame((60, 450), (100, 100), 2)
    draw("over the side", 55, 500)
    draw("inside", 70, 480)
    draw("outside", 200, 480)
    drawn = paper.drawn
    assert whats(crossed(drawn.lines, drawn.strokes)) == [(1, "over the side")]


def test_text_that_is_not_there_is_found() -> None:
    paragraphs = ["Ring 01905\u00a0768153", "today", "or write"]
    assert not list(not_said(paragraphs, ["01905 768153", "or write"]))
    assert whats(not_said(paragraphs, ["Ring", "tomorrow"])) == [(0, "tomorrow")]
    assert whats(not_said(paragraphs, ["today or write"])) == [(0, "today or write")]


@pytest.mark.parametrize("size", SheetSize)
@pytest.mark.parametrize("summary", [summaries.common(), summaries.long(), summaries.empty()])
def test_sheets_are_without_faults_and_the_same_as_unwatched(
    fonts: FontFiles, summary: Summary, size: SheetSize
) -> None:
    watch = Watch()
    pdf = build_sheet(summary, Catalogue(), fonts, size, new_paper=watch)
    assert pdf == build_sheet(summary, Catalogue(), fonts, size)
    assert faults_of(drawn_on(watch), said_on_sheet(summary, Catalogue())) == ()


def test_what_another_summary_says_is_missed_on_a_sheet(fonts: FontFiles) -> None:
    watch = Watch()
    build_sheet(summaries.empty(), Catalogue(), fonts, new_paper=watch)
    said = [*said_on_sheet(summaries.common(), Catalogue())]
    missed = [fault.text for fault in faults_of(drawn_on(watch), said)]
    assert summaries.common().steps[0].title.text in missed


def test_pages_are_counted_and_footers_told_apart(fonts: FontFiles) -> None:
    setter = page_setter(Catalogue(), fonts, SheetSize.STANDARD)
    chapters = [
        Chapter((Part(setter.text(words)),), right_to_left=False) for words in ("one", "two")
    ]
    watch = Watch()
    bind_chapters(setter, setter, "Two", chapters, "note", new_paper=watch)
    drawn = drawn_on(watch)
    assert drawn.pages == 2
    assert [line.text for line in drawn.lines if not line.in_footer] == ["one", "two"]
    assert drawn.paragraphs == ("one", "two")


def drawn_on(watch: Watch) -> Drawn:
    assert watch.paper is not None
    return watch.paper.drawn
