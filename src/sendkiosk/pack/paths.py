"""Every way through a flow: all visits that could tell a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from sendkiosk.journey.conditions import Condition, DateBefore, atoms
from sendkiosk.journey.flow import NOT_SURE, SEEN, TALK, Flow, Kind, Screen
from sendkiosk.journey.time_limits import Answer, LimitRule, Standing, work_out
from sendkiosk.journey.visit import Journey, Visit


@dataclass(frozen=True, slots=True)
class Survey:
    """What came of walking every path: how many visits, which screens and steps they met.

    `longest` is the number of screens in the longest visit. `whole` tells whether all paths were
    walked, or only as many as there was time for.
    """

    visits: int
    longest: int
    screens: frozenset[str]
    steps: frozenset[str]
    whole: bool = True


def all_visits(journey: Journey) -> Iterator[Visit]:
    """Yield every complete visit, up to what the flow can tell apart.

    On each question, that is each option and both escapes. Where several answers can be given, it
    is each option alone and all of them together, not every selection. Of the days that a date
    screen takes, it is the first and the last of each class of days that no condition and no time
    limit of the flow tells apart.
    """
    answers_on = telling_answers(journey)
    waiting = [Visit()]
    while waiting:
        visit = waiting.pop()
        screen = journey.screen(visit)
        if screen is None:
            yield visit
            continue
        for answer in reversed(list(answers_on(visit, screen))):
            answers = {**visit.answers, screen.id: answer}
            waiting.append(Visit(MappingProxyType(answers)))


def telling_answers(journey: Journey) -> Callable[[Visit, Screen], Iterator[Answer]]:
    """Return a function that yields the answers a screen takes at the end of a visit.

    They are those that `all_visits` gives. The function remembers which days make a difference.
    """
    days = _Days(journey)
    return lambda visit, screen: _answers(screen, days, journey, visit)


def _answers(screen: Screen, days: _Days, journey: Journey, visit: Visit) -> Iterator[Answer]:
    if screen.kind is Kind.INFORMATION:
        yield SEEN
        return
    earliest = journey.earliest(visit, screen)
    if earliest is not None:
        yield from days.telling(screen.id, earliest)
    codes = tuple(option.code for option in screen.options)
    if screen.kind is Kind.CHOICES:
        yield from ((code,) for code in codes)
        yield codes
    else:
        yield from codes
    yield NOT_SURE
    yield TALK


class _Days:
    """Finds the days that make a difference, and keeps them for each range of days."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        self._found: dict[tuple[str, date], tuple[date, ...]] = {}
        self._conditions = tuple(_date_conditions(journey.flow))

    def telling(self, screen: str, earliest: date) -> tuple[date, ...]:
        """Return the first and last day of each class of days from `earliest` to today, in order.

        [] when `earliest` lies ahead.
        """
        if (screen, earliest) not in self._found:
            self._found[screen, earliest] = tuple(self._scan(screen, earliest))
        return self._found[screen, earliest]

    def _scan(self, screen: str, earliest: date) -> list[date]:
        asked = tuple(_sums_from(self._journey.flow, screen))
        befores = [before.day for before in self._conditions if before.screen == screen]
        classes: dict[tuple[object, ...], tuple[date, date]] = {}
        for ahead in range((self._journey.today - earliest).days + 1):
            day = earliest + timedelta(days=ahead)
            told = (*self._standings(asked, screen, day), *(day < before for before in befores))
            first, _ = classes.get(told, (day, day))
            classes[told] = (first, day)
        return sorted({day for ends in classes.values() for day in ends})

    def _standings(self, asked: tuple[_Sum, ...], screen: str, day: date) -> Iterator[Standing]:
        journey = self._journey
        for rule, others in asked:
            answers = {**others, screen: day}
            yield work_out(rule, answers, journey.today, journey.days).standing


class _Sum(NamedTuple):
    """A time limit, and the answers besides the date with which it is worked out."""

    rule: LimitRule
    others: Mapping[str, Answer]


def _sums_from(flow: Flow, screen: str) -> Iterator[_Sum]:
    """Yield each sum in which a date on `screen` can decide where a time limit stands.

    That is each period alone, and beside other periods that are known to be over. Of several dates
    the latest last day counts, so where each stands alone tells where all stand together.
    """
    for rule in flow.limits.values():
        for period in rule.dated_periods:
            if period.screen == screen:
                yield _Sum(replace(rule, periods=(period,)), {})
                others = {
                    other.screen: min(other.over)
                    for other in rule.dated_periods
                    if other.screen != screen and other.over
                }
                if others:
                    yield _Sum(rule, others)


def _date_conditions(flow: Flow) -> Iterator[DateBefore]:
    for condition in _conditions(flow):
        for atom in atoms(condition):
            if isinstance(atom, DateBefore):
                yield atom


def _conditions(flow: Flow) -> Iterator[Condition]:
    for screen in flow.screens.values():
        yield from (rule.when for rule in screen.next)
        yield from (wording.when for wording in screen.wordings)
    for step in flow.steps:
        yield step.when
        yield from (wording.when for wording in step.wordings)
