"""Boxes of known size that hold texts and other boxes, and can be split over two pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Protocol, Self

from sendkiosk.handout.paper import Paper
from sendkiosk.handout.structure import Tag

SLACK: Final = 0.01
"""Points by which a sum of heights may miss the room it fits into exactly."""


class Box(Protocol):
    """Something that takes up room on a page. All lengths are in points."""

    @property
    def height(self) -> float:
        """How much room it takes."""

    def split(self, room: float) -> tuple[Box, Box] | None:
        """Return a first part that fits into `room` and the rest, or None if there is no way."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw it with its upper left corner at (`x`, `top`)."""


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""

    height: float = 0

    def split(self, room: float) -> None:
        """Return None: nothing cannot be split."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    width: float
    thickness: float

    @property
    def height(self) -> float:
        """How thick the line is."""
        return self.thickness

    def split(self, room: float) -> None:
        """Return None: a line cannot be split."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the line."""
        middle = top - self.thickness / 2
        paper.line((x, middle), (x + self.width, middle), self.thickness)


@dataclass(frozen=True, slots=True)
class Square:
    """An empty square to put a tick in."""

    side: float
    thickness: float

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.side

    def split(self, room: float) -> None:
        """Return None: a square cannot be split."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the square; its line lies inside of it."""
        inset, inner = self.thickness / 2, self.side - self.thickness
        paper.frame((x + inset, top - self.side + inset), (inner, inner), self.thickness)


@dataclass(frozen=True, slots=True)
class Part:
    """A box in a column: the gap above it, and whether the next one must stand below it.

    One that `flows` may be split over two pages; any other is, only if it is taller than a page.
    """

    box: Box
    gap: float = 0
    keep: bool = False
    flows: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Boxes below each other; the gap above the first one counts for nothing."""

    parts: tuple[Part, ...]

    @property
    def height(self) -> float:
        """The height of all boxes and of the gaps between them."""
        return sum(part.box.height for part in self.parts) + sum(p.gap for p in self.parts[1:])

    def split(self, room: float) -> tuple[Column, Column] | None:
        """Return the boxes that fit into `room` and the rest.

        Kept ones are parted only if there is no other way.
        """
        for index, (part, top) in enumerate(self._placed()):
            if top + part.box.height <= room + SLACK:
                continue
            halves = part.box.split(room - top)
            if halves:
                first, rest = (replace(part, box=half) for half in halves)
                return (
                    Column((*self.parts[:index], first)),
                    Column((rest, *self.parts[index + 1 :])),
                )
            cut = self._cut(index)
            return (Column(self.parts[:cut]), Column(self.parts[cut:])) if cut else None
        return None

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the boxes."""
        for part, depth in self._placed():
            part.box.draw(paper, x, top - depth)

    def _cut(self, index: int) -> int:
        """Return where to part the boxes so that those from `index` on come later."""
        cut = index
        while cut and self.parts[cut - 1].keep:
            cut -= 1
        return cut or index

    def _placed(self) -> Iterator[tuple[Part, float]]:
        """Yield each part with the distance of its box from the top of the column."""
        depth = 0.0
        for index, part in enumerate(self.parts):
            depth += part.gap if index else 0
            yield part, depth
            depth += part.box.height


@dataclass(frozen=True, slots=True)
class Whole:
    """A box that is never split."""

    box: Box

    @property
    def height(self) -> float:
        """The height of the box."""
        return self.box.height

    def split(self, room: float) -> None:
        """Return None: it stays on one page."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the box."""
        self.box.draw(paper, x, top)


@dataclass(frozen=True, slots=True)
class Beside:
    """Two boxes side by side; the second one begins `offset` to the right of the first.

    The left one is read first, or the right one if that is wanted.
    """

    left: Box
    right: Box
    offset: float
    right_first: bool = False

    @property
    def height(self) -> float:
        """The height of the taller box."""
        return max(self.left.height, self.right.height)

    def split(self, room: float) -> tuple[Beside, Beside] | None:
        """Return both boxes split at the same height; one that fits stays in the first part."""
        left, right = _halves(self.left, room), _halves(self.right, room)
        if left is None or right is None:
            return None
        return (
            replace(self, left=left[0], right=right[0]),
            replace(self, left=left[1], right=right[1]),
        )

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw both boxes in the order in which they are read."""
        both = [(self.left, x), (self.right, x + self.offset)]
        for box, at in reversed(both) if self.right_first else both:
            box.draw(paper, at, top)


@dataclass(frozen=True, slots=True)
class Around:
    """Something around a box: when the box is split, both parts have it."""

    box: Box

    @property
    def height(self) -> float:
        """The height of the box."""
        return self.box.height

    def split(self, room: float) -> tuple[Self, Self] | None:
        """Return the box split, with the same around both parts."""
        halves = self.box.split(room)
        return halves and (replace(self, box=halves[0]), replace(self, box=halves[1]))


@dataclass(frozen=True, slots=True)
class Barred(Around):
    """A box with a thick bar before it, to make it stand out in black and white too."""

    indent: float
    thickness: float

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the bar and the box."""
        middle = x + self.thickness / 2
        paper.line((middle, top), (middle, top - self.height), self.thickness)
        self.box.draw(paper, x + self.indent, top)


@dataclass(frozen=True, slots=True)
class Framed(Around):
    """A box in a frame; `width` is that of the frame, `padding` lies between the two."""

    width: float
    padding: float
    thickness: float

    @property
    def height(self) -> float:
        """The height of the box and of the frame around it."""
        return self.box.height + 2 * self.padding

    def split(self, room: float) -> tuple[Self, Self] | None:
        """Return the box split, with a frame around both parts."""
        return Around.split(self, room - 2 * self.padding)

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the frame and the box."""
        inset = self.thickness / 2
        paper.frame(
            (x + inset, top - self.height + inset),
            (self.width - self.thickness, self.height - self.thickness),
            self.thickness,
        )
        self.box.draw(paper, x + self.padding, top - self.padding)


@dataclass(frozen=True, slots=True)
class Facing(Around):
    """A box, `width` points wide, that runs its own way, whichever way the paper runs."""

    width: float
    right_to_left: bool

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the box."""
        with paper.facing(x, self.width, right_to_left=self.right_to_left) as beginning:
            self.box.draw(paper, beginning, top)


@dataclass(frozen=True, slots=True)
class Tagged(Around):
    """A box whose content belongs to an element of the structure, as an item does to a list."""

    tag: Tag = field(compare=False)

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the box."""
        with paper.tagged(self.tag):
            self.box.draw(paper, x, top)


def _halves(box: Box, room: float) -> tuple[Box, Box] | None:
    return (box, Empty()) if box.height <= room + SLACK else box.split(room)
