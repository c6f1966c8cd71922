"""Contrast of two colours, as WCAG 2 defines it."""

from __future__ import annotations

from functools import cache
from typing import Final, TypeAlias

Rgb: TypeAlias = int
"""A colour as Qt has it in a picture: 0xRRGGBB, whatever stands before that."""

LEAST_FOR_WORDS: Final = 7.0
"""WCAG 2.2, 1.4.6 (AAA). What cannot be used just now is exempt, by the same rule."""
LEAST_FOR_EDGES: Final = 3.0
"""WCAG 2.2, 1.4.11: edges and drawings of controls, and what shows the focus."""
STRAIGHT: Final = 0.04045
"""Below this, light grows with the numbers of a colour in a straight line."""


@cache
def luminance(colour: Rgb) -> float:
    """Return the relative luminance of `colour`, from 0 for black to 1 for white."""
    red, green, blue = (_linear((colour >> shift & 0xFF) / 255) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast of two colours, from 1 for the same to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def name_of(colour: Rgb) -> str:
    """Return `colour` as people write it, such as #0b4f4a."""
    return f"#{colour & 0xFFFFFF:06x}"


def _linear(part: float) -> float:
    """Return how much light a `part` of a colour, 0 to 1, stands for (sRGB, IEC 61966-2-1)."""
    return part / 12.92 if part <= STRAIGHT else float(((part + 0.055) / 1.055) ** 2.4)
