"""A text as the pattern of black and white squares of a QR code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAX_VERSION: Final = 28
"""The largest code: 129 squares a side. With its margin it is 55 mm wide on paper with squares of
0.4 mm, and 548 pixels on the smallest screen with squares of 4 pixels (decision 018)."""
CAPACITY: Final = 1527
"""How many bytes of UTF-8 the largest code holds at the lowest level of repair, with the mark that
says it is UTF-8."""
QUIET: Final = 4
"""How many squares wide the white margin must be on each side, for readers to find the code."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code without its margin: rows of squares from top to bottom, true where it is black."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> int:
        """How many squares there are on each side."""
        return len(self.rows)

    @property
    def full_size(self) -> int:
        """How many squares there are on each side, the white margin counted in."""
        return self.size + 2 * QUIET


def encode(text: str) -> Code:
    """Return `text` as a QR code, in the smallest size that holds it.

    The level of repair is the highest that this size has room for. Raises ValueError for a text
    that is longer than CAPACITY bytes in UTF-8, or empty.
    """
    length = len(text.encode())
    if not 0 < length <= CAPACITY:
        raise ValueError(f"a code holds 1 to {CAPACITY} bytes, not {length}")
    import segno

    made = segno.make(
        text,
        error="l",
        mode="byte",
        encoding="utf-8",
        # Said where it matters only: plain ASCII is the same in every encoding.
        eci=not text.isascii(),
        micro=False,
        boost_error=True,
    )
    return Code(tuple(tuple(bool(square) for square in row) for row in made.matrix))
