"""Families' situations: each file in tests/scenarios gets the sheet that it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from sendkiosk.findings.finding import FindingsError
from sendkiosk.journey.coding import HELP_NOW, ROUTES
from sendkiosk.journey.flow import NOT_SURE, TALK, Flow
from sendkiosk.journey.summary import Summary, help_now
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.opening import open_pack
from sendkiosk.paths import find_places
from tests.support.mismatches import mismatches
from tests.support.packs import open_changed
from tests.support.scenarios import Scenario, read_scenario, result

FILES: Final = sorted((Path(__file__).parent.parent / "scenarios").glob("*.toml"))
FEWEST: Final = 45
STEPS_MET: Final = 0.95
"""The part of all steps that the situations must meet together."""


@dataclass(frozen=True, slots=True)
class Played:
    """A situation with what came of it."""

    scenario: Scenario
    journey: Journey
    visit: Visit
    summary: Summary

    @property
    def steps(self) -> set[tuple[str, str]]:
        """Id and route of each step that the visitor can see, those behind "Help now" too."""
        shown = (*self.summary.steps, *help_now(self.journey, self.visit))
        return {(step.id, step.route) for step in shown}


@cache
def flow_of(pack: str) -> Flow:
    flow = open_pack(find_places().packs / pack).flow
    assert flow is not None, f"The pack “{pack}” is not there, or has faults."
    return flow


def played(file: Path) -> Played:
    scenario = read_scenario(file)
    journey = Journey(flow_of(scenario.pack), scenario.today, england_calendar())
    return Played(scenario, journey, *result(scenario, journey))


@pytest.fixture(scope="module")
def everything() -> list[Played]:
    return [played(file) for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_family_gets_the_sheet_that_it_must_get(file: Path) -> None:
    one = played(file)
    found = mismatches(one.scenario, one.summary)
    if one.scenario.disputed:
        assert found, f"{file.name}: The sheet is right now. Take out the line “disputed”."
        pytest.xfail(one.scenario.disputed)
    assert not found, "\n".join([one.scenario.about, *found])


def test_there_are_enough_situations_and_each_is_told_in_its_own_words() -> None:
    abouts = {read_scenario(file).about for file in FILES}
    assert len(abouts) == len(FILES) >= FEWEST


def test_every_screen_and_every_answer_is_met(
    worcestershire: Journey, everything: list[Played]
) -> None:
    screens = worcestershire.flow.screens
    given = {(id_, answer) for one in everything for id_, answer in one.visit.answers.items()}
    assert {id_ for id_, _ in given} == set(screens)
    options = {(id_, option.code) for id_, screen in screens.items() for option in screen.options}
    assert options - given == set()
    assert {NOT_SURE, TALK} <= {answer for _, answer in given}


def test_nearly_every_step_and_every_route_is_met(
    worcestershire: Journey, everything: list[Played]
) -> None:
    met = {step for one in everything for step in one.steps}
    wanted = {step.id for step in worcestershire.flow.steps}
    left = wanted - {id_ for id_, _ in met}
    assert len(left) <= (1 - STEPS_MET) * len(wanted), left
    assert {route for _, route in met} == {*ROUTES, HELP_NOW}


def test_every_letter_and_every_time_limit_is_met(
    worcestershire: Journey, everything: list[Played]
) -> None:
    letters = {letter.id for one in everything for letter in one.summary.letters}
    assert letters == {letter.id for letter in worcestershire.flow.letters}
    limits = {limit.id for one in everything for limit in one.summary.limits}
    assert limits == set(worcestershire.flow.limits)


# How a file is read and compared, on the small pack.

RIGHT: Final = """\
about = "A parent has a letter."
today = 2026-11-24
pack = "national"

[answers]
who = "parent"
letter-date = 2026-11-02
certificate-date = "not-sure"
worries = ["school", "travel"]

[sheet]
first = "talk"
steps = ["talk", "appeal"]
not_steps = []
not_routes = ["complaint"]
contacts = ["tribunal", "helpline"]
numbers = ["01905 768153"]
not_numbers = ["01905 000000"]
words = ["appeal ABOUT school"]
not_words = ["ombudsman"]
letters = ["complaint"]
letter_words = ["Monday 2 November 2026"]

[dates]
appeal = 2027-01-04
"""
"""2 January 2027 is a Saturday."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    flow = open_changed(tmp_path_factory.mktemp("scenarios"), {}).flow
    assert flow is not None
    return Journey(flow, read_text(tmp_path_factory.mktemp("right")).today, england_calendar())


