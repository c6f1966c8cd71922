"""Rows and columns that go on over pages: no row is torn, and each page has the heads again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Final

from sendkiosk.handout.boxes import SLACK, Box
from sendkiosk.handout.design import HAIRLINE
from sendkiosk.handout.paper import Paper
from sendkiosk.handout.structure import Role, Scope, Tag
from sendkiosk.handout.text import Lines
from sendkiosk.reporting.bars import FaintRule

ABOVE: Final = 2.2
BELOW: Final = 4.0
"""The room above and below what stands in a row, in points."""
_FEWEST_ROWS: Final = 2
"""How many rows stand below the heads at least, where a table begins or ends on a page."""
_TALL: Final = 100.0
"""How tall a row must be, in points, to stand there alone."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A box in a row, `x` points from where the row begins, and what it is.

    `said` is False for what is drawn only, such as a bar beside its count.
    """

    box: Box
    x: float
    role: Role = Role.CELL
    scope: Scope | None = None
    said: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """Cells beside each other."""

    cells: tuple[Cell, ...]
    tag: Tag = field(default_factory=lambda: Tag(Role.ROW), compare=False)

    @property
    def height(self) -> float:
        """The height of the tallest cell, with the room above and below it."""
        return max(cell.box.height for cell in self.cells) + ABOVE + BELOW

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the cells."""
        with paper.tagged(self.tag):
            for cell in self.cells:
                said = (
                    paper.tagged(Tag(cell.role, scope=cell.scope)) if cell.said else nullcontext()
                )
                with said:
                    cell.box.draw(paper, x + cell.x, top - ABOVE)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows below a row of heads, `width` points wide.

    The heads of one that is `continued` have been said on an earlier page.
    """

    head: Row
    rows: tuple[Row, ...]
    width: float
    continued: bool = False
    tag: Tag = field(default_factory=lambda: Tag(Role.TABLE), compare=False)

    @property
    def height(self) -> float:
        """The height of all rows."""
        return self.head.height + sum(row.height for row in self.rows)

    def split(self, room: float) -> tuple[Grid, Grid] | None:
        """Return the rows that fit into `room` and the rest, each below the heads."""
        left = room - self.head.height
        count = 0
        for row in self.rows:
            left -= row.height
            if left < -SLACK:
                break
            count += 1
        fewest = 1 if any(row.height > _TALL for row in self.rows) else _FEWEST_ROWS
        count = min(count, len(self.rows) - fewest)
        if count < fewest:
            return None
        first = replace(self, rows=self.rows[:count])
        return first, replace(self, rows=self.rows[count:], continued=True)

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the heads and the rows, with a line below each."""
        with paper.repeated() if self.continued else nullcontext(), paper.tagged(self.tag):
            self.head.draw(paper, x, top)
        top -= self.head.height
        paper.line((x, top), (x + self.width, top), HAIRLINE)
        with paper.tagged(self.tag):
            for row in self.rows:
                row.draw(paper, x, top)
                top -= row.height
                FaintRule(self.width).draw(paper, x, top)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Lines in a column, `width` points wide, each at the column's end, or in its middle."""

    lines: Lines
    width: float
    middle: bool = False

    @property
    def height(self) -> float:
        """The height of the lines."""
        return self.lines.height

    def split(self, room: float) -> None:
        """Return None: cells of a table are not split."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the lines."""
        for line in self._each():
            left = self.width - line.width
            # A line alone is as wide as its column, whichever way its language runs.
            alone = replace(line, room=line.width)
            alone.draw(paper, x + (left / 2 if self.middle else left), top)
            top -= self.lines.style.leading

    def _each(self) -> Iterator[Lines]:
        for line in self.lines.lines:
            yield replace(self.lines, lines=(line,))


def header(box: Box, x: float, scope: Scope) -> Cell:
    """Return the head of a column or of a row."""
    return Cell(box, x, Role.HEADER, scope)
