"""Every move that visits can make from screen to screen, without walking every path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sendkiosk.authoring.graph_answers import Known, answers_of
from sendkiosk.authoring.graph_known import Reader
from sendkiosk.authoring.tidying import tidy
from sendkiosk.journey.coding import HELP_NOW
from sendkiosk.journey.conditions import Always, Condition, Not
from sendkiosk.journey.flow import TALK, Flow, Screen, Step
from sendkiosk.language.markup import plain


@dataclass(frozen=True, slots=True)
class Way:
    """Where an answer leads if `when` holds: to a screen, or to the summary if `to` is None.

    `known` is what is then known of the visit.
    """

    when: Condition
    to: str | None
    known: Known


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer on a screen, and its ways on: the first whose `when` holds counts."""

    screen: str
    answer: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """The turns of many visits, and what is known of them where they come to each screen."""

    turns: tuple[Turn, ...]
    known: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step that a summary can show, and whether it always does."""

    id: str
    title: str
    always: bool


def walk(
    reader: Reader,
    entries: Mapping[str, Known],
    only: Mapping[str, frozenset[str]] | None = None,
) -> Walk:
    """Return the turns of all visits that begin on one of `entries`, in the order of the flow.

    On the screens in `only`, just those answers are given.
    """
    flow = reader.flow
    known = dict(entries)
    turns: list[Turn] = []
    # A screen leads only to such as have fewer screens after them, so all ways to it come first.
    for screen in sorted(flow.screens.values(), key=lambda screen: -flow.remaining[screen.id]):
        if screen.id not in known:
            continue
        wanted = (only or {}).get(screen.id)
        for turn in turns_on(reader, screen, known[screen.id]):
            if wanted is not None and turn.answer not in wanted:
                continue
            turns.append(turn)
            for way in turn.ways:
                if way.to is not None:
                    before = known.get(way.to)
                    known[way.to] = before.joined(way.known) if before else way.known
    return Walk(tuple(turns), known)


def turns_on(reader: Reader, screen: Screen, known: Known) -> Iterator[Turn]:
    """Yield the turns on `screen` of visits of which this is known."""
    for answer in answers_of(screen):
        after = reader.answered(known, screen, answer)
        yield Turn(screen.id, answer, tuple(_ways(reader, screen, answer, after)))


def shown_steps(reader: Reader, known: Known) -> tuple[ShownStep, ...]:
    """Return the steps that can be on the summary of a visit, in their order."""
    return tuple(
        ShownStep(step.id, _title(reader, step, known), truth is True)
        for step in steps_in_order(reader.flow)
        if (truth := reader.truth(step.when, known)) is not False
    )


def steps_in_order(flow: Flow) -> tuple[Step, ...]:
    """Return the steps that can be on a summary, in the order in which they stand there."""
    steps = (step for step in flow.steps if step.route != HELP_NOW)
    return tuple(sorted(steps, key=lambda step: step.order))


def _title(reader: Reader, step: Step, known: Known) -> str:
    """Return the title of the wording for the visit; of several that may fit, the last one's."""
    fitting = [w for w in step.wordings if reader.truth(w.when, known) is not False]
    sure = bool(fitting) and reader.truth(fitting[0].when, known)
    return _plain((fitting[0] if sure else step.wordings[-1]).title.text)


@cache
def _plain(title: str) -> str:
    """Return `title` without markup; each is asked for at many ends."""
    return plain(title)


def _ways(reader: Reader, screen: Screen, answer: str, known: Known) -> Iterator[Way]:
    """Yield where `answer` leads, with what is known of visits that go there."""
    if answer == TALK:
        yield Way(Always(), None, _tracked(reader, screen, known, at_end=True))
        return
    rest: Known | None = known
    for when, to in (*((rule.when, rule.to) for rule in screen.next), (Always(), None)):
        if rest is None:
            return
        settled = reader.settle(when, rest)
        after = reader.assume(rest, settled)
        if after is not None:
            yield Way(settled, to, _tracked(reader, screen, after, at_end=to is None))
        rest = reader.assume(rest, tidy(Not(settled)))


def _tracked(reader: Reader, screen: Screen, known: Known, *, at_end: bool) -> Known:
    """Return `known` without the answer on `screen` if nothing later on asks for it."""
    if at_end or screen.id in reader.mentioned:
        return known
    return Known({name: known.possible[name] for name in known.possible if name != screen.id})
