"""The tables of a report, drawn up from counts of two periods."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sendkiosk.notes.disclosure.plan import SEVERAL, TABLES, VISITS, CellId, in_order, pair
from sendkiosk.notes.reports.adding import share
from sendkiosk.notes.reports.counts import Counts, comparable
from sendkiosk.notes.reports.report import (
    Cell,
    CrossRow,
    CrossTable,
    Heading,
    Point,
    Row,
    Table,
    Trend,
)
from sendkiosk.notes.reports.request import QUARTER, SITE
from sendkiosk.notes.reports.words import (
    VISITS as VISITS_LABEL,
)
from sendkiosk.notes.reports.words import (
    code_heading,
    field_heading,
    period_heading,
    period_label,
    site_heading,
)

_TRENDS: tuple[str, ...] = ("topic",)


@dataclass(frozen=True, slots=True)
class Both:
    """The counts of the period of a report, and those of the period before."""

    now: Counts
    before: Counts

    def cell(self, cell: CellId, base: CellId = VISITS) -> Cell:
        """Return `cell` in both periods, with its share of the cell `base`."""
        now, before = self.now.cell(cell), self.before.cell(cell)
        return Cell(
            now,
            before,
            share(now, self.now.cell(base)),
            share(before, self.before.cell(base)),
        )

    def codes(self, field: str) -> tuple[str, ...]:
        """Return the codes of `field`, in their order, with those that occur in either period."""
        return in_order(field, self.now.codes(field) | self.before.codes(field))

    def occurring(self, field: str) -> tuple[str, ...]:
        """Return those codes of `field` that occur in either period."""
        occur = self.now.codes(field) | self.before.codes(field)
        return tuple(code for code in in_order(field, occur) if code in occur)

    def of_site(self, site: str) -> Both:
        """Return the counts of one site."""
        return Both(self.now.of_site(site), self.before.of_site(site))

    @property
    def all_periods(self) -> Counts:
        """Return the counts of both periods as one."""
        return Counts((*self.before.blocks, *self.now.blocks))


def tables(both: Both) -> Iterator[Table]:
    """Yield the table of each field of the plan."""
    for field in TABLES:
        yield Table(
            field_heading(field),
            field in SEVERAL,
            tuple(
                Row(code_heading(field, code), both.cell((field, code)))
                for code in both.codes(field)
            ),
        )


def by_site(both: Both, sites: tuple[str, ...]) -> Table:
    """Return the table of visits of each of `sites`."""
    rows = (Row(site_heading(site), _of_all(both, both.of_site(site))) for site in sites)
    return Table(field_heading(SITE), several=False, rows=tuple(rows))


def cross_table(both: Both, rows: str, columns: str, sites: tuple[str, ...]) -> CrossTable:
    """Return the cross-table of `rows` and `columns`, a field, "site" or "quarter"."""
    if columns == SITE:
        return _by_site(both, rows, sites)
    if columns == QUARTER:
        return _by_quarter(both, rows)
    return _by_field(both, rows, columns)


def trends(both: Both) -> Iterator[Trend]:
    """Yield how visits went from quarter to quarter, and how each code of a few fields did."""
    yield _trend(both, None, Heading("visits", VISITS_LABEL), VISITS)
    for field in _TRENDS:
        for code in both.occurring(field):
            yield _trend(both, field_heading(field), code_heading(field, code), (field, code))


def _of_all(both: Both, part: Both) -> Cell:
    """Return the visits that are a `part` of all, with their share of all."""
    now, before = part.now.visits, part.before.visits
    return Cell(now, before, share(now, both.now.visits), share(before, both.before.visits))


def _trend(both: Both, field: Heading | None, heading: Heading, cell: CellId) -> Trend:
    every = both.all_periods
    counted = comparable(every)
    points = []
    for period in counted.periods:
        shown = counted.within(period).cell(cell)
        if shown is not None:
            points.append(Point(period, period_label(period), shown))
    without = {block.site for block in every.blocks} - {block.site for block in counted.blocks}
    return Trend(
        field, heading, tuple(points), tuple(site_heading(site) for site in sorted(without))
    )


def _by_field(both: Both, rows: str, columns: str) -> CrossTable:
    order = pair(rows, columns)

    def cell(row: str, column: str) -> Cell:
        crossed = (rows, row, columns, column)
        turned = crossed if order == (rows, columns) else (columns, column, rows, row)
        return both.cell(turned, (rows, row))

    return _crossed(
        both,
        rows,
        field_heading(columns),
        [(code_heading(columns, column), column) for column in both.occurring(columns)],
        cell,
    )


def _by_site(both: Both, rows: str, sites: tuple[str, ...]) -> CrossTable:
    def cell(row: str, site: str) -> Cell:
        return both.of_site(site).cell((rows, row))

    columns = [(site_heading(site), site) for site in sites]
    return _crossed(both, rows, field_heading(SITE), columns, cell)


def _by_quarter(both: Both, rows: str) -> CrossTable:
    counted = comparable(both.now)
    periods = {period.code: period for period in counted.periods}

    def cell(row: str, code: str) -> Cell:
        of_period = counted.within(periods[code])
        now = of_period.cell((rows, row))
        return Cell(now, None, share(now, of_period.visits))

    columns = [(period_heading(period), code) for code, period in periods.items()]
    return _crossed(both, rows, field_heading(QUARTER), columns, cell)


def _crossed(
    both: Both,
    rows: str,
    by_column: Heading,
    columns: list[tuple[Heading, str]],
    cell: Callable[[str, str], Cell],
) -> CrossTable:
    return CrossTable(
        field_heading(rows),
        by_column,
        tuple(heading for heading, _ in columns),
        tuple(
            CrossRow(
                code_heading(rows, row),
                tuple(cell(row, column) for _, column in columns),
                both.cell((rows, row)),
            )
            for row in both.occurring(rows)
        ),
    )
