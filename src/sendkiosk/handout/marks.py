"""Boxes that can be found again: by the outline of the PDF, and by links to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sendkiosk.handout.boxes import Around, Box, Column
from sendkiosk.handout.paper import Paper


@dataclass(frozen=True, slots=True)
class Marked:
    """A box with a place in the outline; `name` is used once, `level` as in Paper.bookmark."""

    box: Box
    name: str
    title: str
    level: int

    @property
    def height(self) -> float:
        """The height of the box."""
        return self.box.height

    def split(self, room: float) -> tuple[Marked, Box] | None:
        """Return the box split; it is found where it begins."""
        halves = self.box.split(room)
        return halves and (replace(self, box=halves[0]), halves[1])

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the box, and note where it stands."""
        paper.bookmark(self.name, self.title, self.level, top)
        self.box.draw(paper, x, top)


@dataclass(frozen=True, slots=True)
class Linked(Around):
    """A box, `width` points wide, that leads to the one marked with `name`."""

    width: float
    name: str

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the box."""
        self.box.draw(paper, x, top)
        paper.link((x, top - self.height), (self.width, self.height), self.name)


def marks_in(box: Box) -> Iterator[Marked]:
    """Yield the marked boxes in the columns of `box`, from top to bottom."""
    if isinstance(box, Marked):
        yield box
    elif isinstance(box, Column):
        for part in box.parts:
            yield from marks_in(part.box)
