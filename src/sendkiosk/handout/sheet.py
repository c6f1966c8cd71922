"""The sheet: a summary as a printed A4 page or two, to be taken home and kept."""

from __future__ import annotations

from sendkiosk.handout import contacts, limits, record, steps
from sendkiosk.handout.binding import bind, packs_named, page_setter
from sendkiosk.handout.boxes import Part
from sendkiosk.handout.design import SheetSize
from sendkiosk.handout.fonts import FontFiles
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
    setter = page_setter(catalogue, fonts, size)
    title = setter.say("Your next steps")
    return bind(setter, title, _story(setter, summary), _rests_on(setter, summary))


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


def _rests_on(setter: Typesetter, summary: Summary) -> str:
    packs = packs_named(setter, summary)
    if summary.oldest_check is None:
        return packs
    return setter.say("{packs}. Checked {day}.", packs=packs, day=summary.oldest_check)
