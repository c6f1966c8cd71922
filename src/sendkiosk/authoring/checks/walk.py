"""One walk over every path of a pack, which gathers all that the checks of paths ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import takewhile
from typing import Final

from sendkiosk.authoring.checks.expected import Expected
from sendkiosk.authoring.standings import KnownFacts, Standings
from sendkiosk.journey.conditions import Condition, Stands, atoms
from sendkiosk.journey.flow import TALK, Contact, Flow
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.pack.paths import Survey, all_visits

LONGEST_PATH: Final = 8
"""Screens. At half a minute each, with a child waiting, that is what people stay for."""

MOST_ANSWERS: Final = 1_000_000
"""On so many answers a walk ends: some twenty times as many as our own packs have."""

_MONTHS: Final = 12
_MIDDLE: Final = 15
_AFTER_CHRISTMAS: Final = (12, 28)


@dataclass(slots=True)
class Walked:
    """What came of the walk.

    `missing` is what was expected and counts nowhere: nothing, where not all paths were walked. The
    others hold one example for each place: paths that end without a step, or without anybody to
    reach, by their last screen; and paths that are too long, by the first screen too many.
    """

    survey: Survey
    missing: tuple[Expected, ...]
    without_step: dict[str, Visit] = field(default_factory=dict)
    without_contact: dict[str, Visit] = field(default_factory=dict)
    too_long: dict[str, Visit] = field(default_factory=dict)


def walk(journey: Journey, expected: Sequence[Expected]) -> Walked:
    """Walk every path of `journey` once; and for what is missing, at other times of the year.

    Each question doubles the paths or more, so where there are too many to walk, some are left out.
    """
    flow = journey.flow
    hunt = _Hunt(journey, expected)
    steps = _AnyOf(step.when for step in flow.steps)
    contacts = _AnyOf(step.when for step in flow.steps if _reachable(flow, step.contacts))
    always_reachable = _reachable(flow, flow.helplines)
    walked = Walked(Survey(0, 0, frozenset(), frozenset()), ())
    visits = longest = answers = 0
    whole = True
    screens: set[str] = set()
    for visit in all_visits(journey):
        if answers > MOST_ANSWERS:
            whole = False
            break
        visits += 1
        answers += len(visit.answers)
        longest = max(longest, len(visit.answers))
        screens.update(visit.answers)
        facts = hunt.look(visit)
        if not steps.holds(facts):
            walked.without_step.setdefault(visit.last or "", visit)
        if not always_reachable and not contacts.holds(facts):
            walked.without_contact.setdefault(visit.last or "", visit)
        if len(visit.answers) > LONGEST_PATH:
            first_too_many = list(visit.answers)[LONGEST_PATH]
            known = walked.too_long.get(first_too_many, Visit())
            if len(visit.answers) > len(known.answers):
                walked.too_long[first_too_many] = visit
    shown = {each.step for each in expected if each.step} - {each.step for each in hunt.missing}
    walked.survey = Survey(visits, longest, frozenset(screens), frozenset(shown), whole)
    if whole:
        walked.missing = tuple(_at_other_times(journey, hunt.missing, screens))
    return walked


def other_days(today: date) -> tuple[date, ...]:
    """Return days on which time limits may stand where they never stand today.

    A year from `today`: the middle of each month, and a day after Christmas.
    """
    first = today.replace(day=1)
    days = []
    for _ in range(_MONTHS):
        first = (first + timedelta(days=31)).replace(day=1)
        days.append(first.replace(day=_MIDDLE))
    month, day = _AFTER_CHRISTMAS
    return tuple(sorted((*days, date(today.year, month, day))))


def _at_other_times(
    journey: Journey, missing: Iterable[Expected], screens: set[str]
) -> list[Expected]:
    """Return what of `missing` counts on no other day either, and whose screen is reached."""
    left = [each for each in missing if each.own and (not each.screen or each.screen in screens)]
    routed_by_day = any(
        isinstance(atom, Stands)
        for screen in journey.flow.screens.values()
        for rule in screen.next
        for atom in atoms(rule.when)
    )
    for day in other_days(journey.today):
        asked = [each for each in left if routed_by_day or each.depends_on_the_day]
        if not asked:
            break
        there = replace(journey, today=day)
        hunt = _Hunt(there, asked)
        for visit in all_visits(there):
            hunt.look(visit)
            if not hunt.missing:
                break
        found = {id(each) for each in asked} - {id(each) for each in hunt.missing}
        left = [each for each in left if id(each) not in found]
    return left


class _Hunt:
    """Looks on each visit for what is expected, until it has been seen once."""

    def __init__(self, journey: Journey, expected: Iterable[Expected]) -> None:
        self._standings = Standings(journey)
        self._at_end: list[Expected] = []
        self._at_screens: dict[str, list[Expected]] = {}
        for each in expected:
            if each.screen:
                self._at_screens.setdefault(each.screen, []).append(each)
            else:
                self._at_end.append(each)

    @property
    def missing(self) -> list[Expected]:
        """What has not been seen so far."""
        return [*self._at_end, *(each for all_ in self._at_screens.values() for each in all_)]

    def look(self, visit: Visit) -> KnownFacts:
        """Look at a complete `visit`, and return its facts."""
        facts = KnownFacts(visit.answers, self._standings)
        if self._at_end:
            self._at_end = [each for each in self._at_end if not each.condition.holds(facts)]
        for screen in [screen for screen in self._at_screens if screen in visit.answers]:
            self._look_at(screen, visit.answers)
        return facts

    def _look_at(self, screen: str, answers: Mapping[str, Answer]) -> None:
        before = dict(takewhile(lambda given: given[0] != screen, answers.items()))
        own = answers[screen]
        unanswered = KnownFacts(before, self._standings)
        answered = KnownFacts({**before, screen: own}, self._standings)
        left = [
            each
            for each in self._at_screens[screen]
            # Who just wants to talk is led by no line of next.
            if (each.answered and own == TALK)
            or not each.condition.holds(answered if each.answered else unanswered)
        ]
        if left:
            self._at_screens[screen] = left
        else:
            del self._at_screens[screen]


class _AnyOf:
    """Tells whether one of several conditions holds; asks first the one that held last."""

    def __init__(self, conditions: Iterable[Condition]) -> None:
        self._conditions = list(conditions)

    def holds(self, facts: KnownFacts) -> bool:
        for place, condition in enumerate(self._conditions):
            if condition.holds(facts):
                self._conditions.insert(0, self._conditions.pop(place))
                return True
        return False


def _reachable(flow: Flow, contacts: Iterable[str]) -> bool:
    """Tell whether one of `contacts` can be rung or written to."""
    return any(_has_a_way(flow.contacts[contact]) for contact in contacts)


def _has_a_way(contact: Contact) -> bool:
    return bool(contact.phones or contact.emails or contact.websites)
