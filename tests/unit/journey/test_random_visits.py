"""Random walks through random flows: whatever a visitor does, no stale answer is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sendkiosk.journey.flow import Flow
from sendkiosk.journey.summary import summarise
from sendkiosk.journey.time_limits import Answer, Standing
from sendkiosk.journey.visit import AnswerRefusedError, Journey, Visit
from tests.support.flows import TODAY, answered, make_journey
from tests.support.random_flows import any_answers, fitting_answers, random_flows

TODAYS = st.sampled_from([TODAY, date(2026, 8, 20), date(2026, 12, 28)])

calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Fakes:
    """What conditions look at, without a journey."""

    answers: Mapping[str, Answer]
    standings: Mapping[str, Standing]

    def standing(self, limit: str) -> Standing:
        return self.standings[limit]


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    return make_journey(draw(random_flows()), draw(TODAYS))


@st.composite
def walks(draw: st.DrawFn) -> tuple[Journey, Visit]:
    """Return a journey, and a visit that went on, back and changed its answers."""
    journey = draw(journeys())
    visit = Visit()
    for move in draw(st.lists(st.sampled_from(["on", "on", "on", "back", "change"]), max_size=12)):
        if move == "back":
            visit = journey.back(visit)
        elif move == "change" and visit.answers:
            screen = journey.flow.screens[draw(st.sampled_from(list(visit.answers)))]
            answer = draw(fitting_answers(journey, journey.until(visit, screen.id), screen))
            visit = journey.answer(visit, screen.id, answer)
        elif following := journey.screen(visit):
            answer = draw(fitting_answers(journey, visit, following))
            visit = journey.answer(visit, following.id, answer)
    return journey, visit


def items(visit: Visit) -> list[tuple[str, Answer]]:
    return list(visit.answers.items())


def path(journey: Journey, visit: Visit) -> list[str]:
    """Return the screens that lead to the end of `visit`, each asked for in its turn."""
    seen: list[str] = []
    so_far = Visit()
    for name, answer in visit.answers.items():
        following = journey.screen(so_far)
        assert following is not None
        seen.append(following.id)
        so_far = journey.answer(so_far, name, answer)
    return seen


@calm
@given(walk=walks())
def test_a_visit_is_what_its_answers_make_afresh(walk: tuple[Journey, Visit]) -> None:
    journey, visit = walk
    assert items(answered(journey, visit.answers)) == items(visit)
    assert path(journey, visit) == list(visit.answers)


@calm
@given(walk=walks(), data=st.data())
def test_a_changed_answer_keeps_what_still_fits(
    walk: tuple[Journey, Visit], data: st.DataObject
) -> None:
    journey, visit = walk
    if not visit.answers:
        return
    changed = data.draw(st.sampled_from(list(visit.answers)))
    before = journey.until(visit, changed)
    screen = journey.flow.screens[changed]
    answer = data.draw(fitting_answers(journey, before, screen))
    after = journey.answer(visit, changed, answer)

    assert items(after)[: len(before.answers)] == items(before)
    assert after.answers[changed] == answer
    assert all(
        visit.answers[name] == after.answers[name] for name in after.answers if name != changed
    )
    following = journey.screen(after)
    if following is not None and following.id in visit.answers:
        with pytest.raises(AnswerRefusedError):
            journey.check(after, following, visit.answers[following.id])


@calm
@given(walk=walks())
def test_the_same_answer_again_changes_nothing(walk: tuple[Journey, Visit]) -> None:
    journey, visit = walk
    for name, answer in visit.answers.items():
        assert items(journey.answer(visit, name, answer)) == items(visit)


@calm
@given(walk=walks(), data=st.data())
def test_back_undoes_an_answer(walk: tuple[Journey, Visit], data: st.DataObject) -> None:
    journey, visit = walk
    following = journey.screen(visit)
    if following is None:
        return
    further = journey.answer(
        visit, following.id, data.draw(fitting_answers(journey, visit, following))
    )
    assert len(further.answers) == len(visit.answers) + 1
    assert items(journey.back(further)) == items(visit)
    assert journey.screen(journey.back(further)) is following


@calm
@given(walk=walks())
def test_going_back_to_the_start_meets_each_screen_again(walk: tuple[Journey, Visit]) -> None:
    journey, visit = walk
    for name in reversed(list(visit.answers)):
        visit = journey.back(visit)
        following = journey.screen(visit)
        assert following is not None
        assert following.id == name
    assert items(journey.back(visit)) == []


@calm
@given(walk=walks(), data=st.data(), answer=any_answers())
def test_what_does_not_fit_is_refused_and_leaves_the_visit_alone(
    walk: tuple[Journey, Visit], data: st.DataObject, answer: Answer
) -> None:
    journey, visit = walk
    before = items(visit)
    name = data.draw(st.sampled_from([*journey.flow.screens, "unknown"]))
    following = journey.screen(visit)
    on_the_path = name in visit.answers or (following is not None and following.id == name)
    try:
        after = journey.answer(visit, name, answer)
    except KeyError:
        assert not on_the_path
    except AnswerRefusedError:
        assert on_the_path
    else:
        assert on_the_path
        assert after.answers[name] == answer
    assert items(visit) == before


@calm
@given(walk=walks())
def test_a_summary_tells_of_the_path_and_shows_the_steps_that_hold(
    walk: tuple[Journey, Visit],
) -> None:
    journey, visit = walk
    flow: Flow = journey.flow
    summary = summarise(journey, visit)

    on_path = path(journey, visit)
    assert [told.screen for told in summary.told] == [
        name for name in on_path if visit.answers[name] != "seen"
    ]
    standings = {name: journey.limit(name, visit.answers).standing for name in flow.limits}
    facts = Fakes(visit.answers, standings)
    expected = sorted((s for s in flow.steps if s.when.holds(facts)), key=lambda s: s.order)
    assert [shown.id for shown in summary.steps] == [one.id for one in expected]
    assert [shown.number for shown in summary.steps] == list(range(1, len(expected) + 1))
    assert {limit.id for limit in summary.limits} == {one.limit for one in expected if one.limit}


@calm
@given(walk=walks())
def test_no_more_screens_follow_than_the_flow_says(walk: tuple[Journey, Visit]) -> None:
    journey, visit = walk
    following = journey.screen(visit)
    if following is not None:
        most = journey.flow.remaining[journey.flow.start]
        assert len(visit.answers) + journey.flow.remaining[following.id] <= most
