from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendkiosk.authoring.graph import Edge, Graph, graph
from sendkiosk.authoring.graph_answers import A_DATE, UNANSWERED, Known
from sendkiosk.authoring.graph_known import Reader
from sendkiosk.authoring.graph_text import as_dot, as_mermaid
from sendkiosk.authoring.graph_walk import Turn, Walk, shown_steps, walk
from sendkiosk.authoring.tidying import NEVER
from sendkiosk.journey.coding import HELP_NOW
from sendkiosk.journey.conditions import (
    All,
    Always,
    Answered,
    Any,
    Anywhere,
    Condition,
    DateBefore,
    Dated,
    Not,
    Stands,
)
from sendkiosk.journey.flow import NOT_SURE, TALK, Flow, Rule
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import summarise
from sendkiosk.journey.time_limits import Answer, SchoolYearDay, Standing
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.pack.paths import all_visits
from tests.support import flows
from tests.support.flows import when
from tests.support.ids import named
from tests.support.random_flows import CONDITIONS, random_flows

PARENT, SCHOOL = when("who", "parent"), when("where", "school")
FLOW = flows.make_flow(
    flows.information("welcome", "who"),
    flows.choice(
        "who", ["parent", "child"], [Rule(when("who", "child"), None), Rule(Always(), "where")]
    ),
    flows.choices("where", ["school", "home"], "letter"),
    flows.ask_date(
        "letter",
        [
            Rule(All((SCHOOL, when("letter", "lost"))), None),
            Rule(Stands("appeal", frozenset({Standing.PASSED})), "late"),
            Rule(Always(), None),
        ],
        codes=["lost", "old"],
    ),
    flows.choice("late", ["yes"]),
    flows.choice("nowhere", ["yes"]),
    steps=[
        flows.step("for-parents", PARENT, order=2),
        flows.step("for-children", when("who", "child"), order=1),
        flows.step("for-school", SCHOOL),
        replace(flows.step("danger"), route=HELP_NOW),
    ],
    limits=[
        flows.limit("appeal", flows.period("letter", 2, over=["old"])),
        replace(flows.limit("yearly"), periods=(SchoolYearDay(message("February"), 2, 15),)),
        flows.limit("in-words"),
    ],
)
READER = Reader(FLOW)


def token(answer: Answer) -> str:
    """Return how the graph calls `answer`; of several, the first."""
    if isinstance(answer, date):
        return A_DATE
    return answer[0] if isinstance(answer, tuple) else answer


def last_turn(walked: Walk, visit: Visit) -> Turn:
    """Return the turn with which `visit` ends."""
    last = visit.last or ""
    asked = (last, token(visit.answers[last]))
    (turn,) = (turn for turn in walked.turns if (turn.screen, turn.answer) == asked)
    return turn


def some_visits(journey: Journey) -> list[Visit]:
    """Return some complete visits."""
    return list(islice(all_visits(journey), 60))


def edge(drawn: Graph, source: str, answer: str, to: str | None) -> Edge:
    """Return the edge with which `answer` on `source` leads to `to`."""
    (found,) = (e for e in drawn.edges if e.source == source and answer in e.answers and e.to == to)
    return found


def test_answers_that_lead_the_same_way_share_an_edge() -> None:
    drawn = graph(FLOW)
    child = edge(drawn, "who", "child", None)
    assert child.labels == ("Label of child",)
    assert child.condition == ""
    assert edge(drawn, "who", "parent", "where").answers == ("parent", NOT_SURE)
    assert edge(drawn, "who", TALK, None).answers == (TALK,)
    assert edge(drawn, "welcome", "seen", "who").labels == ("Next",)


def test_what_depends_on_earlier_answers_is_said() -> None:
    drawn = graph(FLOW)
    lost = [e for e in drawn.edges if e.source == "letter" and "lost" in e.answers]
    assert [e.condition for e in lost] == [
        "if “Topic of where” includes “Label of school”",
        "otherwise",
    ]
    dated = edge(drawn, "letter", A_DATE, "late")
    assert dated.condition == "if “Time limit appeal” may be too late"
    assert dated.labels == ("A date",)


def test_a_time_limit_without_a_date_cannot_be_over() -> None:
    drawn = graph(FLOW)
    assert not [e for e in drawn.edges if e.to == "late" and NOT_SURE in e.answers]
    assert edge(drawn, "letter", "old", "late").otherwise is False


def test_screens_are_numbered_so_that_answers_lead_to_later_ones() -> None:
    drawn = graph(FLOW)
    assert {node.id for node in drawn.nodes} == set(FLOW.screens)
    assert [node.number for node in drawn.nodes] == list(range(1, len(FLOW.screens) + 1))
    for found in drawn.edges:
        if found.to is not None:
            assert drawn.node(found.source).number < drawn.node(found.to).number
    with pytest.raises(KeyError):
        drawn.node("never")


