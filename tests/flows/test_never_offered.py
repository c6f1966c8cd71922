"""Routes that must never be offered, looked for on every path and on days with special rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from sendkiosk.journey.summary import Summary, SummaryStep, summarise
from sendkiosk.journey.time_limits import Unit, add_months
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.paths import all_visits

DAYS = (date(2026, 11, 24), date(2026, 8, 20), date(2026, 12, 28))
"""An ordinary day, one in August, one at Christmas."""

Path = tuple[Visit, Summary]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def paths(request: pytest.FixtureRequest, worcestershire: Journey) -> list[Path]:
    journey = Journey(worcestershire.flow, request.param, england_calendar())
    return [(visit, summarise(journey, visit)) for visit in all_visits(journey)]


def appeals(summary: Summary) -> list[SummaryStep]:
    """Return the steps that send somebody to the SEND Tribunal with an appeal."""
    return [step for step in summary.steps if step.route == "appeal"]


def can_be_appealed(visit: Visit) -> bool:
    """Tell whether the visitor has, or looks for, a decision that the law lets them appeal."""
    return (
        "letter-date" in visit.answers
        or visit.answers.get("plan") == "being-ended"
        or visit.answers.get("place-kind") == "no-plan"
    )


def test_no_appeal_without_a_decision_that_can_be_appealed(paths: list[Path]) -> None:
    for visit, summary in paths:
        if not can_be_appealed(visit):
            assert appeals(summary) == [], visit


@pytest.mark.parametrize(
    ("screen", "codes"),
    [
        ("trouble", {"excluded", "unfair", "waiting"}),
        ("plan", {"none", "asked-for", "being-written", "has-plan", "not-sure"}),
        ("decision", {"money", "draft", "health-care"}),
        ("health-link", {"plan-only", "nhs", "social-care"}),
        ("place-kind", {"transport"}),
    ],
)
def test_no_appeal_for_what_has_another_way(
    paths: list[Path], screen: str, codes: set[str]
) -> None:
    met = 0
    for visit, summary in paths:
        if visit.answers.get(screen) in codes:
            met += 1
            assert appeals(summary) == [], visit
    assert met


def test_no_ombudsman_for_what_happened_inside_a_school(paths: list[Path]) -> None:
    named = 0
    for visit, summary in paths:
        if "lgsco" in {contact.id for contact in summary.contacts}:
            named += 1
            answers = visit.answers
            assert (
                answers.get("complaint-about") in {"council", "social-care"}
                or answers.get("trouble") == "waiting"
                or answers.get("health-link") in {"social-care", "plan-only"}
                or answers.get("decision") == "health-care"
                or answers.get("place-kind") == "transport"
            ), visit
    assert named


def test_months_are_never_turned_into_days(worcestershire: Journey, paths: list[Path]) -> None:
    for rule in worcestershire.flow.limits.values():
        if rule.id.startswith("appeal") or rule.id == "mediation-call":
            assert {period.unit for period in rule.dated_periods} == {Unit.MONTHS}
    for _, summary in paths:
        for step in appeals(summary):
            words = " ".join(block.text.text for block in step.body)
            assert not re.search(r"\b(30|60|61) days\b", words), step.id


def test_nobody_is_told_to_wait_for_talks_before_they_ring(paths: list[Path]) -> None:
    for visit, summary in paths:
        if visit.answers.get("certificate") not in {"not-rung", "no-mediation", "not-sure"}:
            continue
        places = {step.route: step.number for step in reversed(summary.steps)}
        assert summary.steps[0].route == "mediation", visit
        assert places["mediation"] < places["disagreement"]


def test_no_one_is_given_more_time_for_a_claim_of_discrimination(
    worcestershire: Journey, paths: list[Path]
) -> None:
    rule = worcestershire.flow.limits["discrimination"]
    assert all(period.counts_first_day for period in rule.dated_periods)
    for visit, summary in paths:
        happened = visit.answers.get("incident-date")
        for limit in summary.limits:
            if limit.id == "discrimination" and isinstance(happened, date) and limit.last_day:
                assert limit.last_day < add_months(happened, 6)


def school_days() -> Iterator[str]:
    yield from ("review-panel", "governors-meet", "governors-meet-if-asked")


@pytest.mark.parametrize("name", list(school_days()))
def test_school_days_never_give_a_date(paths: list[Path], name: str) -> None:
    found = [limit for _, summary in paths for limit in summary.limits if limit.id == name]
    assert found
    assert {limit.last_day for limit in found} == {None}
