"""A few visits that meet everything: no more of them than needed, and nothing that could be met."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from sendkiosk.journey.flow import Flow
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.pack.covering import covering
from sendkiosk.pack.paths import all_visits
from tests.support.flows import choice, make_flow, make_journey, step, when
from tests.support.random_flows import random_flows


def met_in(journey: Journey, visits: list[Visit]) -> set[str]:
    steps = {
        each.id
        for visit in visits
        for each in journey.flow.steps
        if each.when.holds(journey.facts(visit))
    }
    return steps | {screen for visit in visits for screen in visit.answers}


@given(random_flows())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_they_meet_all_that_any_visit_meets(flow: Flow) -> None:
    journey = make_journey(flow)
    chosen = covering(journey)
    assert met_in(journey, chosen) == met_in(journey, list(all_visits(journey)))
    for count, visit in enumerate(chosen):
        assert met_in(journey, [visit]) - met_in(journey, chosen[:count])


def test_what_nobody_can_meet_is_left_out() -> None:
    flow = make_flow(
        choice("who", ("parent", "child")),
        steps=(step("talk", when("who", "parent")), step("never", when("who", "nobody"))),
    )
    journey = make_journey(flow)
    assert "never" not in met_in(journey, covering(journey))
    assert "talk" in met_in(journey, covering(journey))
