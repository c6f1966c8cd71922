"""Walking the paths of one pack: the steps that each comes to, and the same answers elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sendkiosk.authoring.diff_changes import in_full
from sendkiosk.authoring.diff_orders import in_order, is_listed
from sendkiosk.authoring.diff_visitors import (
    ANYWHERE,
    CHOSEN,
    EXACT_DATE,
    LIMIT,
    OTHER_LIMIT,
    SCREEN,
    Trait,
    Value,
)
from sendkiosk.authoring.standings import KnownFacts, Standings
from sendkiosk.journey.conditions import Anywhere, Condition, DateBefore, Stands, atoms
from sendkiosk.journey.flow import SEEN, Flow, Kind, Step
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import AnswerRefusedError, Journey, Visit

Answers: TypeAlias = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Walker:
    """Tells what visits through one pack come to. What was worked out once is kept.

    `limits` and `codes` are the time limits and the codes chosen anywhere that paths are told apart
    by, `cuts` the days, by date screen.
    """

    journey: Journey
    steps: Sequence[Step]
    limits: Sequence[str]
    codes: Sequence[str]
    cuts: Mapping[str, Sequence[date]]
    standings: Standings

    def listed(self, answers: Answers, among: Collection[str] | None = None) -> tuple[str, ...]:
        """Return the ids of the steps on the summary of a visit, in order, of those `among` them.

        None stands for all steps.
        """
        facts = KnownFacts(answers, self.standings)
        return tuple(
            step.id
            for step in self.steps
            if (among is None or step.id in among) and step.when.holds(facts)
        )

    def replayed(self, answers: Answers) -> dict[str, Answer] | None:
        """Return the answers of the visit that `answers` make here; None where they end too early.

        Answers that are not asked for are left out; pages that ask nothing are seen.
        """
        given: dict[str, Answer] = {}
        visit = Visit(given)
        while screen := self.journey.screen(visit):
            answer = SEEN if screen.kind is Kind.INFORMATION else answers.get(screen.id)
            if answer is None:
                return None
            try:
                self.journey.check(visit, screen, answer)
            except AnswerRefusedError:
                return None
            given[screen.id] = answer
        return given

    def traits(
        self, answers: Answers, other: Walker, limits: Collection[str]
    ) -> dict[Trait, Value]:
        """Return what a visit can be told apart by: its answers, and where time limits stand.

        For those of `limits` that is where they stand in the `other` pack, too.
        """
        found: dict[Trait, Value] = {
            Trait(SCREEN, screen): self._value(screen, answer) for screen, answer in answers.items()
        }
        for limit in self.limits:
            found[Trait(LIMIT, limit)] = self.standings.of(limit, answers).value
        for limit in limits:
            found[Trait(OTHER_LIMIT, limit)] = other.standings.of(limit, answers).value
        for code in self.codes:
            chosen = Anywhere(code).holds(KnownFacts(answers, self.standings))
            found[Trait(ANYWHERE, code)] = CHOSEN if chosen else None
        return found

    def _value(self, screen: str, answer: Answer) -> Value:
        if not isinstance(answer, date):
            return answer
        earlier = [day for day in self.cuts.get(screen, ()) if day <= answer]
        later = [day for day in self.cuts.get(screen, ()) if day > answer]
        since = f" from {in_full(earlier[-1])} on" if earlier else ""
        until = f" before {in_full(later[0])}" if later else ""
        return f"{EXACT_DATE}{since}{' and' if since and until else ''}{until}"


def walkers(old: Journey, new: Journey) -> tuple[Walker, Walker]:
    """Return the walkers of two packs, which tell paths apart by what either of them looks at."""
    asked = [atom for flow in (old.flow, new.flow) for atom in _asked(flow)]
    limits = dict.fromkeys(atom.limit for atom in asked if isinstance(atom, Stands))
    codes = dict.fromkeys(atom.code for atom in asked if isinstance(atom, Anywhere))
    cuts: dict[str, set[date]] = {}
    for atom in asked:
        if isinstance(atom, DateBefore):
            cuts.setdefault(atom.screen, set()).add(atom.day)
    in_turn = {screen: sorted(days) for screen, days in cuts.items()}
    first, second = (
        Walker(
            journey,
            in_order(filter(is_listed, journey.flow.steps)),
            [limit for limit in limits if limit in journey.flow.limits],
            list(codes),
            in_turn,
            Standings(journey),
        )
        for journey in (old, new)
    )
    return first, second


def _asked(flow: Flow) -> Iterator[Condition]:
    """Yield what the conditions of steps and ways on look at."""
    for step in flow.steps:
        yield from atoms(step.when)
    for screen in flow.screens.values():
        for rule in screen.next:
            yield from atoms(rule.when)
