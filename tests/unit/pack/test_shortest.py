"""Finding a way: the shortest of all paths, found without walking them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from sendkiosk.journey.flow import Flow, Step
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import WorkingCalendar
from sendkiosk.pack.paths import all_visits
from sendkiosk.pack.shortest import visit_to_screen, visit_with_step, visits_to_screens
from tests.support.flows import TODAY, ask_date, choice, make_flow, make_journey, step, when
from tests.support.packs import edited, open_changed
from tests.support.random_flows import random_flows


def length(visit: Visit | None) -> int | None:
    return None if visit is None else len(visit.answers)


def shortest_to(journey: Journey, screen: str) -> int | None:
    """Return how many answers lead to `screen` at the least, by walking every path."""
    before = [list(v.answers).index(screen) for v in all_visits(journey) if screen in v.answers]
    return min(before, default=None)


def shortest_with(journey: Journey, wanted: Step) -> int | None:
    met = [
        len(visit.answers)
        for visit in all_visits(journey)
        if wanted.when.holds(journey.facts(visit))
    ]
    return min(met, default=None)


@given(random_flows())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_path_is_shorter_than_what_is_found(flow: Flow) -> None:
    journey = make_journey(flow)
    all_at_once = visits_to_screens(journey)
    for screen in flow.screens:
        visit = visit_to_screen(journey, screen)
        assert length(visit) == shortest_to(journey, screen)
        assert all_at_once.get(screen) == visit
    for wanted in flow.steps:
        visit = visit_with_step(journey, wanted)
        if visit is not None:
            assert journey.screen(visit) is None
            assert wanted.when.holds(journey.facts(visit))
        assert length(visit) == shortest_with(journey, wanted)


@pytest.mark.parametrize("screen", ["welcome", "who", "letter-date", "certificate-date", "worries"])
def test_what_leads_to_a_screen_is_a_visit_that_meets_it(tmp_path: Path, screen: str) -> None:
    flow = open_changed(tmp_path, {}).flow
    assert flow is not None
    journey = Journey(flow, TODAY, WorkingCalendar(()))
    visit = visit_to_screen(journey, screen)
    assert visit is not None
    following = journey.screen(visit)
    assert following is not None
    assert following.id == screen


def test_a_screen_behind_a_passed_time_limit_is_found(tmp_path: Path) -> None:
    moved = edited(
        "screens/letter-date.md",
        'is = "passed"}, to = "worries"},\n  {to = "certificate-date"},',
        'is = "passed"}, to = "certificate-date"},\n  {to = "worries"},',
    ) | edited("screens/certificate-date.md", 'not_before = "letter-date"\n', "")
    flow = open_changed(tmp_path, moved).flow
    assert flow is not None
    visit = visit_to_screen(Journey(flow, TODAY, WorkingCalendar(())), "certificate-date")
    assert visit is not None
    assert str(visit.answers["letter-date"]) < "2026-09-24"


def test_nothing_leads_to_what_no_answer_opens() -> None:
    journey = make_journey(
        make_flow(
            choice("who", ["parent"], [*choice("x", [], "end").next]),
            choice("aside", ["a"]),
            choice("end", ["a"]),
            steps=[step("never", when("aside", "a"))],
        )
    )
    assert visit_to_screen(journey, "aside") is None
    assert visit_to_screen(journey, "nowhere") is None
    assert visit_with_step(journey, journey.flow.steps[0]) is None


def test_a_date_on_the_way_is_the_latest_that_will_do() -> None:
    journey = make_journey(make_flow(ask_date("letter", "end"), choice("end", ["a"])))
    visit = visit_to_screen(journey, "end")
    assert visit is not None
    assert visit.answers == {"letter": TODAY}


def test_many_questions_that_tell_nothing_apart_are_no_burden() -> None:
    """One state a screen, where walking all paths would take 5 to the power of 40 visits."""
    names = [f"s{number}" for number in range(40)]
    screens = [
        choice(name, ["a", "b", "c"], following)
        for name, following in zip(names, [*names[1:], None], strict=True)
    ]
    journey = make_journey(make_flow(*screens, steps=[step("last", when("s39", "c"))]))
    assert length(visit_to_screen(journey, "s39")) == 39
    assert length(visit_with_step(journey, journey.flow.steps[0])) == 40
