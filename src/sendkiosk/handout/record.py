"""The end of the sheet: what the visitor told us, where all this comes from, and notices."""

from __future__ import annotations

from datetime import date
from typing import Final

from sendkiosk.handout.boxes import Part
from sendkiosk.handout.letters import NO_BREAK_SPACE
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.flow import Confidence, Source
from sendkiosk.journey.summary import Summary, Told, ToldAnswer

BETWEEN: Final = f"{NO_BREAK_SPACE}• "
"""Stands between sources in every language."""


def told(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return each topic with its answer, one part each, in small type; dates are in full."""
    small = setter.design.small
    return tuple(
        Part(setter.labelled(f"{setter.say(answer.topic)}:", _answer(setter, answer), small))
        for answer in summary.told
    )


def sources(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return sources in running text, a paragraph for each day of checking, newest first.

    Those of the steps only: each contact says for itself when it was checked.
    """
    used = list(dict.fromkeys(source for step in summary.steps for source in step.sources))
    days = sorted({source.checked for source in used}, reverse=True)
    return tuple(
        _checked_on(setter, summary, [source for source in used if source.checked == day])
        for day in days
    )


def notices(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return the notices of the packs, in small type."""
    gap, small = setter.design.gap * 0.6, setter.design.small
    return tuple(Part(setter.text(setter.say(text), small), gap=gap) for text in summary.notices)


def _answer(setter: Typesetter, answer: ToldAnswer) -> str:
    return "; ".join(_words(setter, words) for words in answer.said)


def _words(setter: Typesetter, words: Told) -> str:
    return setter.catalogue.day(words) if isinstance(words, date) else setter.say(words)


def _checked_on(setter: Typesetter, summary: Summary, sources: list[Source]) -> Part:
    """Return the names of `sources`, which were all checked on the same day."""
    names = BETWEEN.join(dict.fromkeys(_source(setter, summary, source) for source in sources))
    label = setter.say("Checked on {day}:", day=sources[0].checked)
    return Part(setter.labelled(label, names, setter.design.footer))


def _source(setter: Typesetter, summary: Summary, source: Source) -> str:
    words = [setter.say(source.short or source.name)]
    if source.confidence is not Confidence.VERIFIED:
        words.append(setter.say("(not fully checked)"))
    if source.review_by < summary.today:
        words.append(setter.say("(it was due to be checked again by {day})", day=source.review_by))
    return " ".join(words)
