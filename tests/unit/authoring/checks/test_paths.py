"""What only a walk over all paths can show: what is met nowhere, and how paths end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sendkiosk.authoring.checks.paths import check_paths
from sendkiosk.authoring.checks.walk import other_days
from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.opening import OpenedPack
from tests.support.checks import row_of
from tests.support.packs import NATIONAL, edited, open_changed, open_local, placed
from tests.support.survey import survey

TODAY = date(2026, 11, 24)
# Whose letter is older than that has no appeal left, and is asked for no certificate.
SOUND = edited("screens/certificate-date.md", "2026-09-01", "2026-11-01")
NEVER = '{all = [{screen = "who", is = "young-person"}, {screen = "letter-date", dated = true}]}'
FIRST_LINE = row_of("screens/who.md", "{when = ")
"""Where the first line of next stands."""
NO_HELPLINES = edited("pack.toml", 'helplines = ["helpline"]\n', "")
UNUSED_HELPLINE = edited("steps/appeal.md", '["tribunal"]', '["tribunal", "helpline"]')


def journey_of(pack: OpenedPack, today: date = TODAY) -> Journey:
    assert pack.flow is not None, pack.findings
    return Journey(pack.flow, today, england_calendar())


def findings_of(
    tmp_path: Path, changes: Mapping[str, str | bytes | None], today: date = TODAY
) -> list[Finding]:
    pack = open_changed(tmp_path, {**SOUND, **changes})
    assert pack.merged is not None
    return check_paths(pack.merged, journey_of(pack, today))[1]


def told(tmp_path: Path, changes: Mapping[str, str | bytes | None]) -> list[tuple[str, str, int]]:
    return [placed(each, tmp_path / "national") for each in findings_of(tmp_path, changes)]


def step_when(condition: str) -> dict[str, str]:
    return edited("steps/talk.md", '{screen = "who", answered = true}', condition)


def test_on_the_small_pack_there_is_nothing_to_find(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, SOUND)
    assert pack.merged is not None
    met, findings = check_paths(pack.merged, journey_of(pack))
    assert findings == []
    assert met == survey(journey_of(pack))


def test_a_step_for_everybody_is_always_shown(tmp_path: Path) -> None:
    change = edited("steps/talk.md", 'when = {screen = "who", answered = true}\n', "")
    assert told(tmp_path, change) == []


def test_a_step_that_no_path_shows_is_a_warning(tmp_path: Path) -> None:
    # A young person is not asked for the letter.
    step = NATIONAL["steps/talk.md"].replace('{screen = "who", answered = true}', NEVER)
    changes = {"steps/never.md": step}
    found = findings_of(tmp_path, changes)
    assert [(each.code, each.severity) for each in found] == [(Fault.NEVER_SHOWN, Severity.WARNING)]
    assert placed(found[0], tmp_path / "national")[1:] == ("steps/never.md", 4)


def test_a_letter_that_no_path_offers_is_a_warning(tmp_path: Path) -> None:
    def letter(when: str) -> dict[str, str]:
        text = f"+++\norder = 1\nwhen = {when}\n+++\n# Please help\n\nHelp us.\n"
        return {"letters/ask.md": text}

    assert told(tmp_path, letter('{screen = "who", is = "parent"}')) == []
    assert told(tmp_path, letter(NEVER)) == [(Fault.NEVER_SHOWN, "letters/ask.md", 3)]


def test_a_line_of_next_that_is_never_taken_is_a_warning(tmp_path: Path) -> None:
    late = edited(
        "screens/letter-date.md", '{time_limit = "appeal", is = "passed"}',
        '{screen = "who", is = "young-person"}',
    )  # fmt: skip
    assert told(tmp_path, late) == [(Fault.NEVER_HOLDS, "screens/letter-date.md", 5)]
    covered = edited(
        "screens/who.md",
        '  {to = "letter-date"},',
        '  {when = {screen = "who", any_of = ["young-person"]}, to = "worries"},\n'
        '  {to = "letter-date"},',
    )
    assert told(tmp_path, covered) == [(Fault.NEVER_HOLDS, "screens/who.md", FIRST_LINE + 1)]


def test_who_wants_to_talk_takes_no_line_of_next(tmp_path: Path) -> None:
    change = edited("screens/who.md", 'is = "young-person"}, to', 'is = "talk"}, to')
    assert (Fault.NEVER_HOLDS, "screens/who.md", FIRST_LINE) in told(tmp_path, change)


def test_a_wording_that_is_never_shown_is_a_warning(tmp_path: Path) -> None:
    # When a screen is shown, it has no answer yet.
    screen = edited(
        "screens/certificate-date.md", 'screen = "letter-date", date_before = 2026-09-01',
        'screen = "certificate-date", dated = true',
    )  # fmt: skip
    assert told(tmp_path, screen) == [(Fault.NEVER_HOLDS, "screens/certificate-date.md", 13)]
    step = edited(
        "steps/appeal.md", 'screen = "worries", any_of = ["school", "health"]', 'anywhere = "talk"'
    )
    assert told(tmp_path, step) == [(Fault.NEVER_HOLDS, "steps/appeal.md", 21)]


def test_a_wording_behind_one_that_holds_earlier_is_never_shown(tmp_path: Path) -> None:
    again = '\n+++\nwhen = {screen = "worries", is = "school"}\n+++\n# Never\n'
    changes = {"steps/appeal.md": NATIONAL["steps/appeal.md"] + again}
    assert told(tmp_path, changes) == [(Fault.NEVER_HOLDS, "steps/appeal.md", 26)]


def test_a_part_of_any_that_never_holds_is_a_warning(tmp_path: Path) -> None:
    condition = """\
{all = [
  {screen = "who", answered = true},
  {any = [
    {screen = "who", answered = true},
    {all = [{screen = "who", is = "young-person"}, {screen = "letter-date", dated = true}]},
  ]},
]}"""
    assert told(tmp_path, step_when(condition)) == [(Fault.NEVER_HOLDS, "steps/talk.md", 8)]
    line = edited(
        "screens/letter-date.md",
        '{time_limit = "appeal", is = "passed"}',
        '{any = [{time_limit = "appeal", is = "passed"}, {screen = "who", is = "young-person"}]}',
    )
    assert told(tmp_path, line) == [(Fault.NEVER_HOLDS, "screens/letter-date.md", 5)]


def test_what_cannot_be_at_all_is_left_to_the_other_check(tmp_path: Path) -> None:
    never = '{all = [{screen = "who", is = "parent"}, {screen = "who", is = "young-person"}]}'
    changes = (
        step_when(never)
        | edited("screens/letter-date.md", '{time_limit = "appeal", is = "passed"}', never)
        | edited(
            "screens/certificate-date.md",
            '{screen = "letter-date", date_before = 2026-09-01}',
            never,
        )
    )
    codes = {each.code for each in findings_of(tmp_path, changes)}
    assert codes == {Fault.NO_STEP}


def test_what_holds_at_another_time_of_the_year_is_no_fault(tmp_path: Path) -> None:
    # More than two months ago, but out of August the limit moves to September.
    august = (
        '{all = [{screen = "letter-date", is = "long-ago"}, {time_limit = "appeal", is = "%s"}]}'
    )
    extra = NATIONAL["steps/appeal.md"].replace("order = 20", "order = 30")
    head, _, rest = extra.partition("when = {all")
    tail = rest.partition("]}\nwho")[2]

    def step(standing: str) -> dict[str, str]:
        return {"steps/august.md": f"{head}when = {august % standing}\nwho{tail}"}

    assert told(tmp_path, step("unknown")) == []
    on_the_day = findings_of(tmp_path, step("unknown"), date(2026, 8, 20))
    assert on_the_day == []


def test_what_holds_at_no_time_of_the_year_is_told(tmp_path: Path) -> None:
    never = step_when(
        '{all = [{screen = "letter-date", is = "no-letter"}, {time_limit = "appeal", is = "open"}]}'
    ) | edited(
        "screens/letter-date.md",
        'code = "long-ago"\nlabel = "Long ago"\n',
        'code = "long-ago"\nlabel = "Long ago"\n\n[[option]]\ncode = "no-letter"\nlabel = "None"\n',
    )
    codes = [each.code for each in findings_of(tmp_path, never)]
    assert Fault.NEVER_SHOWN in codes


def test_a_screen_that_no_path_comes_to_is_told_by_the_line_that_leads_there(
    tmp_path: Path,
) -> None:
    changes = edited(
        "screens/letter-date.md",
        '  {to = "certificate-date"},',
        '  {when = {screen = "who", is = "young-person"}, to = "certificate-date"},\n'
        '  {to = "worries"},',
    )
    found = told(tmp_path, changes)
    assert (Fault.NEVER_HOLDS, "screens/letter-date.md", 6) in found
    assert "screens/certificate-date.md" not in {file for _, file, _ in found}


def test_the_other_days_reach_over_a_year_and_into_both_holidays() -> None:
    days = other_days(date(2026, 12, 31))
    assert len(days) == 13
    assert {(day.month, day.day) for day in days} >= {(8, 15), (12, 28)}
    assert {day.month for day in days} == set(range(1, 13))


def test_a_local_pack_may_lead_round_what_the_national_one_says(tmp_path: Path) -> None:
    never = (
        step_when('{all = [{screen = "who", is = "young-person"}, {screen = "letter-date",'
                  ' dated = true}]}')
        | edited("steps/appeal.md", 'screen = "worries", any_of = ["school", "health"]',
                 'anywhere = "talk"')
        | edited("screens/letter-date.md", '{time_limit = "appeal", is = "passed"}',
                 '{screen = "who", is = "young-person"}')
    )  # fmt: skip
    national = {**NATIONAL, **never, "steps/go.md": NATIONAL["steps/talk.md"]}
    pack = open_local(tmp_path, {}, national)
    assert pack.merged is not None
    met, findings = check_paths(pack.merged, journey_of(pack))
    assert findings == []
    assert "talk" not in met.steps


def test_a_path_without_a_step_is_an_error_with_the_path_in_words(tmp_path: Path) -> None:
    changes = step_when('{screen = "who", is = "parent"}')
    found = findings_of(tmp_path, changes)
    assert {(each.code, each.severity) for each in found} == {(Fault.NO_STEP, Severity.ERROR)}
    # One for each screen on which such a path ends.
    places = [placed(each, tmp_path / "national")[1:] for each in found]
    assert sorted(places) == [
        ("screens/certificate-date.md", 4),
        ("screens/letter-date.md", 4),
        ("screens/who.md", FIRST_LINE - 1),
        ("screens/worries.md", 4),
    ]
    words = next(each.problem for each in found if each.file.name == "worries.md")
    assert words.startswith("A path ends without anything to do: Welcome; Who you are: “")


def test_dates_and_several_answers_are_told_in_words(tmp_path: Path) -> None:
    changes = step_when('{screen = "worries", is = "school"}') | {"steps/appeal.md": None}
    changes |= edited("screens/worries.md", 'next = [{to = "summary"}]', 'next = [{to = "long"}]')
    changes["screens/long.md"] = (
        '+++\nkind = "information"\nnext = [{to = "summary"}]\n+++\n# End\n'
    )
    changes |= edited("time-limits.toml", "months = 2", "days = 900")
    found = findings_of(tmp_path, changes)
    assert any("2026" in each.problem or "2025" in each.problem for each in found)


def test_a_path_that_leaves_nobody_to_reach_is_an_error(tmp_path: Path) -> None:
    found = findings_of(tmp_path, NO_HELPLINES | UNUSED_HELPLINE)
    assert {(each.code, each.severity) for each in found} == {
        (Fault.NOBODY_TO_REACH, Severity.ERROR)
    }
    assert found_files(found) == {
        "who.md", "letter-date.md", "certificate-date.md", "worries.md",
    }  # fmt: skip


def found_files(found: list[Finding]) -> set[str]:
    return {each.file.name for each in found}


@pytest.mark.parametrize("way", ["phones", "emails", "websites", "how_to_find"])
def test_who_can_be_rung_or_written_to_can_be_reached(tmp_path: Path, way: str) -> None:
    written = {
        "phones": 'phones = [{number = "01905 768153"}]',
        "emails": 'emails = [{address = "a@example.org"}]',
        "websites": 'websites = [{address = "www.example.org"}]',
        "how_to_find": 'how_to_find = "Ask."',
    }[way]
    changes = (
        NO_HELPLINES
        | edited("contacts.toml", 'phones = [{number = "01905 768153"}]', written)
        | edited("steps/talk.md", "sources", 'contacts = ["helpline"]\nsources')
    )
    codes = {each.code for each in findings_of(tmp_path, changes)}
    # A place to look is not yet anybody who answers.
    assert codes == ({Fault.NOBODY_TO_REACH} if way == "how_to_find" else set())


def test_a_path_of_more_than_eight_screens_is_a_warning(tmp_path: Path) -> None:
    def information(to: str) -> str:
        return f'+++\nkind = "information"\nnext = [{{to = "{to}"}}]\n+++\n# Page\n'

    changes = edited("screens/worries.md", 'next = [{to = "summary"}]', 'next = [{to = "p1"}]')
    changes |= {f"screens/p{n}.md": information(f"p{n + 1}") for n in (1, 2)}
    changes["screens/p3.md"] = information("summary")
    assert told(tmp_path, changes) == []  # 8 screens: welcome, 4 questions, 3 pages
    changes["screens/p3.md"] = information("p4")
    changes["screens/p4.md"] = information("p5")
    changes["screens/p5.md"] = information("summary")
    found = findings_of(tmp_path, changes)
    assert {(each.code, each.severity) for each in found} == {(Fault.LONG_PATH, Severity.WARNING)}
    # One for each screen that can be the ninth: with and without the question for a certificate.
    longest = {each.file.name: each.problem.split(":")[0] for each in found}
    assert longest == {
        "p4.md": "Paths can be 10 screens long",
        "p5.md": "Paths can be 9 screens long",
    }


def test_of_too_many_paths_some_are_walked_and_nothing_is_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sendkiosk.authoring.checks.walk.MOST_ANSWERS", 10)
    pack = open_changed(tmp_path, {**SOUND, **step_when(NEVER)})
    assert pack.merged is not None
    met, findings = check_paths(pack.merged, journey_of(pack))
    assert not met.whole
    assert 0 < met.visits < survey(journey_of(pack)).visits
    assert [each.code for each in findings] == [Fault.TOO_MANY_PATHS]
    assert findings[0].severity is Severity.WARNING
