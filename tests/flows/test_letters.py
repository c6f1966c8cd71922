"""Which letters the shipped packs offer, on all paths through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from sendkiosk.journey.flow import Letter, Wording
from sendkiosk.journey.summary import summarise, wording
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.language.markup import plain
from sendkiosk.pack.opening import open_pack
from sendkiosk.pack.paths import all_visits

# One day before the council must have changed plans for a move, and one after.
DAYS = (date(2026, 11, 24), date(2027, 4, 12))

APPEALABLE = frozenset(
    {"refuse-assess", "no-plan", "refuse-reassess", "plan-content", "school", "not-amend", "cease"}
)
ABOUT_APPEALS = frozenset(
    {"appeal-checklist", "request-mediation", "request-certificate", "request-letter"}
)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def journey(request: pytest.FixtureRequest, packs: Path) -> Journey:
    return journey_on(packs, request.param)


def journey_on(packs: Path, today: date) -> Journey:
    flow = open_pack(packs / "worcestershire").flow
    assert flow is not None
    return Journey(flow, today, england_calendar())


def offered(journey: Journey) -> Iterator[tuple[Mapping[str, Answer], Visit, Letter]]:
    """Yield each letter on each path, with the answers and the visit that lead to it."""
    for visit in all_visits(journey):
        facts = journey.facts(visit)
        for letter in journey.flow.letters:
            if letter.when.holds(facts):
                yield visit.answers, visit, letter


def test_each_wording_of_each_letter_is_met(packs: Path) -> None:
    written: set[tuple[str, Wording]] = set()
    met: set[tuple[str, Wording]] = set()
    for today in DAYS:
        journey = journey_on(packs, today)
        letters = journey.flow.letters
        written |= {(letter.id, words) for letter in letters for words in letter.wordings}
        met |= {
            (letter.id, wording(journey, visit, letter.wordings))
            for _, visit, letter in offered(journey)
        }
    assert met == written


def test_a_young_person_writes_for_themselves_and_a_parent_for_the_child(journey: Journey) -> None:
    for answers, visit, letter in offered(journey):
        words = wording(journey, visit, letter.wordings)
        text = " ".join(plain(block.text.text) for block in words.body).casefold()
        if answers["who"] == "young-person":
            assert "my child" not in text, letter.id
        elif letter.id not in {"meeting-sheet", "appeal-checklist"}:
            assert "my child" in text, letter.id


def test_no_letter_is_offered_where_it_does_not_fit(journey: Journey) -> None:
    for answers, _, letter in offered(journey):
        if letter.id in ABOUT_APPEALS:
            appealable = answers.get("decision") in APPEALABLE
            with_plan = answers.get("place-kind") == "with-plan"
            assert appealable or with_plan or answers.get("health-link") == "with-education"
            assert answers.get("letter-date") != "appeal-sent"
        if letter.id == "review-panel":
            assert answers["what-happened"] == "permanent-after"
        if letter.id == "governors-meeting":
            assert answers["what-happened"] not in {"sent-home", "permanent-after"}
        if letter.id == "request-mediation":
            assert answers.get("certificate") != "have"
            assert answers.get("school-only") != "only-school"


def test_nobody_is_told_to_call_late_what_is_still_in_time(packs: Path) -> None:
    journey = journey_on(packs, DAYS[0])
    late = {
        "answer-request": date(2026, 10, 1),
        "plan-decision": date(2026, 7, 1),
        "final-plan": date(2026, 6, 1),
    }
    for waiting, asked in late.items():
        for day, expected in ((asked, True), (date(2026, 11, 20), False)):
            visit = Visit()
            answers: dict[str, Answer] = {
                "who": "parent",
                "trouble": "waiting",
                "waiting-for": waiting,
                "request-date": day,
            }
            for screen, answer in answers.items():
                visit = journey.answer(visit, screen, answer)
            letters = {letter.id for letter in summarise(journey, visit).letters}
            assert ("late-decision" in letters) is expected, (waiting, day)
