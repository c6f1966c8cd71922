"""Answers in a file: read, replayed, and turned down with a place and a way on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.journey.flow import NOT_SURE, SEEN
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import WorkingCalendar
from sendkiosk.pack.answers import read_answers, replay
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.paths import all_visits
from tests.support.packs import open_changed

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    flow = open_changed(tmp_path_factory.mktemp("answers"), {}).flow
    assert flow is not None
    return Journey(flow, TODAY, WorkingCalendar(()))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("given") / "answers.toml"


def play(journey: Journey, file: Path, text: str | bytes) -> Visit:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return replay(journey, read_answers(file))


def refused(journey: Journey, file: Path, text: str | bytes) -> list[Finding]:
    with pytest.raises(FindingsError) as caught:
        play(journey, file, text)
    assert all(finding.file == file for finding in caught.value.findings)
    return list(caught.value.findings)


def test_answers_become_a_visit(journey: Journey, file: Path) -> None:
    visit = play(
        journey,
        file,
        """\
[answers]
worries = ["school", "health"]
who = "parent"
letter-date = 2026-11-02
certificate-date = "not-sure"
""",
    )
    assert list(visit.answers.items()) == [
        ("welcome", SEEN),
        ("who", "parent"),
        ("letter-date", date(2026, 11, 2)),
        ("certificate-date", NOT_SURE),
        ("worries", ("school", "health")),
    ]


def test_information_may_be_given_as_seen(journey: Journey, file: Path) -> None:
    visit = play(journey, file, '[answers]\nwelcome = "seen"\nwho = "talk"\n')
    assert list(visit.answers) == ["welcome", "who"]


def test_every_visit_can_be_written_down(journey: Journey, file: Path) -> None:
    def written(answer: object) -> str:
        if isinstance(answer, tuple):
            return f"[{', '.join(written(code) for code in answer)}]"
        return answer.isoformat() if isinstance(answer, date) else f'"{answer}"'

    for visit in list(all_visits(journey))[::20]:
        lines = [f"{screen} = {written(answer)}" for screen, answer in visit.answers.items()]
        assert play(journey, file, "\n".join(["[answers]", *lines])) == visit


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("[answers]\nwho = \n", FileFault.NOT_TOML, 2),
        ("[answers]\nwho = 'talk'\nwho = 'talk'\n", FileFault.SETTING_TWICE, 3),
        ("[answers]\nletter-date = 2026-02-30\n", FileFault.NO_SUCH_DAY, 2),
        ("[answers]\nletter-date = 2026-13-01\n", FileFault.NO_SUCH_DAY, 2),
        (b"[answers]\n# \xff\n", FileFault.NOT_UTF8, 2),
        ("", FileFault.MISSING_SETTING, 1),
        ("answers = 3\n", FileFault.MISSING_SETTING, 1),
        ("[[answers]]\nwho = 'talk'\n", FileFault.MISSING_SETTING, 1),
        ("[answers]\n[notes]\n", FileFault.UNKNOWN_SETTING, 2),
        ("[answers]\nwho = 3\n", Fault.ANSWER_KIND, 2),
        ("[answers]\nwho = true\n", Fault.ANSWER_KIND, 2),
        ("[answers]\nwho = {}\n", Fault.ANSWER_KIND, 2),
        ("[answers]\nwho = ['talk', 3]\n", Fault.ANSWER_KIND, 2),
        ("[answers]\nletter-date = 2026-11-02T10:00:00\n", Fault.ANSWER_KIND, 2),
        ("[answers]\nwhom = 'talk'\n", Fault.UNKNOWN_SCREEN, 2),
        ("[answers]\nwho = 'nobody'\n", Fault.ANSWER_REFUSED, 2),
        ("[answers]\nwho = ['parent']\n", Fault.ANSWER_REFUSED, 2),
        ("[answers]\nwho = 2026-11-02\n", Fault.ANSWER_REFUSED, 2),
        ("[answers]\nwelcome = 'parent'\nwho = 'talk'\n", Fault.ANSWER_REFUSED, 2),
        ("[answers]\nwho = 'parent'\nletter-date = 2026-11-25\n", Fault.ANSWER_REFUSED, 3),
        ("[answers]\nwho = 'parent'\nletter-date = 2025-11-23\n", Fault.ANSWER_REFUSED, 3),
        ("[answers]\nwho = 'young-person'\nworries = []\n", Fault.ANSWER_REFUSED, 3),
        ("[answers]\nwho = 'talk'\nworries = 'not-sure'\n", Fault.ANSWER_NOT_ASKED, 3),
        ("[answers]\nwho = 'parent'\n", Fault.ANSWER_MISSING, 1),
        ("[answers]\n", Fault.ANSWER_MISSING, 1),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_line(
    journey: Journey, file: Path, text: str | bytes, code: str, line: int
) -> None:
    assert [(found.code, found.line) for found in refused(journey, file, text)] == [(code, line)]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        read_answers(tmp_path / "nothing.toml")
    assert [found.code for found in caught.value.findings] == [FileFault.MISSING_FILE]


def test_all_that_is_wrong_is_told_at_once(journey: Journey, file: Path) -> None:
    text = "[other]\n[answers]\nwho = 1\nplan = 2\n"
    assert [found.line for found in refused(journey, file, text)] == [1, 3, 4]
    text = "[answers]\nwhom = 'x'\nplans = 'y'\n"
    assert [found.line for found in refused(journey, file, text)] == [2, 3]


def test_a_stop_names_the_screen_and_what_it_takes(journey: Journey, file: Path) -> None:
    text = "[answers]\nwho = 'parent'\nworries = 'not-sure'\n"
    stop, left = refused(journey, file, text)
    assert "letter-date" in stop.problem
    assert "long-ago" in stop.advice
    assert (left.code, left.line) == (Fault.ANSWER_NOT_ASKED, 3)


def test_a_refused_date_says_which_dates_are_taken(journey: Journey, file: Path) -> None:
    text = "[answers]\nwho = 'parent'\nletter-date = 2025-01-01\n"
    advice = refused(journey, file, text)[0].advice
    assert "24 November 2025" in advice


def test_a_misspelt_screen_is_guessed(journey: Journey, file: Path) -> None:
    assert "worries" in refused(journey, file, "[answers]\nworrys = 'school'\n")[0].advice
    assert refused(journey, file, "[answers]\nzzz = 'school'\n")[0].advice


@given(st.text(st.sampled_from("[answers]\n who='tlk\"{}=,20261-")))
def test_any_text_is_a_visit_or_a_finding(journey: Journey, file: Path, text: str) -> None:
    for whole in (text, f"[answers]\n{text}", f"[answers]\nwho = {text}"):
        try:
            visit = play(journey, file, whole)
        except FindingsError:
            continue
        else:
            assert journey.screen(visit) is None
