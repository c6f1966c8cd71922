"""The chapter of screens: the questions, their answers, and where each leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sendkiosk.authoring.book_materials import Materials
from sendkiosk.authoring.book_setting import (
    BookSetter,
    heading,
    list_row,
    row,
    sign_line,
    signed,
    text_row,
)
from sendkiosk.authoring.book_wordings import wording_boxes
from sendkiosk.authoring.book_words import KINDS, counted, share
from sendkiosk.authoring.in_words import quoted
from sendkiosk.handout.boxes import Beside, Box, Part
from sendkiosk.journey.conditions import Always
from sendkiosk.journey.flow import NOT_SURE, SEEN, TALK, Kind, Screen
from sendkiosk.journey.summary import said

ANSWER: Final = 0.55
"""The part of a row that an answer takes up; the rest tells where it leads."""


def screen_chapter(setter: BookSetter, materials: Materials) -> tuple[Part, ...]:
    """Return all screens, in the order in which most visitors can meet them."""
    remaining = materials.flow.remaining
    screens = sorted(materials.flow.screens.values(), key=lambda screen: -remaining[screen.id])
    parts = [
        part
        for number, screen in enumerate(screens, 1)
        for part in _screen(setter, materials, screen, number)
    ]
    return (*heading(setter, ("screens", 0), "Screens"), *parts)


def _screen(
    setter: BookSetter, materials: Materials, screen: Screen, number: int
) -> tuple[Part, ...]:
    title = materials.text(screen.wordings[-1].title)
    right = setter.right()
    met = share(materials.tally.screens[screen.id], materials.tally.paths)
    texts = [block.text for words in screen.wordings for block in words.body]
    parts = (
        *heading(setter, (f"screens-{screen.id}", 1), title, f"{number}."),
        Part(setter.small(f"screens/{screen.id}, {KINDS[screen.kind]}, met on {met}"), keep=True),
        *row(setter, "Text", list(wording_boxes(right, materials, screen.wordings)), apart=2),
        *text_row(setter, "Topic", _topic(materials, screen)),
        *text_row(setter, "Dates", _dates(materials, screen)),
        *row(setter, "Answers", list(_answers(right, materials, screen))),
        *list_row(setter, "Leads to", list(_rules(materials, screen))),
        *text_row(setter, "Words explained", "; ".join(materials.terms_in(texts))),
        *list_row(
            setter, "Sources", [materials.source_line(s) for s in materials.sources(screen.sources)]
        ),
        *list_row(setter, "Facts", materials.fact_lines(f"screens/{screen.id}")),
    )
    return signed(parts, sign_line(setter), setter.design.gap * 2)


def _topic(materials: Materials, screen: Screen) -> str:
    if screen.kind is Kind.INFORMATION:
        return ""
    return f"{quoted(materials.text(screen.topic))}; the answer stands under it on the summary."


def _dates(materials: Materials, screen: Screen) -> str:
    if screen.dates is None:
        return ""
    words = f"Any day up to today, at most {counted(screen.dates.years, 'year')} ago"
    if screen.dates.not_before:
        words += f", and not before {materials.smith.screen(screen.dates.not_before)}"
    return f"{words}."


def _answers(setter: BookSetter, materials: Materials, screen: Screen) -> Iterator[Box]:
    offset = setter.width * ANSWER
    gap = setter.design.gap * 2
    left, right = setter.narrow_to(offset - gap), setter.narrow_to(setter.width - offset)
    for code, label, hint in _choices(materials, screen):
        words = [left.bold(label), *([left.text(hint)] if hint else [])]
        yield Beside(left.stack(words), right.text(_leads(materials, screen, code)), offset)


def _choices(materials: Materials, screen: Screen) -> Iterator[tuple[str | None, str, str]]:
    """Yield each answer: its code (None for an exact date), its label and its hint."""
    if screen.kind is Kind.INFORMATION:
        yield SEEN, "Next", ""
        return
    if screen.dates:
        yield None, "An exact date", ""
    for option in screen.options:
        yield option.code, materials.text(option.label), materials.text(option.hint)
    for code in (NOT_SURE, TALK):
        yield code, " ".join(str(getattr(word, "text", word)) for word in said(screen, code)), ""


def _leads(materials: Materials, screen: Screen, code: str | None) -> str:
    """Return where an answer leads on all paths, the commonest way first."""
    ways = [
        (count, way.to)
        for way, count in materials.tally.ways.items()
        if (way.screen, way.answer) == (screen.id, code)
    ]
    ways.sort(key=lambda found: -found[0])
    return (
        "leads to " + " or ".join(_target(materials, to) for _, to in ways) if ways else "never met"
    )


def _rules(materials: Materials, screen: Screen) -> Iterator[str]:
    """Yield the rules by which the flow goes on, if there are several."""
    if len(screen.next) > 1:
        for place, rule in enumerate(screen.next):
            target = _target(materials, rule.to)
            if isinstance(rule.when, Always):
                yield f"Otherwise: {target}." if place else f"{target}."
            else:
                when = materials.smith.clause(rule.when)
                yield f"{'If not, and when' if place else 'When'} {when}: {target}."


def _target(materials: Materials, screen: str | None) -> str:
    if screen is None:
        return "the summary"
    return quoted(materials.text(materials.flow.screens[screen].wordings[-1].title))
