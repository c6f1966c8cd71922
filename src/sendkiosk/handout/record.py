"""The end of the sheet: what the visitor told us, where all this comes from, and notices."""

from __future__ import annotations

from datetime import date

from sendkiosk.handout.boxes import Part
from sendkiosk.handout.text import Run
from sendkiosk.handout.typesetter import Typesetter, in_a_row
from sendkiosk.journey.flow import Confidence, Source
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import Summary, Told, ToldAnswer


def told(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return each topic with its answer, in small type; dates are in full."""
    small = setter.design.small
    told: list[tuple[Run, ...]] = [
        (Run(f"{setter.say(answer.topic)}: ", bold=True), Run(_answer(setter, answer)))
        for answer in summary.told
    ]
    if setter.design.dense:
        told = [tuple(in_a_row(told))] if told else []
    return tuple(Part(setter.runs(runs, small)) for runs in told)


def sources(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return the names of the sources of the steps as one paragraph, and since when they hold.

    Those of contacts are left out: what is said of these says when they were checked.
    """
    used = dict.fromkeys(source for step in summary.steps for source in step.sources)
    if not used:
        return ()
    days = {source.checked for source in used}
    label = (
        message("Checked on {day}:") if len(days) == 1 else message("Checked on {day} or later:")
    )
    names = dict.fromkeys(_source(setter, summary, source) for source in used)
    told = Run(f"{setter.say(label, day=min(days))} ", bold=True)
    listed = in_a_row((Run(name),) for name in names)
    return (Part(setter.runs((told, *listed), setter.design.source)),)


def notices(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return the notices of the packs, in small type."""
    gap, small = setter.design.gap * 0.6, setter.design.small
    return tuple(Part(setter.text(setter.say(text), small), gap=gap) for text in summary.notices)


def _answer(setter: Typesetter, answer: ToldAnswer) -> str:
    return "; ".join(_words(setter, words) for words in answer.said)


def _words(setter: Typesetter, words: Told) -> str:
    return setter.catalogue.day(words) if isinstance(words, date) else setter.say(words)


def _source(setter: Typesetter, summary: Summary, source: Source) -> str:
    words = [setter.say(source.short or source.name)]
    if source.confidence is not Confidence.VERIFIED:
        words.append(setter.say("(not fully checked)"))
    if source.review_by < summary.today:
        words.append(setter.say("(it was due to be checked again by {day})", day=source.review_by))
    return " ".join(words)
