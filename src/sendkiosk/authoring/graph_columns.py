"""Boxes in columns from left to right: where each stands, and how the arrows run between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sendkiosk.authoring.graph_parts import COLUMN, Part

COLUMNS: Final = 6
GUTTER: Final = 16.8
"""Room between two columns, in which arrows run."""
ABOVE: Final = 6.0
"""Room above a box, in which stands from where else it is reached."""
LANE: Final = 3.0
"""How high the way of an arrow past a column is."""
LANE_ABOVE: Final = 1.5
_SWEEPS: Final = 16


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and where its upper left corner is, in millimetres."""

    part: Part
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """The way of an arrow: level at each point, straight past the columns between them."""

    source: str
    to: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Boxes that are drawn together, with their arrows, and how high that is."""

    placed: tuple[Placed, ...]
    arrows: tuple[Arrow, ...]
    height: float


@dataclass(slots=True)
class _Item:
    """A part in its column, or the lane of an arrow past it (then without a part)."""

    height: float
    above: float
    part: Part | None = None
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class _Link:
    """An arrow between items of neighbouring columns, and how far below their tops it runs."""

    source: int
    out: float
    to: int
    into: float


def layers_of(parts: Sequence[Part]) -> dict[str, int]:
    """Return the column of each part: after all from which arrows lead to it."""
    keys = {part.key for part in parts}
    layers = dict.fromkeys(keys, 0)
    for part in parts:
        if part.box.key in keys:
            # What goes on with a box stands below it.
            layers[part.key] = max(layers[part.key], layers[part.box.key])
        for way in part.ways:
            if way.to in keys:
                layers[way.to] = max(layers[way.to], layers[part.key] + 1)
    return layers


def laid_out(parts: Sequence[Part]) -> Band:
    """Return `parts` as a band: each in its column, with arrows as level as they can be."""
    layers = layers_of(parts)
    items = [_Item(part.height, ABOVE, part) for part in parts]
    numbers = {part.key: number for number, part in enumerate(parts)}
    column_of = [layers[part.key] for part in parts]
    links: list[_Link] = []
    routes: list[tuple[str, str, list[_Link]]] = []
    for part in parts:
        past: dict[str, int] = {}
        for way in part.ways:
            to = way.to
            if to not in numbers:
                continue
            route = []
            here, leaves = numbers[part.key], way.below
            for column in range(layers[part.key] + 1, layers[to]):
                # Arrows from one box to the same other one share their way past the columns.
                name = f"{to} {column}"
                if name not in past:
                    past[name] = len(items)
                    items.append(_Item(LANE, LANE_ABOVE))
                    column_of.append(column)
                route.append(_Link(here, leaves, past[name], LANE / 2))
                here, leaves = past[name], LANE / 2
            route.append(_Link(here, leaves, numbers[to], parts[numbers[to]].entry))
            links += route
            routes.append((part.key, to, route))
    columns = _ordered(column_of, links)
    height = _set_heights(items, columns, links)
    placed = tuple(
        Placed(item.part, _left(column_of[number]), item.y)
        for number, item in enumerate(items)
        if item.part is not None
    )
    arrows = tuple(
        Arrow(source, to, tuple(_points(route, items, column_of))) for source, to, route in routes
    )
    return Band(placed, arrows, height)


def _ordered(column_of: Sequence[int], links: Sequence[_Link]) -> list[list[int]]:
    """Return the items of each column from top to bottom, so that few arrows cross."""
    from fast_sugiyama import from_edges

    # The library does not come to an end when it is given an arrow twice.
    pairs = sorted({(link.source, link.to) for link in links})
    across: dict[int, tuple[int, float]] = {}
    if pairs:
        for component in from_edges(pairs, ranking_type="up"):
            positions = [(number, x) for number, (x, _) in component[0] if isinstance(number, int)]
            first = min(number for number, _ in positions)
            across |= {number: (first, x) for number, x in positions}
    columns: list[list[int]] = [[] for _ in range(max(column_of) + 1)]
    for number in sorted(
        range(len(column_of)), key=lambda number: across.get(number, (number, 0.0))
    ):
        columns[column_of[number]].append(number)
    return columns


def _set_heights(
    items: Sequence[_Item], columns: Sequence[Sequence[int]], links: Sequence[_Link]
) -> float:
    """Put each item where its arrows are as level as they can be, and return the height of all."""
    height = max(sum(items[n].height + items[n].above for n in column) for column in columns)
    wishes: list[list[tuple[int, float]]] = [[] for _ in items]
    for link in links:
        wishes[link.to].append((link.source, link.out - link.into))
        wishes[link.source].append((link.to, link.into - link.out))
    for column in columns:
        _stack(items, column, [0.0] * len(column), height)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else columns[::-1]:
            wanted = []
            for number in column:
                found = [items[other].y + offset for other, offset in wishes[number]]
                wanted.append(sum(found) / len(found) if found else items[number].y)
            _stack(items, column, wanted, height)
    return height


def _stack(
    items: Sequence[_Item], column: Sequence[int], wanted: Sequence[float], height: float
) -> None:
    """Put the items of `column` as near to where they are wanted as their order and room allow."""
    # Less what must stand above it, each item may be anywhere but above the one before it. The
    # nearest such places are found by taking items that are too close together as one block.
    tops = []
    used = 0.0
    for number in column:
        used += items[number].above
        tops.append(used)
        used += items[number].height
    blocks: list[tuple[float, int]] = []
    for want, top in zip(wanted, tops, strict=True):
        place, count = want - top, 1
        while blocks and blocks[-1][0] > place:
            other, members = blocks.pop()
            place = (place * count + other * members) / (count + members)
            count += members
        blocks.append((place, count))
    places = [place for place, count in blocks for _ in range(count)]
    for number, top, place in zip(column, tops, places, strict=True):
        items[number].y = top + min(max(place, 0.0), height - used)


def _points(
    route: Sequence[_Link], items: Sequence[_Item], column_of: Sequence[int]
) -> Iterator[tuple[float, float]]:
    for link in route:
        yield _left(column_of[link.source]) + COLUMN, items[link.source].y + link.out
        yield _left(column_of[link.to]), items[link.to].y + link.into


def _left(column: int) -> float:
    return column * (COLUMN + GUTTER)
