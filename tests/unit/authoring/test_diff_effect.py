from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from sendkiosk.authoring.diff_effect import MOST_GROUPS, Effect, Group, Side, effect
from sendkiosk.authoring.diff_visitors import MOST_CLAUSES, Crowd, Trait
from sendkiosk.authoring.in_words import Wordsmith
from sendkiosk.journey.coding import HELP_NOW
from sendkiosk.journey.conditions import All, Always, Any, Anywhere, DateBefore, Not, Stands
from sendkiosk.journey.flow import SEEN, TALK, Flow, Kind, Rule, Screen, Step
from sendkiosk.journey.summary import summarise
from sendkiosk.journey.time_limits import Standing
from sendkiosk.journey.visit import AnswerRefusedError, Journey, Visit
from sendkiosk.pack.paths import all_visits
from tests.support import flows
from tests.support.examples import examples
from tests.support.flows import TODAY, make_journey, when
from tests.support.random_flows import random_flows

PARENT, CHILD = when("who", "parent"), when("who", "child")
SCHOOL, MONEY = when("trouble", "school"), when("trouble", "money")


def screens(*more: Screen) -> tuple[Screen, ...]:
    """Return a question with 5 ways on, another with 5, and `more`."""
    after = more[0].id if more else None
    return (
        flows.choice("who", ["parent", "child", "friend"], "trouble"),
        flows.choice("trouble", ["school", "money", "other"], after),
        *more,
    )


def between(old: Sequence[Step], new: Sequence[Step], *more: Screen) -> Effect:
    """Return the effect of putting the steps `new` in place of `old`."""
    before, after = (
        make_journey(flows.make_flow(*screens(*more), steps=steps)) for steps in (old, new)
    )
    return effect(before, after)


def ids(group: Group) -> tuple[list[str], list[str]]:
    return [step.id for step in group.gained], [step.id for step in group.lost]


def test_a_step_that_is_shown_to_more_visitors_is_told_with_their_answers() -> None:
    found = between([flows.step("x", PARENT)], [flows.step("x", Any((PARENT, CHILD)))])
    assert found.old is None
    assert (found.new.paths, found.new.changed) == (21, 5)
    (group,) = found.new.groups
    assert ids(group) == (["x"], [])
    (visitors,) = group.visitors
    assert (visitors.paths, visitors.others) == (5, 0)
    (clause,) = visitors.clauses
    assert "Topic of who" in clause
    assert "Label of child" in clause


def test_a_change_for_everybody_is_told_without_conditions() -> None:
    found = between([flows.step("x", Not(Anywhere("nothing")))], [flows.step("x", Anywhere("no"))])
    (group,) = found.new.groups
    assert ids(group) == ([], ["x"])
    assert group.visitors[0].clauses == ()


def test_paths_are_grouped_by_the_steps_that_came_and_went() -> None:
    old = [flows.step("a", PARENT), flows.step("b", SCHOOL), flows.step("c")]
    new = [flows.step("a", CHILD), flows.step("b", MONEY), flows.step("c")]
    found = between(old, new)
    changes = {(tuple(ids(group)[0]), tuple(ids(group)[1])) for group in found.new.groups}
    assert (("a",), ("b",)) in changes
    assert (("b",), ("a",)) in changes
    assert sum(group.paths for group in found.new.groups) == found.new.changed == 14


def test_a_step_that_is_new_makes_a_group_of_its_own() -> None:
    old = [flows.step("a", PARENT)]
    new = [flows.step("a", CHILD), flows.step("b", SCHOOL)]
    found = between(old, new)
    counts = {
        (tuple(ids(group)[0]), tuple(ids(group)[1])): group.paths for group in found.new.groups
    }
    assert counts == {(("b",), ()): 4, (("a",), ()): 5, ((), ("a",)): 5}


def test_a_step_in_place_of_another_makes_one_group_with_it() -> None:
    (group,) = between([flows.step("a", PARENT)], [flows.step("b", PARENT)]).new.groups
    assert ids(group) == (["b"], ["a"])


