"""How large things are, in pixels, worked out from what a hand and an eye need in millimetres."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

CAPITAL_MM: Final = 7.3
"""Height of a capital letter that can be read 600 mm away: 0.7 degrees (EN 301 549, 5.1.4)."""
CAPITAL: Final = 0.714
"""Height of a capital of Noto Sans, against the height of the type."""
TARGET: Final = 2.0
"""The least side of what is touched, in heights of usual type: 20 mm where these are 10.3 mm."""
APART: Final = 0.295
"""What lies between two things to touch, in heights of usual type: 3 mm."""

USUAL_DIAGONAL_MM: Final = 21.5 * 25.4
"""The screen of a usual kiosk."""
LEAST_PIXELS_PER_MM: Final = 100 / 25.4
"""No screen that people stand in front of has fewer, but for very large ones."""
PLAUSIBLE_DIAGONAL_MM: Final = (200, 3000)
PLAUSIBLE_STRETCH: Final = 1.2
"""How far the pixels of a screen may be from square before its millimetres are not believed."""

GROWS_WITH_WINDOW: Final = 1 / 46
"""Height of type against the geometric mean of the window's sides, where nobody stands."""
LEAST_LINES: Final = 16
"""The usual type is never so large that the short side of a screen has fewer heights of it."""
LEAST_LINES_AT_LARGEST: Final = 11
LARGEST: Final = 2.0
"""The largest type against the usual one, where the screen has room for it."""

TWO_COLUMNS: Final = 38.0
"""How wide a window is, in heights of body type, that has room for two columns of short words."""

LETTERS: Final = 0.8
"""Letters of a word that surely fit, for each height of body type that a window is wide: half of
the width is left beside numbers, drawings and margins, and a letter takes 0.63."""

STEPS: Final = 4
"""In how many steps type grows from the usual to the largest."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in pixels, all worked out from the height of the usual type, `unit`.

    `wide` tells that the window is wider than tall; its `width` and `height` are in heights of that
    type, too. `step` is how far the visitor has made type larger, from 0 to STEPS - 1; at the last
    step it is `largest` times the usual one.
    """

    unit: int
    wide: bool
    width: float = 62.0
    height: float = 35.0
    largest: float = LARGEST
    step: int = 0

    @classmethod
    def for_screen(cls, width: int, height: int, pixels_per_mm: float | None = None) -> Sizes:
        """Return the sizes for people who stand at a screen of `width` by `height` pixels.

        Where it is not known how many pixels a millimetre has, it is guessed. A very large screen
        is looked at from further away, so that type is never smaller than at a desk. On a very
        small one there would be no room for the words, so there it is smaller than it should be.
        """
        dense = pixels_per_mm or guess_pixels_per_mm(width, height)
        needed = max(math.ceil(CAPITAL_MM / CAPITAL * dense), _growing(width, height))
        return cls._with_room(min(needed, min(width, height) // LEAST_LINES), width, height)

    @classmethod
    def for_desk(cls, width: int, height: int) -> Sizes:
        """Return the sizes for an adviser at a window of `width` by `height` pixels.

        They sit at a laptop and use a mouse: type grows with the window, whatever its millimetres.
        """
        return cls._with_room(_growing(width, height), width, height)

    @classmethod
    def _with_room(cls, unit: int, width: int, height: int) -> Sizes:
        room = min(width, height) / LEAST_LINES_AT_LARGEST / unit
        largest = max(1.0, min(LARGEST, room))
        return cls(unit, width > height, width / unit, height / unit, largest)

    def at_step(self, step: int) -> Sizes:
        """Return the sizes at `step`, or the nearest that there is."""
        return replace(self, step=max(0, min(step, STEPS - 1)))

    def scaled(self, factor: float) -> Sizes:
        """Return the sizes for the same window with everything `factor` times as large."""
        unit = round(self.unit * factor)
        change = unit / self.unit
        return replace(self, unit=unit, width=self.width / change, height=self.height / change)

    @property
    def growth(self) -> float:
        """How much larger than usual the type is."""
        return float(self.largest ** (self.step / (STEPS - 1)))

    @property
    def body(self) -> int:
        """The height of body type."""
        return round(self.unit * self.growth)

    @property
    def tool(self) -> int:
        """The height of type on what stands on every page: it grows half as much as the rest."""
        return round(self.unit * math.sqrt(self.growth))

    def has_columns(self, least: float = TWO_COLUMNS) -> bool:
        """Tell whether things stand beside each other: the window is `least` times body wide."""
        return self.width / self.growth >= least

    @property
    def longest_word(self) -> int:
        """How many letters a word may have that fits whatever it stands in, such as a button."""
        return math.floor(self.width / self.growth * LETTERS)

    def heading(self, factor: float) -> int:
        """Return the height of type that is `factor` times as large as the body at the usual step.

        It grows half as much, too, or one word would take a line, but stays larger than the body.
        """
        return max(round(self.unit * factor * math.sqrt(self.growth)), round(self.body * 1.05))

    def times(self, factor: float) -> int:
        """Return a length that grows with the words: `factor` times the body."""
        return max(1, round(self.body * factor))

    def space(self, factor: float) -> int:
        """Return a length that stays as it is when words grow: `factor` times the usual type."""
        return max(1, round(self.unit * factor))

    @property
    def gap(self) -> int:
        """The usual distance between two things."""
        return self.space(0.45)

    @property
    def apart(self) -> int:
        """The least distance between two things that are touched."""
        return math.ceil(self.unit * APART)

    @property
    def target(self) -> int:
        """The least height and width of anything that is touched."""
        return math.ceil(self.unit * TARGET)

    @property
    def column(self) -> int:
        """The greatest width of running text: about 65 characters."""
        return self.times(40)


def believable_pixels_per_mm(pixels: tuple[int, int], mm: tuple[float, float]) -> float | None:
    """Return the pixels per millimetre of a screen that says its size, or nothing if that is wrong.

    Screens say nothing, the size of another one, or only their proportions (160 by 90 mm).
    """
    across, down = mm
    least, most = PLAUSIBLE_DIAGONAL_MM
    if across <= 0 or down <= 0 or not least <= math.hypot(across, down) <= most:
        return None
    dense = (pixels[0] / across, pixels[1] / down)
    if max(dense) > min(dense) * PLAUSIBLE_STRETCH:
        return None
    return max(dense)


def known_pixels_per_mm(
    pixels: tuple[int, int], said: tuple[float, float], told: tuple[int | None, int | None]
) -> float | None:
    """Return the pixels per millimetre of a screen; nothing if nobody says anything believable.

    `told` are its sides in millimetres where somebody has measured them, `said` what it says.
    """
    measured = [side / mm for side, mm in zip(pixels, told, strict=True) if mm is not None]
    return max(measured, default=None) or believable_pixels_per_mm(pixels, said)


def guess_pixels_per_mm(width: int, height: int) -> float:
    """Return what is likely for a screen of `width` by `height` pixels that says nothing.

    That is a kiosk's screen of 21.5 inches; one with few pixels is smaller, as laptops are. Where
    the guess is wrong, type is rather too large.
    """
    return max(math.hypot(width, height) / USUAL_DIAGONAL_MM, LEAST_PIXELS_PER_MM)


def _growing(width: int, height: int) -> int:
    return max(14, round(math.sqrt(width * height) * GROWS_WITH_WINDOW))
