"""One count as a bar. Its shape tells how much is known, in black and white too.

A rounded count ends round. A small one is a hatched stub. Where two numbers are known, what lies
between them is pale. "Or more" has no end. What is held back has no bar at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from reportlab.graphics.shapes import (  # type: ignore[import-untyped]
    Drawing,
    Line,
    Path,
    Rect,
)
from reportlab.lib.colors import Color, HexColor  # type: ignore[import-untyped]

from sendkiosk.handout.paper import Paper
from sendkiosk.notes.disclosure.shown import Form, Shown

ACCENT: Final[Color] = HexColor("#0B4F4A")
"""The accent of the screen's light theme: nearly black where there is no colour."""
PALE: Final[Color] = HexColor("#CFE3DE")
FAINT: Final[Color] = HexColor("#9AA5AF")
_FAINT_EDGE: Final = 0.5
EDGE: Final = 0.7
"""How thick outlines are, in points."""

_STUB: Final = 7.0
"""How long the bar of a small count is: whatever the scale, for it tells that it is small."""
_SHORTEST: Final = 8.5
"""How long any other bar is at least, so that none is shorter than that of a small count."""
_HATCH: Final = 2.2
_ROUNDEST: Final = 4.0
"""How large the radius of a round end is at most."""
_TO_CIRCLE: Final = 0.5523
"""How far the control points of a quarter circle lie from its ends, as a part of the radius."""
_DASHES: Final = (2.4, 1.4, 0.7)
"""The strokes after a bar that has no end, each thinner than the one before."""
_DASH_GAP: Final = 1.6
OPEN_END: Final = sum(_DASHES) + _DASH_GAP * len(_DASHES)
"""The room beyond the end of the longest bar for these strokes."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How long bars are: one of `full` is `room` points long."""

    full: int
    room: float

    def length(self, number: int) -> float:
        """Return how long the bar of `number` is, in points."""
        return self.room * number / self.full


class Place(NamedTuple):
    """Where a bar begins in a drawing, how thick it is, and whether it stands upright."""

    x: float
    y: float
    thickness: float
    upright: bool = False


def scale_of(counts: Iterable[Shown | None], room: float) -> Scale:
    """Return the scale on which the largest number of `counts` takes all of `room`, in points."""
    return Scale(max((_most(shown) for shown in counts if shown), default=1) or 1, room - OPEN_END)


def length_of(shown: Shown | None, scale: Scale) -> float:
    """Return how much room the bar of `shown` takes, in points; none has no length."""
    match shown:
        case None | Shown(form=Form.ZERO | Form.HIDDEN):
            return 0
        case Shown(form=Form.FEWER):
            return _STUB
        case Shown(form=Form.AT_LEAST):
            return max(_SHORTEST, scale.length(shown.low)) + OPEN_END
    return max(_SHORTEST, scale.length(_most(shown)))


def bar(shown: Shown | None, scale: Scale, place: Place, *, hollow: bool = False) -> Iterator[Any]:
    """Yield the shapes of `shown`; a `hollow` bar is that of the period before."""
    if shown is None:
        return
    pen = _Pen(place, hollow)
    length = length_of(shown, scale)
    match shown.form:
        case Form.FEWER:
            yield from pen.hatched(length)
        case Form.ROUNDED:
            yield pen.round_ended(length)
        case Form.BETWEEN:
            known = min(scale.length(shown.low), length - _STUB / 2)
            yield pen.block(0, length, pale=True)
            if known > 0:
                yield pen.block(0, known)
        case Form.AT_LEAST:
            end = length - OPEN_END
            yield pen.block(0, end)
            for dash in _DASHES:
                end += _DASH_GAP
                yield pen.block(end, dash)
                end += dash
        case Form.ZERO | Form.HIDDEN:
            return


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in a box. It says nothing that does not stand beside it in words."""

    drawing: Drawing
    height: float

    def split(self, room: float) -> None:
        """Return None: a picture cannot be split."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw it."""
        paper.drawing((x, top - self.height), self.drawing)


def picture(shapes: Iterable[Any], width: float, height: float) -> Picture:
    """Return a box with `shapes`."""
    return Picture(Drawing(width, height, *shapes), height)


@dataclass(frozen=True, slots=True)
class FaintRule:
    """A line across that stays behind what it parts."""

    width: float

    @property
    def height(self) -> float:
        """How thick the line is."""
        return _FAINT_EDGE

    def split(self, room: float) -> None:
        """Return None: a line cannot be split."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the line."""
        line = Line(0, 0, self.width, 0, strokeColor=FAINT, strokeWidth=_FAINT_EDGE)
        picture([line], self.width, _FAINT_EDGE / 2).draw(paper, x, top)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws the pieces of one bar; lengths are counted along it, from where it begins."""

    place: Place
    hollow: bool

    def block(self, start: float, length: float, *, pale: bool = False) -> Rect:
        """Return a piece with straight ends."""
        x, y = self._at(start, 0)
        width, height = self._turned(length, self.place.thickness)
        return Rect(x, y, width, height, **self._look(pale=pale))

    def round_ended(self, length: float) -> Path:
        """Return a bar whose end has round corners."""
        thick = self.place.thickness
        radius = min(thick / 2, length, _ROUNDEST)
        straight, reach = length - radius, radius * _TO_CIRCLE
        path = Path(**self._look())
        path.moveTo(*self._at(0, 0))
        path.lineTo(*self._at(straight, 0))
        path.curveTo(
            *self._at(straight + reach, 0),
            *self._at(length, radius - reach),
            *self._at(length, radius),
        )
        path.lineTo(*self._at(length, thick - radius))
        path.curveTo(
            *self._at(length, thick - radius + reach),
            *self._at(straight + reach, thick),
            *self._at(straight, thick),
        )
        path.lineTo(*self._at(0, thick))
        path.closePath()
        return path

    def hatched(self, length: float) -> Iterator[Any]:
        """Yield an outline with slanting lines in it."""
        thick = self.place.thickness
        x, y = self._at(0, 0)
        size = self._turned(length, thick)
        yield Rect(x, y, *size, fillColor=None, strokeColor=ACCENT, strokeWidth=EDGE)
        start = _HATCH - thick
        while start < length:
            begin, end = max(start, 0), min(start + thick, length)
            yield Line(
                *self._at(begin, begin - start),
                *self._at(end, end - start),
                strokeColor=ACCENT,
                strokeWidth=EDGE * 0.7,
            )
            start += _HATCH

    def _look(self, *, pale: bool = False) -> dict[str, Any]:
        if pale:
            return {"fillColor": None if self.hollow else PALE, **_OUTLINE}
        if self.hollow:
            return {"fillColor": HexColor("#FFFFFF"), **_OUTLINE}
        return {"fillColor": ACCENT, **_OUTLINE}

    def _at(self, along: float, across: float) -> tuple[float, float]:
        x, y = self._turned(along, across)
        return self.place.x + x, self.place.y + y

    def _turned(self, along: float, across: float) -> tuple[float, float]:
        return (across, along) if self.place.upright else (along, across)


_OUTLINE: Final = {"strokeColor": ACCENT, "strokeWidth": EDGE}


def _most(shown: Shown) -> int:
    """Return the largest number that is drawn of `shown`."""
    match shown.form:
        case Form.ROUNDED:
            return shown.value or 0
        case Form.BETWEEN | Form.FEWER:
            return shown.high or 0
    return shown.low