def read_text(folder: Path, text: str = RIGHT) -> Scenario:
    file = folder / "one.toml"
    file.write_text(text, encoding="utf-8")
    return read_scenario(file)


def changed(*changes: tuple[str, str]) -> str:
    text = RIGHT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_situation_that_is_right_has_no_mismatch(tmp_path: Path, small: Journey) -> None:
    scenario = read_text(tmp_path)
    _, summary = result(scenario, small)
    assert mismatches(scenario, summary) == []


@pytest.mark.parametrize(
    ("change", "line", "named"),
    [
        (('first = "talk"', 'first = "appeal"'), 12, "appeal"),
        (('["talk", "appeal"]', '["appeal", "talk"]'), 13, "talk, appeal"),
        (("not_steps = []", 'not_steps = ["talk"]'), 14, "talk"),
        (('["complaint"]\ncontacts', '["appeal"]\ncontacts'), 15, "appeal"),
        (("not_routes =", 'not_contacts = ["helpline"]\nnot_routes ='), 15, "helpline"),
        (('["01905 768153"]', '["01905 999999"]'), 17, "01905 999999"),
        (('["01905 000000"]', '["01905 768153"]'), 18, "01905 768153"),
        (("appeal ABOUT school", "nowhere at all"), 19, "nowhere at all"),
        (('["ombudsman"]', '["tribunal"]'), 20, "tribunal"),
        (("\nletters =", "\nnot_letters ="), 21, "complaint"),
        (("Monday 2 November", "Tuesday 3 November"), 22, "Tuesday 3 November"),
        (("2027-01-04", "2027-01-02"), 25, "2027-01-04"),
        (("2027-01-04", '"passed"'), 25, "2027-01-04"),
        (("2027-01-04", '"none"'), 25, "2027-01-04"),
    ],
)
def test_each_mismatch_is_told_with_its_line(
    tmp_path: Path, small: Journey, change: tuple[str, str], line: int, named: str
) -> None:
    scenario = read_text(tmp_path, changed(change))
    _, summary = result(scenario, small)
    (told,) = mismatches(scenario, summary)
    assert told.startswith(f"one.toml:{line}: ")
    assert named in told


def test_what_must_be_there_and_is_not_is_told_all_at_once(tmp_path: Path, small: Journey) -> None:
    talks = changed(
        ("letter-date = 2026-11-02", 'letter-date = "talk"'),
        ('certificate-date = "not-sure"\n', ""),
        ('worries = ["school", "travel"]\n', ""),
    )
    scenario = read_text(tmp_path, talks)
    _, summary = result(scenario, small)
    told = mismatches(scenario, summary)
    assert [line.split(":")[1] for line in told] == ["11", "14", "17", "19", "20", "23"]


@pytest.mark.parametrize(
    ("change", "line", "named"),
    [
        (("about =", "abuot ="), 1, "abuot"),
        (('"A parent has a letter."', '""'), 1, "about"),
        (("today = 2026-11-24", "today = 2026-11-31"), 2, "2026-11-31"),
        (("today = 2026-11-24", 'today = "2026-11-24"'), 2, "today"),
        (('who = "parent"', 'who = "aunt"'), 6, "parent"),
        (('who = "parent"', "who = 7"), 6, "list of codes"),
        (('who = "parent"', "who = 2026-11-24T10:00:00"), 6, "list of codes"),
        (('who = "parent"\n', ""), 5, "who"),
        (('first = "talk"', 'first = "tlak"'), 12, "talk"),
        (('["talk", "appeal"]', '["talk", "apeal"]'), 13, "appeal"),
        (("not_steps = []", 'not_steps = ["zzz"]'), 14, "id of a step"),
        (('["complaint"]\ncontacts', '["complaints"]\ncontacts'), 15, "complaint"),
        (('"tribunal", "helpline"', '"tribunal", "helplin"'), 16, "helpline"),
        (('\nletters = ["complaint"]', '\nletters = ["complain"]'), 21, "complaint"),
        (("appeal = 2027-01-04", "apeal = 2027-01-04"), 25, "appeal"),
        (("2027-01-04", '"over"'), 25, "in-words"),
        (("\nwords =", "\nwrods ="), 19, "words"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_line(
    tmp_path: Path, small: Journey, change: tuple[str, str], line: int, named: str
) -> None:
    with pytest.raises(FindingsError) as caught:
        result(read_text(tmp_path, changed(change)), small)
    findings = caught.value.findings
    assert {finding.file.name for finding in findings} == {"one.toml"}
    assert line in {finding.line for finding in findings}
    assert any(named in f"{finding.problem} {finding.advice}" for finding in findings)
