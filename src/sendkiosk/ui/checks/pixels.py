"""Colours measured in a picture: the ground of a text or drawing, and the ink on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sendkiosk.ui.checks.contrast import Rgb, contrast

LARGE: Final = 20_000
"""Of larger regions every second pixel is looked at, both ways: stems are wider than one."""
FEW: Final = 0.02
"""So little of all that is not ground may be stronger than what is taken for the ink."""
LEAST_INK: Final = 3
"""Pixels; fewer are no text, nor a drawing."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colour of a text or drawing, and that of what lies below it."""

    ink: Rgb
    ground: Rgb

    @property
    def ratio(self) -> float:
        """The contrast of the two."""
        return contrast(self.ink, self.ground)


class Picture:
    """A picture of a window, of which pixels can be counted."""

    def __init__(self, image: QImage) -> None:
        """Read `image`."""
        self._image = image.convertToFormat(QImage.Format.Format_RGB32)
        self._pixels = memoryview(self._image.constBits()).cast("I")
        self._line = self._image.bytesPerLine() // 4

    @property
    def rect(self) -> QRect:
        """All of it."""
        return self._image.rect()

    def at(self, x: int, y: int) -> Rgb:
        """Return the colour of one pixel, which must be inside."""
        return self._pixels[y * self._line + x]

    def rows(self, region: QRect, step: int = 1) -> Iterator[memoryview]:
        """Yield the pixels of `region` row by row; every `step`-th of each `step`-th row."""
        inside = region & self.rect
        for y in range(inside.top(), inside.bottom() + 1, step):
            begin = y * self._line + inside.left()
            yield self._pixels[begin : begin + inside.width() : step]

    def colours(self, region: QRect) -> Counter[Rgb]:
        """Return the colours in `region`, each with the number of its pixels that were met."""
        step = 2 if region.width() * region.height() > LARGE else 1
        return Counter(chain.from_iterable(row.tolist() for row in self.rows(region, step)))


def ink_in(colours: Mapping[Rgb, int]) -> Ink | None:
    """Return ground and ink among `colours`, which are counted; None if there is nothing but one.

    The ground is the most frequent colour. Edges of letters are blends of ground and ink, so the
    ink is not the mean of the rest but the strongest, after leaving out a few stray pixels.
    """
    if not colours:
        return None
    ground = max(colours, key=colours.__getitem__)
    others = sum(colours.values()) - colours[ground]
    if others < LEAST_INK:
        return None
    enough, met = max(LEAST_INK, FEW * others), 0
    strongest = sorted(colours.keys() - {ground}, key=lambda one: -contrast(one, ground))
    for colour in strongest:
        met += colours[colour]
        if met >= enough:
            return Ink(colour, ground)
    return None
