"""Type and targets are large enough in millimetres, and nothing grows beyond its screen."""

from __future__ import annotations

import math

import pytest

from sendkiosk.ui.sizes import (
    LEAST_LINES_AT_LARGEST,
    STEPS,
    Sizes,
    believable_pixels_per_mm,
    guess_pixels_per_mm,
)
from tests.support.kiosks import SIZES

CAPITAL_MM, TARGET_MM, APART_MM = 7.3, 20, 3
CAPITAL_OF_NOTO_SANS = 0.714

# Width and height in pixels, and the diagonal in inches, of screens that people stand in front of.
KIOSKS = [
    (1920, 1080, 21.5),
    (1080, 1920, 21.5),
    (1366, 768, 15.6),
    (1920, 1080, 23.8),
    (1920, 1080, 32),
    (1080, 1920, 55),
]


def pixels_per_mm(width: int, height: int, inches: float) -> float:
    return math.hypot(width, height) / (inches * 25.4)


@pytest.mark.parametrize(("width", "height", "inches"), KIOSKS)
def test_standing_people_can_read_and_touch(width: int, height: int, inches: float) -> None:
    dense = pixels_per_mm(width, height, inches)
    sizes = Sizes.for_screen(width, height, dense)
    for step in range(STEPS):
        larger = sizes.at_step(step)
        for type_height in (larger.body, larger.tool, larger.unit, larger.heading(1.2)):
            assert type_height * CAPITAL_OF_NOTO_SANS / dense >= CAPITAL_MM
        assert larger.target / dense >= TARGET_MM
        assert larger.apart / dense >= APART_MM


@pytest.mark.parametrize("size", SIZES)
def test_a_screen_that_says_nothing_is_taken_for_a_usual_kiosk(size: tuple[int, int]) -> None:
    assert Sizes.for_screen(*size) == Sizes.for_screen(*size, guess_pixels_per_mm(*size))
    inches = 15.6 if max(size) < 1900 else 21.5
    assert guess_pixels_per_mm(*size) == pytest.approx(pixels_per_mm(*size, inches), rel=0.01)


@pytest.mark.parametrize("size", [*SIZES, (1280, 800), (1024, 600), (3840, 2160)])
@pytest.mark.parametrize("dense", [1.0, 4.0, 9.0, 20.0])
def test_type_grows_as_far_as_the_screen_has_room(size: tuple[int, int], dense: float) -> None:
    steps = [Sizes.for_screen(*size, dense).at_step(step) for step in range(STEPS)]
    bodies = [sizes.body for sizes in steps]
    assert bodies == sorted(set(bodies))
    assert steps[0].growth == 1
    assert bodies[-1] <= min(size) / LEAST_LINES_AT_LARGEST + 1
    assert steps[-1].growth <= 2.0
    for sizes in steps:
        assert sizes.body <= sizes.heading(1.2) <= sizes.heading(1.5)
        assert sizes.target == steps[0].target


def test_there_are_no_steps_beyond_the_last_and_the_first() -> None:
    sizes = Sizes.for_screen(*SIZES[0])
    assert sizes.at_step(-1) == sizes
    assert sizes.at_step(STEPS) == sizes.at_step(STEPS - 1)


def test_an_adviser_at_a_desk_needs_less() -> None:
    desk, kiosk = Sizes.for_desk(1366, 768), Sizes.for_screen(1366, 768)
    assert desk.body < kiosk.body
    assert desk.target >= 24  # pixels: the least that WCAG 2.2 allows


@pytest.mark.parametrize(
    ("pixels", "mm", "believed"),
    [
        ((1920, 1080), (476, 268), True),
        ((1080, 1920), (268, 476), True),
        ((1920, 1080), (0, 0), False),
        ((1920, 1080), (160, 90), False),
        ((1920, 1080), (16, 9), False),
        ((1080, 1920), (476, 268), False),
        ((1920, 1080), (8000, 4500), False),
    ],
)
def test_a_screen_is_believed_where_that_can_be(
    pixels: tuple[int, int], mm: tuple[int, int], believed: bool
) -> None:
    assert (believable_pixels_per_mm(pixels, mm) is not None) is believed
