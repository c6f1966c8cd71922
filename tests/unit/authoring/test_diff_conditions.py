from __future__ import annotations

import pytest
from hypothesis import given

from sendkiosk.authoring.diff_conditions import beyond, condition_lines, joined, meaning, whom
from sendkiosk.authoring.tidying import NEVER
from sendkiosk.journey.conditions import All, Always, Answered, Any, Condition, Dated, Not, Stands
from sendkiosk.journey.flow import Flow
from sendkiosk.journey.time_limits import Standing
from sendkiosk.journey.visit import Visit
from sendkiosk.pack.paths import all_visits
from tests.support import flows
from tests.support.flows import when
from tests.support.random_flows import CONDITIONS, random_flows

FLOW = flows.make_flow(
    flows.choice("who", ["parent", "child", "friend"], "worries"),
    flows.choices("worries", ["school", "money"], "letter"),
    flows.ask_date("letter", codes=["lost"]),
    limits=[flows.limit("appeal", flows.period("letter", 2))],
)
PARENT, CHILD, FAMILY = when("who", "parent"), when("who", "child"), when("who", "parent", "child")
SCHOOL, MONEY, LOST = when("worries", "school"), when("worries", "money"), when("letter", "lost")
PASSED = Stands("appeal", frozenset({Standing.PASSED}))

BEYOND = [
    (FAMILY, PARENT, CHILD),
    (PARENT, FAMILY, NEVER),
    (PARENT, CHILD, PARENT),
    (Always(), PARENT, Not(PARENT)),
    (PARENT, Always(), NEVER),
    (All((PARENT, LOST)), PARENT, NEVER),
    (PARENT, All((PARENT, LOST)), All((Not(LOST), PARENT))),
    (All((PARENT, SCHOOL)), All((PARENT, MONEY)), All((SCHOOL, Not(MONEY), PARENT))),
    (Any((PARENT, LOST)), LOST, All((PARENT, Not(LOST)))),
    (All((PARENT, Any((CHILD, LOST)))), SCHOOL, All((PARENT, LOST, Not(SCHOOL)))),
    (All((PARENT, Any((FAMILY, LOST)))), SCHOOL, All((PARENT, Not(SCHOOL)))),
    (Not(PASSED), Not(Any((PASSED, PARENT))), All((PARENT, Not(PASSED)))),
    (All((PARENT, Not(PARENT))), LOST, NEVER),
    (All((FAMILY, when("who", "parent", "friend"))), LOST, All((PARENT, Not(LOST)))),
    (
        All((CHILD, Any((All((PARENT, LOST)), MONEY)))),
        SCHOOL,
        All((CHILD, MONEY, Not(SCHOOL))),
    ),
    (
        All((PARENT, SCHOOL, Any((All((PARENT, SCHOOL)), MONEY)))),
        LOST,
        All((PARENT, SCHOOL, Not(LOST))),
    ),
    (All((Dated("letter"), Not(Dated("letter")))), PARENT, NEVER),
]


@pytest.mark.parametrize(("condition", "other", "expected"), BEYOND)
def test_what_one_condition_holds_beyond_another_is_short(
    condition: Condition, other: Condition, expected: Condition
) -> None:
    assert meaning(beyond(condition, other, FLOW)) == meaning(expected)


@given(flow=random_flows(), condition=CONDITIONS, other=CONDITIONS)
def test_it_holds_for_those_visits_and_no_others(
    flow: Flow, condition: Condition, other: Condition
) -> None:
    journey = flows.make_journey(flow)
    found = beyond(condition, other, flow)
    for number, visit in enumerate((Visit(), *all_visits(journey))):
        facts = journey.facts(visit)
        wanted = condition.holds(facts) and not other.holds(facts)
        assert found.holds(facts) is wanted
        if number > 50:
            break


def test_conditions_that_are_only_written_otherwise_mean_the_same() -> None:
    assert meaning(All((PARENT, LOST))) == meaning(All((LOST, Not(Not(PARENT)), Always())))
    assert meaning(All((PARENT, LOST))) != meaning(Any((PARENT, LOST)))
    assert meaning(PARENT) != meaning(Not(PARENT))


def test_only_what_differs_is_said_of_a_changed_condition() -> None:
    old, new = All((PARENT, LOST)), All((FAMILY, LOST))
    (line,) = condition_lines(old, new, (FLOW, FLOW))
    assert not line.old
    assert "Label of child" in line.new[0]
    assert not [text for text in line.new if "lost" in text or "Label of parent" in text]
    (line,) = condition_lines(new, old, (FLOW, FLOW))
    assert not line.new
    assert list(condition_lines(old, All((LOST, PARENT)), (FLOW, FLOW))) == []


def test_many_reasons_that_must_not_be_the_one_are_not_told_one_by_one() -> None:
    reasons = (SCHOOL, MONEY, LOST, PASSED)
    old, new = Any(reasons), Any((*reasons, PARENT))
    for pair, side in (((old, new), "new"), ((new, old), "old")):
        (line,) = condition_lines(*pair, (FLOW, FLOW))
        told = getattr(line, side)
        assert len(told) == 2
        assert "Label of parent" in told[0]
    (line,) = condition_lines(Any((LOST, PASSED)), Any((LOST, PASSED, PARENT)), (FLOW, FLOW))
    assert len(line.new) == 3


def test_a_reason_that_is_the_only_one_left_is_told_with_the_rest() -> None:
    old = Any((LOST, when("who", "friend")))
    new = Any((LOST, when("who", "friend", "parent")))
    assert meaning(beyond(new, old, FLOW)) == meaning(All((PARENT, Not(LOST))))


def test_a_difference_that_no_visit_shows_is_told_as_such() -> None:
    # Both hold for nobody, and are written in two ways.
    one = All((PARENT, CHILD))
    other = All((CHILD, when("who", "friend")))
    (line,) = condition_lines(one, other, (FLOW, FLOW))
    assert line.old
    assert line.new


def test_all_parts_are_said_where_both_conditions_ask_for_them() -> None:
    old, new = All((PARENT, Not(Answered("who")))), PARENT
    (line,) = condition_lines(old, new, (FLOW, FLOW))
    assert any("Label of parent" in text or "answered" in text for text in line.new)


def test_for_whom_a_condition_holds_is_said() -> None:
    assert whom(Always(), FLOW) == "everybody"
    assert "Label of parent" in whom(PARENT, FLOW)


def test_clauses_with_parts_are_kept_apart_by_brackets() -> None:
    assert joined(["a; or b"]) == "a; or b"
    assert joined(["a; or b", "c"]) == "(a; or b); and c"


def test_what_nobody_gets_any_more_is_said_to_be_shown_no_longer_at_all() -> None:
    (gone,) = condition_lines(Always(), Not(Always()), (FLOW, FLOW))
    assert gone.old
    assert not gone.new