def test_a_new_step_whose_visitors_are_many_kinds_is_left_to_its_own_condition() -> None:
    condition = Any((All((PARENT, SCHOOL)), All((CHILD, MONEY))))
    (group,) = between([], [flows.step("x", condition)]).new.groups
    assert group.paths == 2
    assert group.visitors == ()
    (group,) = between(
        [flows.step("x", PARENT)], [flows.step("x", Any((PARENT, condition)))]
    ).new.groups
    assert group.paths == 1
    (group,) = between([flows.step("x", Not(Always()))], [flows.step("x", condition)]).new.groups
    assert sorted(part.paths for part in group.visitors) == [1, 1]
    assert not any(part.others for part in group.visitors)


def test_steps_in_another_order_are_counted() -> None:
    a, b = flows.step("a", PARENT, order=1), flows.step("b", SCHOOL, order=2)
    found = between([a, b], [a, replace(b, order=0)])
    (group,) = found.new.groups
    assert ids(group) == ([], [])
    assert (group.paths, group.reordered, found.new.changed) == (1, 1, 1)
    found = between([a, b], [replace(a, when=CHILD), replace(b, order=0)])
    assert [group.reordered for group in found.new.groups] == [0, 0]


def test_steps_for_danger_are_on_no_list() -> None:
    danger = replace(flows.step("x"), route=HELP_NOW)
    assert not between([], [danger]).anything
    (group,) = between([danger], [flows.step("x")]).new.groups
    assert ids(group) == (["x"], [])


def test_where_an_answer_is_new_its_paths_are_told_apart() -> None:
    steps = [flows.step("x", PARENT)]
    who = flows.choice("who", ["parent", "child", "friend", "stranger"], "trouble")
    old, new = screens(), (who, *screens()[1:])
    found = effect(
        make_journey(flows.make_flow(*old, steps=steps)),
        make_journey(flows.make_flow(*new, steps=steps)),
    )
    assert (found.new.paths, found.new.changed, found.new.alone) == (26, 0, 5)
    assert "Label of stranger" in found.new.alone_visitors[0].clauses[0]
    assert found.old
    assert (found.old.changed, found.old.alone) == (0, 0)
    back = effect(
        make_journey(flows.make_flow(*new, steps=steps)),
        make_journey(flows.make_flow(*old, steps=steps)),
    )
    assert back.old
    assert (back.new.alone, back.old.alone, back.old.paths) == (0, 5, 26)


def test_where_a_question_is_gone_its_paths_are_counted_in_the_old_pack() -> None:
    old = flows.make_flow(*screens(), steps=[flows.step("x", All((PARENT, SCHOOL)))])
    new = flows.make_flow(flows.choice("who", ["parent", "child", "friend"]), steps=old.steps)
    found = effect(make_journey(old), make_journey(new))
    assert found.old
    # All answers of the new pack but "talk" lead on to the question that is gone.
    assert (found.new.changed, found.new.alone) == (0, 0)
    assert (found.old.changed, found.old.paths) == (1, 21)
    assert ids(found.old.groups[0]) == ([], ["x"])
    assert len(found.old.groups[0].visitors[0].clauses) == 2


def test_a_question_more_that_tells_nothing_changes_no_list() -> None:
    steps = [flows.step("x", All((PARENT, SCHOOL)))]
    old = flows.make_flow(*screens(), steps=steps)
    new = flows.make_flow(flows.choice("first", ["yes", "no"], "who"), *screens(), steps=steps)
    found = effect(make_journey(old), make_journey(new))
    assert found.new.changed == 0
    assert found.new.alone == 1
    assert found.new.alone_visitors[0].clauses


def test_a_page_that_asks_nothing_is_seen() -> None:
    steps = [flows.step("x", PARENT)]
    old = flows.make_flow(*screens(), steps=steps)
    new = flows.make_flow(flows.information("hello", "who"), *screens(), steps=steps)
    assert not effect(make_journey(old), make_journey(new)).anything
    assert not effect(make_journey(new), make_journey(old)).anything


