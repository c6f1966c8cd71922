"""The pages of the sign-off book: laid out, with running heads and feet, and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sendkiosk.authoring.book_front import Entry, contents
from sendkiosk.authoring.book_setting import BookSetter
from sendkiosk.handout.boxes import Column, Part
from sendkiosk.handout.design import A4, HAIRLINE, POINTS_PER_MM
from sendkiosk.handout.marks import marks_in
from sendkiosk.handout.pages import paginate
from sendkiosk.handout.paper import Paper

SIDE: Final = 20 * POINTS_PER_MM
END: Final = 16 * POINTS_PER_MM
WIDTH: Final = A4[0] - 2 * SIDE
HEAD: Final = 6 * POINTS_PER_MM
FOOT: Final = 8 * POINTS_PER_MM
"""Room for the running head above the text, and for the foot below it."""
HEIGHT: Final = A4[1] - 2 * END - HEAD - FOOT


def lay_out(chapters: Iterable[Iterable[Part]]) -> list[Column]:
    """Return the pages of `chapters`, each of which begins on a page of its own."""
    laid_out = (paginate(parts, HEIGHT) for parts in map(tuple, chapters) if parts)
    return [page for pages in laid_out for page in pages]


def contents_pages(setter: BookSetter, body: Sequence[Column], before: int) -> list[Column]:
    """Return the table of contents of `body`, when `before` pages stand before the table."""

    def laid_out(first: int) -> list[Column]:
        entries = [
            Entry(mark.title, mark.name, mark.level, number)
            for number, page in enumerate(body, first)
            for mark in marks_in(page)
        ]
        return lay_out([contents(setter, entries)])

    # Page numbers stand in a column of their own, so they do not change how long the table is.
    return laid_out(before + len(laid_out(0)) + 1)


def draw(setter: BookSetter, paper: Paper, pages: Sequence[Column], foot: str) -> None:
    """Draw `pages` with `foot` and the number below each, and what goes on from before above."""
    left = setter.small(foot)
    for number, (page, head) in enumerate(zip(pages, _heads(pages), strict=True), 1):
        with paper.aside():
            setter.small(head).draw(paper, SIDE, A4[1] - END)
        page.draw(paper, SIDE, A4[1] - END - HEAD)
        top = END + left.height
        paper.line((SIDE, top + 3), (SIDE + WIDTH, top + 3), HAIRLINE)
        right = setter.small(f"Page {number} of {len(pages)}")
        with paper.aside():
            left.draw(paper, SIDE, top)
            right.draw(paper, SIDE + WIDTH - right.width, top)
        paper.end_page()


def _heads(pages: Iterable[Column]) -> Iterator[str]:
    """Yield for each page which chapter and which part of it go on there; "" where one begins."""
    chapter = part = ""
    for page in pages:
        marks = list(marks_in(page))
        begins = next(marks_in(Column(page.parts[:1])), None)
        if begins and not begins.level:
            yield ""
        else:
            going_on = f" – {part} (continued)" if part and not begins else ""
            yield f"{chapter}{going_on}"
        for mark in marks:
            chapter, part = (chapter, mark.title) if mark.level else (mark.title, "")
