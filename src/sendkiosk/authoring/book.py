"""The sign-off book: all that a pack says, as a PDF to read, initial and correct."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sendkiosk.authoring import book_lists as lists
from sendkiosk.authoring.book_front import overview, title_page
from sendkiosk.authoring.book_limits import limit_chapter
from sendkiosk.authoring.book_materials import Materials
from sendkiosk.authoring.book_pages import WIDTH, contents_pages, draw, lay_out
from sendkiosk.authoring.book_screens import screen_chapter
from sendkiosk.authoring.book_setting import BookSetter, Lost, distinct
from sendkiosk.authoring.book_steps import step_chapters
from sendkiosk.authoring.paths_tally import Tally
from sendkiosk.handout.design import A4, BookSize, Design
from sendkiosk.handout.fonts import FontFiles, load_faces
from sendkiosk.handout.paper import Paper
from sendkiosk.journey.flow import Flow
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.merging import Merged


@dataclass(frozen=True, slots=True)
class Book:
    """A finished book; `lost` tells what could not be printed."""

    pdf: bytes
    pages: int
    lost: tuple[Lost, ...]


def build_book(flow: Flow, merged: Merged, tally: Tally, today: date, fonts: FontFiles) -> Book:
    """Return the sign-off book of a pack whose paths were counted in `tally` on the day `today`.

    The same pack and day give the same bytes. Raises MissingFontError if a font file cannot be
    read. A letter that cannot be printed becomes a question mark, and is told in `lost`.
    """
    setter = BookSetter(Catalogue(), load_faces(fonts), Design(BookSize.STANDARD), WIDTH)
    materials = Materials(flow, merged, tally, today)
    front = lay_out([title_page(setter, materials)])
    body = lay_out(
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
    lost = distinct(setter.lost)
    body = [*lay_out([overview(setter, materials, lost)]), *body]
    pages = [*front, *contents_pages(setter, body, len(front)), *body]
    packs = ", ".join(f"{materials.text(pack.name)} {pack.version}" for pack in flow.packs)
    paper = Paper(A4, f"Sign-off book: {packs}", Catalogue().tag)
    draw(setter, paper, pages, f"Sign-off book. {packs}. {materials.day(today)}")
    return Book(paper.finished(), len(pages), lost)
