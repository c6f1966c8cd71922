"""The cross-table of two fields: a count and its bar where each two codes meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from sendkiosk.handout.boxes import Box, Column, Part
from sendkiosk.handout.structure import Scope
from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.disclosure.shown import Form, Shown
from sendkiosk.notes.reports.report import Cell, CrossTable, Heading
from sendkiosk.notes.reports.words import said
from sendkiosk.reporting import grid
from sendkiosk.reporting.bars import Place, Scale, bar, length_of, picture, scale_of
from sendkiosk.reporting.grid import Grid, header
from sendkiosk.reporting.setting import ReportSetter
from sendkiosk.reporting.words import about, percent

ALL: Final = message("All")
WITH_SHARE: Final = message("{count} · {share}")
BEFORE: Final = message("[{count}]")
BETWEEN: Final = message("({low} to {high})")
IN_BRACKETS: Final = message("In square brackets: the period before.")

_LABELS: Final = 0.18
"""The part of the width that the names of the rows take."""
_NARROWEST: Final = 57.0
"""How narrow a column may be, in points: “fewer than 10” fits into it."""
_APART: Final = 5.0
_THICK: Final = 3.6


@dataclass(frozen=True, slots=True)
class _Block:
    """Columns that stand beside each other: the first one, how many, and how wide each is."""

    first: int
    count: int
    width: float


def cross_grids(setter: ReportSetter, table: CrossTable) -> tuple[Grid, ...]:
    """Return `table` as rows and columns; several, with the same rows, if it is too wide for one.

    The count of each whole row stands in all of them.
    """
    labels = setter.width * _LABELS
    return tuple(
        _grid(setter, table, labels, block)
        for block in _blocks(setter, table, setter.width - labels)
    )


def _blocks(setter: ReportSetter, table: CrossTable, room: float) -> Iterator[_Block]:
    """Yield columns, shared out evenly; one more in each is that of the whole rows."""
    widest = max((_widest_word(setter, column) for column in table.columns), default=0)
    most = int(room / (max(_NARROWEST, widest) + _APART)) - 1
    columns = len(table.columns)
    blocks = max(ceil(columns / max(most, 1)), 1)
    width = room / (ceil(columns / blocks) + 1)
    first = 0
    for place in range(blocks):
        count = ceil((columns - first) / (blocks - place))
        yield _Block(first, count, width)
        first += count


def _widest_word(setter: ReportSetter, column: Heading) -> float:
    words = setter.label(column).split()
    return max((setter.fine(word).width for word in words), default=0)


def _grid(setter: ReportSetter, table: CrossTable, labels: float, block: _Block) -> Grid:
    scale = scale_of(_all_shown(table), block.width - _APART)
    begin = setter.narrow_to(labels - _APART)
    inner = setter.narrow_to(block.width - _APART)
    places = [labels + block.width * place for place in range(block.count + 1)]
    shown = slice(block.first, block.first + block.count)
    names = [*(setter.label(column) for column in table.columns[shown]), setter.say(ALL)]
    heads = [
        header(inner.fine(name), x, Scope.COLUMN) for name, x in zip(names, places, strict=True)
    ]
    rows = [
        grid.Row(
            (
                header(begin.small(setter.label(row.heading)), 0, Scope.ROW),
                *(
                    grid.Cell(_counted(inner, cell, scale), x)
                    for cell, x in zip(row.cells[shown], places, strict=False)
                ),
                grid.Cell(_counted(inner, row.total, None), places[-1]),
            )
        )
        for row in table.rows
    ]
    first = grid.Cell(begin.fine(setter.label(table.by_row)), 0)
    return Grid(grid.Row((first, *heads)), tuple(rows), setter.width)


def _counted(setter: ReportSetter, cell: Cell, scale: Scale | None) -> Box:
    """Return a count with its share, the bar if there is a scale, and the count before."""
    count, between = _in_lines(cell.now)
    if cell.share is not None:
        count = message(WITH_SHARE.text, count=count, share=percent(cell.share))
    parts = [Part(setter.small(setter.say(count), bold=scale is None))]
    if between:
        parts.append(Part(setter.fine(setter.say(between))))
    if scale and length_of(cell.now, scale):
        shapes = bar(cell.now, scale, Place(0, 0, _THICK))
        parts.append(Part(picture(shapes, setter.width, _THICK), gap=1))
    if cell.before:
        parts.append(Part(setter.fine(_before(setter, cell)), gap=1))
    return Column(tuple(parts))


def _in_lines(shown: Shown | None) -> tuple[Message, Message | None]:
    """Return `shown` as words that fit into a column, and what goes below them if anything."""
    if shown is None or shown.form is not Form.BETWEEN or shown.high is None:
        return said(shown), None
    return about(shown), message(BETWEEN.text, low=shown.low, high=shown.high)


def _before(setter: ReportSetter, cell: Cell) -> str:
    count = said(cell.before)
    if cell.share_before is not None:
        count = message(WITH_SHARE.text, count=count, share=percent(cell.share_before))
    return setter.say(BEFORE, count=count)


def _all_shown(table: CrossTable) -> Iterator[Shown | None]:
    for row in table.rows:
        for cell in row.cells:
            yield cell.now
