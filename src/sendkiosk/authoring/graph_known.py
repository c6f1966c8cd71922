"""What conditions come to in the light of the answers that a visit can have given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, islice, product
from typing import Final, TypeVar

from sendkiosk.authoring.graph_answers import A_DATE, NOT_ASKED, UNANSWERED, Known, answers_of
from sendkiosk.authoring.tidying import NEVER, tidy
from sendkiosk.journey.conditions import (
    All,
    Always,
    Answered,
    Any,
    AnyOf,
    Anywhere,
    Condition,
    DateBefore,
    Dated,
    Not,
    Stands,
    atoms,
)
from sendkiosk.journey.flow import ESCAPES, Flow, Kind, Screen
from sendkiosk.journey.time_limits import Answer, LimitRule, Period, Standing
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import WorkingCalendar

T = TypeVar("T")

_ALL_STANDINGS: Final = frozenset(Standing)
_DAYS: Final = (date(2026, 11, 24), date(2026, 11, 22), date(2026, 8, 20), date(2026, 12, 28))
"""A working day, a Sunday, and days on which nobody works at the Tribunal in August and winter."""
_MOST_ANSWERS: Final = 50


@dataclass(frozen=True)
class Reader:
    """Reads the conditions of one flow in the light of what is known."""

    flow: Flow

    def answered(self, known: Known, screen: Screen, answer: str) -> Known:
        """Return what is known after `answer` on `screen`, alone or among others."""
        if screen.kind is Kind.CHOICES and answer not in ESCAPES:
            options = frozenset(option.code for option in screen.options)
            return known.where(screen.id, options, answer)
        return known.where(screen.id, frozenset({answer}))

    def truth(self, condition: Condition, known: Known) -> bool | None:
        """Tell whether `condition` holds; None where it can go either way."""
        match condition:
            case All(parts) | Any(parts):
                return self._truth_of_all(parts, known, decides=isinstance(condition, Any))
            case Not(part):
                inner = self.truth(part, known)
                return None if inner is None else not inner
            case AnyOf(screen, codes):
                return _one_of(codes, known, screen)
            case Stands(limit, standings):
                return _within(self.standings(limit, known), standings)
            case Anywhere(code):
                found = {_one_of(frozenset({code}), known, screen) for screen in known.possible}
                return True if True in found else (None if None in found else False)
        return self._truth_of_answer(condition, known)

    def settle(self, condition: Condition, known: Known) -> Condition:
        """Return what is left of `condition` to be told by what is not known."""
        return tidy(self._settled(condition, known))

    def assume(self, known: Known, condition: Condition) -> Known | None:
        """Return what is known where `condition`, which is tidy, holds; None if it cannot.

        What cannot be told in terms of answers is left out.
        """
        parts = condition.parts if isinstance(condition, All) else (condition,)
        for part in parts:
            narrowed = self._narrowed(part, known)
            if narrowed is None:
                continue
            screen, answers = narrowed
            if not answers:
                return None
            known = known.where(screen, answers)
        return None if condition == NEVER else known

    def standings(self, limit: str, known: Known) -> frozenset[Standing]:
        """Return where the time limit can stand, on any day."""
        rule = self.flow.limits.get(limit)
        if rule is None or not all(isinstance(period, Period) for period in rule.periods):
            return _ALL_STANDINGS
        screens = [period.screen for period in rule.dated_periods]
        given = tuple((screen, known.at(screen)) for screen in dict.fromkeys(screens))
        key = (limit, given)
        if key not in self._standings:
            self._standings[key] = self._work_out(rule, dict(given))
        return self._standings[key]

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """The screens whose answers decide anything later on."""
        found: set[str] = set()
        for atom in self._atoms:
            if isinstance(atom, Stands):
                rule = self.flow.limits.get(atom.limit)
                found.update(period.screen for period in (rule.dated_periods if rule else ()))
            elif isinstance(atom, Anywhere):
                screens = self.flow.screens.values()
                found.update(screen.id for screen in screens if atom.code in answers_of(screen))
            elif not isinstance(atom, Always):
                found.add(getattr(atom, "screen", UNANSWERED))
        return frozenset(found)

    @cached_property
    def anything(self) -> Known:
        """What is known of a visit of which nothing is known."""
        screens = (screen for screen in self.flow.screens.values() if screen.id in self.mentioned)
        return Known({screen.id: NOT_ASKED.union(answers_of(screen)) for screen in screens})

    @cached_property
    def _standings(self) -> dict[object, frozenset[Standing]]:
        return {}

    @property
    def _atoms(self) -> Iterator[Condition]:
        screens = self.flow.screens.values()
        rules = (rule.when for screen in screens for rule in screen.next)
        steps = (step.when for step in self.flow.steps)
        wordings = (wording.when for step in self.flow.steps for wording in step.wordings)
        return chain.from_iterable(atoms(when) for when in (*rules, *steps, *wordings))

    def _truth_of_all(
        self, parts: Sequence[Condition], known: Known, *, decides: bool
    ) -> bool | None:
        """Tell whether all of `parts` hold, or one does: then `decides` is what one alone tells."""
        told: bool | None = not decides
        for part in parts:
            truth = self.truth(part, known)
            if truth is decides:
                return decides
            told = None if truth is None else told
        return told

    def _truth_of_answer(self, condition: Condition, known: Known) -> bool | None:
        match condition:
            case Answered(screen):
                return _within(known.at(screen), known.at(screen) - NOT_ASKED)
            case Dated(screen):
                return _within(known.at(screen), frozenset({A_DATE}))
            case DateBefore(screen):
                return None if A_DATE in known.at(screen) else False
        return True

    def _settled(self, condition: Condition, known: Known) -> Condition:
        match condition:
            case All(parts):
                return All(tuple(self._settled(part, known) for part in parts))
            case Any(parts):
                return Any(tuple(self._settled(part, known) for part in parts))
            case Not(part):
                return Not(self._settled(part, known))
        truth = self.truth(condition, known)
        if truth is not None:
            return Always() if truth else NEVER
        if isinstance(condition, AnyOf):
            return AnyOf(condition.screen, condition.codes & known.at(condition.screen))
        return condition

    def _narrowed(self, condition: Condition, known: Known) -> tuple[str, frozenset[str]] | None:
        """Return the answers on the screen that `condition` is about, where it holds."""
        match condition:
            case Not(part):
                inner = self._told(part)
                return inner and (inner[0], known.at(inner[0]) - inner[1])
            case AnyOf(screen) if self._takes_several(screen):
                return None
        told = self._told(condition)
        return told and (told[0], known.at(told[0]) & told[1])

    def _told(self, condition: Condition) -> tuple[str, frozenset[str]] | None:
        """Return the answers for which `condition` holds, if it is about those of one screen."""
        match condition:
            case AnyOf(screen, codes):
                return screen, codes
            case Answered(screen):
                found = self.flow.screens.get(screen)
                return screen, frozenset(answers_of(found) if found else ())
            case Dated(screen):
                return screen, frozenset({A_DATE})
        return None

    def _takes_several(self, screen: str) -> bool:
        found = self.flow.screens.get(screen)
        return found is not None and found.kind is Kind.CHOICES

    def _work_out(
        self, rule: LimitRule, given: Mapping[str, frozenset[str]]
    ) -> frozenset[Standing]:
        if any(A_DATE in answers for answers in given.values()):
            return _ALL_STANDINGS
        ways = list(islice(product(*given.values()), _MOST_ANSWERS + 1))
        if len(ways) > _MOST_ANSWERS:
            return _ALL_STANDINGS
        found: set[Standing] = set()
        for way in ways:
            answers: dict[str, Answer] = {
                screen: answer for screen, answer in zip(given, way, strict=True) if answer
            }
            for today in _DAYS:
                journey = Journey(self.flow, today, WorkingCalendar(frozenset()))
                found.add(journey.limit(rule.id, answers).standing)
        return frozenset(found)


def _one_of(codes: frozenset[str], known: Known, screen: str) -> bool | None:
    """Tell whether one of `codes` was chosen on `screen`."""
    if known.chosen.get(screen) in codes:
        return True
    return _within(known.at(screen), codes)


def _within(possible: frozenset[T], wanted: frozenset[T]) -> bool | None:
    """Tell whether what is one of `possible` is one of `wanted`."""
    if possible <= wanted:
        return True
    return False if possible.isdisjoint(wanted) else None
