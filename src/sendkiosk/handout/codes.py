"""QR codes on paper: squares drawn as shapes, so that they are sharp on every printer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sendkiosk.handout.paper import Paper
from sendkiosk.handout.structure import Role, Tag
from sendkiosk.qr.codes import QUIET, Code


@dataclass(frozen=True, slots=True)
class QrBox:
    """A code, `width` points wide and as tall, with the white margin that readers need.

    `instead` says what it is, for those who have the page read aloud.
    """

    code: Code
    width: float
    instead: str

    @property
    def height(self) -> float:
        """How tall it is, the margin counted in."""
        return self.width

    def split(self, room: float) -> None:
        """Return None: a code cannot be split."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the black squares; those beside each other as one, so that no gap shows."""
        side = self.width / self.code.full_size
        with paper.tagged(Tag(Role.FIGURE, instead=self.instead)):
            paper.squares((x, top - self.width), side, _runs(self.code), self.width)


def _runs(code: Code) -> Iterator[tuple[int, int, int]]:
    """Yield each stretch of black squares in `code`: its row from below, its column, its length."""
    for row, squares in enumerate(reversed(code.rows), QUIET):
        start = None
        for column, black in enumerate((*squares, False)):
            if black and start is None:
                start = column
            elif not black and start is not None:
                yield row, start + QUIET, column - start
                start = None
