from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.authoring.in_words import Wordsmith, clauses, in_words, standing_in_words
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
from sendkiosk.journey.flow import NOT_SURE, SEEN, TALK, Flow
from sendkiosk.journey.messages import message
from sendkiosk.journey.time_limits import Standing
from sendkiosk.journey.visit import Visit
from sendkiosk.pack.paths import all_visits
from tests.support import flows
from tests.support.flows import when
from tests.support.random_flows import CONDITIONS, random_flows

FLOW = flows.make_flow(
    flows.information("welcome", "who"),
    flows.choice("who", ["parent", "child"], "worries"),
    flows.choices("worries", ["parent", "money"], "letter"),
    flows.ask_date("letter", codes=["lost"]),
    limits=[flows.limit("appeal", flows.period("letter", 2))],
)
WHO, CHILD, LOST = when("who", "parent"), when("who", "child"), when("letter", "lost")
NESTED = st.recursive(
    CONDITIONS,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(All, st.lists(parts, max_size=3).map(tuple)),
        st.builds(Any, st.lists(parts, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def stands(*standings: Standing) -> Condition:
    return Stands("appeal", frozenset(standings))


SAID = [
    (Always(), "always"),
    (Not(Always()), "never"),
    (WHO, "“Topic of who” is “Label of parent”"),
    (Not(WHO), "“Topic of who” is not “Label of parent”"),
    (when("who", "child", "parent"), "“Topic of who” is “Label of parent” or “Label of child”"),
    (when("who", NOT_SURE), "“Topic of who” is “I’m not sure”"),
    (when("worries", "money"), "“Topic of worries” includes “Label of money”"),
    (Not(when("worries", "money")), "“Topic of worries” does not include “Label of money”"),
    (Answered("who"), "“Topic of who” was answered"),
    (Not(Answered("who")), "“Topic of who” was not answered"),
    (when("welcome", SEEN), "“Topic of welcome” was shown"),
    (Not(Answered("welcome")), "“Topic of welcome” was not shown"),
    (Dated("letter"), "“Topic of letter” is an exact date"),
    (Not(Dated("letter")), "“Topic of letter” is not an exact date"),
    (
        DateBefore("letter", date(2026, 9, 1)),
        "“Topic of letter” is a date before Tuesday 1 September 2026",
    ),
    (Anywhere(TALK), "“I just want to talk to someone” was chosen anywhere"),
    (Not(Anywhere("parent")), "“Label of parent” was not chosen anywhere"),
    (stands(Standing.PASSED), "“Time limit appeal” may be too late"),
    (Not(stands(Standing.PASSED)), "“Time limit appeal” is not known to be too late"),
    (stands(Standing.OPEN, Standing.TODAY), "“Time limit appeal” is still open or ends today"),
    (Not(Not(WHO)), "“Topic of who” is “Label of parent”"),
    (All((Any((WHO,)), Always())), "“Topic of who” is “Label of parent”"),
    (
        All((WHO, Dated("letter"))),
        "“Topic of who” is “Label of parent” and “Topic of letter” is an exact date",
    ),
    (
        All((All((WHO, LOST)), Dated("letter"))),
        (
            "“Topic of who” is “Label of parent”, “Topic of letter” is “Label of lost” and"
            " “Topic of letter” is an exact date"
        ),
    ),
    (
        All((Dated("letter"), when("who", "parent", "child"))),
        (
            "“Topic of letter” is an exact date; and “Topic of who” is “Label of parent” or"
            " “Label of child”"
        ),
    ),
    (
        All((WHO, Any((LOST, Dated("letter"))))),
        (
            "“Topic of who” is “Label of parent” and (“Topic of letter” is “Label of lost” or"
            " “Topic of letter” is an exact date)"
        ),
    ),
    (
        Not(Any((WHO, Dated("letter")))),
        "“Topic of who” is not “Label of parent” and “Topic of letter” is not an exact date",
    ),
]


@pytest.mark.parametrize(("condition", "said"), SAID, ids=[said for _, said in SAID])
def test_conditions_are_said_in_the_words_of_the_flow(condition: Condition, said: str) -> None:
    assert in_words(condition, FLOW) == said


def test_each_condition_of_several_is_a_clause_of_its_own() -> None:
    assert clauses(All((WHO, All((LOST, Always())))), FLOW) == (
        in_words(WHO, FLOW),
        in_words(LOST, FLOW),
    )
    assert clauses(Any((WHO, LOST)), FLOW) == (in_words(Any((WHO, LOST)), FLOW),)
    assert clauses(All(()), FLOW) == ("always",)


def test_screens_and_time_limits_with_the_same_name_are_told_apart() -> None:
    one, other = flows.choice("one", ["a"]), flows.choice("other", ["a"])
    same = message("Same")
    flow = flows.make_flow(
        *(type(one)(s.id, s.kind, same, s.wordings, s.next, s.options) for s in (one, other)),
        limits=[flows.limit("x", flows.period("one", 1)), flows.limit("y", flows.period("two", 1))],
    )
    for limit in flow.limits.values():
        object.__setattr__(limit, "name", same)
    words = Wordsmith(flow)
    assert words.screen("one") == "“Same” (“Title of one”)"
    assert words.screen("one") != words.screen("other")
    assert words.limit("x") == "“Same” (from “Date on one”)"
    assert words.limit("x") != words.limit("y")


def test_a_screen_without_a_topic_goes_by_its_title() -> None:
    flow = flows.make_flow(flows.information("welcome"))
    object.__setattr__(flow.screens["welcome"], "topic", message(""))
    assert in_words(Answered("welcome"), flow) == "“Title of welcome” was shown"


def test_a_code_that_has_several_labels_is_said_with_each() -> None:
    flow = flows.make_flow(flows.choice("one", ["a"], "two"), flows.choice("two", ["a"]))
    object.__setattr__(flow.screens["two"].options[0], "label", message("Other"))
    assert in_words(Anywhere("a"), flow) == "“Label of a” or “Other” was chosen anywhere"


def test_what_a_flow_does_not_have_keeps_its_id() -> None:
    assert in_words(when("nowhere", "a"), FLOW) == "“nowhere” is “a”"
    assert "“never”" in in_words(Stands("never", frozenset({Standing.OPEN})), FLOW)


def test_every_standing_has_words() -> None:
    said = {standing_in_words(standing.value) for standing in Standing}
    assert len(said) == len(Standing)
    assert not [words for words in said if "stands at" in words]
    assert "news" in standing_in_words("news")


@given(flow=random_flows(), condition=NESTED)
def test_any_condition_can_be_said(flow: Flow, condition: Condition) -> None:
    said = in_words(condition, flow)
    assert said
    assert all(clauses(condition, flow))
    for screen in flow.screens:
        assert f"“{screen}”" not in said
    for limit in flow.limits:
        assert f"“{limit}”" not in said


@given(flow=random_flows(), condition=NESTED)
def test_tidying_changes_no_meaning_and_leaves_nothing_to_tidy(
    flow: Flow, condition: Condition
) -> None:
    # Conditions of random flows may name time limits and screens; only known ones can be asked.
    journey = flows.make_journey(flow)
    tidied = tidy(condition)
    assert tidy(tidied) == tidied
    for number, visit in enumerate((Visit(), *all_visits(journey))):
        facts = journey.facts(visit)
        assert condition.holds(facts) is tidied.holds(facts)
        if number > 20:
            break


@given(condition=NESTED)
def test_tidied_conditions_have_no_needless_part(condition: Condition) -> None:
    tidied = tidy(condition)
    if tidied in (Always(), NEVER):
        return
    assert Always() not in set(atoms(tidied))
    waiting = [tidied]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Not):
            assert not isinstance(part.part, Not | All | Any)
        elif isinstance(part, All | Any):
            assert len(part.parts) > 1
            assert not any(isinstance(inner, type(part)) for inner in part.parts)
            waiting.extend(part.parts)


def test_what_cannot_hold_is_never() -> None:
    assert tidy(AnyOf("who", frozenset())) == NEVER
    assert tidy(Not(stands())) == Always()
    assert tidy(stands(*Standing)) == Always()
    assert tidy(All((stands(Standing.OPEN), stands(Standing.TODAY)))) == NEVER
    assert tidy(All((Not(WHO), Not(CHILD)))) == Not(when("who", "parent", "child"))
    assert tidy(Any((WHO, CHILD))) == when("who", "parent", "child")
