"""Plots for the docs, as plain SVG: a line for each thing that was measured, or a row of dots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Final, TypeAlias

WIDTH: Final = 720
HEIGHT: Final = 420
LEFT: Final = 80
RIGHT: Final = 570
TOP: Final = 50
BOTTOM: Final = 360
COLOURS: Final = ("#00518c", "#b3430a", "#3b6e22", "#6b3fa0", "#8a1c4a", "#4d4d4d")
"""Each has a contrast of more than 4.5 on white; lines differ by their dashes and names, too."""
DASHES: Final = ("none", "8 4", "2 4", "10 3 2 3")
SHAPES: Final = (
    "M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0z",
    "M-5,-5h10v10h-10z",
    "M0,-6l6,11h-12z",
    "M0,-7l6,7l-6,7l-6,-7z",
    "M0,6l6,-11h-12z",
    "M-6,-2h4v-4h4v4h4v4h-4v4h-4v-4h-4z",
)
"""A circle, a square, a triangle, a diamond, a triangle upside down, a plus."""
NAMES: Final = 240
"""Where rows of dots begin: before it stand their names."""
ROW: Final = 24
"""The height of a row."""
_LOOK: Final = 'role="img" font-family="sans-serif" font-size="14" fill="#1a1a1a"'

Points: TypeAlias = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """Where values stand between two places: in even steps, or each step ten times the last."""

    marks: tuple[float, ...]
    first: float
    last: float
    tenfold: bool

    def at(self, value: float) -> float:
        """Return where `value` stands."""
        low, high, here = self.marks[0], self.marks[-1], value
        if self.tenfold:
            low, high, here = log10(low), log10(high), log10(here)
        return round(self.first + (here - low) / (high - low) * (self.last - self.first), 1)


def plot(
    title: str, across: str, up: str, lines: Mapping[str, Points], *, tenfold: bool = False
) -> str:
    """Return a plot of `lines` by their names, with words for both axes.

    It begins at 0, or with `tenfold` has steps of powers of ten, for which all values are above 0.
    """
    points = [point for line in lines.values() for point in line]
    marks = _powers if tenfold else _steps
    wide = Axis(marks([x for x, _ in points]), LEFT, RIGHT, tenfold)
    tall = Axis(marks([y for _, y in points]), BOTTOM, TOP, tenfold)
    middle = (TOP + BOTTOM) / 2
    parts = [
        *_ground(title, LEFT, HEIGHT),
        *_grid(wide, tall),
        _text((LEFT + RIGHT) / 2, HEIGHT - 14, across),
        f'<g transform="rotate(-90 18 {middle})">{_text(18, middle, up)}</g>',
    ]
    for place, (name, line) in enumerate(lines.items()):
        parts.append(_line(name, [(wide.at(x), tall.at(y)) for x, y in line], place))
    return "\n".join((*parts, "</svg>\n"))


def dots(
    title: str, across: str, rows: Mapping[str, Mapping[str, float]], *, tenfold: bool = False
) -> str:
    """Return a plot with a row for each name in `rows`, and in it a mark for each of its values.

    `across` is the words for the axis; it begins at 0, or with `tenfold` has powers of ten.
    """
    names = list(dict.fromkeys(name for row in rows.values() for name in row))
    looks = {
        name: (SHAPES[at % len(SHAPES)], COLOURS[at % len(COLOURS)])
        for at, name in enumerate(names)
    }
    values = [value for row in rows.values() for value in row.values()]
    axis = Axis((_powers if tenfold else _steps)(values), NAMES, WIDTH - 40, tenfold)
    top, bottom = TOP + ROW, TOP + ROW * (len(rows) + 1)
    parts = list(_ground(title, 20, bottom + 70))
    for at, name in enumerate(names):
        x = 30 + at * (WIDTH - 40) / len(names)
        parts += [_mark(x, TOP, *looks[name]), _text(x + 12, TOP + 5, name, "start")]
    for mark in axis.marks:
        x = axis.at(mark)
        parts.append(f'<line x1="{x}" y1="{top}" x2="{x}" y2="{bottom}" stroke="#ddd"/>')
        parts.append(_text(x, bottom + 20, f"{mark:,.7g}"))
    for number, (label, row) in enumerate(rows.items()):
        y = top + ROW * (number + 0.5)
        parts.append(_text(NAMES - 12, y + 5, label, "end"))
        parts += [_mark(axis.at(value), y, *looks[name]) for name, value in row.items()]
    parts.append(_text((NAMES + WIDTH) / 2, bottom + 48, across))
    return "\n".join((*parts, "</svg>\n"))


def _mark(x: float, y: float, shape: str, colour: str) -> str:
    return f'<path transform="translate({x} {y})" d="{shape}" fill="{colour}"/>'


def _ground(title: str, left: float, height: float) -> Iterator[str]:
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" {_LOOK}>'
    yield f"<title>{escape(title)}</title>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="white"/>'
    yield f'<text x="{left}" y="28" font-weight="bold">{escape(title)}</text>'


def _powers(values: Sequence[float]) -> tuple[float, ...]:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return tuple(10.0**power for power in range(low, max(high, low + 1) + 1))


def _steps(values: Sequence[float]) -> tuple[float, ...]:
    """Return four to ten even steps from 0 to the greatest value or above it."""
    most = max(*values, 1.0)
    step = 10.0 ** floor(log10(most))
    step = next(each for each in (step / 5, step / 2, step) if most / each <= 10)  # noqa: PLR2004
    return tuple(step * number for number in range(ceil(most / step) + 1))


def _grid(wide: Axis, tall: Axis) -> Iterator[str]:
    for mark in wide.marks:
        x = wide.at(mark)
        yield f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{BOTTOM}" stroke="#ddd"/>'
        yield _text(x, BOTTOM + 20, f"{mark:,.7g}")
    for mark in tall.marks:
        y = tall.at(mark)
        yield f'<line x1="{LEFT}" y1="{y}" x2="{RIGHT}" y2="{y}" stroke="#ddd"/>'
        yield _text(LEFT - 8, y + 5, f"{mark:,.7g}", "end")


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def _line(name: str, points: Points, place: int) -> str:
    colour, dash = COLOURS[place % len(COLOURS)], DASHES[place % len(DASHES)]
    x, y = points[-1]
    way = " ".join(f"{a},{b}" for a, b in points)
    dots = "".join(f'<circle cx="{a}" cy="{b}" r="4"/>' for a, b in points)
    look = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
    label = _text(x + 10, y + 5, name, "start")
    return f'<g fill="{colour}"><polyline points="{way}" {look}/>{dots}{label}</g>'
