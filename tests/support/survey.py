"""Walking every path in the plainest way: what cleverer walks must agree with."""

from __future__ import annotations

from sendkiosk.journey.visit import Journey
from sendkiosk.pack.paths import Survey, all_visits


def survey(journey: Journey) -> Survey:
    """Walk every path of `journey` and count what is met."""
    visits = longest = 0
    screens: set[str] = set()
    steps: set[str] = set()
    for visit in all_visits(journey):
        visits += 1
        longest = max(longest, len(visit.answers))
        screens.update(visit.answers)
        facts = journey.facts(visit)
        steps.update(
            step.id
            for step in journey.flow.steps
            if step.id not in steps and step.when.holds(facts)
        )
    return Survey(visits, longest, frozenset(screens), frozenset(steps))
