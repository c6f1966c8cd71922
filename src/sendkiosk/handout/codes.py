"""QR codes on paper: squares drawn as shapes, so that they are sharp on every printer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sendkiosk.handout.paper import Paper
from sendkiosk.qr.codes import QUIET, Code


@dataclass(frozen=True, slots=True)
class QrBox:
    """A code, `width` points wide and as tall, with the white margin that readers need."""

    code: Code
    width: float

    @property
    def height(self) -> float:
        """How tall it is, the margin counted in."""
        return self.width

    def split(self, room: float) -> None:
        """Return None: a code cannot be split."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the black squares; those beside each other as one, so that no gap shows."""
        side = self.width / self.code.full_size
        left, upper = x + QUIET * side, top - QUIET * side
        paper.fill(
            ((left + column * side, upper - (row + 1) * side), (length * side, side))
            for row, column, length in _runs(self.code)
        )


def _runs(code: Code) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and length of each stretch of black squares in `code`."""
    for row, squares in enumerate(code.rows):
        start = None
        for column, black in enumerate((*squares, False)):
            if black and start is None:
                start = column
            elif not black and start is not None:
                yield row, start, column - start
                start = None
