"""What must hold on every path through the packs that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sendkiosk.authoring.inspection import inspect
from sendkiosk.findings.finding import Severity
from sendkiosk.journey.flow import TALK, Confidence
from sendkiosk.journey.summary import Summary, summarise
from sendkiosk.journey.time_limits import Answer, Standing
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.opening import open_pack, overdue
from sendkiosk.pack.paths import all_visits
from tests.support.survey import survey

PACKS = ("england", "worcestershire")
TODAY = date(2026, 11, 24)
LONGEST = 8
"""Screens in a visit at the most."""
# A day in the middle of the August window and one in the Christmas window.
DAYS = (TODAY, date(2026, 8, 20), date(2026, 12, 28))

LETTER: Mapping[str, Answer] = {
    "who": "parent",
    "trouble": "council-letter",
    "decision": "refuse-assess",
}


def journey_of(packs: Path, name: str, today: date = TODAY) -> Journey:
    flow = open_pack(packs / name).flow
    assert flow is not None
    return Journey(flow, today, england_calendar())


def summary_of(journey: Journey, answers: Mapping[str, Answer]) -> Summary:
    visit = Visit()
    for screen, answer in answers.items():
        visit = journey.answer(visit, screen, answer)
    assert journey.screen(visit) is None
    return summarise(journey, visit)


@pytest.mark.parametrize("name", PACKS)
def test_nothing_is_wrong_with_a_shipped_pack_but_that_nobody_has_rung(
    packs: Path, name: str
) -> None:
    found = inspect(packs / name, TODAY)
    assert {finding.code for finding in found.findings} <= {Fault.UNCONFIRMED}
    assert found.survey
    assert found.survey.longest <= LONGEST


def test_what_is_overdue_is_found_and_is_only_a_warning(packs: Path) -> None:
    late = overdue(open_pack(packs / "worcestershire"), date(2030, 1, 1))
    assert late
    assert {finding.severity for finding in late} == {Severity.WARNING}


@pytest.mark.parametrize("name", PACKS)
def test_every_path_ends_with_something_to_do_and_somebody_to_ring(packs: Path, name: str) -> None:
    journey = journey_of(packs, name)
    paths = 0
    for visit in all_visits(journey):
        paths += 1
        summary = summarise(journey, visit)
        assert summary.steps
        assert any(contact.phones for contact in summary.contacts)
    assert paths > 5_000


def test_every_fact_of_the_leaflet_has_a_place_and_every_conflict_is_settled(packs: Path) -> None:
    merged = open_pack(packs / "worcestershire").merged
    assert merged
    wanted = {*(f"F{n}" for n in range(1, 119)), *(f"X{n}" for n in range(1, 18))}
    wanted |= {*(f"Q{n}" for n in range(1, 21)), *(f"O{n}" for n in range(1, 39))}
    # Some outcomes are several, such as O25a to O25d.
    assert wanted <= {name.rstrip("abcd") for name in merged.coverage}
    assert all(fact.settings.places for fact in merged.coverage.values())
    settled = [f for name, f in merged.coverage.items() if name.startswith("X")]
    assert all(fact.settings.note for fact in settled)


@pytest.mark.parametrize("today", DAYS)
def test_who_wants_to_talk_is_first_told_whom_to_talk_to(packs: Path, today: date) -> None:
    journey = journey_of(packs, "worcestershire", today)
    for visit in all_visits(journey):
        if TALK in visit.answers.values():
            assert summarise(journey, visit).steps[0].route == "talk"


@pytest.mark.parametrize("today", DAYS)
def test_no_last_day_is_shown_without_an_exact_date(packs: Path, today: date) -> None:
    journey = journey_of(packs, "worcestershire", today)
    for visit in all_visits(journey):
        if not any(isinstance(answer, date) for answer in visit.answers.values()):
            limits = summarise(journey, visit).limits
            found = {limit.id for limit in limits if limit.last_day}
            # These two come on the same day each year, whatever was answered.
            assert found <= {"move-school", "move-college"}


def test_every_screen_and_every_step_is_met(worcestershire: Journey) -> None:
    found = survey(worcestershire)
    assert found.screens == worcestershire.flow.screens.keys()
    assert found.steps == {step.id for step in worcestershire.flow.steps}
    assert found.visits > 5_000


def test_what_is_not_verified_is_never_first_to_ring(worcestershire: Journey) -> None:
    flow = worcestershire.flow
    steps = [flow.contacts[contact] for step in flow.steps for contact in step.contacts]
    helplines = [flow.contacts[contact] for contact in flow.helplines]
    for contacts in (steps, helplines):
        numbers = [phone for contact in contacts for phone in contact.phones]
        assert numbers[0].confidence is Confidence.VERIFIED


@pytest.mark.parametrize(
    ("letter", "certificate", "last_day"),
    [
        (date(2026, 10, 1), None, date(2026, 12, 1)),
        (date(2026, 10, 1), date(2026, 11, 29), date(2027, 1, 4)),
        (date(2026, 6, 15), None, date(2026, 9, 1)),
        (date(2026, 12, 31), None, date(2027, 3, 1)),
    ],
)
def test_the_worked_dates_come_out_of_the_pack(
    packs: Path, letter: date, certificate: date | None, last_day: date
) -> None:
    today = certificate or letter
    answers = {**LETTER, "letter-date": letter}
    if certificate:
        answers |= {"certificate": "have", "certificate-date": certificate}
    else:
        answers |= {"certificate": "not-rung"}
    summary = summary_of(journey_of(packs, "worcestershire", today), answers)
    days = {limit.id: limit.last_day for limit in summary.limits}
    assert days["appeal"] == last_day


def test_the_mediation_adviser_comes_first_and_by_a_day(worcestershire: Journey) -> None:
    answers = {**LETTER, "letter-date": date(2026, 10, 1), "certificate": "not-rung"}
    summary = summary_of(worcestershire, answers)
    first = summary.steps[0]
    assert first.route == "mediation"
    assert first.limit
    assert first.limit.last_day == date(2026, 12, 1)
    assert first.limit.working
    assert "mediation-adviser" in {contact.id for contact in first.contacts}
    assert {"appeal", "mediation", "disagreement"} <= {step.route for step in summary.steps}


def test_a_letter_that_is_too_old_is_never_called_lost(worcestershire: Journey) -> None:
    answers = {**LETTER, "letter-date": date(2026, 6, 1), "certificate": "not-rung"}
    summary = summary_of(worcestershire, answers)
    assert summary.first_limit
    assert summary.first_limit.standing is Standing.PASSED
    assert "appeal" in {step.route for step in summary.steps}
