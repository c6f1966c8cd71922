"""Time limits on the sheet: the band at its top, and "by when" in a step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sendkiosk.handout.boxes import Barred, Box, Column, Framed, Part
from sendkiosk.handout.design import BAR, FRAME
from sendkiosk.handout.text import Run
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.messages import plural_message
from sendkiosk.journey.phrases import (
    NOT_FULLY_CHECKED,
    headline,
    is_sure,
    is_time_for_advice,
    named,
    standing_words,
    steps_with,
)
from sendkiosk.journey.summary import Summary, SummaryStep
from sendkiosk.journey.time_limits import Standing, TimeLimit

AHEAD: Final = (Standing.OPEN, Standing.TODAY)


def band(setter: Typesetter, summary: Summary) -> Framed | None:
    """Return the frame that shows what presses most; None if there is no time limit.

    That is the next last day, else a time limit that may have passed, else one whose last day is
    not known.
    """
    limit = summary.first_limit
    if limit is None:
        return None
    padding = setter.design.gap * 2
    inner = setter.narrower(2 * padding)
    return Framed(inner.stack(_band_boxes(inner, summary, limit)), setter.width, padding, FRAME)


def by_when(setter: Typesetter, summary: Summary, step: SummaryStep) -> Barred | None:
    """Return when `step` must be done, and how that was worked out; None without a time limit.

    A time limit that an earlier step has too is worked out there, and only named here.
    """
    limit = step.limit
    if limit is None:
        return None
    indent = setter.design.gap * 2
    inner = setter.narrower(indent)
    first = min(other.number for other in steps_with(summary, limit))
    standing = inner.say(standing_words(limit))
    if first < step.number:
        standing = inner.say("{standing} (see step {number})", standing=standing, number=first)
        return Barred(inner.bold(standing, setter.design.strong), indent, BAR)
    told = [Run(" ".join(_explained(inner, summary, limit)))]
    if limit.working:
        if limit.last_day:
            told.append(Run(f" {inner.say('How we worked it out:')}", bold=True))
        told.append(Run(f" {' '.join(inner.say(line) for line in limit.working)}"))
    day = Part(inner.bold(standing, setter.design.strong), keep=True)
    return Barred(Column((day, Part(inner.runs(told, inner.design.small)))), indent, BAR)


def _band_boxes(setter: Typesetter, summary: Summary, limit: TimeLimit) -> Iterable[Box]:
    say, design = setter.say, setter.design
    small, large = headline(limit)
    yield setter.text(say(small))
    yield setter.bold(say(large), design.day)
    lines = [_left(setter, summary, limit)] if _counts_down(limit) else []
    if limit.standing is Standing.IN_WORDS:
        lines.append(say(limit.rule))
    if not is_sure(summary, limit):
        lines.append(say(NOT_FULLY_CHECKED))
    name = say("{limit}.", limit=named(summary, limit))
    yield setter.labelled(name, " ".join(lines))


def _explained(setter: Typesetter, summary: Summary, limit: TimeLimit) -> Iterable[str]:
    """Yield what is known of `limit`, in the order in which a reader needs it."""
    say = setter.say
    yield say("{limit}.", limit=limit.name)
    if _counts_down(limit) and limit != summary.first_limit:  # the band says it for that one
        yield _left(setter, summary, limit)
    elif limit.standing is Standing.PASSED and limit.last_day:
        yield say("We think the last day was {day}.", day=limit.last_day)
    if limit.last_day is None:
        yield say(limit.rule)
    if limit.standing is Standing.UNKNOWN:
        yield say(
            "We do not have the exact date, so we cannot work out the last day."
            " Ask someone to help you find it."
        )
    if limit.advice and is_time_for_advice(limit):
        yield say(limit.advice)


def _counts_down(limit: TimeLimit) -> bool:
    """Tell whether it is the visitor who has so many days left."""
    return limit.standing in AHEAD and not limit.theirs


def _left(setter: Typesetter, summary: Summary, limit: TimeLimit) -> str:
    """Return how long there was left; the sheet is read long after the day it was printed on."""
    if limit.standing is Standing.TODAY:
        return setter.say("That is the day we printed this sheet. Ask for help now.")
    return setter.say(
        plural_message(
            "You had {count} day left on {today}.",
            "You had {count} days left on {today}.",
            limit.days_left or 0,
            today=summary.today,
        )
    )
