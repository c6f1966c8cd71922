"""The sheet: a summary as a printed A4 page or two, to be taken home and kept."""

from __future__ import annotations

from sendkiosk.handout import contacts, limits, record, steps
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
from sendkiosk.journey.summary import Summary
from sendkiosk.language.catalogue import Catalogue

__all__ = ["SheetSize", "build_sheet"]


def build_sheet(
    summary: Summary,
    catalogue: Catalogue,
    fonts: FontFiles,
    size: SheetSize = SheetSize.STANDARD,
) -> bytes:
    """Return `summary` as a PDF of A4 pages, in the language of `catalogue`.

    The same summary gives the same bytes. The PDF names nobody, and no time but the day of the
    summary. Raises MissingFontError if a font file cannot be read, and UnprintableError if a text
    has letters that the fonts lack, or that have to be shaped.
    """
    setter = Typesetter(catalogue, load_faces(fonts), Design(size), TEXT_WIDTH)
    left, numbers = _footer(setter, summary, 1, 1)
    footer_height = max(left.height, numbers.height) + setter.design.gap * 2
    pages = paginate(_story(setter, summary), A4[1] - 2 * END_MARGIN - footer_height)
    paper = Paper(A4, setter.say("Your next steps"), catalogue.tag, setter.faces)
    for number, page in enumerate(pages, 1):
        page.draw(paper, SIDE_MARGIN, A4[1] - END_MARGIN)
        _draw_footer(paper, _footer(setter, summary, number, len(pages)))
        paper.end_page()
    return paper.finished()


def _story(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    say, design = setter.say, setter.design
    band = limits.band(setter, summary)
    return (
        Part(setter.bold(say("Your next steps"), design.title), keep=True),
        Part(setter.text(say("We printed this sheet on {today}.", today=summary.today)), keep=True),
        *([Part(band, gap=design.gap * 2)] if band else []),
        *steps.steps(setter, summary),
        *setter.section(say("Who can help"), contacts.contacts(setter, summary)),
        *setter.section(say("What you told us"), record.told(setter, summary)),
        *setter.section(say("Where this comes from"), record.sources(setter, summary)),
        *record.notices(setter, summary),
    )


def _footer(setter: Typesetter, summary: Summary, number: int, count: int) -> tuple[Lines, Lines]:
    """Return the two ends of the footer: what the sheet rests on, and the number of the page."""
    style = setter.design.footer
    packs = ", ".join(f"{setter.say(pack.name)} {pack.version}" for pack in summary.packs)
    if summary.oldest_check:
        packs = setter.say("{packs}. Checked {day}.", packs=packs, day=summary.oldest_check)
    page = setter.text(setter.say("Page {number} of {count}", number=number, count=count), style)
    return setter.narrower(page.width + setter.design.gap * 3).text(packs, style), page


def _draw_footer(paper: Paper, footer: tuple[Lines, Lines]) -> None:
    left, page = footer
    top = END_MARGIN + max(left.height, page.height)
    paper.line((SIDE_MARGIN, top + 3), (SIDE_MARGIN + TEXT_WIDTH, top + 3), HAIRLINE)
    left.draw(paper, SIDE_MARGIN, top)
    page.draw(paper, SIDE_MARGIN + TEXT_WIDTH - page.width, top)
