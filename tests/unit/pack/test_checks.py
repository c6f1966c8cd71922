"""One fault at a time in a sound pack: what is found, in which file, on which line."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from sendkiosk.findings.finding import Severity
from sendkiosk.journey.time_limits import SchoolYearDay
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.opening import OpenedPack
from tests.support.packs import NATIONAL, edited, open_changed, placed

CERTIFICATE = "screens/certificate-date.md"
LETTER = "screens/letter-date.md"
WELCOME = "screens/welcome.md"
WHO = "screens/who.md"
WORRIES = "screens/worries.md"
APPEAL = "steps/appeal.md"
TALK = "steps/talk.md"
CONTACTS = "contacts.toml"
LIMITS = "time-limits.toml"
PACK = "pack.toml"
SOURCES = "sources.toml"
TERMS = "terms.toml"
COMPLAINT = "letters/complaint.md"
COVERAGE = "coverage.toml"


ALL_WORRIES = NATIONAL[WORRIES].partition("\n")[2].partition('"summary"}]\n')[2].partition("+++")[0]


class Case(NamedTuple):
    """A change of one file, and the place of the only finding it must lead to."""

    code: Fault
    file: str
    line: int
    old: str
    new: str


NAMES = [
    Case(Fault.UNKNOWN_SCREEN, PACK, 4, '"welcome"', '"welcom"'),
    Case(Fault.UNKNOWN_SCREEN, WHO, 8, '{to = "letter-date"}', '{to = "x"}'),
    Case(Fault.UNKNOWN_SCREEN, WHO, 7, '{screen = "who"', '{screen = "whom"'),
    Case(Fault.UNKNOWN_SCREEN, CERTIFICATE, 8, '= "letter-date"\n', '= "letters"\n'),
    Case(Fault.UNKNOWN_SCREEN, CERTIFICATE, 13, '{screen = "letter-date"', '{screen = "x"'),
    Case(Fault.UNKNOWN_SCREEN, LIMITS, 15, '"certificate-date"', '"certificates"'),
    Case(Fault.UNKNOWN_SCREEN, APPEAL, 8, '{screen = "letter-date"', '{screen = "x"'),
    Case(Fault.UNKNOWN_TIME_LIMIT, APPEAL, 12, '= "appeal"\ncon', '= "appeals"\ncon'),
    Case(Fault.UNKNOWN_TIME_LIMIT, LETTER, 5, '"appeal"', '"appeals"'),
    Case(Fault.UNKNOWN_CONTACT, PACK, 6, '["helpline"]', '[\n"helpline", "nobody"]'),
    Case(Fault.UNKNOWN_CONTACT, APPEAL, 13, '["tribunal"]', '["tribunal", "tribune"]'),
    Case(Fault.UNKNOWN_SOURCE, TALK, 5, '["law"]', '["lore"]'),
    Case(Fault.UNKNOWN_SOURCE, LIMITS, 6, '["law"]', '["law", "lore"]'),
    Case(Fault.UNKNOWN_SOURCE, CONTACTS, 4, 'listen."\nsource = "page"', 'l."\nsource = "lore"'),
    Case(Fault.UNKNOWN_TERM, WHO, 27, "- Another", "- [Another](term:other)"),
]

NAMES += [
    Case(Fault.UNKNOWN_SOURCE, WHO, 5, '["law"]', '["lore"]'),
    Case(Fault.UNKNOWN_SOURCE, TERMS, 4, 'paper."', 'paper."\nsources = ["lore"]'),
    Case(Fault.UNKNOWN_SOURCE, COMPLAINT, 4, '["law"]', '["lore"]'),
    Case(Fault.UNKNOWN_SCREEN, COMPLAINT, 3, '"worries"', '"worry"'),
    Case(Fault.UNKNOWN_SCREEN, COMPLAINT, 21, '"who"', '"whom"'),
    Case(Fault.UNKNOWN_TERM, COMPLAINT, 11, "(term:plan)", "(term:plane)"),
    Case(Fault.UNKNOWN_BLANK, COMPLAINT, 11, "{letter-date}", "{letter-dates}"),
    Case(Fault.UNKNOWN_CONTACT, TALK, 6, '["law"]', '["law"]\ncheck_with = "nobody"'),
    Case(Fault.UNKNOWN_PLACE, COVERAGE, 3, '"screens/who"', '"screens/whom"'),
    Case(Fault.UNKNOWN_PLACE, COVERAGE, 9, '"program"', '"programme"'),
    Case(Fault.BAD_FACT_ID, COVERAGE, 1, "[F1]", "[f1]"),
    Case(Fault.BAD_YEAR_DAY, LIMITS, 11, "months = 2", 'school_year_day = "30 February"'),
    Case(Fault.BAD_YEAR_DAY, LIMITS, 11, "months = 2", 'school_year_day = "February"'),
    Case(Fault.ONE_UNIT, LIMITS, 8, "months = 2", 'school_year_day = "15 February"'),
    Case(Fault.ONE_UNIT, LIMITS, 8, 'from = "letter-date"\n', ""),
]

CONDITIONS = [
    Case(Fault.UNKNOWN_CODE, WHO, 7, 'is = "young-person"', 'is = "old-person"'),
    Case(Fault.UNKNOWN_CODE, WHO, 7, 'is = "young-person"', 'is = "seen"'),
    Case(Fault.UNKNOWN_CODE, APPEAL, 21, '"school", "health"', '"school", "talk", "weather"'),
    Case(Fault.UNKNOWN_CODE, APPEAL, 5, 'anywhere = "talk"', 'anywhere = "walk"'),
    Case(Fault.UNKNOWN_CODE, TALK, 4, '"who", answered = true', '"welcome", is = "talk"'),
    Case(Fault.NO_DATE_SCREEN, TALK, 4, "answered = true", "dated = true"),
    Case(Fault.NO_DATE_SCREEN, TALK, 4, "answered = true", "date_before = 2026-01-01"),
    Case(Fault.CONDITION, TALK, 4, "answered = true", 'answered = true, is = "parent"'),
    Case(Fault.CONDITION, TALK, 4, '{screen = "who", answered = true}', "{}"),
    Case(Fault.CONDITION, APPEAL, 7, '["open", "today"]', '["open", "late"]'),
    Case(Fault.CONDITION, LETTER, 5, 'is = "passed"', "dated = true"),
]

SCREENS = [
    Case(Fault.OPTIONS, WELCOME, 4, "+++\n# W", '[[option]]\ncode = "a"\nlabel = "A"\n+++\n# W'),
    Case(Fault.CODE_TWICE, WORRIES, 11, '"travel"', '"school"'),
    Case(Fault.RESERVED_ID, WORRIES, 11, '"travel"', '"not-sure"'),
    Case(Fault.RESERVED_ID, WORRIES, 11, '"travel"', '"seen"'),
    Case(Fault.BAD_ID, WORRIES, 11, '"travel"', '"Travel plan"'),
    Case(Fault.NO_DATES, LETTER, 2, "[date]\nyears = 1\n", ""),
    Case(Fault.NO_DATES, WORRIES, 5, ALL_WORRIES, f"[date]\nyears = 1\n{ALL_WORRIES}"),
    Case(Fault.NO_DATE_SCREEN, CERTIFICATE, 8, '= "letter-date"\n', '= "certificate-date"\n'),
    Case(Fault.NO_DATE_SCREEN, CERTIFICATE, 8, '= "letter-date"\n', '= "who"\n'),
    Case(Fault.NO_TOPIC, WORRIES, 2, 'topic = "Your worries"\n', ""),
    Case(Fault.UNKNOWN_NOTE, WHO, 4, '"visitor_role"', '"visitor_rule"'),
    Case(Fault.UNKNOWN_NOTE, WHO, 14, 'note = "parent"', 'note = "parents"'),
    Case(Fault.NOTE, LETTER, 15, '"Long ago"', '"Long ago"\nnote = "parent"'),
    Case(Fault.NOTE, LETTER, 3, 'topic = "Your letter"', 'note_field = "topic"\ntopic = "Letter"'),
    Case(Fault.NOTE, WORRIES, 3, "topic", 'note_field = "topic"\ntopic'),
]

DETAILS = [
    Case(Fault.UNKNOWN_ROUTE, APPEAL, 3, 'route = "appeal"', 'route = "appeals"'),
    Case(Fault.UNREACHABLE_CONTACT, CONTACTS, 1, 'phones = [{number = "01905 768153"}]\n', ""),
    Case(Fault.REVIEW, SOURCES, 6, "review_by = 2027-02-01", "review_by = 2026-10-31"),
    Case(
        Fault.REVIEW,
        CONTACTS,
        6,
        "review_by = 2027-02-01\nphones",
        "review_by = 2026-10-31\nphones",
    ),
    Case(Fault.NO_DATE_SCREEN, LIMITS, 15, '"certificate-date"', '"who"'),
    Case(Fault.UNKNOWN_CODE, LIMITS, 12, '["long-ago"]', '["long-ago", "not-sure"]'),
    Case(Fault.ONE_UNIT, LIMITS, 14, "months = 1\n", ""),
    Case(Fault.ONE_UNIT, LIMITS, 14, "months = 1\n", "months = 1\ndays = 1\n"),
]

WAYS = [
    Case(Fault.NO_START, PACK, 1, 'start = "welcome"\n', ""),
    Case(
        Fault.NO_WAY_ON,
        CERTIFICATE,
        4,
        '{to = "worries"}',
        '{when = {anywhere = "talk"}, to = "worries"}',
    ),
    Case(Fault.NEVER_COUNTS, WORRIES, 4, '{to = "summary"}', '{to = "summary"}, {to = "summary"}'),
]


def changed(case: Case) -> dict[str, str]:
    return edited(case.file, case.old, case.new)


def errors(pack: OpenedPack, tmp_path: Path) -> list[tuple[str, str, int]]:
    return [
        placed(finding, tmp_path / "national")
        for finding in pack.findings
        if finding.severity is Severity.ERROR
    ]


@pytest.mark.parametrize(
    "case",
    [*NAMES, *CONDITIONS, *SCREENS, *DETAILS, *WAYS],
    ids=lambda c: f"{c.code.name} {c.file}:{c.line}",
)
def test_a_fault_is_found_in_its_place(tmp_path: Path, case: Case) -> None:
    pack = open_changed(tmp_path, changed(case))
    assert errors(pack, tmp_path) == [(case.code, case.file, case.line)]
    assert pack.flow is None


@pytest.mark.parametrize(
    ("options", "line"), [("", 2), ('[[option]]\ncode = "health"\nlabel = "Health"\n', 5)]
)
def test_a_choice_needs_two_options(tmp_path: Path, options: str, line: int) -> None:
    pack = open_changed(tmp_path, edited(WORRIES, ALL_WORRIES, options))
    assert (Fault.OPTIONS, WORRIES, line) in errors(pack, tmp_path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (NAMES[0], NAMES[3]),
        (SCREENS[-1], CONDITIONS[3]),
        (DETAILS[0], DETAILS[4]),
        (WAYS[1], WAYS[2]),
    ],
)
def test_all_faults_are_told_at_once(tmp_path: Path, first: Case, second: Case) -> None:
    pack = open_changed(tmp_path, changed(first) | changed(second))
    expected = [(case.code, case.file, case.line) for case in (first, second)]
    assert errors(pack, tmp_path) == sorted(expected, key=lambda place: place[1:])


def test_a_cycle_is_named(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, edited(WORRIES, '{to = "summary"}', '{to = "letter-date"}'))
    found = {placed(finding, tmp_path / "national"): finding for finding in pack.findings}
    cycles = [finding for place, finding in found.items() if place[0] == Fault.CYCLE]
    assert cycles
    named = {name for finding in cycles for name in finding.problem.split() if name[0].islower()}
    assert {"letter-date", "worries.", "worries"} & named
    assert all(finding.line for finding in cycles)


def test_a_screen_that_leads_to_itself_is_a_cycle(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, edited(WORRIES, '{to = "summary"}', '{to = "worries"}'))
    assert errors(pack, tmp_path) == [(Fault.CYCLE, WORRIES, 4)]


def test_a_screen_that_nothing_leads_to_is_found(tmp_path: Path) -> None:
    lonely = NATIONAL[WELCOME].replace("who", "worries")
    pack = open_changed(tmp_path, {"screens/lonely.md": lonely})
    assert errors(pack, tmp_path) == [(Fault.NOT_REACHED, "screens/lonely.md", 2)]


def test_screens_that_lead_to_each_other_only_are_not_reached(tmp_path: Path) -> None:
    one = NATIONAL[WELCOME].replace("who", "two")
    pack = open_changed(tmp_path, {"screens/one.md": one, "screens/two.md": NATIONAL[WELCOME]})
    assert [code for code, _, _ in errors(pack, tmp_path)] == [Fault.NOT_REACHED] * 2


UNUSED = {
    CONTACTS: """
