"""A report as values: all that a page, a file or a screen shows of it.

Nothing in here is an exact count, but zero. What there is to say is a `Message`, for staff.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sendkiosk.journey.messages import Message
from sendkiosk.notes.disclosure.quarters import Period
from sendkiosk.notes.disclosure.shown import Shown


class Reason(Enum):
    """Why visits are not in a report."""

    TOO_FEW = "too few"
    """A site had too few visits for anything to be shown yet."""
    NOT_OVER = "not over"
    """The quarter is under way."""
    PART_OF_QUARTER = "part of a quarter"
    """The days asked for begin or end within a quarter."""
    COUNTED_TOGETHER = "counted together"
    """Quarters are counted together that do not all lie in the period."""
    CAME_LATER = "came later"
    """Notes came in after the counts of their quarter were fixed."""
    UNKNOWN_SITE = "unknown site"
    """There are no notes of the site."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in a report: `site` is None for all, `period` None where no quarter is meant."""

    reason: Reason
    site: str | None
    period: Period | None
    message: Message


@dataclass(frozen=True, slots=True)
class Heading:
    """The code and the label of a field, a row, a column or a site."""

    code: str
    label: Message


@dataclass(frozen=True, slots=True)
class Cell:
    """A count in the period and in the one before; each None where that period has no counts.

    A share is in whole percent, of all visits in a table and of the row's visits in a cross-table.
    It is None where it may not be shown (a base under 30) or would say more than is known.
    """

    now: Shown | None
    before: Shown | None
    share: int | None = None
    share_before: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    heading: Heading
    cell: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """How often each code of one field occurred; rows are in the fixed order of the field's codes.

    Where `several` is true, a visit may stand in several rows or in none, so rows have no sum.
    """

    heading: Heading
    several: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CrossRow:
    """One row of a cross-table: a cell for each column, and the row's own count."""

    heading: Heading
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class CrossTable:
    """How often the codes of two fields occurred together.

    `by_row` and `by_column` are the two fields; one of them may be "site" or "quarter". Where
    columns are quarters, or runs of them, cells have nothing of the period before.
    """

    by_row: Heading
    by_column: Heading
    columns: tuple[Heading, ...]
    rows: tuple[CrossRow, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A count in one quarter, or in a run of quarters that are counted together."""

    period: Period
    label: Message
    shown: Shown


@dataclass(frozen=True, slots=True)
class Trend:
    """How one count went from quarter to quarter, over the covered period and the one before it.

    `field` is None for the visits themselves. `without` names the sites that are left out, because
    their quarters are counted together; if all are like that, they are in, and points are fewer.
    """

    field: Heading | None
    heading: Heading
    points: tuple[Point, ...]
    without: tuple[Heading, ...]


class Topic(Enum):
    """What a highlight is about."""

    VISITS = "visits"
    MOST_ASKED = "most asked"
    CHANGE = "change"
    LANGUAGE = "language"
    PRINTED = "printed"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Highlight:
    """One thing that the report shows, in a sentence, with the cell it is read from."""

    topic: Topic
    message: Message
    cell: Cell


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report shows.

    `asked` are the first and last day that were asked for. `covered` are the whole quarters in them
    that are over, None if there are none, and then there are no visits and no tables; `previous` is
    the period of the same length before. `visits` tells how many visits there were. `tables` has
    one for each field, `cross_tables` those that were asked for, `by_site` one with a row for each
    site, None for a single one. `trends` begins with the visits, and has one for each topic.
    `highlights` stand first on a page, `left_out` and `reading` (how to read the counts) with it.
    """

    made: date
    asked: tuple[date, date]
    covered: Period | None
    covered_label: Message
    previous: Period | None
    previous_label: Message
    sites: tuple[Heading, ...]
    visits: Cell
    highlights: tuple[Highlight, ...]
    tables: tuple[Table, ...]
    cross_tables: tuple[CrossTable, ...]
    by_site: Table | None
    trends: tuple[Trend, ...]
    left_out: tuple[LeftOut, ...]
    reading: tuple[Message, ...]
