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
from sendkiosk.notes.reports.words import said
from sendkiosk.reporting import grid
from sendkiosk.reporting.bars import Picture, Place, Scale, bar, picture, scale_of
from sendkiosk.reporting.grid import Aligned, Grid, header
from sendkiosk.reporting.setting import ReportSetter
from sendkiosk.reporting.words import percent

VISITS: Final = message("Visits")
SHARE: Final = message("Share")
BEFORE: Final = message("Before")

THICK: Final = 6.0
THINNER: Final = 2.6
"""How thick the bars of a count and of the one before it are, in points."""
_BETWEEN: Final = 1.8
_APART: Final = 9.0
"""How far columns stand apart."""
_WIDEST: Final = 116.0
"""How wide a count may be before its words come in two lines."""
_LEAST_ROOM: Final = 110.0
"""How wide the room for names and bars is at least, where there is a choice."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A count and its share, set; nothing is set where there is no share."""

    words: Lines
    share: Lines | None


@dataclass(frozen=True, slots=True)
class _Counts:
    """The counts of a period, and their shares if there are any, below their heads.

    Counts without a share that are too wide for their column, such as "fewer than 5", take the room
    of the share too.
    """

    head: Lines
    share_head: Lines | None
    rows: tuple[_Count, ...]

    @property
    def width(self) -> float:
        """How wide counts and shares are together, in points."""
        words = max(row.words.width for row in self.rows)
        return max(words, self._own + self._share)

    def heads(self, end: float) -> Iterator[grid.Cell]:
        """Yield the heads of columns that end `end` points from where the row begins."""
        yield header(*self._placed(self.head, end - self._share, self._own), Scope.COLUMN)
        if self.share_head:
            yield header(*self._placed(self.share_head, end, self._share), Scope.COLUMN)

    def cells(self, row: int, end: float) -> Iterator[grid.Cell]:
        """Yield the count of a `row`, and its share."""
        count = self.rows[row]
        is_wide = count.share is None and count.words.width > self._own
        own = self.width if is_wide else self._own
        yield grid.Cell(*self._placed(count.words, end - (0 if is_wide else self._share), own))
        if count.share:
            yield grid.Cell(*self._placed(count.share, end, self._share))
        elif self.share_head:
            yield grid.Cell(Empty(), end)

    @property
    def _own(self) -> float:
        """How wide the column of counts is: those with a share, and all that are no wider."""
        shared = (row.words.width for row in self.rows if row.share)
        return max(self.head.width, *shared, 0)

    @property
    def _share(self) -> float:
        """How wide the column of shares is, with the room before it."""
        if self.share_head is None:
            return 0
        shares = (row.share.width for row in self.rows if row.share)
        return max(self.share_head.width, *shares) + _APART

    def _placed(self, lines: Lines, end: float, width: float) -> tuple[Box, float]:
        return Aligned(lines, width), end - width


def chart(setter: ReportSetter, table: report.Table) -> Grid:
    """Return `table` as rows: what was counted above its bars, and the numbers beside them."""
    cells = [row.cell for row in table.rows]
    counts = list(_counts(setter, cells))
    ends = [setter.width - sum(other.width + _APART for other in counts[1:])]
    ends += [setter.width] * (len(counts) - 1)
    room = setter.width - sum(each.width + _APART for each in counts)
    scale = scale_of(_all_shown(cells), room)
    labels = setter.narrow_to(room)
    rows = []
    for place, row in enumerate(table.rows):
        name = labels.small(setter.label(row.heading))
        numbers = (
            cell for each, end in zip(counts, ends, strict=True) for cell in each.cells(place, end)
        )
        drawn = grid.Cell(_lowered(_bars(row.cell, scale, room), name), 0, said=False)
        rows.append(grid.Row((header(name, 0, Scope.ROW), *numbers, drawn)))
    heads = (cell for each, end in zip(counts, ends, strict=True) for cell in each.heads(end))
    return Grid(grid.Row((grid.Cell(Empty(), 0), *heads)), tuple(rows), setter.width)


def fits(setter: ReportSetter, table: report.Table, width: float) -> bool:
    """Tell whether names and bars have enough room if `table` is so many points wide."""
    counts = _counts(setter, [row.cell for row in table.rows])
    return width - sum(each.width + _APART for each in counts) >= _LEAST_ROOM


def _counts(setter: ReportSetter, cells: Sequence[report.Cell]) -> Iterator[_Counts]:
    """Yield the counts of the period, and of the one before if there are any."""
    now = [(cell.now, cell.share) for cell in cells]
    before = [(cell.before, cell.share_before) for cell in cells]
    # What is counted now is what is looked for.
    yield _set(setter, VISITS, now, bold=True)
    if any(shown for shown, _ in before):
        yield _set(setter, BEFORE, before, bold=False)


def _set(
    setter: ReportSetter,
    head: Message,
    counts: Iterable[tuple[Shown | None, int | None]],
    *,
    bold: bool,
) -> _Counts:
    narrow = setter.narrow_to(_WIDEST)
    rows = tuple(
        _Count(
            narrow.small(setter.say(said(shown)), bold=bold),
            None if share is None else setter.small(setter.say(percent(share))),
        )
        for shown, share in counts
    )
    share_head = setter.fine(setter.say(SHARE)) if any(row.share for row in rows) else None
    return _Counts(setter.fine(setter.say(head)), share_head, rows)


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
