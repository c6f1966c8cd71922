"""Boxes in two columns, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from sendkiosk.handout.boxes import Beside, Box, Empty


def two_columns(boxes: Sequence[Box], offset: float) -> tuple[Box, ...]:
    """Return `boxes` in rows of two; the second of each begins `offset` from the first."""
    return tuple(
        Beside(one, other, offset)
        for one, other in zip_longest(boxes[::2], boxes[1::2], fillvalue=Empty())
    )
