"""Conditions that can never hold, seen without walking any path."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.authoring.checks.contradictions import check_contradictions
from sendkiosk.findings.finding import Severity
from sendkiosk.pack.codes import Fault
from tests.support.checks import found_by, places
from tests.support.packs import edited

PARENT = '{screen = "who", is = "parent"}'
YOUNG = '{screen = "who", is = "young-person"}'
EITHER = '{screen = "who", any_of = ["parent", "young-person"]}'
SCHOOL = '{screen = "worries", is = "school"}'
TRAVEL = '{screen = "worries", is = "travel"}'
LONG_AGO = '{screen = "letter-date", is = "long-ago"}'
DATED = '{screen = "letter-date", dated = true}'
BEFORE = '{screen = "letter-date", date_before = 2026-01-01}'
OPEN = '{time_limit = "appeal", is = "open"}'
PASSED = '{time_limit = "appeal", is = "passed"}'
TALK = '{anywhere = "talk"}'


def every(*parts: str) -> str:
    return f"{{all = [{', '.join(parts)}]}}"


def one(*parts: str) -> str:
    return f"{{any = [{', '.join(parts)}]}}"


def never(part: str) -> str:
    return f"{{not = {part}}}"


def step_when(condition: str) -> dict[str, str]:
    return edited("steps/talk.md", '{screen = "who", answered = true}', condition)


@pytest.mark.parametrize(
    "condition",
    [
        every(PARENT, YOUNG),
        every(PARENT, TALK, never(PARENT)),
        every(never(EITHER), PARENT),
        every(SCHOOL, never(SCHOOL)),
        every(SCHOOL, TRAVEL, never('{screen = "worries", any_of = ["school", "health"]}')),
        every(LONG_AGO, DATED),
        every(LONG_AGO, BEFORE),
        every(DATED, never(DATED)),
        every(OPEN, PASSED),
        every(EITHER, every(PARENT, TALK), YOUNG),
        every(PARENT, never(one(PARENT, SCHOOL))),
        every(PARENT, never(never(YOUNG))),
        one(SCHOOL, every(PARENT, YOUNG)),
        never(every(PARENT, YOUNG)),
        every(SCHOOL, one(every(PARENT, YOUNG), TALK)),
    ],
)
def test_what_cannot_be_is_an_error(tmp_path: Path, condition: str) -> None:
    found = found_by(check_contradictions, tmp_path, step_when(condition))
    assert [(each.code, each.severity) for each in found] == [(Fault.CONTRADICTION, Severity.ERROR)]


@pytest.mark.parametrize(
    "condition",
    [
        PARENT,
        one(PARENT, YOUNG),
        every(EITHER, PARENT),
        every(EITHER, never(PARENT)),
        every(never(PARENT), never(YOUNG)),
        every(SCHOOL, TRAVEL),
        every(SCHOOL, TRAVEL, never('{screen = "worries", is = "health"}')),
        every(PARENT, SCHOOL),
        every(DATED, BEFORE, OPEN),
        every(DATED, never(BEFORE)),
        every(PARENT, never(every(PARENT, SCHOOL))),
        every(PARENT, one(YOUNG, SCHOOL)),
        every('{screen = "nowhere", is = "a"}', TALK),
    ],
)
def test_what_can_be_is_none(tmp_path: Path, condition: str) -> None:
    assert found_by(check_contradictions, tmp_path, step_when(condition)) == []


def test_what_has_no_condition_has_no_contradiction(tmp_path: Path) -> None:
    change = edited("steps/talk.md", 'when = {screen = "who", answered = true}\n', "")
    assert found_by(check_contradictions, tmp_path, change) == []


def test_it_is_told_where_it_clashes_wherever_that_is(tmp_path: Path) -> None:
    clash = f"{{all = [\n  {PARENT},\n  {YOUNG},\n]}}"
    next_line = edited("screens/letter-date.md", '{time_limit = "appeal", is = "passed"}', clash)
    assert places(check_contradictions, tmp_path, next_line) == [
        (Fault.CONTRADICTION, "screens/letter-date.md", 7)
    ]
    wording = edited(
        "screens/certificate-date.md",
        '{screen = "letter-date", date_before = 2026-09-01}',
        clash,
    )
    assert places(check_contradictions, tmp_path, wording) == [
        (Fault.CONTRADICTION, "screens/certificate-date.md", 15)
    ]
