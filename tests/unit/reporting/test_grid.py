"""Rows and columns over several pages."""

from __future__ import annotations

import pytest

from sendkiosk.handout.design import A4
from sendkiosk.handout.structure import Role, Scope
from sendkiosk.handout.watching import WatchedPaper
from sendkiosk.reporting.grid import Cell, Grid, Row, header
from sendkiosk.reporting.setting import ReportSetter


@pytest.fixture
def grid(setter: ReportSetter) -> Grid:
    """Return nine rows, of which the fifth one is tall."""
    head = Row((header(setter.small("The head"), 0, Scope.COLUMN),))
    texts = [f"Row {n}" if n != 4 else "Row 4. " + "It is tall. " * 60 for n in range(9)]
    rows = tuple(Row((Cell(setter.small(text), 0, Role.CELL),)) for text in texts)
    return Grid(head, rows, setter.width)


def pages(grid: Grid, room: float) -> list[Grid]:
    found = []
    while (halves := grid.split(room)) is not None:
        first, grid = halves
        found.append(first)
    return [*found, grid]


@pytest.mark.parametrize("room", [100.0, 130.0, 200.0])
def test_rows_are_parted_only_between_each_other(grid: Grid, room: float) -> None:
    parts = pages(grid, room)

    assert tuple(row for part in parts for row in part.rows) == grid.rows
    assert all(part.height <= room for part in parts[:-1])
    assert all(len(part.rows) >= 2 for part in parts)


def test_a_table_that_fits_into_no_room_is_not_begun(grid: Grid) -> None:
    assert grid.split(grid.head.height + grid.rows[0].height + 1) is None


def test_each_part_has_the_heads_and_they_are_said_once(grid: Grid) -> None:
    paper = WatchedPaper(A4, "A table", "en-GB")
    parts = pages(grid, 150)
    for part in parts:
        part.draw(paper, 40, 700)
        paper.end_page()

    assert len(parts) > 1
    assert [line.text for line in paper.drawn.lines].count("The head") == len(parts)
    assert list(paper.drawn.paragraphs).count("The head") == 1
