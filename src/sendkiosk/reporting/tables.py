"""The table of one field, as a chart: a bar for each code, its count, and the period before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sendkiosk.handout.boxes import Box, Column, Empty, Part
from sendkiosk.handout.structure import Scope
from sendkiosk.handout.text import Lines
from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.disclosure.shown import Shown
from sendkiosk.notes.reports import report
from sendkiosk.reporting import grid
from sendkiosk.reporting.bars import Picture, Place, Scale, bar, picture, scale_of
from sendkiosk.reporting.grid import Aligned, Grid, header
from sendkiosk.reporting.setting import ReportSetter
from sendkiosk.reporting.words import in_words, percent

VISITS: Final = message("Visits")
SHARE: Final = message("Share")
BEFORE: Final = message("Before")

THICK: Final = 6.0
THINNER: Final = 2.6
"""How thick the bars of a count and of the one before it are, in points."""
_BETWEEN: Final = 1.2
_APART: Final = 9.0
"""How far columns stand apart."""


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A column of counts or shares: its head and its words, row by row."""

    head: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """A column of numbers, set: how wide it is, and where it begins."""

    x: float
    width: float
    head: Lines
    lines: tuple[Lines, ...]


def chart(setter: ReportSetter, table: report.Table) -> Grid:
    """Return `table` as rows: what was counted above its bars, and the numbers beside them."""
    cells = [row.cell for row in table.rows]
    columns = _placed(setter, list(_columns(setter, cells)))
    room = columns[0].x - _APART
    scale = scale_of(_all_shown(cells), room)
    labels = setter.narrow_to(room)
    rows = []
    for place, row in enumerate(table.rows):
        below = _bars(row.cell, scale, room)
        name = labels.small(setter.label(row.heading))
        first = header(name, 0, Scope.ROW)
        numbers = [
            grid.Cell(Aligned(column.lines[place], column.width), column.x) for column in columns
        ]
        drawn = grid.Cell(_lowered(below, name), 0, said=False)
        rows.append(grid.Row((first, *numbers, drawn)))
    heads = [
        header(Aligned(column.head, column.width), column.x, Scope.COLUMN) for column in columns
    ]
    head = grid.Row((grid.Cell(labels.fine(""), 0), *heads))
    return Grid(head, tuple(rows), setter.width)


def share_words(setter: ReportSetter, share: int | None) -> str:
    """Return `share` in words; nothing where there is none."""
    return "" if share is None else setter.say(percent(share))


def _columns(setter: ReportSetter, cells: Sequence[report.Cell]) -> Iterator[_Numbers]:
    """Yield the columns that have anything in them."""

    def column(head: Message, words: Iterable[str]) -> _Numbers:
        return _Numbers(setter.say(head), tuple(words))

    yield column(VISITS, (setter.say(in_words(cell.now)) for cell in cells))
    if any(cell.share is not None for cell in cells):
        yield column(SHARE, (share_words(setter, cell.share) for cell in cells))
    if any(cell.before for cell in cells):
        yield column(BEFORE, (setter.say(in_words(cell.before)) for cell in cells))
        if any(cell.share_before is not None for cell in cells):
            yield column(SHARE, (share_words(setter, cell.share_before) for cell in cells))


def _placed(setter: ReportSetter, columns: Sequence[_Numbers]) -> list[_Set]:
    """Return `columns` set as narrow as they can be, beside each other at the end of the row."""
    placed: list[_Set] = []
    end = setter.width
    for place, column in reversed(list(enumerate(columns))):
        # What is counted now is what is looked for.
        lines = tuple(setter.small(words, bold=place == 0) for words in column.words)
        head = setter.fine(column.head)
        width = max(line.width for line in (head, *lines))
        placed.insert(0, _Set(end - width, width, head, lines))
        end -= width + _APART
    return placed


def _all_shown(cells: Iterable[report.Cell]) -> Iterator[Shown | None]:
    for cell in cells:
        yield cell.now
        yield cell.before


def _bars(cell: report.Cell, scale: Scale, width: float) -> Picture:
    """Return the bar of a count, and below it the one of the period before."""
    height = THICK
    if cell.before:
        height += _BETWEEN + THINNER
    shapes = [*bar(cell.now, scale, Place(0, height - THICK, THICK))]
    shapes += bar(cell.before, scale, Place(0, 0, THINNER), hollow=True)
    return picture(shapes, width, height)


def _lowered(below: Box, name: Lines) -> Column:
    """Return `below` so that it stands below `name`."""
    return Column((Part(Empty(name.height)), Part(below, gap=1)))
