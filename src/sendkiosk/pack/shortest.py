"""The shortest visits that lead somewhere: to a screen, or to a summary with a certain step."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from sendkiosk.journey.conditions import Always, Condition, Stands, atoms
from sendkiosk.journey.flow import Flow, Screen, Step
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.pack.paths import telling_answers

Minded: TypeAlias = "frozenset[Condition | str]"
"""What of a visit can still make a difference: whether conditions hold, and whole answers."""

ALWAYS: Final = Always()


def visit_to_screen(journey: Journey, screen: str) -> Visit | None:
    """Return a visit with as few answers as can be that meets `screen` next; None if none does."""
    return next((visit for visit, following in _ways(journey) if _id(following) == screen), None)


def visits_to_screens(journey: Journey) -> dict[str, Visit]:
    """Return for each screen that can be met such a visit as `visit_to_screen` returns."""
    visits: dict[str, Visit] = {}
    for visit, following in _ways(journey):
        if following is not None:
            visits.setdefault(following.id, visit)
    return visits


def visit_with_step(journey: Journey, step: Step) -> Visit | None:
    """Return a complete visit, as short as can be, whose summary has `step`; None if none has."""
    return next(
        (
            visit
            for visit, following in _ways(journey, step.when)
            if following is None and step.when.holds(journey.facts(visit))
        ),
        None,
    )


def _ways(journey: Journey, wanted: Condition = ALWAYS) -> Iterator[tuple[Visit, Screen | None]]:
    """Yield visits, complete or not, with the screen that follows, the shorter ones first.

    Of visits that stand before the same screen, and that neither the rest of the way nor `wanted`
    can tell apart, only one is gone on with: there are far fewer of these than there are paths.
    """
    minded = _minded(journey.flow, wanted)
    answers_on = telling_answers(journey)
    seen: set[Hashable] = set()
    waiting = deque([Visit()])
    while waiting:
        visit = waiting.popleft()
        following = journey.screen(visit)
        yield visit, following
        if following is None:
            continue
        alike = (following.id, _told(journey, visit, minded[following.id]))
        if alike in seen:
            continue
        seen.add(alike)
        for answer in sorted(answers_on(visit, following), key=_latest_day_first):
            answers = {**visit.answers, following.id: answer}
            waiting.append(Visit(MappingProxyType(answers)))


def _minded(flow: Flow, wanted: Condition) -> Mapping[str, Minded]:
    """Return for each screen what makes a difference from there on to the end of the visit."""
    minded: dict[str, Minded] = {}
    for name in sorted(flow.screens, key=flow.remaining.__getitem__):
        screen = flow.screens[name]
        mine: set[Condition | str] = set(_told_by(flow, wanted))
        for rule in screen.next:
            mine.update(_told_by(flow, rule.when))
            if rule.to is not None:
                mine |= minded[rule.to]
        if screen.dates is not None and screen.dates.not_before is not None:
            mine.add(screen.dates.not_before)
        minded[name] = frozenset(mine)
    return minded


def _told_by(flow: Flow, condition: Condition) -> Iterator[Condition | str]:
    """Yield what `condition` looks at; of a time limit, that is the answers it is worked out of."""
    for atom in atoms(condition):
        if isinstance(atom, Stands):
            yield from (period.screen for period in flow.limits[atom.limit].dated_periods)
        else:
            yield atom


def _told(journey: Journey, visit: Visit, minded: Minded) -> Hashable:
    facts = journey.facts(visit)
    return frozenset(
        (one, visit.answers.get(one) if isinstance(one, str) else one.holds(facts))
        for one in minded
    )


def _latest_day_first(answer: Answer) -> int:
    """Put the latest day first: most people come with a letter that is new."""
    return -answer.toordinal() if isinstance(answer, date) else 0


def _id(screen: Screen | None) -> str | None:
    return None if screen is None else screen.id
