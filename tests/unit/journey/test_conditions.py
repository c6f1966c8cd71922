from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pytest

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
from sendkiosk.journey.time_limits import Answer, Standing
from tests.support.ids import named


@dataclass(frozen=True)
class Fakes:
    """What conditions look at, without a visit."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)

    def standing(self, limit: str) -> Standing:
        return self.standings[limit]


FACTS = Fakes(
    answers={
        "who": "parent",
        "tried": ("talked", "complained"),
        "letter": date(2026, 10, 1),
        "certificate": "not-sure",
        "explained": "seen",
    },
    standings={"appeal": Standing.OPEN, "claim": Standing.UNKNOWN},
)

YES: Condition = Always()
NO: Condition = Not(Always())


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Always(), True),
        (AnyOf("who", frozenset({"parent"})), True),
        (AnyOf("who", frozenset({"supporter", "parent"})), True),
        (AnyOf("who", frozenset({"supporter"})), False),
        (AnyOf("who", frozenset({"par"})), False),
        (AnyOf("tried", frozenset({"complained"})), True),
        (AnyOf("tried", frozenset({"mediation", "talked"})), True),
        (AnyOf("tried", frozenset({"mediation"})), False),
        (AnyOf("letter", frozenset({"not-sure"})), False),
        (AnyOf("certificate", frozenset({"not-sure"})), True),
        (AnyOf("unanswered", frozenset({"parent"})), False),
        (Answered("letter"), True),
        (Answered("certificate"), True),
        (Answered("explained"), True),
        (Answered("unanswered"), False),
        (Dated("letter"), True),
        (Dated("certificate"), False),
        (Dated("unanswered"), False),
        (DateBefore("letter", date(2026, 10, 2)), True),
        (DateBefore("letter", date(2026, 10, 1)), False),
        (DateBefore("certificate", date(2030, 1, 1)), False),
        (DateBefore("unanswered", date(2030, 1, 1)), False),
        (Stands("appeal", frozenset({Standing.OPEN, Standing.TODAY})), True),
        (Stands("appeal", frozenset({Standing.PASSED})), False),
        (Stands("claim", frozenset({Standing.UNKNOWN})), True),
        (Anywhere("parent"), True),
        (Anywhere("not-sure"), True),
        (Anywhere("complained"), True),  # among several answers
        (Anywhere("compl"), False),
        (Anywhere("talk"), False),
        (All((YES, YES)), True),
        (All((YES, NO)), False),
        (All(()), True),
        (Any((NO, YES)), True),
        (Any((NO, NO)), False),
        (Any(()), False),
        (Not(YES), False),
        (Not(NO), True),
        (All((Answered("who"), Not(Any((Dated("certificate"), NO))))), True),
    ],
    ids=named,
)
def test_when_a_condition_holds(condition: Condition, holds: bool) -> None:
    assert condition.holds(FACTS) is holds


def test_nothing_but_always_and_not_holds_before_the_first_answer() -> None:
    nothing = Fakes()
    for condition in (AnyOf("who", frozenset({"parent"})), Anywhere("parent"), Answered("who")):
        assert not condition.holds(nothing)
        assert Not(condition).holds(nothing)


def test_conditions_are_looked_at_no_further_than_needed() -> None:
    unknown_limit = Stands("unknown", frozenset(Standing))
    assert Any((YES, unknown_limit)).holds(FACTS)
    assert not All((NO, unknown_limit)).holds(FACTS)
    with pytest.raises(KeyError):
        unknown_limit.holds(FACTS)


def test_atoms_are_the_conditions_that_are_not_made_of_others() -> None:
    who, letter = AnyOf("who", frozenset({"parent"})), Dated("letter")
    talk, appeal = Anywhere("talk"), Stands("appeal", frozenset({Standing.OPEN}))
    tree = All((who, Any((Not(letter), Not(All((talk, appeal)))))))
    assert list(atoms(tree)) == [who, letter, talk, appeal]
    assert list(atoms(who)) == [who]
    assert list(atoms(All(()))) == []
