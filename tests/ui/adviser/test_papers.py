"""What is made of requests, and how its pages are opened and drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColorConstants

from sendkiosk.app.program import App
from sendkiosk.journey.flow import TALK
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.summary import Summary, summarise
from sendkiosk.journey.visit import Visit
from sendkiosk.ui.adviser.papers import NOT_MADE, make
from sendkiosk.ui.rendering import NotPagesError, pages_of, picture_of
from sendkiosk.ui.services import Made, PrintRequest

WHY_NOT = message("We could not make your pages.")


@pytest.fixture(scope="module")
def summary(app: App) -> Summary:
    journey = app.journey()
    return summarise(journey, journey.answer(Visit(), "who", TALK))


@pytest.fixture(scope="module")
def pdf(app: App, summary: Summary) -> bytes:
    return app.sheet(summary)


@pytest.fixture
def wanted(app: App, summary: Summary) -> tuple[PrintRequest, PrintRequest]:
    return (
        PrintRequest(summary, app.catalogue),
        PrintRequest(summary, app.catalogue, wanted=Made.CARD),
    )


def test_a_paper_has_its_pdf_and_its_pages(
    wanted: tuple[PrintRequest, PrintRequest], pdf: bytes
) -> None:
    papers = make(wanted, (), lambda _: pdf)
    assert isinstance(papers, tuple)
    assert tuple(paper.request for paper in papers) == wanted
    assert {paper.pdf for paper in papers} == {pdf}
    assert {paper.pages for paper in papers} == {pages_of(pdf)}
    assert make((), papers, lambda _: pdf) == ()


def test_only_what_is_new_is_made(wanted: tuple[PrintRequest, PrintRequest], pdf: bytes) -> None:
    made: list[PrintRequest] = []

    def make_pdf(request: PrintRequest) -> bytes:
        made.append(request)
        return pdf

    first = make(wanted[:1], (), make_pdf)
    assert isinstance(first, tuple)
    both = make(wanted, first, make_pdf)
    assert isinstance(both, tuple)
    assert made == list(wanted)
    assert both[0] is first[0]


@pytest.mark.parametrize(
    ("what", "words"), [(WHY_NOT, WHY_NOT), (b"junk", NOT_MADE), (b"", NOT_MADE)]
)
def test_one_that_cannot_be_made_is_told(
    wanted: tuple[PrintRequest, PrintRequest],
    pdf: bytes,
    what: bytes | Message,
    words: Message,
) -> None:
    assert make(wanted, (), lambda request: pdf if request is wanted[0] else what) == words


@pytest.mark.parametrize("room", [(400, 300), (300, 4000), (1, 1), (0, 0)])
def test_a_page_fits_into_its_room(pdf: bytes, room: tuple[int, int]) -> None:
    size = picture_of(pages_of(pdf)[0], QSize(*room)).image.size()
    assert 0 < size.width() <= max(room[0], 1)
    assert size.height() <= max(room[1], 1)
    if room[0] > 1:
        assert size.width() == room[0] or size.height() == room[1]


def test_a_page_is_drawn_on_white_paper(pdf: bytes) -> None:
    image = picture_of(pages_of(pdf)[0], QSize(300, 300)).image
    assert image.pixelColor(0, 0) == QColorConstants.White
    colours = {image.pixelColor(x, y).name() for x in range(0, 212, 2) for y in range(0, 300, 2)}
    assert len(colours) > 1


def test_each_page_is_read_out(pdf: bytes) -> None:
    words = [picture_of(page, QSize(100, 100)).words for page in pages_of(pdf)]
    assert all(words)
    assert len(set(words)) == len(words)


def test_what_is_no_pdf_has_no_pages() -> None:
    with pytest.raises(NotPagesError):
        pages_of(b"junk")
