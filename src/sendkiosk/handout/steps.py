"""The steps on the sheet: what to do next, in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sendkiosk.handout.boxes import Beside, Column, Empty, Part
from sendkiosk.handout.limits import by_when
from sendkiosk.handout.text import Run
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.flow import Confidence
from sendkiosk.journey.phrases import how_sure, people
from sendkiosk.journey.summary import Summary, SummaryStep


def steps(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return the steps, each as its head and what comes below it.

    The head is the number, the title and the first words of text: they are never torn apart. What
    comes below, and ends with whom to ask, may stand on the next page.
    """
    return tuple(part for step in summary.steps for part in _step(setter, summary, step))


def _step(setter: Typesetter, summary: Summary, step: SummaryStep) -> Iterable[Part]:
    gutter = setter.design.gutter
    inner = setter.narrower(gutter)
    words = inner.bold(inner.say(step.title), setter.design.step)
    title = inner.marked(f"step-{step.number}", words, 1)
    body = inner.body(step.body, end=_people(inner, step))
    below = (*body[1:], *_limit(inner, summary, step))
    head = Column((Part(title, keep=True), *_how_sure(inner, step), *body[:1]))
    # The number and the title are one heading.
    number = replace(setter.bold(f"{step.number}", setter.design.step), tag=words.tag)
    yield Part(Beside(number, head, gutter), gap=setter.design.gap * 1.6, flows=True)
    for part in below:
        yield replace(part, box=Beside(Empty(), part.box, gutter), flows=True)


def _how_sure(setter: Typesetter, step: SummaryStep) -> Iterable[Part]:
    if step.confidence is not Confidence.VERIFIED:
        yield Part(setter.bold(setter.say(how_sure(step.check_with))), keep=True)


def _people(setter: Typesetter, step: SummaryStep) -> tuple[Run, ...]:
    """Return whom to ask, in words that end the step."""
    names = people(step, setter.say)
    return (Run(setter.say("Who:"), bold=True), Run(f" {'; '.join(names)}")) if names else ()


def _limit(setter: Typesetter, summary: Summary, step: SummaryStep) -> Iterable[Part]:
    limit = by_when(setter, summary, step)
    if limit:
        yield Part(limit, gap=setter.design.gap * 0.8)
