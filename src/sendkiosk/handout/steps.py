"""The steps on the sheet: what to do next, in order."""

from __future__ import annotations

from collections.abc import Iterable

from sendkiosk.handout.boxes import Beside, Box, Column, Part
from sendkiosk.handout.limits import by_when
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.flow import Confidence
from sendkiosk.journey.summary import Summary, SummaryStep


def steps(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return each step as one part: its number, and beside it all that belongs to it."""
    gap = setter.design.gap * 2.4
    return tuple(Part(_step(setter, summary, step), gap=gap) for step in summary.steps)


def _step(setter: Typesetter, summary: Summary, step: SummaryStep) -> Beside:
    gutter = setter.design.gutter
    inner = setter.narrower(gutter)
    title = inner.bold(inner.say(step.title), setter.design.step)
    parts = (Part(title, keep=True), *_content(inner, summary, step))
    number = setter.bold(f"{step.number}", setter.design.step)
    return Beside(number, Column(parts), gutter)


def _content(setter: Typesetter, summary: Summary, step: SummaryStep) -> Iterable[Part]:
    say, gap = setter.say, setter.design.gap
    if step.confidence is not Confidence.VERIFIED:
        unsure = say("We could not check this fully. Ask before you rely on it.")
        yield Part(setter.bold(unsure), keep=True)
    if step.who:
        yield Part(setter.labelled(say("Who:"), say(step.who)))
    names = _other_names(setter, step)
    if names:
        yield Part(setter.labelled(say("Who can help:"), ", ".join(names)))
    yield from setter.body(step.body)
    limit: Box | None = by_when(setter, summary, step)
    if limit:
        yield Part(limit, gap=gap)


def _other_names(setter: Typesetter, step: SummaryStep) -> list[str]:
    """Return the names of the contacts of `step` that do not stand in its "who" already."""
    who = setter.say(step.who).casefold() if step.who else ""
    names = [setter.say(contact.name) for contact in step.contacts]
    return [name for name in names if name.casefold() not in who]
