"""Papers to fill in by hand, and the card with all numbers: what is printed besides the sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sendkiosk.handout.binding import bind, packs_named, page_setter
from sendkiosk.handout.boxes import Part
from sendkiosk.handout.contacts import on_a_card
from sendkiosk.handout.design import SheetSize
from sendkiosk.handout.fonts import FontFiles
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.summary import Summary, SummaryLetter
from sendkiosk.language.catalogue import Catalogue

LAST_TOGETHER: Final = 3
"""How many parts at the end of a letter stand on the same page."""


def build_letter(
    letter: SummaryLetter,
    summary: Summary,
    catalogue: Catalogue,
    fonts: FontFiles,
    size: SheetSize = SheetSize.STANDARD,
) -> bytes:
    """Return `letter` of `summary` as a PDF of A4 pages, in the language of `catalogue`.

    The same letter gives the same bytes. Raises as `build_sheet` does.
    """
    setter = page_setter(catalogue, fonts, size)
    note = setter.say(
        "This page is for you to fill in. It is not legal advice. {packs}. Printed on {today}.",
        packs=packs_named(setter, summary),
        today=summary.today,
    )
    title = setter.say(letter.title)
    parts = (_title(setter, title), *setter.body(letter.body))
    return bind(setter, title, _with_company(parts), note)


def build_card(
    summary: Summary,
    catalogue: Catalogue,
    fonts: FontFiles,
    size: SheetSize = SheetSize.STANDARD,
) -> bytes:
    """Return a card with the numbers and addresses of all contacts of `summary`, as a PDF of A4.

    Each has its name, what it can be reached by, and when that was checked. The same summary gives
    the same bytes. Raises as `build_sheet` does.
    """
    setter = page_setter(catalogue, fonts, size)
    title = setter.say("People who can help")
    note = setter.say(
        "{packs}. Printed on {today}.", packs=packs_named(setter, summary), today=summary.today
    )
    return bind(setter, title, (_title(setter, title), *on_a_card(setter, summary)), note)


def _with_company(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return `parts` with the last ones kept together: no signature stands alone on a page."""
    before, last = parts[:-LAST_TOGETHER], parts[-LAST_TOGETHER:]
    return (*before, *(replace(part, keep=True) for part in last[:-1]), *last[-1:])


def _title(setter: Typesetter, title: str) -> Part:
    return Part(setter.bold(title, setter.design.heading), keep=True)
