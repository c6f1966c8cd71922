"""A report holds what was published of its period, says what is not in it, and nothing else."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from io import StringIO

import pytest

from sendkiosk.journey.messages import Message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.disclosure.plan import CROSS_TABLES, TABLES, CellId, ReportedNote, cells_of
from sendkiosk.notes.disclosure.quarters import Period, Quarter
from sendkiosk.notes.disclosure.shown import Form, Shown
from sendkiosk.notes.reports.as_csv import Line, as_csv
from sendkiosk.notes.reports.as_json import as_json
from sendkiosk.notes.reports.making import make_report
from sendkiosk.notes.reports.report import Reason, Report, Topic
from sendkiosk.notes.reports.request import ReportRequest
from sendkiosk.notes.reports.words import FIELDS, code_heading
from tests.fakes.ledger import MemoryLedger
from tests.support.attack import statements_of
from tests.support.counted_notes import some_notes
from tests.support.many_reports import random_ledger, requests

TODAY = date(2026, 11, 24)
Q1, Q2, Q3, Q4 = (Quarter(2026, number) for number in (1, 2, 3, 4))
SPRING = (date(2026, 4, 1), date(2026, 6, 30))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
NOTE = ReportedNote(
    session_kind="kiosk",
    visitor_role="parent",
    phase_band="school",
    plan_status="none",
    topic="waiting",
    routes=("complaint", "talk"),
    language="en-GB",
    speech=False,
    text_size="usual",
    colours="light",
    large_print=False,
    printed=True,
    letters=(),
    ended_by="done",
    feedback="helped",
    level="none",
)
say = Catalogue().say


def report(ledger: MemoryLedger, days: tuple[date, date] = YEAR, *by: str) -> Report:
    return make_report(ledger, ReportRequest(*days, by=by), TODAY)


def shown(made: Report, field: str, code: str) -> Shown | None:
    table = next(table for table in made.tables if table.heading.code == field)
    return next(row.cell.now for row in table.rows if row.heading.code == code)


def reasons(made: Report) -> list[tuple[Reason, str | None, str | None]]:
    return [
        (one.reason, one.site, one.period.code if one.period else None) for one in made.left_out
    ]


def two_sites() -> MemoryLedger:
    ledger = MemoryLedger()
    for number, quarter in enumerate((Q1, Q2, Q3)):
        ledger.add("hub", quarter, Counter({NOTE: 40 + 10 * number}))
        ledger.add("malvern", quarter, Counter({NOTE._replace(topic="exclusion"): 23}))
    return ledger


@pytest.mark.parametrize("seed", range(4))
def test_all_that_reports_say_is_true(seed: int) -> None:
    ledger = random_ledger(seed)
    for request in requests(ledger):
        for places, cell, said in statements_of(make_report(ledger, request, TODAY)):
            assert said.allows(count(ledger, places, cell))


def count(ledger: MemoryLedger, places: frozenset[tuple[str, Quarter]], cell: CellId) -> int:
    """Count `cell` in the plainest way."""
    return sum(
        many
        for site, quarter in places
        for note, many in ledger.kinds(site, *quarter.weeks).items()
        if cell in set(cells_of(note))
    )


def test_a_report_adds_up_quarters_and_sites() -> None:
    made = report(two_sites())
    assert made.covered == Period(Q1, Q3)
    assert made.visits.now == Shown(Form.BETWEEN, 213, 237, 225)
    assert shown(made, "topic", "exclusion") == Shown(Form.BETWEEN, 69, 81, 75)
    assert shown(made, "topic", "other") == Shown(Form.ZERO, 0, 0, 0)
    assert [heading.code for heading in made.sites] == ["hub", "malvern"]
    assert made.by_site is not None
    assert [row.cell.share for row in made.by_site.rows] == [67, 33]


def test_the_period_before_stands_beside() -> None:
    made = report(two_sites(), SPRING)
    assert made.previous == Period(Q1, Q1)
    assert made.visits.before == Shown(Form.BETWEEN, 61, 69, 65)
    assert report(two_sites(), (date(2026, 1, 1), date(2026, 3, 31))).visits.before is None


def test_asking_twice_and_asking_for_more_in_between_gives_the_same() -> None:
    ledger = random_ledger(5)
    first = report(ledger, SPRING, "topic", "language")
    for request in requests(ledger):
        make_report(ledger, request, TODAY)
    ledger.add("hub", Q2, some_notes(2, 3))
    assert report(ledger, SPRING, "topic", "language").tables == first.tables


def test_a_cross_table_is_the_same_the_other_way_round() -> None:
    ledger = random_ledger(6)
    (one,) = report(ledger, YEAR, "topic", "language").cross_tables
    (other,) = report(ledger, YEAR, "language", "topic").cross_tables
    turned = {
        (column.code, row.heading.code): cell.now
        for row in other.rows
        for column, cell in zip(other.columns, row.cells, strict=True)
    }
    assert turned == {
        (row.heading.code, column.code): cell.now
        for row in one.rows
        for column, cell in zip(one.columns, row.cells, strict=True)
    }


def test_one_name_shows_all_its_cross_tables() -> None:
    made = report(two_sites(), YEAR, "topic")
    pairs = [(table.by_row.code, table.by_column.code) for table in made.cross_tables]
    expected = [both for both in CROSS_TABLES if "topic" in both]
    assert pairs == [*expected, ("topic", "site"), ("topic", "quarter")]


def test_by_site_and_by_quarter_show_the_counts_of_each() -> None:
    made = report(two_sites(), YEAR, "topic")
    by_site, by_quarter = made.cross_tables[-2:]
    assert [column.code for column in by_site.columns] == ["hub", "malvern"]
    waiting = next(row for row in by_site.rows if row.heading.code == "waiting")
    assert [cell.now and cell.now.form for cell in waiting.cells] == [Form.BETWEEN, Form.ZERO]
    assert [column.code for column in by_quarter.columns] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    row = next(row for row in by_quarter.rows if row.heading.code == "waiting")
    assert [cell.now and cell.now.value for cell in row.cells] == [40, 50, 60]


def test_what_is_not_over_or_not_whole_is_left_out() -> None:
    made = report(two_sites(), (date(2026, 1, 2), date(2026, 12, 31)))
    assert made.covered == Period(Q2, Q3)
    assert reasons(made) == [
        (Reason.PART_OF_QUARTER, None, "2026-Q1"),
        (Reason.NOT_OVER, None, "2026-Q4"),
    ]


def test_a_report_of_no_whole_quarter_has_no_counts() -> None:
    made = report(two_sites(), (date(2026, 5, 2), date(2026, 5, 31)))
    assert made.covered is None
    drawn = (*made.tables, *made.cross_tables, *made.trends, *made.highlights)
    assert not drawn
    assert made.visits.now is None


def test_quarters_that_are_counted_together_are_shown_only_with_each_other() -> None:
    ledger = two_sites()
    ledger.add("small", Q1, Counter({NOTE: 12}))
    ledger.add("small", Q2, Counter({NOTE: 12}))
    ledger.add("small", Q3, Counter({NOTE: 12}))
    spring = report(ledger, SPRING)
    assert reasons(spring) == [(Reason.COUNTED_TOGETHER, "small", "2026-Q1..2026-Q2")]
    assert spring.visits == report(two_sites(), SPRING).visits
    year = report(ledger)
    assert (Reason.TOO_FEW, "small", "2026-Q3") in reasons(year)
    assert year.by_site is not None
    small = next(row for row in year.by_site.rows if row.heading.code == "small")
    assert small.cell.now == Shown(Form.ROUNDED, 23, 27, 25)
    (visits, *_) = year.trends
    assert [heading.code for heading in visits.without] == ["small"]
    assert [point.shown.value for point in visits.points] == [65, 75, 85]


def test_a_single_site_has_a_trend_over_quarters_counted_together() -> None:
    ledger = MemoryLedger()
    for quarter in (Q1, Q2, Q3):
        ledger.add("small", quarter, Counter({NOTE: 12 if quarter < Q3 else 30}))
    (visits, *_) = report(ledger).trends
    assert [point.period.code for point in visits.points] == ["2026-Q1..2026-Q2", "2026-Q3"]


def test_where_all_quarters_are_counted_together_the_trend_has_fewer_points() -> None:
    ledger = MemoryLedger()
    for site, together in (("one", Q2), ("two", Q3)):
        ledger.add(site, Q1, Counter({NOTE: 30 if together == Q3 else 12}))
        ledger.add(site, Q2, Counter({NOTE: 12}))
        ledger.add(site, Q3, Counter({NOTE: 12 if together == Q3 else 30}))
    (visits, *_) = report(ledger).trends
    assert not visits.without
    assert [point.period.code for point in visits.points] == ["2026-Q1..2026-Q3"]


def test_notes_that_came_later_are_told_of_and_not_counted() -> None:
    ledger = two_sites()
    before = report(ledger)
    ledger.add("hub", Q1, Counter({NOTE: 30}))
    after = report(ledger)
    assert after.tables == before.tables
    assert (Reason.CAME_LATER, "hub", "2026-Q1") in reasons(after)


def test_a_site_without_notes_is_told_of() -> None:
    made = make_report(two_sites(), ReportRequest(*YEAR, ("hub", "hbu")), TODAY)
    assert (Reason.UNKNOWN_SITE, "hbu", None) in reasons(made)
    assert [heading.code for heading in made.sites] == ["hub"]


def test_there_are_no_shares_of_fewer_than_thirty_visits() -> None:
    ledger = MemoryLedger()
    ledger.add("hub", Q2, Counter({NOTE: 31}))
    assert all(row.cell.share is None for table in report(ledger).tables for row in table.rows)
    ledger.add("hub", Q3, Counter({NOTE: 50}))
    assert any(row.cell.share == 100 for table in report(ledger).tables for row in table.rows)


def test_highlights_tell_what_is_certain() -> None:
    ledger = MemoryLedger()
    polish = NOTE._replace(language="pl", topic="exclusion")
    ledger.add("hub", Q1, Counter({NOTE: 40, polish: 10}))
    ledger.add("hub", Q2, Counter({NOTE: 40, polish: 35}))
    made = report(ledger, SPRING)
    found = {highlight.topic: highlight for highlight in made.highlights}
    assert set(found) == set(Topic)
    assert found[Topic.MOST_ASKED].cell.now == shown(made, "topic", "waiting")
    assert found[Topic.LANGUAGE].cell.now == shown(made, "language", "pl")
    assert found[Topic.CHANGE].cell.now in {
        shown(made, "language", "pl"),
        shown(made, "topic", "exclusion"),
    }


def test_highlights_claim_nothing_that_is_not_certain() -> None:
    ledger = MemoryLedger()
    ledger.add("hub", Q1, Counter({NOTE: 30, NOTE._replace(topic="other"): 31}))
    ledger.add("hub", Q2, Counter({NOTE: 31, NOTE._replace(topic="other"): 30}))
    topics = {highlight.topic for highlight in report(ledger, SPRING).highlights}
    assert Topic.MOST_ASKED not in topics
    assert Topic.CHANGE not in topics


def test_no_change_is_told_where_the_periods_cannot_be_compared() -> None:
    ledger = two_sites()
    ledger.add("new", Q2, Counter({NOTE: 200}))
    topics = {highlight.topic for highlight in report(ledger, SPRING).highlights}
    assert Topic.CHANGE not in topics


def test_each_field_and_code_of_the_plan_has_words() -> None:
    assert set(TABLES) < set(FIELDS)
    for field, codes in TABLES.items():
        for code in codes:
            assert say(code_heading(field, code).label) != code


@pytest.mark.parametrize("seed", range(3))
def test_all_messages_of_a_report_can_be_said(seed: int) -> None:
    ledger = random_ledger(seed + 5)
    for by in ((), ("topic",), ("language", "visitor_role")):
        messages = list(messages_in(report(ledger, YEAR, *by)))
        assert messages
        assert all(say(message) for message in messages)


def messages_in(value: object) -> Iterator[Message]:
    if isinstance(value, Message):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from messages_in(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from messages_in(getattr(value, one.name))


def test_csv_has_a_line_for_each_count() -> None:
    made = report(two_sites(), YEAR, "topic")
    rows = list(csv.reader(StringIO(as_csv(made, say))))
    assert tuple(rows[0]) == Line._fields
    lines = [Line(*row) for row in rows[1:]]
    cells = [row.cell for table in made.tables for row in table.rows]
    of_tables = [line for line in lines if line.part == "table"]
    assert len(of_tables) == sum(
        (cell.now is not None) + (cell.before is not None) for cell in cells
    )
    assert {line.part for line in lines} == {"visits", "table", "sites", "cross-table", "trend"}
    waiting = next(line for line in of_tables if (line.field, line.code) == ("topic", "waiting"))
    now = shown(made, "topic", "waiting")
    assert now is not None
    assert (waiting.form, waiting.low) == (now.form.value, str(now.low))


def test_json_has_all_that_a_report_holds() -> None:
    made = report(two_sites(), YEAR, "topic")
    kept = json.loads(as_json(made, say))["report"]
    assert set(kept) == {field.name for field in fields(Report)}
    assert kept["covered"] == "2026-Q1..2026-Q3"
    assert len(kept["tables"]) == len(made.tables)
    cell = kept["tables"][0]["rows"][0]["cell"]["now"]
    row = made.tables[0].rows[0].cell.now
    assert row is not None
    assert (cell["form"], cell["low"], cell["high"]) == (row.form.value, row.low, row.high)


def test_files_are_the_same_for_the_same_notes() -> None:
    one, other = (report(random_ledger(0), YEAR, "topic") for _ in range(2))
    assert as_csv(one, say) == as_csv(other, say)
    assert as_json(one, say) == as_json(other, say)
