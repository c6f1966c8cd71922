"""Papers to fill in by hand, and the card with all numbers: what is printed besides the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from sendkiosk.handout.bilingual import draft_notice, in_both
from sendkiosk.handout.binding import Chapter, NewPaper, bind_chapters, packs_named, page_setter
from sendkiosk.handout.boxes import Part
from sendkiosk.handout.contacts import on_a_card
from sendkiosk.handout.design import SheetSize
from sendkiosk.handout.fonts import FontFiles
from sendkiosk.handout.paper import Paper
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import Summary, SummaryLetter
from sendkiosk.language.catalogue import Catalogue

KEEP_THIS: Final = message(
    "This is what the letter says. Keep this page. Fill in and send the English one."
)
LAST_TOGETHER: Final = 3
"""How many parts at the end of a letter stand on the same page."""


def build_letter(  # noqa: PLR0913 - the last one is wanted seldom
    letter: SummaryLetter,
    summary: Summary,
    catalogue: Catalogue,
    fonts: FontFiles,
    size: SheetSize = SheetSize.STANDARD,
    *,
    new_paper: NewPaper = Paper,
) -> bytes:
    """Return `letter` of `summary` as a PDF of A4 pages.

    It is in English, for those whom it is written to. In another language its words follow on
    pages of their own, so that the family knows what they sign. `new_paper` makes what it is
    drawn on. The same letter gives the same bytes. Raises as `build_sheet` does.
    """
    english = page_setter(Catalogue(), fonts, size)
    note = english.say(
        "This page is for you to fill in. It is not legal advice. {packs}. Printed on {today}.",
        packs=packs_named(english, summary),
        today=summary.today,
    )
    title = english.say(letter.title)
    parts = (_title(english, title), *english.body(letter.body))
    chapters = [Chapter(_with_company(parts), right_to_left=False)]
    if not catalogue.is_source:
        own = page_setter(catalogue, fonts, size)
        chapters.append(Chapter(_in_own_words(own, letter), own.faces.right_to_left))
    return bind_chapters(english, english, title, chapters, note, new_paper=new_paper)


def _in_own_words(own: Typesetter, letter: SummaryLetter) -> tuple[Part, ...]:
    """Return what `letter` says in the visitor's language, for them to keep."""
    above = [Part(own.bold(own.say(KEEP_THIS), own.design.small), keep=True)]
    if own.catalogue.is_draft:
        above.append(draft_notice(own))
    title = Part(own.bold(own.say(letter.title), own.design.heading), gap=own.design.gap, keep=True)
    return _with_company((*above, title, *own.body(letter.body)))


def build_card(
    summary: Summary,
    catalogue: Catalogue,
    fonts: FontFiles,
    size: SheetSize = SheetSize.STANDARD,
) -> bytes:
    """Return a card with the numbers and addresses of all contacts of `summary`, as a PDF of A4.

    Each has its name, what it can be reached by, and when that was checked. A draft stands beside
    English. The same summary gives the same bytes. Raises as `build_sheet` does.
    """
    own = page_setter(catalogue, fonts, size)
    english = page_setter(Catalogue(), fonts, size) if catalogue.is_draft else None
    title = own.say("People who can help")
    foot = english or own
    note = foot.say(
        "{packs}. Printed on {today}.", packs=packs_named(foot, summary), today=summary.today
    )

    def tell(setter: Typesetter) -> Iterable[Part]:
        yield _title(setter, setter.say("People who can help"))
        if catalogue.is_draft:
            yield draft_notice(setter)
        yield from on_a_card(setter, summary)

    chapter = Chapter(in_both(tell, own, english), own.faces.right_to_left)
    return bind_chapters(own, foot, title, [chapter], note)


def _with_company(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return `parts` with the last ones kept together: no signature stands alone on a page."""
    before, last = parts[:-LAST_TOGETHER], parts[-LAST_TOGETHER:]
    return (*before, *(replace(part, keep=True) for part in last[:-1]), *last[-1:])


def _title(setter: Typesetter, title: str) -> Part:
    heading = setter.bold(title, setter.design.heading)
    return Part(setter.marked("top", heading), keep=True)
