"""A few visits that together meet everything a flow has."""

from __future__ import annotations

from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.pack.paths import all_visits


def covering(journey: Journey) -> list[Visit]:
    """Return few visits that together meet each screen and each step of `journey`.

    The visit that meets most of what is still missing is chosen next.
    """
    meets = {_met(journey, visit): visit for visit in all_visits(journey)}
    missing = {*journey.flow.screens, *(step.id for step in journey.flow.steps)}
    chosen = []
    while missing:
        most = max(meets, key=lambda met: len(met & missing))
        if not most & missing:
            break
        missing -= most
        chosen.append(meets[most])
    return chosen


def _met(journey: Journey, visit: Visit) -> frozenset[str]:
    facts = journey.facts(visit)
    steps = (step.id for step in journey.flow.steps if step.when.holds(facts))
    return frozenset((*visit.answers, *steps))
