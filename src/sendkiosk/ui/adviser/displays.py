"""Which display the family looks at. No widgets: the displays are handed in as values."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from sendkiosk.ui.sizes import USUAL_DIAGONAL_MM, believable_pixels_per_mm


@dataclass(frozen=True, slots=True)
class Display:
    """A display: the name that the system has for it, and its place on the desktop in pixels."""

    name: str
    left: int
    top: int
    width: int
    height: int

    def is_apart_from(self, other: Display) -> bool:
        """Tell whether the two show nothing of the desktop in common, as they do when mirrored."""
        return (
            self.left >= other.left + other.width
            or other.left >= self.left + self.width
            or self.top >= other.top + other.height
            or other.top >= self.top + self.height
        )


def display_for_family(
    displays: Iterable[Display], adviser: Display, now: str | None = None
) -> Display:
    """Return that of `displays` on which the family's screen belongs.

    It is one that shows nothing of the display with the `adviser`'s window: the one with the name
    `now`, where the family looks already, else the one with most pixels. Where there is no other,
    it is the adviser's own.
    """
    apart = [each for each in displays if each.is_apart_from(adviser)]
    stays = next((each for each in apart if each.name == now), None)
    return stays or max(apart, key=lambda each: each.width * each.height, default=adviser)


def density(display: Display, mm: tuple[float, float], *, beside: bool) -> float | None:
    """Return the pixels per millimetre of `display`, which says that it is `mm` large.

    Nothing if that cannot be believed; but a display `beside` the adviser's is then taken for a
    usual kiosk's. It is a projector or a television, never a small one with few pixels: so much of
    a page is seen there as on a kiosk, where each answer would be scrolled to otherwise.
    """
    pixels = (display.width, display.height)
    usual = math.hypot(*pixels) / USUAL_DIAGONAL_MM if beside else None
    return believable_pixels_per_mm(pixels, mm) or usual
