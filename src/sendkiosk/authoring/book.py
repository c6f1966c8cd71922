"""The sign-off book: all that a pack says, as a PDF to read, initial and correct."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sendkiosk.authoring import book_lists as lists
from sendkiosk.authoring.book_front import Entry, contents, overview, title_page
from sendkiosk.authoring.book_limits import limit_chapter
from sendkiosk.authoring.book_materials import Materials
from sendkiosk.authoring.book_screens import screen_chapter
from sendkiosk.authoring.book_setting import BookSetter
from sendkiosk.authoring.book_steps import step_chapters
from sendkiosk.authoring.paths_tally import Tally
from sendkiosk.handout.boxes import Column, Part
from sendkiosk.handout.design import A4, HAIRLINE, POINTS_PER_MM, BookSize, Design
from sendkiosk.handout.fonts import FontFiles, load_faces
from sendkiosk.handout.marks import marks_in
from sendkiosk.handout.pages import paginate
from sendkiosk.handout.paper import Paper
from sendkiosk.journey.flow import Flow
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.merging import Merged

SIDE: Final = 20 * POINTS_PER_MM
END: Final = 16 * POINTS_PER_MM
FOOT: Final = 8 * POINTS_PER_MM
"""Room for the running foot, below the text."""
WIDTH: Final = A4[0] - 2 * SIDE
HEIGHT: Final = A4[1] - 2 * END - FOOT


@dataclass(frozen=True, slots=True)
class Book:
    """A finished book; `lost` says in which texts letters could not be printed."""

    pdf: bytes
    pages: int
    lost: tuple[str, ...]


def build_book(flow: Flow, merged: Merged, tally: Tally, today: date, fonts: FontFiles) -> Book:
    """Return the sign-off book of a pack whose paths were counted in `tally` on the day `today`.

    The same pack and day give the same bytes. Raises MissingFontError if a font file cannot be
    read. A letter that cannot be printed becomes a question mark, and is told in `lost`.
    """
    setter = BookSetter(Catalogue(), load_faces(fonts), Design(BookSize.STANDARD), WIDTH)
    materials = Materials(flow, merged, tally, today)
    front = paginate(title_page(setter, materials), HEIGHT)
    body = _laid_out(
        [
            *step_chapters(setter, materials),
            screen_chapter(setter, materials),
            limit_chapter(setter, materials),
            lists.letter_chapter(setter, materials),
            lists.contact_chapter(setter, materials),
            lists.term_chapter(setter, materials),
            lists.every_summary_chapter(setter, materials),
            lists.ledger_chapter(setter, materials),
        ]
    )
    # Only now it is known what could not be printed.
    body = [*paginate(overview(setter, materials, tuple(setter.lost)), HEIGHT), *body]
    pages = [*front, *_contents(setter, body, len(front)), *body]
    return Book(_drawn(setter, materials, pages), len(pages), tuple(setter.lost))


def _laid_out(chapters: Iterable[Sequence[Part]]) -> list[Column]:
    """Return the pages of `chapters`, each of which begins on a page of its own."""
    return [page for chapter in chapters if chapter for page in paginate(chapter, HEIGHT)]


def _contents(setter: BookSetter, body: Sequence[Column], before: int) -> tuple[Column, ...]:
    """Return the table of contents of `body`, when `before` pages stand before the table."""

    def laid_out(first: int) -> tuple[Column, ...]:
        entries = [
            Entry(mark.title, mark.name, mark.level, number)
            for number, page in enumerate(body, first)
            for mark in marks_in(page)
        ]
        return paginate(contents(setter, entries), HEIGHT)

    # Page numbers stand in a column of their own, so they do not change how long the table is.
    return laid_out(before + len(laid_out(0)) + 1)


def _drawn(setter: BookSetter, materials: Materials, pages: Sequence[Column]) -> bytes:
    packs = ", ".join(
        f"{materials.text(pack.name)} {pack.version}" for pack in materials.flow.packs
    )
    foot = setter.small(f"Sign-off book. {packs}. {materials.day(materials.today)}")
    paper = Paper(A4, f"Sign-off book: {packs}", Catalogue().tag, setter.faces)
    for number, page in enumerate(pages, 1):
        page.draw(paper, SIDE, A4[1] - END)
        top = END + foot.height
        paper.line((SIDE, top + 3), (SIDE + WIDTH, top + 3), HAIRLINE)
        foot.draw(paper, SIDE, top)
        last = setter.small(f"Page {number} of {len(pages)}")
        last.draw(paper, SIDE + WIDTH - last.width, top)
        paper.end_page()
    return paper.finished()