[nobody]
name = "N"
about = "A"
source = "page"
checked = 2026-11-01
review_by = 2027-02-01
how_to_find = "Ask."
""",
    LIMITS: """
[never]
name = "N"
rule = "R"
sources = ["law"]
period = [{from = "letter-date", name = "N", weeks = 1}]
""",
    "terms.toml": """
[word]
name = "N"
explanation = "E"
""",
    SOURCES: """
[rumour]
name = "N"
confidence = "unverified"
checked = 2026-11-01
review_by = 2027-02-01
""",
}


@pytest.mark.parametrize("file", UNUSED)
def test_what_nothing_uses_is_a_warning(tmp_path: Path, file: str) -> None:
    pack = open_changed(tmp_path, {file: NATIONAL[file] + UNUSED[file]})
    line = len(NATIONAL[file].split("\n")) + 1
    assert [placed(found, tmp_path / "national") for found in pack.findings] == [
        (Fault.UNUSED, file, line)
    ]
    assert pack.flow is not None


@pytest.mark.parametrize(
    ("file", "names"),
    [(APPEAL, Fault.UNUSED), (WHO, Fault.UNKNOWN_SCREEN), (CONTACTS, Fault.UNKNOWN_CONTACT)],
)
def test_what_could_not_be_read_is_not_missed(tmp_path: Path, file: str, names: Fault) -> None:
    pack = open_changed(tmp_path, {file: "["})
    assert pack.flow is None
    assert names not in {finding.code for finding in pack.findings}
    assert Fault.NOT_REACHED not in {finding.code for finding in pack.findings}


def test_a_code_is_not_missed_where_a_screen_could_not_be_read(tmp_path: Path) -> None:
    step = edited(TALK, '{screen = "who", answered = true}', '{anywhere = "parent"}')
    pack = open_changed(tmp_path, step | {WHO: ""})
    assert Fault.UNKNOWN_CODE not in {finding.code for finding in pack.findings}


def test_an_advice_offers_the_nearest_name(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, changed(NAMES[0]))
    assert "welcome" in pack.findings[0].advice


def test_every_standing_and_both_escapes_can_be_asked_for(tmp_path: Path) -> None:
    conditions = [
        *(f'{{time_limit = "appeal", is = "{code}"}}' for code in ("open", "today", "unknown")),
        '{screen = "who", any_of = ["not-sure", "talk"]}',
        '{screen = "letter-date", is = "not-sure"}',
        '{screen = "welcome", is = "seen"}',
        '{anywhere = "not-sure"}',
    ]
    old = '{screen = "who", answered = true}'
    pack = open_changed(tmp_path, edited(TALK, old, f"{{any = [{', '.join(conditions)}]}}"))
    assert pack.findings == ()


def test_a_step_that_is_not_sure_needs_somebody_to_check_with(tmp_path: Path) -> None:
    unsure = edited(TALK, '["law"]', '["page"]')
    pack = open_changed(tmp_path, unsure)
    places = [placed(found, tmp_path / "national") for found in pack.findings]
    assert places == [(Fault.NOBODY_TO_CHECK_WITH, TALK, 5)]
    mended = {TALK: unsure[TALK].replace("sources", 'check_with = "helpline"\nsources')}
    assert open_changed(tmp_path, mended).findings == ()


def test_a_fact_without_a_place_is_a_warning(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, edited(COVERAGE, '"screens/who", "pack"', ""))
    places = [placed(found, tmp_path / "national") for found in pack.findings]
    assert places == [(Fault.NO_PLACE, COVERAGE, 1)]
    assert pack.flow


def test_facts_and_dates_are_not_missed_where_something_could_not_be_read(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, {WHO: "", LETTER: "["})
    codes = {finding.code for finding in pack.findings}
    assert not codes & {Fault.UNKNOWN_PLACE, Fault.UNKNOWN_BLANK}


def test_a_rule_may_stand_in_words_and_a_day_come_each_school_year(tmp_path: Path) -> None:
    text = NATIONAL[LIMITS].partition("[[appeal.period]]")[0]
    assert open_changed(tmp_path, {LIMITS: text}).findings == ()
    yearly = '[[appeal.period]]\nname = "The day"\nschool_year_day = "29 February"\n'
    assert open_changed(tmp_path, {LIMITS: text + yearly}).flow is None
    opened = open_changed(tmp_path, {LIMITS: text + yearly.replace("29", "28")})
    assert opened.flow
    (day,) = opened.flow.limits["appeal"].periods
    assert isinstance(day, SchoolYearDay)
    assert (day.month, day.day) == (2, 28)
