from __future__ import annotations

import tomllib

import pytest
from PySide6.QtGui import QColor

from sendkiosk.paths import find_places
from sendkiosk.ui.theme import Sizes, load_theme
from tests.support.kiosks import SIZES

LEAST_CONTRAST = 7
LEAST_CONTRAST_OF_LINES = 3
PAIRS = (
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "tint"),
    ("ink", "focus"),
    ("quiet", "paper"),
    ("quiet", "card"),
    ("quiet", "tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
    ("on_accent", "quiet"),
    ("on_warning", "warning"),
)
LINES = (("line", "paper"), ("line", "card"), ("accent", "paper"), ("accent", "card"))


def brightness(colour: str) -> float:
    """Return the relative luminance of `colour` as WCAG defines it."""
    exact = QColor(colour)
    red, green, blue = map(linear, (exact.redF(), exact.greenF(), exact.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(scope="module")
def colours() -> dict[str, str]:
    return tomllib.loads((find_places().resources / "themes" / "light.toml").read_text())


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_have_a_contrast_of_seven_to_one(
    colours: dict[str, str], ink: str, ground: str
) -> None:
    assert contrast(colours[ink], colours[ground]) >= LEAST_CONTRAST


@pytest.mark.parametrize(("line", "ground"), LINES)
def test_edges_and_icons_can_be_told_from_their_ground(
    colours: dict[str, str], line: str, ground: str
) -> None:
    assert contrast(colours[line], colours[ground]) >= LEAST_CONTRAST_OF_LINES


@pytest.mark.parametrize("size", SIZES)
def test_the_style_sheet_has_no_name_left_to_fill_in(size: tuple[int, int]) -> None:
    sheet = load_theme(find_places().resources, size).style_sheet()
    assert "$" not in sheet


def test_type_grows_with_the_screen() -> None:
    laptop, wide, tall = (Sizes.for_screen(*size) for size in ((1366, 768), *SIZES[:2]))
    assert laptop.body < wide.body == tall.body
    assert wide.wide
    assert not tall.wide
    assert laptop.target >= 44


@pytest.mark.usefixtures("qapp")
def test_an_icon_is_drawn() -> None:
    picture = load_theme(find_places().resources, SIZES[0]).icon("next", 40).toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(40) for y in range(40)}
    assert QColor("#0B4F4A").name() in colours
