"""Walking every path: nothing that a visit could meet is left out."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.journey.flow import NOT_SURE, SEEN, TALK, Kind, Screen, Step
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import WorkingCalendar
from sendkiosk.pack.paths import all_visits
from tests.support.packs import edited, open_changed
from tests.support.survey import survey

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    return journey_of(tmp_path_factory.mktemp("paths"), {})


@pytest.fixture(scope="module")
def visits(journey: Journey) -> list[Visit]:
    return list(all_visits(journey))


@pytest.fixture(scope="module")
def all_met(journey: Journey, visits: list[Visit]) -> set[Hashable]:
    return {met(journey, visit) for visit in visits}


def journey_of(folder: Path, changes: dict[str, str]) -> Journey:
    flow = open_changed(folder, changes).flow
    assert flow is not None
    return Journey(flow, TODAY, WorkingCalendar(()))


def met(journey: Journey, visit: Visit) -> Hashable:
    """Return all that the flow makes of a visit, with its dates left out."""
    facts = journey.facts(visit)
    everything: list[Screen | Step] = [*journey.flow.screens.values(), *journey.flow.steps]
    wordings = [
        wording.title
        for thing in everything
        for wording in thing.wordings
        if wording.when.holds(facts)
    ]
    return (
        tuple((screen, _without_day(answer)) for screen, answer in visit.answers.items()),
        tuple(step.id for step in journey.flow.steps if step.when.holds(facts)),
        tuple(journey.limit(limit, visit.answers).standing for limit in journey.flow.limits),
        tuple(wordings),
    )


def _without_day(answer: Answer) -> str | tuple[str, ...]:
    return "a day" if isinstance(answer, date) else answer


def test_every_visit_is_complete_and_could_be_made(journey: Journey, visits: list[Visit]) -> None:
    for visit in visits:
        made = Visit()
        for screen, answer in visit.answers.items():
            made = journey.answer(made, screen, answer)
        assert made == visit
        assert journey.screen(made) is None


def test_no_visit_comes_twice(visits: list[Visit]) -> None:
    assert len({tuple(visit.answers.items()) for visit in visits}) == len(visits)


def test_both_escapes_are_taken_on_every_question(journey: Journey, visits: list[Visit]) -> None:
    taken = {(screen, answer) for visit in visits for screen, answer in visit.answers.items()}
    for screen in journey.flow.screens.values():
        if screen.kind is Kind.INFORMATION:
            assert (screen.id, SEEN) in taken
        else:
            assert {(screen.id, NOT_SURE), (screen.id, TALK)} <= taken
            codes = [option.code for option in screen.options]
            if screen.kind is Kind.CHOICES:
                assert {(screen.id, (code,)) for code in codes} <= taken
                assert (screen.id, tuple(codes)) in taken
            else:
                assert {(screen.id, code) for code in codes} <= taken


@given(data=st.data())
def test_no_visit_meets_what_none_of_these_meets(
    journey: Journey, all_met: set[Hashable], data: st.DataObject
) -> None:
    visit = Visit()
    while screen := journey.screen(visit):
        answers: list[Answer] = [NOT_SURE, *(option.code for option in screen.options)]
        earliest = journey.earliest(visit, screen)
        if screen.kind is Kind.INFORMATION:
            answers = [SEEN]
        elif screen.kind is Kind.CHOICES:
            answers = [(option.code,) for option in screen.options]
        choice: st.SearchStrategy[Answer] = st.sampled_from(answers)
        if earliest is not None:
            choice = st.one_of(choice, st.dates(earliest, TODAY))
        visit = journey.answer(visit, screen.id, data.draw(choice))
    assert met(journey, visit) in all_met


def test_the_ends_of_each_class_of_days_are_taken(visits: list[Visit]) -> None:
    days = sorted(
        {answer for visit in visits if isinstance(answer := visit.answers.get("letter-date"), date)}
    )
    # Two months from 24 September end today; a wording changes on 1 September.
    assert days == [
        date(2025, 11, 24),
        date(2026, 8, 31),
        date(2026, 9, 1),
        date(2026, 9, 23),
        date(2026, 9, 24),
        date(2026, 9, 25),
        date(2026, 11, 24),
    ]


def test_a_date_that_must_not_be_earlier_begins_at_the_other(visits: list[Visit]) -> None:
    first = min(
        answer
        for visit in visits
        if visit.answers.get("letter-date") == date(2026, 9, 25)
        if isinstance(answer := visit.answers.get("certificate-date"), date)
    )
    assert first == date(2026, 9, 25)


def test_days_beside_a_period_that_is_over_are_told_apart(tmp_path: Path) -> None:
    # In the last week of August it is not known whether a limit that is over moved to September.
    journey = journey_of(tmp_path, {})
    late = Journey(journey.flow, date(2026, 8, 20), journey.days)
    standings = {
        late.limit("appeal", visit.answers).standing
        for visit in all_visits(late)
        if visit.answers.get("letter-date") == "long-ago"
        and isinstance(visit.answers.get("certificate-date"), date)
    }
    every_day = {
        late.limit(
            "appeal",
            {"letter-date": "long-ago", "certificate-date": late.today - timedelta(days=back)},
        ).standing
        for back in range(365)
    }
    assert standings == every_day


def test_a_survey_counts(journey: Journey, visits: list[Visit]) -> None:
    found = survey(journey)
    assert found.visits == len(visits)
    assert found.longest == 5
    assert found.screens == set(journey.flow.screens)
    assert found.steps == {"appeal", "talk"}


def test_a_survey_shows_what_is_never_met(tmp_path: Path) -> None:
    change = edited(
        "steps/talk.md", '"who", answered = true', '"letter-date", date_before = 1999-01-01'
    )
    assert survey(journey_of(tmp_path, change)).steps == {"appeal"}
