"""The steps on the sheet: what to do next, in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sendkiosk.handout.boxes import Beside, Column, Empty, Part
from sendkiosk.handout.limits import by_when
from sendkiosk.handout.text import Lines, Run
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.flow import BlockKind, Confidence
from sendkiosk.journey.messages import Message
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
    if setter.design.dense and _can_wait(step):
        yield _in_a_paragraph(setter, inner, step)
        return
    number, words = _heading(setter, inner, step)
    title = inner.marked(f"step-{step.number}", words, 1)
    body = inner.body(step.body, end=_people(inner, step))
    below = (*body[1:], *_limit(inner, summary, step))
    head = Column((Part(title, keep=True), *_how_sure(inner, step), *body[:1]))
    yield Part(Beside(number, head, gutter), gap=setter.design.gap * 1.3, flows=True)
    for part in below:
        yield replace(part, box=Beside(Empty(), part.box, gutter), flows=True)


def _heading(setter: Typesetter, inner: Typesetter, step: SummaryStep) -> tuple[Lines, Lines]:
    """Return the number and the title of `step`, which are one heading."""
    number = setter.bold(f"{step.number}", setter.design.step)
    words = inner.bold(inner.say(step.title), setter.design.step)
    # Where text is read in place of letters, the number belongs to it.
    spoken = words.tag.text and f"{step.number} {words.tag.text}"
    tag = replace(words.tag, text=spoken)
    return replace(number, tag=tag), replace(words, tag=tag)


def _can_wait(step: SummaryStep) -> bool:
    """Tell whether `step` is not the first, has no last day, and is nothing but paragraphs."""
    is_plain = all(block.kind is BlockKind.PARAGRAPH for block in step.body)
    return step.number > 1 and step.limit is None and is_plain


def _in_a_paragraph(setter: Typesetter, inner: Typesetter, step: SummaryStep) -> Part:
    """Return `step` in small type, its title at the beginning of the line.

    Contacts stand in its words, or among those who can help.
    """
    small, title = setter.design.small, inner.say(step.title)
    sure = [Run(f"{inner.say(words)} ", bold=True) for words in _doubts(step)]
    who = _who((inner.say(step.who),), inner) if step.who else ()
    begin = Run(f"{inner.say('{title}.', title=title)} ", bold=True)
    runs = [begin, *sure, *inner.in_a_row(step.body), *who]
    words = inner.marked(f"step-{step.number}", inner.runs(runs, small), 1, title)
    number = setter.bold(f"{step.number}", small)
    return Part(Beside(number, words, setter.design.gutter), gap=setter.design.gap, flows=True)


def _how_sure(setter: Typesetter, step: SummaryStep) -> Iterable[Part]:
    for words in _doubts(step):
        yield Part(setter.bold(setter.say(words)), keep=True)


def _doubts(step: SummaryStep) -> tuple[Message, ...]:
    sure = step.confidence is Confidence.VERIFIED
    return () if sure else (how_sure(step.check_with),)


def _people(setter: Typesetter, step: SummaryStep) -> tuple[Run, ...]:
    return _who(people(step, setter.say), setter)


def _who(names: tuple[str, ...], setter: Typesetter) -> tuple[Run, ...]:
    """Return whom to ask, in words that end a step."""
    return (Run(setter.say("Who:"), bold=True), Run(f" {'; '.join(names)}")) if names else ()


def _limit(setter: Typesetter, summary: Summary, step: SummaryStep) -> Iterable[Part]:
    limit = by_when(setter, summary, step)
    if limit:
        yield Part(limit, gap=setter.design.gap * 0.8)
