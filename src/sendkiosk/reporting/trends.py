"""How a count went from quarter to quarter: small charts that are read side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.graphics.shapes import Line  # type: ignore[import-untyped]

from sendkiosk.handout.paper import Paper
from sendkiosk.handout.structure import Role, Tag
from sendkiosk.journey.messages import message
from sendkiosk.notes.disclosure.quarters import Period
from sendkiosk.notes.reports.report import Point, Trend
from sendkiosk.notes.reports.words import said
from sendkiosk.reporting.bars import ACCENT, Place, Scale, bar, length_of, picture, scale_of
from sendkiosk.reporting.grid import Aligned
from sendkiosk.reporting.setting import ReportSetter
from sendkiosk.reporting.words import short_name

NARROWEST: Final = 28.0
"""How narrow the column of a quarter may be, in points: "fewer" and "Oct to" fit into it."""
_WIDEST: Final = 64.0
_TALL: Final = 46.0
"""How tall the tallest bar is, in points."""
_THICKEST: Final = 20.0
_ABOVE: Final = 2.0
_BELOW: Final = 2.5

READ: Final = message("{name}: {count}")
TOGETHER: Final = message("{count} together")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A point of a trend: what stands above its bar and below it, and where it is in the row."""

    point: Point
    x: float
    width: float
    above: Aligned
    below: Aligned
    hollow: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Upright bars on one line, one for each quarter; quarters counted together have none.

    `instead` says all of it, for those who have the page read aloud.
    """

    marks: tuple[_Mark, ...]
    scale: Scale
    width: float
    instead: str

    @property
    def height(self) -> float:
        """How tall it is."""
        return self._head + self._foot

    def split(self, room: float) -> None:
        """Return None: the bars of one row stay together."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the bars and their words, as one figure."""
        line = top - self._head
        with paper.tagged(Tag(Role.FIGURE, instead=self.instead)):
            shapes = picture(self._shapes(), self.width, _TALL + _ABOVE)
            shapes.draw(paper, x, line + shapes.height)
            for mark in self.marks:
                above = line + self._length(mark) + _ABOVE + mark.above.height
                mark.above.draw(paper, x + mark.x, above)
                mark.below.draw(paper, x + mark.x, line - _BELOW)

    @property
    def _head(self) -> float:
        """How much room bars and the words above them take."""
        return max(self._length(mark) + mark.above.height for mark in self.marks) + _ABOVE

    @property
    def _foot(self) -> float:
        return max(mark.below.height for mark in self.marks) + _BELOW

    def _shapes(self) -> Iterator[Any]:
        yield Line(0, 0, self.width, 0, strokeColor=ACCENT, strokeWidth=0.8)
        for mark in self.marks:
            if len(mark.point.period) == 1:
                thick = min(mark.width * 0.6, _THICKEST)
                place = Place(mark.x + (mark.width - thick) / 2, 0, thick, upright=True)
                yield from bar(mark.point.shown, self.scale, place, hollow=mark.hollow)

    def _length(self, mark: _Mark) -> float:
        return length_of(mark.point.shown, self.scale) if len(mark.point.period) == 1 else 0


def fits(trend: Trend, width: float) -> bool:
    """Tell whether all quarters of `trend` have room beside each other."""
    return sum(_columns(trend.points)) * NARROWEST <= width


def shared_scale(trends: Iterable[Trend]) -> Scale:
    """Return the one scale of `trends`, so that their bars can be compared."""
    points = (point for trend in trends for point in trend.points)
    return scale_of((point.shown for point in points if len(point.period) == 1), _TALL)


def bars(
    setter: ReportSetter, trend: Trend, scale: Scale, covered: Period | None
) -> tuple[Bars, ...]:
    """Return `trend` as rows of bars, all on one scale; bars before `covered` are hollow."""
    most = int(setter.width / NARROWEST)
    return tuple(_row(setter, points, scale, covered) for points in _rows(trend.points, most))


def _rows(points: Sequence[Point], most: int) -> Iterator[list[Point]]:
    """Yield `points` in rows of at most so many columns, the earliest first."""
    row: list[Point] = []
    for point in points:
        if row and sum(_columns([*row, point])) > most:
            yield row
            row = []
        row.append(point)
    if row:
        yield row


def _columns(points: Sequence[Point]) -> Iterator[int]:
    """Yield how many columns each of `points` takes: two where quarters are counted together."""
    for point in points:
        yield min(len(point.period), 2)


def _row(
    setter: ReportSetter, points: Sequence[Point], scale: Scale, covered: Period | None
) -> Bars:
    wide = min(setter.width / sum(_columns(points)), _WIDEST)
    x = 0.0
    marks = []
    for point, columns in zip(points, _columns(points), strict=True):
        width = columns * wide
        inner = setter.narrow_to(width - 2)
        words = setter.say(said(point.shown))
        if len(point.period) > 1 and point.shown.value:
            words = setter.say(TOGETHER, count=words)
        name = short_name(point.period, setter.catalogue)
        hollow = covered is not None and point.period.first < covered.first
        above, below = (
            Aligned(lines, width, middle=True)
            for lines in (inner.fine(words, bold=not hollow), inner.fine(name))
        )
        marks.append(_Mark(point, x, width, above, below, hollow))
        x += width
    return Bars(tuple(marks), scale, x, _instead(setter, points))


def _instead(setter: ReportSetter, points: Sequence[Point]) -> str:
    return "; ".join(
        setter.say(READ, name=point.label, count=said(point.shown)) for point in points
    )
