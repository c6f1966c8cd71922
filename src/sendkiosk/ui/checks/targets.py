"""Size of what is touched, and what lies between: from the real places, in millimetres."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from sendkiosk.ui.checks.layout import place_on, touched

TARGET_MM: Final = 20.0
APART_MM: Final = 3.0
MOST_OF_SHORT_SIDE: Final = 1 / 8
"""So much of the short side of a screen is enough for one target, whatever its millimetres: two
heights of the largest usual type that there may be (see `sizes.py`)."""


@dataclass(frozen=True, slots=True)
class Least:
    """The least side of what is touched and the least between two, in pixels of a screen.

    A millimetre has `pixels_per_mm` of them.
    """

    side: float
    apart: float
    pixels_per_mm: float

    @classmethod
    def on(cls, width: int, height: int, pixels_per_mm: float) -> Least:
        """Return what is needed on a screen of `width` by `height` pixels.

        On a very small screen the type is smaller than it should be, or there would be no room for
        words; what is touched is smaller by as much.
        """
        short = min(width, height)
        side = min(TARGET_MM * pixels_per_mm, short * MOST_OF_SHORT_SIDE)
        return cls(side, side * APART_MM / TARGET_MM, pixels_per_mm)


def targets_too_small(window: QWidget, least: Least) -> list[str]:
    """Return the buttons of `window` that are lower or narrower than is needed."""
    dense = least.pixels_per_mm
    return [
        f"“{button.accessibleName()}” is {button.width() / dense:.1f} by"
        f" {button.height() / dense:.1f} mm, {least.side / dense:.1f} mm are needed"
        for _, buttons in touched(window)
        for button in buttons
        if min(button.width(), button.height()) < least.side
    ]


def targets_too_close(window: QWidget, least: Least) -> list[str]:
    """Return the pairs of buttons of `window` with less between them than is needed.

    What is scrolled is compared only with what is scrolled with it: where the view ends, anything
    may come close to what stands below it.
    """
    return [
        fault for ground, buttons in touched(window) for fault in _close(ground, buttons, least)
    ]


def _close(ground: QWidget, buttons: list[QWidget], least: Least) -> Iterator[str]:
    dense = least.pixels_per_mm
    for one, other in combinations(buttons, 2):
        between = _between(place_on(ground, one), place_on(ground, other))
        if 0 <= between < least.apart:
            yield (
                f"“{one.accessibleName()}” is {between / dense:.1f} mm from"
                f" “{other.accessibleName()}”, {least.apart / dense:.1f} mm are needed"
            )


def _between(one: QRect, other: QRect) -> float:
    """Return the pixels between two places; less than nothing where one lies over the other."""
    across = max(one.left(), other.left()) - min(one.right(), other.right()) - 1
    down = max(one.top(), other.top()) - min(one.bottom(), other.bottom()) - 1
    if across < 0 and down < 0:
        return -1
    return math.hypot(max(across, 0), max(down, 0))