def test_a_time_limit_that_got_shorter_changes_the_lists_of_those_between() -> None:
    step = flows.step("late", Stands("appeal", frozenset({Standing.PASSED})))

    def journey(months: int) -> Journey:
        limit = flows.limit("appeal", flows.period("letter", months))
        screen = flows.ask_date("letter", codes=["lost"])
        return make_journey(flows.make_flow(screen, steps=[step], limits=[limit]))

    found = effect(journey(2), journey(1))
    (group,) = found.new.groups
    assert ids(group) == (["late"], [])
    (visitors,) = group.visitors
    assert visitors.others == 0
    assert len([clause for clause in visitors.clauses if "Time limit appeal" in clause]) == 2
    (group,) = effect(journey(1), journey(2)).new.groups
    assert ids(group) == ([], ["late"])


def test_where_a_time_limit_leads_the_ways_all_is_walked_again() -> None:
    passed = Stands("appeal", frozenset({Standing.PASSED}))

    def journey(months: int) -> Journey:
        turns = [Rule(passed, None), Rule(Always(), "who")]
        return make_journey(
            flows.make_flow(
                flows.ask_date("letter", turns),
                flows.choice("who", ["parent"]),
                steps=[flows.step("x", PARENT)],
                limits=[flows.limit("appeal", flows.period("letter", months))],
            )
        )

    found = effect(journey(2), journey(1))
    assert found.old
    assert found.new.changed == 0
    assert found.old.changed > 0


def test_days_that_a_condition_looks_at_tell_paths_apart() -> None:
    first, second = TODAY - timedelta(days=200), TODAY - timedelta(days=100)

    def journey(day: date) -> Journey:
        step = flows.step("x", DateBefore("letter", day))
        other = flows.step("y", DateBefore("letter", first))
        return make_journey(flows.make_flow(flows.ask_date("letter"), steps=[step, other]))

    (group,) = effect(journey(first), journey(second)).new.groups
    (clause,) = group.visitors[0].clauses
    assert str(first.year) in clause


def test_the_smallest_of_many_groups_are_counted_only() -> None:
    codes = [f"c{number}" for number in range(MOST_GROUPS + 3)]
    screen = flows.choice("one", codes)
    old, new = (
        make_journey(
            flows.make_flow(
                screen, steps=[flows.step(code, when("one", code), order=3) for code in steps]
            )
        )
        for steps in ((), codes)
    )
    found = effect(old, new).new
    assert (len(found.groups), found.more_groups) == (MOST_GROUPS, 3)


def test_several_answers_and_pages_are_told_in_words() -> None:
    worries = flows.choices("worries", ["a", "b"], "hello")
    flow = flows.make_flow(worries, flows.information("hello"))
    crowd = Crowd(
        [
            {Trait("screen", "worries"): ("a", "b"), Trait("screen", "hello"): SEEN},
            {Trait("screen", "worries"): ("a",), Trait("screen", "hello"): SEEN},
            {Trait("screen", "worries"): ("b",), Trait("screen", "hello"): SEEN},
            {Trait("screen", "worries"): TALK},
        ],
        Wordsmith(flow),
    )
    (both,) = crowd.visitors([0])
    assert "Label of a” and “Label of b" in both.clauses[0]
    (seen,) = crowd.visitors([0, 1, 2])
    assert len(seen.clauses) == 1
    (talked,) = crowd.visitors([3])
    assert len(talked.clauses) == 1


def test_answers_that_were_not_asked_for_are_said_to_be_so() -> None:
    flow = flows.make_flow(flows.choice("one", ["a", "b", "c"], "two"), flows.choice("two", ["x"]))
    one, two = Trait("screen", "one"), Trait("screen", "two")
    paths = [{two: "x", one: code} for code in "abc"] + [{two: "x"}, {two: TALK}]
    crowd = Crowd(paths, Wordsmith(flow))
    told = {
        places: crowd.visitors(places)[0].clauses for places in ((0, 1), (0, 3), (3,), (0, 1, 2))
    }
    assert len(set(told.values())) == len(told)
    assert all(len(clauses) <= 2 for clauses in told.values())


