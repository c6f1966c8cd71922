"""Boxes of a picture with their rows measured; one that is too high for a sheet is cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sendkiosk.authoring.graph_boxes import Box
from sendkiosk.authoring.graph_measure import LINE, Row, Width, rows_of

COLUMN: Final = 52.0
"""How wide each box is, in millimetres."""
PAD: Final = 1.8
"""Room between the edge of a box and its text."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a way leaves a part: its number in the box, where it leads, how far below the top."""

    number: int
    to: str
    below: float


@dataclass(frozen=True, slots=True)
class Part:
    """A box, or a piece of one, with its rows and how high it is in millimetres."""

    key: str
    box: Box
    rows: tuple[Row, ...]
    height: float
    ways: tuple[Start, ...]

    @property
    def entry(self) -> float:
        """How far below its top arrows come in: at the first line."""
        return PAD + self.rows[0].height / 2


def parts_of(boxes: Iterable[Box], highest: float, measure: Width) -> tuple[Part, ...]:
    """Return `boxes` as parts that are no higher than `highest`, in the same order.

    The first part of a box has its key, those that go on with it have keys of their own.
    """
    return tuple(part for box in boxes for part in _cut(box, highest, measure))


def units(parts: Sequence[Part]) -> Mapping[str, Sequence[Part]]:
    """Return `parts` by the box beside which they must stand."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.box.owner, []).append(part)
    return found


def _cut(box: Box, highest: float, measure: Width) -> Iterator[Part]:
    width = COLUMN - 2 * PAD
    rows = list(rows_of(box.texts, width, measure))
    number = 1
    heading = replace(box.texts[0], text=f"{box.texts[0].text} (goes on)")
    again = rows_of([heading, box.texts[1]], width, measure)
    while rows:
        key = box.key if number == 1 else f"{box.key} ({number})"
        begins = () if number == 1 else again
        count = _fitting(rows, highest - 2 * PAD - sum(row.height for row in begins))
        yield _part(key, box, (*begins, *rows[:count]))
        rows = rows[count:]
        number += 1


def _part(key: str, box: Box, rows: tuple[Row, ...]) -> Part:
    top = PAD
    ways = []
    for row in rows:
        if row.last and row.text.way is not None:
            middle = top + row.height - row.text.look.size * LINE / 2
            ways.append(Start(row.text.way, box.ways[row.text.way], middle))
        top += row.height
    return Part(key, box, rows, top + PAD, tuple(ways))


def _fitting(rows: Sequence[Row], room: float) -> int:
    """Return how many of `rows` fit, at least one; best so that a text is not torn in two."""
    used = 0.0
    whole = count = 0
    for place, row in enumerate(rows, 1):
        used += row.height
        if used > room:
            break
        count = place
        if row.last:
            whole = place
    return whole or count or 1
