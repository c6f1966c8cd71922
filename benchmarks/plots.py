"""Plots for the docs, as plain SVG: a line for each thing that was measured."""

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
COLOURS: Final = ("#00518c", "#b3430a", "#3b6e22", "#6b3fa0")
"""Each has a contrast of more than 4.5 on white; lines differ by their dashes and names, too."""
DASHES: Final = ("none", "8 4", "2 4", "10 3 2 3")
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
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {_LOOK}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{LEFT}" y="28" font-weight="bold">{escape(title)}</text>',
        *_grid(wide, tall),
        _text((LEFT + RIGHT) / 2, HEIGHT - 14, across),
        f'<g transform="rotate(-90 18 {middle})">{_text(18, middle, up)}</g>',
    ]
    for place, (name, line) in enumerate(lines.items()):
        parts.append(_line(name, [(wide.at(x), tall.at(y)) for x, y in line], place))
    return "\n".join((*parts, "</svg>\n"))


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
        yield _text(x, BOTTOM + 20, f"{mark:,.6g}")
    for mark in tall.marks:
        y = tall.at(mark)
        yield f'<line x1="{LEFT}" y1="{y}" x2="{RIGHT}" y2="{y}" stroke="#ddd"/>'
        yield _text(LEFT - 8, y + 5, f"{mark:,.6g}", "end")


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
