"""The chapters after the first page: which charts and tables stand where, and beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from sendkiosk.handout.boxes import Beside, Box, Column, Part
from sendkiosk.handout.design import BETWEEN_COLUMNS
from sendkiosk.journey.messages import message
from sendkiosk.notes.reports.report import CrossTable, Report, Table, Trend
from sendkiosk.reporting import tables as tables_drawn
from sendkiosk.reporting.bars import Scale
from sendkiosk.reporting.cross_tables import IN_BRACKETS, cross_grids
from sendkiosk.reporting.setting import ReportSetter
from sendkiosk.reporting.trends import bars, fits, shared_scale

T = TypeVar("T")

SECTIONS: Final = (
    ("asked", message("What they asked about"), ("topic", "routes", "letters")),
    (
        "who",
        message("Who they were"),
        ("visitor_role", "phase_band", "plan_status", "language"),
    ),
    (
        "used",
        message("How the screen was used"),
        ("session_kind", "level", "speech", "text_size", "colours", "large_print", "printed"),
    ),
    ("ended", message("How it ended"), ("ended_by", "feedback")),
)
"""Which tables stand under which heading, in the order of reading."""

SEVERAL: Final = message("A visit can stand in several of these rows, or in none.")
CROSSED: Final = message("{row} – {column}")
WITHOUT: Final = message("Not in the charts, as their quarters are counted together: {names}.")
_MOST_ABREAST: Final = 4
"""How many small charts stand beside each other at most."""
_MOST_BESIDE: Final = 12
"""How many rows a table may have to stand beside another one."""


def visits(setter: ReportSetter, report: Report) -> tuple[Part, ...]:
    """Return how many visits there were from quarter to quarter, if the report tells."""
    heading = setter.say(message("Visits from quarter to quarter"))
    parts = (
        part
        for trend in report.trends[:1]
        for part in (
            *_bars(setter, report, trend, shared_scale([trend])),
            *_without(setter, trend),
        )
    )
    return setter.section("visits", heading, parts)


def tables(setter: ReportSetter, report: Report) -> Iterator[Part]:
    """Yield the tables under their headings; those that no heading names come last."""
    named = {table.heading.code: table for table in report.tables}
    for name, heading, codes in SECTIONS:
        found = [named.pop(code) for code in codes if code in named]
        yield from setter.section(name, setter.say(heading), _charts(setter, found))
    yield from setter.section("more", setter.say("More counts"), _charts(setter, named.values()))


def sites(setter: ReportSetter, report: Report) -> tuple[Part, ...]:
    """Return the visits of each site, if there are several."""
    if report.by_site is None:
        return ()
    parts = [Part(tables_drawn.chart(setter, report.by_site), flows=True)]
    return setter.section("sites", setter.say("Site by site"), parts)


def trends(setter: ReportSetter, report: Report) -> tuple[Part, ...]:
    """Return all trends but that of the visits, as small charts."""
    shown = [trend for trend in report.trends[1:] if trend.points]
    is_same = len({trend.without for trend in shown}) == 1
    scale = shared_scale(shown)

    def told(narrow: ReportSetter, trend: Trend) -> tuple[Part, ...]:
        note = () if is_same else _without(narrow, trend)
        parts = (*_bars(narrow, report, trend, scale), *note)
        return narrow.titled(f"trend-{trend.heading.code}", narrow.label(trend.heading), parts)

    # What is so of all of them is said once.
    note = _without(setter, shown[0]) if is_same else ()
    parts = [replace(part, keep=True) for part in note]
    abreast = (
        _MOST_ABREAST if all(fits(each, _part(setter, _MOST_ABREAST)) for each in shown) else 2
    )
    parts += _abreast(setter, shown, abreast, fits, told)
    return setter.section("trends", setter.say("From quarter to quarter"), parts)


def cross_tables(setter: ReportSetter, report: Report) -> tuple[Part, ...]:
    """Return the cross-tables that were asked for."""
    parts = [part for table in report.cross_tables for part in _crossed(setter, table)]
    return setter.section("crossed", setter.say("Two things together"), parts)


def _charts(setter: ReportSetter, found: Iterable[Table]) -> Iterator[Part]:
    """Yield `found`, two beside each other where all of them are narrow enough."""
    listed = list(found)
    half = _part(setter, 2)
    is_narrow = all(
        len(table.rows) <= _MOST_BESIDE and tables_drawn.fits(setter, table, half)
        for table in listed
    )
    return _abreast(setter, listed, 2, lambda *_: is_narrow, _chart)


def _chart(setter: ReportSetter, table: Table) -> tuple[Part, ...]:
    is_long = len(table.rows) > _MOST_BESIDE
    rows = Part(tables_drawn.chart(setter, table), flows=is_long)
    note = [Part(setter.fine(setter.say(SEVERAL)), keep=True)] if table.several else []
    name, title = f"table-{table.heading.code}", setter.label(table.heading)
    return setter.titled(name, title, (*note, rows))


def _bars(setter: ReportSetter, report: Report, trend: Trend, scale: Scale) -> Iterator[Part]:
    for row in bars(setter, trend, scale, report.covered):
        yield Part(row, gap=setter.design.gap)


def _without(setter: ReportSetter, trend: Trend) -> tuple[Part, ...]:
    if not trend.without:
        return ()
    names = ", ".join(setter.label(site) for site in trend.without)
    return (Part(setter.fine(setter.say(WITHOUT, names=names)), gap=setter.design.gap * 0.5),)


def _crossed(setter: ReportSetter, table: CrossTable) -> tuple[Part, ...]:
    row, column = setter.label(table.by_row), setter.label(table.by_column)
    # Short tables are not torn, as counts are compared over their rows.
    is_long = len(table.rows) > _MOST_BESIDE
    gap = setter.design.gap * 2
    grids = [Part(each, gap=gap, flows=is_long) for each in cross_grids(setter, table)]
    cells = (cell for line in table.rows for cell in (*line.cells, line.total))
    if any(cell.before for cell in cells):
        grids.insert(0, Part(setter.fine(setter.say(IN_BRACKETS)), keep=True))
    name = f"cross-{table.by_row.code}-{table.by_column.code}"
    return setter.titled(name, setter.say(CROSSED, row=row, column=column), grids)


def _abreast(
    setter: ReportSetter,
    things: Iterable[T],
    count: int,
    fits_in: Callable[[T, float], bool],
    told: Callable[[ReportSetter, T], tuple[Part, ...]],
) -> Iterator[Part]:
    """Yield what is `told` of each of `things`; so many beside each other where they fit there."""
    width = _part(setter, count)
    narrow = setter.narrow_to(width)
    row: list[Box] = []
    for thing in things:
        is_narrow = fits_in(thing, width)
        if row and (not is_narrow or len(row) == count):
            yield _row(setter, row, width)
            row = []
        if is_narrow:
            row.append(Column(told(narrow, thing)))
        else:
            yield from told(setter, thing)
    if row:
        yield _row(setter, row, width)


def _part(setter: ReportSetter, count: int) -> float:
    """Return how wide each of so many columns is."""
    return (setter.width + BETWEEN_COLUMNS) / count - BETWEEN_COLUMNS


def _row(setter: ReportSetter, boxes: Sequence[Box], width: float) -> Part:
    """Return `boxes`, each `width` points wide, beside each other."""
    *others, row = boxes
    for box in reversed(others):
        row = Beside(box, row, width + BETWEEN_COLUMNS)
    return Part(row, gap=setter.design.gap * 3)
