"""An attack on published counts: which counts can be worked out from all reports taken together.

The attacker has any number of reports, for overlapping periods and sites and with all cross-tables,
and knows how a note is made: one code in each field, a level in adviser sessions only, letters and
large print only where something was printed. All of that is a system of linear inequalities over
the unknown counts of each site and quarter. Its solutions tell the smallest and the largest value
each count can have.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final, NamedTuple, TypeAlias

import highspy
import numpy as np

from sendkiosk.notes.disclosure.plan import SEVERAL, VISITS, CellId, is_crossed, pair
from sendkiosk.notes.disclosure.quarters import Quarter
from sendkiosk.notes.disclosure.shown import Form, Shown
from sendkiosk.notes.reports.report import Cell, CrossTable, Reason, Report, Trend

Place: TypeAlias = tuple[str, Quarter]
"""Where and when: a site and a quarter."""

_ROUGH: Final = 1e-6
_DIRECTIONS: Final = 12
"""In how many random directions is looked before each count is looked at by itself."""


class Statement(NamedTuple):
    """What a report says: how often `cell` occurred in all of `places` together."""

    places: frozenset[Place]
    cell: CellId
    shown: Shown


class Target(NamedTuple):
    """A count that was held back, and that the attacker wants to have."""

    places: frozenset[Place]
    cell: CellId


def small_counts(statements: Iterable[Statement]) -> list[Target]:
    """Return what is shown as a small count, each once."""
    small = {
        Target(statement.places, statement.cell)
        for statement in statements
        if statement.shown.form is Form.FEWER
    }
    return sorted(small, key=lambda target: (target.cell, sorted(target.places)))


def statements_of(report: Report) -> Iterator[Statement]:
    """Yield all that `report` says of the period that it covers."""
    if report.covered is None:
        return
    sites = [heading.code for heading in report.sites]
    places = frozenset(_places(report, sites))
    yield from _say(places, VISITS, report.visits)
    for table in report.tables:
        for row in table.rows:
            yield from _say(places, (table.heading.code, row.heading.code), row.cell)
    for row in report.by_site.rows if report.by_site else ():
        yield from _say(frozenset(_places(report, [row.heading.code])), VISITS, row.cell)
    for cross_table in report.cross_tables:
        yield from _crossed(report, cross_table, places)
    for trend in report.trends:
        yield from _trend(report, trend, sites)


def _say(places: frozenset[Place], cell: CellId, said: Cell) -> Iterator[Statement]:
    if said.now is not None:
        yield Statement(places, cell, said.now)


def _trend(report: Report, trend: Trend, sites: Sequence[str]) -> Iterator[Statement]:
    cell = VISITS if trend.field is None else (trend.field.code, trend.heading.code)
    without = {heading.code for heading in trend.without}
    places = set(_places(report, [site for site in sites if site not in without]))
    for point in trend.points:
        if report.covered is not None and point.period in report.covered:
            quarters = set(point.period.quarters)
            found = frozenset(place for place in places if place[1] in quarters)
            yield Statement(found, cell, point.shown)


def _crossed(report: Report, table: CrossTable, places: frozenset[Place]) -> Iterator[Statement]:
    rows, columns = table.by_row.code, table.by_column.code
    if columns == "quarter":
        return  # the trends say the same
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if columns == "site":
                at = frozenset(_places(report, [column.code]))
                yield from _say(at, (rows, row.heading.code), cell)
            else:
                yield from _say(places, _name(rows, row.heading.code, columns, column.code), cell)


def _name(field: str, code: str, other: str, second: str) -> CellId:
    """Return the name of a cell of a cross-table, whichever way round that was asked for."""
    if pair(field, other) == (field, other):
        return field, code, other, second
    return other, second, field, code


def _places(report: Report, sites: Sequence[str]) -> Iterator[Place]:
    """Yield the sites and quarters that are counted in `report`: all but those it says are not."""
    assert report.covered is not None
    left_out = {
        (one.site, quarter)
        for one in report.left_out
        if one.reason in {Reason.TOO_FEW, Reason.COUNTED_TOGETHER} and one.period is not None
        for quarter in one.period.quarters
    }
    for site in sites:
        for quarter in report.covered.quarters:
            if (site, quarter) not in left_out:
                yield site, quarter


@dataclass(slots=True)
class Attack:
    """The system of inequalities that `statements` and the rules of notes come to.

    `least` and `most` are the smallest and the largest value seen of each target so far.
    """

    statements: Sequence[Statement]
    targets: Sequence[Target]
    least: dict[Target, float] = field(default_factory=dict)
    most: dict[Target, float] = field(default_factory=dict)
    _solver: highspy.Highs = field(default_factory=highspy.Highs)
    _columns: dict[tuple[Place, CellId], int] = field(default_factory=dict)
    _rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("log_to_console", False)
        self._solver.setOptionValue("threads", 1)
        for statement in self.statements:
            high = math.inf if statement.shown.high is None else statement.shown.high
            self._say(self._sum(statement.places, statement.cell), statement.shown.low, high)
        for place, cells in self._cells().items():
            self._know_rules(place, cells)
        self._hand_over()

    def recovered(self) -> dict[Target, int]:
        """Return the targets that can have one value only, with that value."""
        if not self.targets:
            return {}
        self._look_around()
        found = {}
        for target in self.targets:
            if math.floor(self.most[target] + _ROUGH) > math.ceil(self.least[target] - _ROUGH):
                continue
            low, high = self.bounds(target)
            if math.floor(high + _ROUGH) <= math.ceil(low - _ROUGH):
                found[target] = round(high)
        return found

    def bounds(self, target: Target) -> tuple[float, float]:
        """Return the smallest and the largest value that `target` can have."""
        terms = self._sum(target.places, target.cell)
        for sign in (1, -1):
            self._solve({column: sign * factor for column, factor in terms.items()})
        return self.least[target], self.most[target]

    def _look_around(self) -> None:
        """Look at a few solutions that are far apart, which settles most targets at once."""
        random = Random(0)  # noqa: S311 - any directions do
        for _ in range(_DIRECTIONS):
            cost: dict[int, float] = defaultdict(float)
            for target in self.targets:
                sign = random.choice((-1, 1))
                for column in self._sum(target.places, target.cell):
                    cost[column] += sign
            self._solve(cost)

    def _solve(self, cost: Mapping[int, float]) -> None:
        """Find the solution with the least `cost`, and note the value of each target in it."""
        size = len(self._columns)
        costs = np.zeros(size)
        for column, factor in cost.items():
            costs[column] = factor
        self._solver.changeColsCost(size, np.arange(size, dtype=np.int32), costs)
        self._solver.run()
        status = self._solver.getModelStatus()
        assert status == highspy.HighsModelStatus.kOptimal, status
        values = self._solver.getSolution().col_value
        for target in self.targets:
            value = sum(values[column] for column in self._sum(target.places, target.cell))
            self.least[target] = min(self.least.get(target, value), value)
            self.most[target] = max(self.most.get(target, value), value)

    def _sum(self, places: Iterable[Place], cell: CellId) -> dict[int, float]:
        return {self._column(place, cell): 1.0 for place in places}

    def _column(self, place: Place, cell: CellId) -> int:
        return self._columns.setdefault((place, cell), len(self._columns))

    def _cells(self) -> Mapping[Place, list[CellId]]:
        cells: dict[Place, list[CellId]] = defaultdict(list)
        for place, cell in list(self._columns):
            cells[place].append(cell)
        return cells

    def _say(self, terms: Mapping[int, float], low: float, high: float) -> None:
        self._rows.append((dict(terms), low, high))

    def _know_rules(self, place: Place, cells: Sequence[CellId]) -> None:
        """Say what holds of the notes of one site and quarter, whatever they are."""
        visits = self._column(place, VISITS)
        fields: dict[str, list[int]] = defaultdict(list)
        margins: dict[tuple[CellId, str], list[int]] = defaultdict(list)
        for cell in cells:
            column = self._column(place, cell)
            if is_crossed(cell):
                margins[cell[:2], cell[2]].append(column)
                margins[cell[2:], cell[0]].append(column)
            elif cell != VISITS:
                fields[cell[0]].append(column)
                self._at_most(column, visits)
        for name, columns in fields.items():
            if name not in SEVERAL:
                self._equal(columns, visits)
        for (margin, _), columns in margins.items():
            self._equal(columns, self._column(place, margin))
        self._know_sessions(place, cells)

    def _know_sessions(self, place: Place, cells: Sequence[CellId]) -> None:
        known = set(cells)
        adviser, printed = ("session_kind", "adviser"), ("printed", "yes")
        levels = [("level", level) for level in "1234" if ("level", level) in known]
        if levels and adviser in known:
            terms = {self._column(place, level): 1.0 for level in levels}
            self._say({**terms, self._column(place, adviser): -1.0}, -math.inf, 0)
        for cell in known:
            if printed in known and (cell[:1] == ("letters",) or cell == ("large_print", "yes")):
                self._at_most(self._column(place, cell), self._column(place, printed))

    def _equal(self, columns: Sequence[int], whole: int) -> None:
        self._say({**dict.fromkeys(columns, 1.0), whole: -1.0}, 0, 0)

    def _at_most(self, column: int, other: int) -> None:
        self._say({column: 1.0, other: -1.0}, -math.inf, 0)

    def _hand_over(self) -> None:
        """Hand all inequalities to the solver; no count is below zero."""
        model = highspy.HighsLp()
        model.num_col_ = len(self._columns)
        model.num_row_ = len(self._rows)
        model.col_cost_ = np.zeros(len(self._columns))
        model.col_lower_ = np.zeros(len(self._columns))
        model.col_upper_ = np.full(len(self._columns), math.inf)
        model.row_lower_ = np.array([low for _, low, _ in self._rows])
        model.row_upper_ = np.array([high for _, _, high in self._rows])
        starts = np.cumsum([0, *(len(terms) for terms, _, _ in self._rows)])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = starts.astype(np.int32)
        model.a_matrix_.index_ = np.array(
            [column for terms, _, _ in self._rows for column in terms], dtype=np.int32
        )
        model.a_matrix_.value_ = np.array(
            [factor for terms, _, _ in self._rows for factor in terms.values()]
        )
        self._solver.passModel(model)
