from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtGui import QColor

from sendkiosk.paths import find_places
from sendkiosk.ui.checks.contrast import LEAST_FOR_EDGES, LEAST_FOR_WORDS
from sendkiosk.ui.checks.contrast import contrast as contrast_of
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import Colours, Theme, load_theme
from tests.support.kiosks import SIZES

PAIRS = (
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "tint"),
    ("on_focus", "focus"),
    ("quiet", "paper"),
    ("quiet", "card"),
    ("quiet", "tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
    ("on_header", "header"),
    ("on_header", "header_pressed"),
    ("on_warning", "warning"),
)
LINES = (
    ("line", "paper"),
    ("line", "card"),
    ("accent", "paper"),
    ("accent", "card"),
    ("accent", "tint"),
    ("header_line", "header"),
    ("on_warning", "warning"),
    # The edge of the focus against what it lies on, what it surrounds, and what was there before.
    ("focus_edge", "focus"),
    ("focus_edge", "paper"),
)


def contrast(one: str, other: str) -> float:
    return contrast_of(QColor(one).rgb(), QColor(other).rgb())


@pytest.fixture(params=list(Colours), ids=lambda colours: str(colours.value))
def colours(request: pytest.FixtureRequest, theme: Theme) -> Mapping[str, str]:
    return theme.wearing(request.param).colours


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(find_places().resources, Sizes.for_screen(*SIZES[0]))


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_have_a_contrast_of_seven_to_one(
    colours: Mapping[str, str], ink: str, ground: str
) -> None:
    assert contrast(colours[ink], colours[ground]) >= LEAST_FOR_WORDS


@pytest.mark.parametrize(("line", "ground"), LINES)
def test_edges_and_icons_can_be_told_from_their_ground(
    colours: Mapping[str, str], line: str, ground: str
) -> None:
    assert contrast(colours[line], colours[ground]) >= LEAST_FOR_EDGES


@pytest.mark.parametrize("ground", ["card", "paper", "accent", "header"])
def test_a_button_with_the_focus_is_unlike_any_other(
    colours: Mapping[str, str], ground: str
) -> None:
    """Either its ground changes enough to be seen, or the thick edge around it does."""
    changes = (contrast(colours[new], colours[ground]) for new in ("focus", "focus_edge"))
    assert max(changes) >= LEAST_FOR_EDGES


def test_each_set_of_colours_names_all_of_them(theme: Theme) -> None:
    names = {colours: set(named) for colours, named in theme.sets.items()}
    assert len(names) == len(Colours)
    assert all(each == names[Colours.LIGHT] for each in names.values())


@pytest.mark.parametrize("size", SIZES)
def test_the_style_sheet_has_no_name_left_to_fill_in(size: tuple[int, int]) -> None:
    resources = find_places().resources
    for sheet in ("kiosk", "preview"):
        theme = load_theme(resources, Sizes.for_screen(*size), sheet=sheet)
        assert "$" not in theme.style_sheet()


def test_the_sets_of_colours_come_round_again() -> None:
    met = [Colours.LIGHT]
    while met[-1].following not in met:
        met.append(met[-1].following)
    assert met == list(Colours)
    assert met[-1].following is Colours.LIGHT


@pytest.mark.usefixtures("qapp")
def test_an_icon_is_drawn_in_the_colours_that_are_worn(theme: Theme) -> None:
    for colours in Colours:
        worn = theme.wearing(colours)
        picture = worn.icon("next", 40).toImage()
        seen = {picture.pixelColor(x, y).name() for x in range(40) for y in range(40)}
        assert QColor(worn.colours["accent"]).name() in seen
