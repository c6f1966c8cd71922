"""A report as a table for spreadsheets: one line for each count, with codes and labels."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Final, NamedTuple

from sendkiosk.journey.messages import Message
from sendkiosk.notes.disclosure.shown import Shown
from sendkiosk.notes.reports.report import Cell, Heading, Report
from sendkiosk.notes.reports.words import said

Say = Callable[[Message], str]

_NONE: Final = Heading("", Message(""))


class Line(NamedTuple):
    """The columns of the table, in their order.

    `part` is "visits", "table", "cross-table", "sites" or "trend". `field` and `code` say what was
    counted, `by_field` and `by_code` together with what; each has its label beside it. `period` is
    such as "2026-Q1..2026-Q4". `form` is how the count is shown (`shown.Form`); it is `low` at
    least and `high` at most, where those stand, and `value` is rounded. `percent` is the share of
    all visits, in a cross-table of the row's. `shown` is the count in words.
    """

    part: str
    field: str
    field_label: str
    code: str
    label: str
    by_field: str
    by_field_label: str
    by_code: str
    by_label: str
    period: str
    form: str
    low: str
    high: str
    value: str
    percent: str
    shown: str


def as_csv(report: Report, say: Say) -> str:
    """Return `report` as CSV, with a line for each count, labels put into words by `say`.

    Periods without counts have no lines. The order is fixed: visits, tables, sites, cross-tables,
    trends; each count in the period of the report, then in the one before.
    """
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(Line._fields)
    writer.writerows(lines(report, say))
    return file.getvalue()


def lines(report: Report, say: Say) -> Iterator[Line]:
    """Yield the lines of the table."""
    draw = _Drawing(report, say)
    yield from draw.cell("visits", (_NONE, _NONE, _NONE, _NONE), report.visits)
    for table in report.tables:
        for row in table.rows:
            yield from draw.cell("table", (table.heading, row.heading, _NONE, _NONE), row.cell)
    if report.by_site is not None:
        for row in report.by_site.rows:
            names = (report.by_site.heading, row.heading, _NONE, _NONE)
            yield from draw.cell("sites", names, row.cell)
    for crossed in report.cross_tables:
        for cross_row in crossed.rows:
            for column, cell in zip(crossed.columns, cross_row.cells, strict=True):
                names = (crossed.by_row, cross_row.heading, crossed.by_column, column)
                yield from draw.cell("cross-table", names, cell)
    for trend in report.trends:
        for point in trend.points:
            names = (trend.field or _NONE, trend.heading, _NONE, _NONE)
            yield draw.line("trend", names, point.period.code, point.shown, None)


class _Drawing:
    """Puts counts of one report into lines."""

    def __init__(self, report: Report, say: Say) -> None:
        self._now = report.covered.code if report.covered else ""
        self._before = report.previous.code if report.previous else ""
        self._say = say

    def cell(
        self, part: str, names: tuple[Heading, Heading, Heading, Heading], cell: Cell
    ) -> Iterator[Line]:
        """Yield the lines of a cell, one for each period that has a count."""
        if cell.now is not None:
            yield self.line(part, names, self._now, cell.now, cell.share)
        if cell.before is not None:
            yield self.line(part, names, self._before, cell.before, cell.share_before)

    def line(
        self,
        part: str,
        names: tuple[Heading, Heading, Heading, Heading],
        period: str,
        shown: Shown,
        percent: int | None,
    ) -> Line:
        """Return the line of one count."""
        field, code, by_field, by_code = names
        return Line(
            part=part,
            field=field.code,
            field_label=self._say(field.label),
            code=code.code,
            label=self._say(code.label),
            by_field=by_field.code,
            by_field_label=self._say(by_field.label),
            by_code=by_code.code,
            by_label=self._say(by_code.label),
            period=period,
            form=shown.form.value,
            low=str(shown.low),
            high=_number(shown.high),
            value=_number(shown.value),
            percent=_number(percent),
            shown=self._say(said(shown)),
        )


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
