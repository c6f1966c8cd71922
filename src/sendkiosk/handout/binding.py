"""Parts bound into a PDF: pages of A4 with margins, and a footer on each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from sendkiosk.handout.boxes import Part
from sendkiosk.handout.design import (
    A4,
    BOTTOM_MARGIN,
    HAIRLINE,
    SIDE_MARGIN,
    TEXT_WIDTH,
    TOP_MARGIN,
    Design,
    SheetSize,
)
from sendkiosk.handout.fonts import FontFiles, load_faces
from sendkiosk.handout.pages import paginate
from sendkiosk.handout.paper import Paper
from sendkiosk.handout.text import Lines
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey import phrases
from sendkiosk.journey.summary import Summary
from sendkiosk.language.catalogue import Catalogue


def page_setter(catalogue: Catalogue, fonts: FontFiles, size: SheetSize) -> Typesetter:
    """Return a typesetter for texts as wide as a page.

    Raises MissingFontError if a font file cannot be read.
    """
    faces = load_faces(fonts, catalogue.tag, right_to_left=catalogue.right_to_left)
    return Typesetter(catalogue, faces, Design(size, faces.main.family), TEXT_WIDTH)


class NewPaper(Protocol):
    """Makes the paper that pages are drawn on."""

    def __call__(
        self, size: tuple[float, float], title: str, language: str, *, right_to_left: bool
    ) -> Paper:
        """Return new paper, as `Paper` itself is made."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Parts that begin on a page of their own, and run the way of their language."""

    parts: tuple[Part, ...]
    right_to_left: bool


def bind(setter: Typesetter, title: str, parts: Iterable[Part], note: str) -> bytes:
    """Return `parts` as a PDF called `title`, with `note` and the page's number at each foot.

    The same parts give the same bytes; nothing in them tells who made them or when.
    """
    chapter = Chapter(tuple(parts), setter.faces.right_to_left)
    return bind_chapters(setter, setter, title, [chapter], note)


def bind_chapters(  # noqa: PLR0913 - what stands on the pages, and what they are
    setter: Typesetter,
    foot: Typesetter,
    title: str,
    chapters: Iterable[Chapter],
    note: str,
    *,
    new_paper: NewPaper = Paper,
) -> bytes:
    """Return `chapters` as one PDF in the language of `setter`, as `bind` does.

    What stands at the foot of each page is set by `foot`; `new_paper` makes what it is drawn on.
    """
    room = _room(foot, note)
    pages = [
        (page, chapter.right_to_left)
        for chapter in chapters
        for page in paginate(chapter.parts, room)
    ]
    catalogue = setter.catalogue
    paper = new_paper(A4, title, catalogue.tag, right_to_left=catalogue.right_to_left)
    for number, (page, right_to_left) in enumerate(pages, 1):
        with paper.facing(0, A4[0], right_to_left=right_to_left):
            page.draw(paper, SIDE_MARGIN, A4[1] - TOP_MARGIN)
        with paper.aside(), paper.facing(0, A4[0], right_to_left=foot.faces.right_to_left):
            _draw_footer(paper, _footer(foot, note, number, len(pages)))
        paper.end_page()
    return paper.finished()


def count_pages(parts: Iterable[Part], foot: Typesetter, note: str) -> int:
    """Return how many pages `parts` take above the footer with `note`."""
    return len(paginate(parts, _room(foot, note)))


def packs_named(setter: Typesetter, summary: Summary) -> str:
    """Return the names and versions of the packs that `summary` was made from."""
    return phrases.packs_named(summary.packs, setter.say, setter.catalogue.listed)


def _room(foot: Typesetter, note: str) -> float:
    """Return how much of a page's height is left above the footer with `note`."""
    left, numbers = _footer(foot, note, 1, 1)
    taken = max(left.height, numbers.height) + foot.design.gap * 2
    return A4[1] - TOP_MARGIN - BOTTOM_MARGIN - taken


def _footer(setter: Typesetter, note: str, number: int, count: int) -> tuple[Lines, Lines]:
    style = setter.design.footer
    page = setter.text(setter.say("Page {number} of {count}", number=number, count=count), style)
    return setter.narrower(page.width + setter.design.gap * 3).text(note, style), page


def _draw_footer(paper: Paper, footer: tuple[Lines, Lines]) -> None:
    left, page = footer
    top = BOTTOM_MARGIN + max(left.height, page.height)
    paper.line((SIDE_MARGIN, top + 3), (SIDE_MARGIN + TEXT_WIDTH, top + 3), HAIRLINE)
    left.draw(paper, SIDE_MARGIN, top)
    page.draw(paper, SIDE_MARGIN + TEXT_WIDTH - page.width, top)
