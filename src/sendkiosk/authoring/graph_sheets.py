"""Sheets of paper: the bands of a page one below the other, on as many sheets as they need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, TypeAlias

from sendkiosk.authoring.graph_bands import bands_of
from sendkiosk.authoring.graph_boxes import Box
from sendkiosk.authoring.graph_columns import ABOVE, COLUMNS, GUTTER, Arrow, Band, Placed
from sendkiosk.authoring.graph_measure import MM_PER_POINT, Width
from sendkiosk.authoring.graph_pages import Page
from sendkiosk.authoring.graph_parts import COLUMN, parts_of

WIDTH: Final = 420.0
HEIGHT: Final = 297.0
MARGIN: Final = (WIDTH - COLUMNS * COLUMN - (COLUMNS - 1) * GUTTER) / 2
TOP: Final = 24.0
BOTTOM: Final = 279.0
"""Between which heights of a sheet boxes may stand; the title is above, the legend below."""
_BETWEEN: Final = 5.0
_SHOWN: Final = 6
_TAIL: Final = " (sheet\u00a0{})"
_MANY: Final = 888
_BELOW: Final = " (below)"

_Way: TypeAlias = "tuple[str, int]"
_Filled: TypeAlias = "tuple[tuple[Placed, ...], tuple[Arrow, ...]]"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a page: its boxes and arrows in millimetres from its upper left corner.

    `tails` has what stands behind the way of a box with that number; `captions` what stands above.
    """

    file: str
    title: str
    number: int
    count: int
    placed: tuple[Placed, ...]
    arrows: tuple[Arrow, ...]
    tails: Mapping[tuple[str, int], str]
    captions: Mapping[str, str]


def sheets_of(page: Page, measure: Width) -> tuple[Sheet, ...]:
    """Return the sheets of `page`; texts are measured in points with `measure`."""
    highest = BOTTOM - TOP
    in_millimetres = _in_millimetres(measure)
    tails: frozenset[_Way] = frozenset()
    while True:
        boxes = [_with_room(box, tails) for box in page.boxes]
        bands = bands_of(parts_of(boxes, highest - ABOVE, in_millimetres), highest)
        filled = list(_fill(bands, highest))
        away = _away(filled)
        # Room for the number of a sheet is kept only where one is needed, which may move others.
        if away.keys() <= tails:
            break
        tails |= away.keys()
    captions = _captions(bands)
    return tuple(
        Sheet(
            page.file if number == 1 else f"{page.file}-{number}",
            page.title,
            number,
            len(filled),
            placed,
            arrows,
            away,
            captions,
        )
        for number, (placed, arrows) in enumerate(filled, 1)
    )


def _with_room(box: Box, tails: frozenset[_Way]) -> Box:
    """Return `box` with room for the number of a sheet behind those of its ways."""
    texts = (
        replace(text, tail=_TAIL.format(_MANY))
        if text.way is not None and (box.key, text.way) in tails
        else text
        for text in box.texts
    )
    return replace(box, texts=tuple(texts))


def _away(filled: Sequence[_Filled]) -> Mapping[_Way, str]:
    """Return the ways for which no arrow is drawn, and what stands behind them."""
    sheet_of = {p.part.key: number for number, (placed, _) in enumerate(filled, 1) for p in placed}
    away: dict[_Way, str] = {}
    for number, (placed, arrows) in enumerate(filled, 1):
        drawn = {(arrow.source, arrow.to) for arrow in arrows}
        for one in placed:
            for way in one.part.ways:
                if sheet_of[way.to] != number:
                    away[one.part.box.key, way.number] = _TAIL.format(sheet_of[way.to])
                elif (one.part.key, way.to) not in drawn:
                    away[one.part.box.key, way.number] = _BELOW
    return away


def _in_millimetres(measure: Width) -> Width:
    """Return `measure`, which measures in points, for millimetres; and remembers it."""

    @cache
    def in_millimetres(text: str, size: float, bold: bool) -> float:  # noqa: FBT001
        return measure(text, size / MM_PER_POINT, bold) * MM_PER_POINT

    return in_millimetres


def _fill(bands: Sequence[Band], highest: float) -> Iterator[_Filled]:
    """Yield what stands on each sheet."""
    placed: list[Placed] = []
    arrows: list[Arrow] = []
    used = 0.0
    for band in bands:
        if placed and used + _BETWEEN + band.height > highest:
            yield tuple(placed), tuple(arrows)
            placed, arrows, used = [], [], 0.0
        used += _BETWEEN if placed else 0.0
        placed += [replace(p, x=p.x + MARGIN, y=p.y + TOP + used) for p in band.placed]
        arrows += [replace(a, points=_moved(a.points, TOP + used)) for a in band.arrows]
        used += band.height
    yield tuple(placed), tuple(arrows)


def _moved(points: Sequence[tuple[float, float]], down: float) -> tuple[tuple[float, float], ...]:
    return tuple((x + MARGIN, y + down) for x, y in points)


def _captions(bands: Sequence[Band]) -> Mapping[str, str]:
    """Return for each box from which numbers it is reached without an arrow that is drawn."""
    band_of = {one.part.key: number for number, band in enumerate(bands) for one in band.placed}
    reached: dict[str, dict[str, None]] = {}
    for number, band in enumerate(bands):
        for one in band.placed:
            for way in one.part.ways:
                if band_of[way.to] != number:
                    source = one.part.box.texts[0].text.split()[0]
                    reached.setdefault(way.to, {})[source] = None
    return {to: _from(list(sources)) for to, sources in reached.items()}


def _from(numbers: Sequence[str]) -> str:
    more = len(numbers) - _SHOWN
    if more <= 1:
        return f"from {', '.join(numbers)}"
    return f"from {', '.join(numbers[:_SHOWN])} and {more} more"
