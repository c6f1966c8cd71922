"""The sheet: a summary as a printed A4 page or two, to be taken home and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sendkiosk.handout import contacts, limits, record, steps
from sendkiosk.handout.bilingual import draft_notice, in_both
from sendkiosk.handout.binding import (
    Chapter,
    NewPaper,
    bind_chapters,
    count_pages,
    packs_named,
    page_setter,
)
from sendkiosk.handout.boxes import Beside, Box, Column, Empty, Part
from sendkiosk.handout.carried import codes, in_a_row, width_of, with_codes_beside
from sendkiosk.handout.codes import QrBox
from sendkiosk.handout.design import SheetSize
from sendkiosk.handout.fonts import FontFiles
from sendkiosk.handout.paper import Paper
from sendkiosk.handout.text import Lines
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.summary import Summary
from sendkiosk.language.catalogue import Catalogue

__all__ = ["SheetSize", "build_sheet"]


def build_sheet(  # noqa: PLR0913 - the last two are wanted seldom
    summary: Summary,
    catalogue: Catalogue,
    fonts: FontFiles,
    size: SheetSize = SheetSize.STANDARD,
    *,
    beside_english: bool = False,
    new_paper: NewPaper = Paper,
) -> bytes:
    """Return `summary` as a PDF of A4 pages, in the language of `catalogue`.

    Another language stands beside English where that is wanted, and always while it is a draft.
    `new_paper` makes what it is drawn on. The same summary gives the same bytes. The PDF names
    nobody, and no time but the day of the summary. Raises MissingFontError if a font file cannot be
    read, and UnprintableError if a text has letters that the fonts lack.
    """
    own = page_setter(catalogue, fonts, size)
    english = None
    if catalogue.is_draft or (beside_english and not catalogue.is_source):
        english = page_setter(Catalogue(), fonts, size)
    foot = english or own
    note = _foot(foot, summary)
    boxes = codes(own, summary)
    story = _story(own, english, summary, boxes)
    # Whoever wants large type wants it everywhere.
    pages = count_pages(story, foot, note)
    if size is SheetSize.STANDARD and pages > 1:
        dense = _story(own.denser(), english and english.denser(), summary, boxes)
        if count_pages(dense, foot, note) < pages:
            story = dense
    chapter = Chapter(story, own.faces.right_to_left)
    return bind_chapters(
        own, foot, own.say("Your next steps"), [chapter], note, new_paper=new_paper
    )


def _story(
    own: Typesetter, english: Typesetter | None, summary: Summary, boxes: tuple[QrBox, ...]
) -> tuple[Part, ...]:
    is_roomy = _is_roomy(own, english)

    def both(tell: Callable[[Typesetter, Summary], Iterable[Part]]) -> tuple[Part, ...]:
        return in_both(lambda setter: tell(setter, summary), own, english)

    story = (
        *in_both(lambda setter: _head(setter, own, summary), own, english),
        *both(steps.steps),
        *both(lambda setter, summary: _people(setter, summary, in_columns=is_roomy)),
    )
    gap = own.design.gap * 2
    if is_roomy:
        end = tuple(_end(own.narrower(width_of(boxes) + gap), summary))
        return (*story, Part(with_codes_beside(own, end, boxes), gap=gap))
    return (*story, *both(_end), Part(in_a_row(own, english, boxes), gap=gap))


def _is_roomy(own: Typesetter, english: Typesetter | None) -> bool:
    """Tell whether two things of one language have room beside each other."""
    return english is None and own.design.size is SheetSize.STANDARD


def _head(setter: Typesetter, own: Typesetter, summary: Summary) -> Iterable[Part]:
    """Yield the title, whether the words are a draft, and what presses most."""
    title = setter.bold(setter.say("Your next steps"), setter.design.title)
    printed = setter.say("We printed this sheet on {today}.", today=summary.today)
    yield Part(_headed(setter, title, printed), keep=True)
    if own.catalogue.is_draft:
        yield draft_notice(setter)
    band = limits.band(setter, summary)
    if band:
        yield Part(band, gap=setter.design.gap)


def _headed(setter: Typesetter, title: Lines, printed: str) -> Box:
    """Return `title` and the day of printing: on one line where there is room for both."""
    heading = setter.marked("top", title)
    day = setter.text(printed, setter.design.small)
    if title.width + setter.design.gap * 3 + day.width > setter.width or len(day.lines) > 1:
        return Column((Part(heading, keep=True), Part(day)))
    lowered = Column((Part(Empty(title.baseline - day.baseline)), Part(day)))
    return Beside(heading, lowered, setter.width - day.width)


def _people(setter: Typesetter, summary: Summary, *, in_columns: bool) -> Iterable[Part]:
    listed = contacts.beside_numbers if in_columns else contacts.contacts
    return setter.section("people", setter.say("Who can help"), listed(setter, summary))


def _end(setter: Typesetter, summary: Summary) -> Iterable[Part]:
    """Return what the visitor told us, where all this comes from, and what else must be said."""
    say = setter.say
    return (
        *setter.section("told", say("What you told us"), record.told(setter, summary)),
        *setter.section("sources", say("Where this comes from"), record.sources(setter, summary)),
        *record.notices(setter, summary),
    )


def _foot(setter: Typesetter, summary: Summary) -> str:
    packs = packs_named(setter, summary)
    if summary.oldest_check is None:
        return packs
    return setter.say("{packs}. Checked {day}.", packs=packs, day=summary.oldest_check)