def test_a_screen_to_which_nothing_leads_has_its_edges_too() -> None:
    assert edge(graph(FLOW), "nowhere", "yes", None).labels == ("Label of yes", "I’m not sure")


def test_where_no_rule_holds_the_summary_follows() -> None:
    flow = flows.make_flow(
        flows.choice("a", ["x", "y"], [Rule(when("a", "x"), "b")]), flows.choice("b", ["x"])
    )
    assert edge(graph(flow), "a", "y", None).answers == ("y", NOT_SURE)


def test_a_screen_without_a_topic_goes_by_its_title() -> None:
    flow = flows.make_flow(replace(flows.information("welcome"), topic=message("")))
    assert graph(flow).node("welcome").topic == "Title of welcome"


def test_steps_are_those_that_the_summary_can_show() -> None:
    walked = walk(READER, {FLOW.start: Known()})
    (child,) = (turn for turn in walked.turns if (turn.screen, turn.answer) == ("who", "child"))
    assert [(s.id, s.always) for s in shown_steps(READER, child.ways[0].known)] == [
        ("for-children", True)
    ]
    (late,) = (turn for turn in walked.turns if (turn.screen, turn.answer) == ("late", "yes"))
    assert [(s.id, s.always) for s in shown_steps(READER, late.ways[0].known)] == [
        ("for-parents", False),
        ("for-school", False),
    ]


def test_only_the_answers_that_are_wanted_are_given() -> None:
    walked = walk(READER, {"who": Known()}, {"who": frozenset({"child"})})
    assert [(turn.screen, turn.answer) for turn in walked.turns] == [("who", "child")]


ASKED = Known({"who": frozenset({"parent", NOT_SURE}), "letter": frozenset({A_DATE, "lost"})})
TRUTHS: list[tuple[Condition, bool | None]] = [
    (Always(), True),
    (PARENT, None),
    (when("who", "parent", NOT_SURE), True),
    (when("who", "child"), False),
    (Not(PARENT), None),
    (Not(when("who", "child")), True),
    (Answered("who"), True),
    (Answered("where"), False),
    (Dated("letter"), None),
    (Dated("who"), False),
    (DateBefore("letter", date(2026, 1, 1)), None),
    (DateBefore("who", date(2026, 1, 1)), False),
    (Anywhere("parent"), None),
    (Anywhere("child"), False),
    (All((when("who", "child"), PARENT)), False),
    (All((PARENT, Answered("who"))), None),
    (Any((PARENT, Answered("who"))), True),
    (Any((when("who", "child"), Dated("who"))), False),
    (Stands("appeal", frozenset({Standing.PASSED})), None),
    (Stands("yearly", frozenset({Standing.PASSED})), None),
    (Stands("unknown", frozenset({Standing.PASSED})), None),
    (Stands("in-words", frozenset({Standing.IN_WORDS})), True),
]


@pytest.mark.parametrize(("condition", "truth"), TRUTHS, ids=named)
def test_what_is_known_tells_what_can_hold(condition: Condition, truth: bool | None) -> None:
    assert READER.truth(condition, ASKED) is truth


def test_assuming_a_condition_leaves_the_answers_that_fit() -> None:
    def left(condition: Condition, screen: str) -> frozenset[str]:
        known = READER.assume(ASKED, condition)
        assert known is not None
        return known.at(screen)

    assert left(PARENT, "who") == {"parent"}
    assert left(Not(PARENT), "who") == {NOT_SURE}
    assert left(Dated("letter"), "letter") == {A_DATE}
    assert left(Not(Dated("letter")), "letter") == {"lost"}
    assert left(All((PARENT, Dated("letter"))), "letter") == {A_DATE}
    assert left(Not(Answered("where")), "where") == {UNANSWERED}
    assert left(SCHOOL, "where") == {UNANSWERED}
    assert left(Anywhere("parent"), "who") == ASKED.at("who")
    assert READER.assume(ASKED, when("who", "child")) is None
    assert READER.assume(ASKED, Answered("where")) is None
    assert READER.assume(ASKED, Answered("never")) is None
    assert READER.assume(ASKED, NEVER) is None


def test_of_several_answers_each_can_be_among_them() -> None:
    known = READER.answered(Known(), FLOW.screens["where"], "home")
    assert READER.truth(when("where", "home"), known) is True
    assert READER.truth(SCHOOL, known) is None
    assert known.joined(known) == known
    other = READER.answered(Known(), FLOW.screens["where"], NOT_SURE)
    assert READER.truth(when("where", "home"), known.joined(other)) is None
    assert READER.truth(Answered("where"), known.joined(Known())) is None
    assert READER.truth(Answered("where"), Known().joined(known)) is None


