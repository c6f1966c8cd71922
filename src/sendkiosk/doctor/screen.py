"""The screen: is there one, has it room for large words, can it be touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sendkiosk.doctor.check import Check, State
from sendkiosk.settings.values import Settings
from sendkiosk.ui.hardware import Hardware
from sendkiosk.ui.sizes import CAPITAL, CAPITAL_MM, Sizes, guess_pixels_per_mm, known_pixels_per_mm

LEAST_SIDES: Final = (1366, 768)
"""The smallest screen on which all pages have been looked over, in pixels, long side first."""
NEARLY: Final = 0.95
"""How much smaller than it should be a letter may be: type comes in whole pixels."""


def check_screen(hardware: Hardware | None, settings: Settings) -> Iterator[Check]:
    """Tell whether a kiosk with `settings` has a screen that large words fit on."""
    if hardware is None:
        yield Check(
            "screen",
            State.WARNING,
            "There is no display where this was typed, so it was not looked at. Type it in the"
            " kiosk’s own session, or look at the staff screen.",
        )
        return
    width, height = hardware.pixels
    dense = known_pixels_per_mm(hardware.pixels, hardware.mm, settings.screen_mm)
    said = f"It has {width} × {height} pixels"
    faults = [*_too_few(width, height)]
    if dense is None and settings.mode == "kiosk":
        guessed = guess_pixels_per_mm(width, height)
        faults.append(
            "It does not say how large it is, or cannot be believed. Measure the picture with a"
            " ruler and set screen_width_mm. Until then it is taken for"
            f" {width / guessed:.0f} × {height / guessed:.0f} mm."
        )
    elif dense is not None:
        said = f"{said} on {width / dense:.0f} × {height / dense:.0f} mm"
        if settings.mode == "kiosk":
            faults += _too_small(width, height, dense)
    if faults:
        yield from (Check("screen", State.WARNING, f"{said}. {fault}") for fault in faults)
    else:
        yield Check("screen", State.FINE, f"{said}: room for large words.")


def check_touch(
    hardware: Hardware | None, listed: Sequence[str], settings: Settings
) -> Iterator[Check]:
    """Tell whether the screen can be touched: by what Qt knows, or devices that are `listed`."""
    if settings.mode != "kiosk":
        return
    if listed:
        yield Check("touch", State.FINE, f"{' and '.join(listed)}. Try it at all four corners.")
    elif hardware is not None and hardware.is_touched:
        yield Check("touch", State.FINE, "It can be touched. Try it at all four corners.")
    else:
        yield Check(
            "touch",
            State.WARNING,
            "No touch screen is seen. Look at its second cable (USB). Without one, visitors need a"
            " mouse or a keypad.",
        )


def _too_few(width: int, height: int) -> Iterator[str]:
    if max(width, height) < LEAST_SIDES[0] or min(width, height) < LEAST_SIDES[1]:
        yield (
            "That is less than pages were made for, so there is more to scroll. Use"
            f" {LEAST_SIDES[0]} × {LEAST_SIDES[1]} or more."
        )


def _too_small(width: int, height: int, dense: float) -> Iterator[str]:
    capital = Sizes.for_screen(width, height, dense).unit * CAPITAL / dense
    if capital < CAPITAL_MM * NEARLY:
        yield (
            f"It is too small for large words: capitals are {capital:.1f} mm high and should be"
            f" {CAPITAL_MM} mm. Use a screen of 15 inches or more."
        )
