"""The sheet: a summary as a printed A4 page or two, to be taken home and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sendkiosk.handout import contacts, limits, record, steps
from sendkiosk.handout.bilingual import DRAFT, in_both
from sendkiosk.handout.binding import Chapter, bind_chapters, packs_named, page_setter
from sendkiosk.handout.boxes import Part
from sendkiosk.handout.carried import codes, in_a_row, width_of, with_codes_beside
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
    *,
    beside_english: bool = False,
) -> bytes:
    """Return `summary` as a PDF of A4 pages, in the language of `catalogue`.

    Another language stands beside English where that is wanted, and always while it is a draft.
    The same summary gives the same bytes. The PDF names nobody, and no time but the day of the
    summary. Raises MissingFontError if a font file cannot be read, and UnprintableError if a text
    has letters that the fonts lack.
    """
    own = page_setter(catalogue, fonts, size)
    english = None
    if catalogue.is_draft or (beside_english and not catalogue.is_source):
        english = page_setter(Catalogue(), fonts, size)
    title = own.say("Your next steps")
    chapter = Chapter(_story(own, english, summary), own.faces.right_to_left)
    foot = english or own
    return bind_chapters(own, foot, title, [chapter], _foot(foot, summary))


def _story(own: Typesetter, english: Typesetter | None, summary: Summary) -> tuple[Part, ...]:
    is_roomy = english is None and own.design.size is SheetSize.STANDARD
    boxes = codes(own, summary)

    def both(tell: Callable[[Typesetter, Summary], Iterable[Part]]) -> tuple[Part, ...]:
        return in_both(lambda setter: tell(setter, summary), own, english)

    story = (
        *in_both(lambda setter: _head(setter, own, summary), own, english),
        *both(steps.steps),
        *both(_people_in_columns if is_roomy else _people),
    )
    gap = own.design.gap * 2
    if is_roomy:
        end = tuple(_end(own.narrower(width_of(boxes) + gap), summary))
        return (*story, Part(with_codes_beside(own, end, boxes), gap=gap))
    return (*story, *both(_end), Part(in_a_row(own, english, boxes), gap=gap))


def _head(setter: Typesetter, own: Typesetter, summary: Summary) -> Iterable[Part]:
    """Yield the title, whether the words are a draft, and what presses most."""
    title = setter.bold(setter.say("Your next steps"), setter.design.title)
    yield Part(setter.marked("top", title), keep=True)
    if own.catalogue.is_draft:
        yield Part(setter.bold(setter.say(DRAFT), setter.design.small), keep=True)
    printed = setter.say("We printed this sheet on {today}.", today=summary.today)
    yield Part(setter.text(printed, setter.design.small), keep=True)
    band = limits.band(setter, summary)
    if band:
        yield Part(band, gap=setter.design.gap)


def _people(setter: Typesetter, summary: Summary) -> Iterable[Part]:
    found = contacts.contacts(setter, summary)
    return setter.section("people", setter.say("Who can help"), found)


def _people_in_columns(setter: Typesetter, summary: Summary) -> Iterable[Part]:
    found = contacts.in_two_columns(setter, summary)
    return setter.section("people", setter.say("Who can help"), found)


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