def test_very_many_answers_are_not_tried_one_by_one() -> None:
    screens = [flows.choice(f"s{n}", [f"c{k}" for k in range(9)]) for n in range(2)]
    limit = flows.limit("appeal", *(flows.period(screen.id, 2) for screen in screens))
    reader = Reader(flows.make_flow(*screens, limits=[limit]))
    many = Known({s.id: frozenset(o.code for o in s.options) for s in screens})
    assert reader.standings("appeal", many) == frozenset(Standing)
    few = Known({"s0": frozenset({"c0"}), "s1": frozenset({"c0"})})
    assert reader.standings("appeal", few) == {Standing.UNKNOWN}


@settings(deadline=None)
@given(flow=random_flows())
def test_every_move_of_every_visit_is_an_edge(flow: Flow) -> None:
    journey = flows.make_journey(flow)
    drawn = {(e.source, answer, e.to) for e in graph(flow).edges for answer in e.answers}
    for visit in some_visits(journey):
        following = [*list(visit.answers)[1:], None]
        for (screen, answer), to in zip(visit.answers.items(), following, strict=True):
            assert (screen, token(answer), to) in drawn


@settings(deadline=None)
@given(flow=random_flows())
def test_steps_of_every_visit_are_shown_where_it_ends(flow: Flow) -> None:
    journey, reader = flows.make_journey(flow), Reader(flow)
    walked = walk(reader, {flow.start: Known()})
    for visit in some_visits(journey):
        facts = journey.facts(visit)
        way = next(way for way in last_turn(walked, visit).ways if way.when.holds(facts))
        assert way.to is None
        steps = shown_steps(reader, way.known)
        told = {step.id for step in summarise(journey, visit).steps}
        assert {step.id for step in steps if step.always} <= told <= {step.id for step in steps}


@settings(deadline=None)
@given(flow=random_flows(), condition=CONDITIONS, choose=st.integers(0, 59))
def test_what_is_settled_holds_for_the_same_visits(
    flow: Flow, condition: Condition, choose: int
) -> None:
    # The condition may ask for screens that the flow's own conditions do not, so it becomes one.
    flow = replace(flow, steps=(*flow.steps, flows.step("asked", condition)))
    journey, reader = flows.make_journey(flow), Reader(flow)
    visits = some_visits(journey)
    visit = visits[choose % len(visits)]
    facts = journey.facts(visit)
    walked = walk(reader, {flow.start: Known()})
    way = next(way for way in last_turn(walked, visit).ways if way.when.holds(facts))
    assert reader.settle(condition, way.known).holds(facts) is condition.holds(facts)
    truth = reader.truth(condition, way.known)
    assert truth is None or truth is condition.holds(facts)


def test_anywhere_follows_the_screens_that_have_the_answer() -> None:
    step = flows.step("unsure", Anywhere(NOT_SURE))
    flow = flows.make_flow(
        flows.choice("who", ["a"], "where"), flows.choice("where", ["b"]), steps=[step]
    )
    reader = Reader(flow)
    assert reader.mentioned == {"who", "where"}
    walked = walk(reader, {"who": Known()})
    (sure,) = (t for t in walked.turns if (t.screen, t.answer) == ("where", "b"))
    assert [s.always for s in shown_steps(reader, sure.ways[0].known)] == [False]


@pytest.mark.parametrize("render", [as_mermaid, as_dot])
def test_the_text_has_every_screen_and_every_edge(render: object) -> None:
    assert callable(render)
    drawn = graph(FLOW)
    text = render(drawn)
    lines = text.splitlines()
    for node in drawn.nodes:
        assert [line for line in lines if f'"{node.number} {node.topic}' in line]
    arrows = [line for line in lines if "->" in line]
    assert len(arrows) == len(drawn.edges)
    for line, found in zip(arrows, drawn.edges, strict=True):
        assert all(label in line for label in found.labels)
        assert found.condition.split("“")[0] in line


def test_signs_that_mean_something_are_written_otherwise() -> None:
    odd = 'a "b" \\ <c> & #d;\n| ]'
    screen = flows.choice("who", [replace(flows.option("a"), label=message(odd))])
    drawn = graph(flows.make_flow(replace(screen, topic=message(odd))))
    mermaid, dot = as_mermaid(drawn), as_dot(drawn)
    assert "#34;b#34;" in mermaid
    assert "#60;c#62; #38; #35;d;" in mermaid
    assert '\\"b\\" \\\\ <c> & #d; | ]' in dot
    assert len(dot.splitlines()) == len(
        as_dot(graph(flows.make_flow(flows.choice("who", ["a"])))).splitlines()
    )
    assert len(mermaid.splitlines()) == 2 + 1 + len(drawn.edges)


def test_a_condition_that_is_always_met_has_no_words() -> None:
    assert {e.when for e in graph(flows.make_flow(flows.choice("a", ["x"]))).edges} == {""}
