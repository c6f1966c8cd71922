"""The end of the sheet: what the visitor told us, where all this comes from, and notices."""

from __future__ import annotations

from datetime import date
from typing import Final

from sendkiosk.handout.boxes import Beside, Column, Part, Rule
from sendkiosk.handout.design import HAIRLINE
from sendkiosk.handout.letters import NO_BREAK_SPACE
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.flow import Confidence, Source
from sendkiosk.journey.summary import Summary, Told, ToldAnswer

WIDEST_TOPIC: Final = 0.45
"""The part of the table of answers that topics may take up at the most."""
BETWEEN: Final = f"{NO_BREAK_SPACE}• "
"""Stands between sources in every language."""


def told(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return a table of topics and answers, one row a part; dates are in full."""
    gap = setter.design.gap
    narrow = setter.narrower(setter.width * (1 - WIDEST_TOPIC))
    topics = [narrow.bold(setter.say(answer.topic)) for answer in summary.told]
    offset = max((topic.width for topic in topics), default=0) + gap * 3
    answers = [_answer(setter.narrower(offset), answer) for answer in summary.told]
    return tuple(
        Part(Beside(topic, answer, offset), gap=gap * 0.3)
        for topic, answer in zip(topics, answers, strict=True)
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
    """Return the notices of the packs, below a line across."""
    gap = setter.design.gap
    texts = [Part(setter.text(setter.say(notice)), gap=gap) for notice in summary.notices]
    return (Part(Rule(setter.width, HAIRLINE * 2), gap=gap * 3, keep=True), *texts) if texts else ()


def _answer(setter: Typesetter, answer: ToldAnswer) -> Column:
    return setter.stack(setter.text(_words(setter, words)) for words in answer.said)


def _words(setter: Typesetter, words: Told) -> str:
    return setter.catalogue.day(words) if isinstance(words, date) else setter.say(words)


def _checked_on(setter: Typesetter, summary: Summary, sources: list[Source]) -> Part:
    """Return the names of `sources`, which were all checked on the same day."""
    names = BETWEEN.join(dict.fromkeys(_source(setter, summary, source) for source in sources))
    label = setter.say("Checked on {day}:", day=sources[0].checked)
    return Part(setter.labelled(label, names), gap=setter.design.gap)


def _source(setter: Typesetter, summary: Summary, source: Source) -> str:
    words = [setter.say(source.short or source.name)]
    if source.confidence is not Confidence.VERIFIED:
        words.append(setter.say("(not fully checked)"))
    if source.review_by < summary.today:
        words.append(setter.say("(it was due to be checked again by {day})", day=source.review_by))
    return " ".join(words)
