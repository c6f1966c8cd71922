"""Parts bound into a PDF: pages of A4 with margins, and a footer on each."""

from __future__ import annotations

from collections.abc import Iterable

from sendkiosk.handout.boxes import Part
from sendkiosk.handout.design import (
    A4,
    END_MARGIN,
    HAIRLINE,
    SIDE_MARGIN,
    TEXT_WIDTH,
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
    return Typesetter(catalogue, faces, Design(size), TEXT_WIDTH)


def bind(setter: Typesetter, title: str, parts: Iterable[Part], note: str) -> bytes:
    """Return `parts` as a PDF called `title`, with `note` and the page's number at each foot.

    The same parts give the same bytes; nothing in them tells who made them or when.
    """
    left, numbers = _footer(setter, note, 1, 1)
    footer_height = max(left.height, numbers.height) + setter.design.gap * 2
    pages = paginate(parts, A4[1] - 2 * END_MARGIN - footer_height)
    catalogue = setter.catalogue
    paper = Paper(A4, title, catalogue.tag, right_to_left=catalogue.right_to_left)
    for number, page in enumerate(pages, 1):
        page.draw(paper, SIDE_MARGIN, A4[1] - END_MARGIN)
        _draw_footer(paper, _footer(setter, note, number, len(pages)))
        paper.end_page()
    return paper.finished()


def packs_named(setter: Typesetter, summary: Summary) -> str:
    """Return the names and versions of the packs that `summary` was made from."""
    return phrases.packs_named(summary.packs, setter.say)


def _footer(setter: Typesetter, note: str, number: int, count: int) -> tuple[Lines, Lines]:
    style = setter.design.footer
    page = setter.text(setter.say("Page {number} of {count}", number=number, count=count), style)
    return setter.narrower(page.width + setter.design.gap * 3).text(note, style), page


def _draw_footer(paper: Paper, footer: tuple[Lines, Lines]) -> None:
    left, page = footer
    top = END_MARGIN + max(left.height, page.height)
    paper.line((SIDE_MARGIN, top + 3), (SIDE_MARGIN + TEXT_WIDTH, top + 3), HAIRLINE)
    with paper.aside():
        left.draw(paper, SIDE_MARGIN, top)
        page.draw(paper, SIDE_MARGIN + TEXT_WIDTH - page.width, top)