def test_what_takes_too_many_clauses_is_told_with_how_many_others_share_them() -> None:
    names = [f"s{number}" for number in range(MOST_CLAUSES + 2)]
    flow = flows.make_flow(*(flows.choice(name, ["a", "b"]) for name in names))
    all_a: dict[Trait, str | tuple[str, ...] | None] = {
        Trait("screen", name): "a" for name in names
    }
    # Each other path differs in one answer only, so each answer is needed to tell the first one.
    paths = [all_a, *({**all_a, Trait("screen", name): "b"} for name in names)]
    (visitors,) = Crowd(paths, Wordsmith(flow)).visitors([0])
    assert len(visitors.clauses) == MOST_CLAUSES
    assert visitors.others == len(names) - MOST_CLAUSES


def crowd_of(paths: Sequence[str]) -> Crowd:
    """Return paths that give one letter of their text on each of three screens."""
    names = ("one", "two", "three")
    flow = flows.make_flow(*(flows.choice(name, ["a", "b"]) for name in names))
    return Crowd(
        [
            {Trait("screen", name): code for name, code in zip(names, path, strict=True)}
            for path in paths
        ],
        Wordsmith(flow),
    )


def test_a_clause_that_the_others_make_needless_is_left_out() -> None:
    # The first answer tells most at first, and nothing once the other two are told.
    crowd = crowd_of(["aaa", "aab", "aba", "bab", "bab", "bba", "bba"])
    (visitors,) = crowd.visitors([0])
    assert len(visitors.clauses) == 2
    assert visitors.others == 0


def test_what_no_cut_tells_better_is_told_as_one() -> None:
    paths = [a + b + c for a in "ab" for b in "ab" for c in "ab"]
    even = [place for place, path in enumerate(paths) if path.count("b") % 2 == 0]
    (visitors,) = crowd_of(paths).visitors(even)
    assert (visitors.paths, visitors.others, visitors.clauses) == (4, 4, ())


def replayed(journey: Journey, visit: Visit) -> Visit | None:
    """Return the visit that the answers of `visit` make on `journey`, the long way."""
    again = Visit(MappingProxyType({}))
    while screen := journey.screen(again):
        answer = SEEN if screen.kind is Kind.INFORMATION else visit.answers.get(screen.id)
        if answer is None:
            return None
        try:
            again = journey.answer(again, screen.id, answer)
        except AnswerRefusedError:
            return None
    return again


def listed(journey: Journey, visit: Visit) -> list[str]:
    return [step.id for step in summarise(journey, visit).steps]


def unlike(flow: Flow) -> Flow:
    """Return a random flow, in which steps may share an id, with each id once."""
    return replace(flow, steps=tuple({step.id: step for step in flow.steps}.values()))


FLOWS = random_flows().map(unlike)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Flow, Flow]:
    """Return two flows that have some things in common."""
    old, other = draw(FLOWS), draw(FLOWS)
    changes: dict[str, object] = {}
    if draw(st.booleans()):
        changes["steps"] = other.steps
    if draw(st.booleans()):
        changes["limits"] = other.limits
    return old, draw(st.sampled_from([other, replace(old, **changes)]))  # type: ignore[arg-type]


@given(pairs())
@settings(max_examples=examples(60), deadline=None)
def test_the_effect_is_that_of_walking_every_path_the_long_way(pair: tuple[Flow, Flow]) -> None:
    before, after = (make_journey(flow) for flow in pair)
    found = effect(before, after)
    visits = list(all_visits(after))
    changed = 0
    for visit in visits:
        then = replayed(before, visit)
        changed += then is not None and listed(before, then) != listed(after, visit)
    assert (found.new.paths, found.new.changed) == (len(visits), changed)
    for side in (found.new, found.old):
        if side:
            check_side(side)


def check_side(side: Side) -> None:
    """Check that the numbers of a side fit together."""
    assert side.changed + side.alone <= side.paths
    for group in side.groups:
        assert group.reordered <= group.paths <= side.changed
        if group.visitors:
            assert sum(part.paths for part in group.visitors) == group.paths
        for part in group.visitors:
            assert part.paths + part.others <= side.paths
            assert len(part.clauses) <= MOST_CLAUSES
    assert sum(part.paths for part in side.alone_visitors) == side.alone


@given(FLOWS)
@settings(deadline=None)
def test_a_flow_has_no_effect_on_itself(flow: Flow) -> None:
    assert not effect(make_journey(flow), make_journey(flow)).anything
