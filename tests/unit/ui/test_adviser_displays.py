"""On which display the family's screen stands, and how many pixels a millimetre has there."""

from __future__ import annotations

import pytest

from sendkiosk.ui.adviser.displays import Display, density, display_for_family
from sendkiosk.ui.sizes import Sizes

LAPTOP = Display("eDP-1", 0, 0, 1366, 768)
PROJECTOR = Display("HDMI-1", 1366, 0, 1280, 720)
MONITOR = Display("DP-2", 0, -1080, 1920, 1080)
MIRRORED = Display("HDMI-1", 0, 0, 1280, 720)


def test_the_only_display_is_the_advisers() -> None:
    assert display_for_family([LAPTOP], LAPTOP) is LAPTOP


@pytest.mark.parametrize("displays", [[LAPTOP, PROJECTOR], [PROJECTOR, LAPTOP]])
def test_another_display_comes_first(displays: list[Display]) -> None:
    assert display_for_family(displays, LAPTOP) is PROJECTOR
    assert display_for_family(displays, PROJECTOR) is LAPTOP


def test_of_several_others_it_is_the_one_with_most_pixels() -> None:
    assert display_for_family([LAPTOP, PROJECTOR, MONITOR], LAPTOP) is MONITOR


def test_the_family_goes_on_looking_where_they_look() -> None:
    displays = [LAPTOP, PROJECTOR, MONITOR]
    assert display_for_family(displays, LAPTOP, PROJECTOR.name) is PROJECTOR
    assert display_for_family(displays, PROJECTOR, PROJECTOR.name) is MONITOR


def test_a_display_that_is_gone_gives_way() -> None:
    assert display_for_family([LAPTOP], LAPTOP, PROJECTOR.name) is LAPTOP
    assert display_for_family([LAPTOP, MONITOR], LAPTOP, PROJECTOR.name) is MONITOR


def test_a_display_that_mirrors_the_advisers_is_no_other() -> None:
    assert display_for_family([LAPTOP, MIRRORED], LAPTOP) is LAPTOP
    assert display_for_family([MIRRORED, LAPTOP], LAPTOP, MIRRORED.name) is LAPTOP


def test_millimetres_that_can_be_believed_are() -> None:
    for beside in (False, True):
        assert density(LAPTOP, (310, 174), beside=beside) == pytest.approx(1366 / 310, rel=0.01)


@pytest.mark.parametrize("said", [(0, 0), (160, 90)])
def test_a_projector_shows_as_much_of_a_page_as_a_kiosk(said: tuple[int, int]) -> None:
    projector = Sizes.for_screen(1280, 720, density(PROJECTOR, said, beside=True))
    kiosk = Sizes.for_screen(1920, 1080)
    assert projector.height == pytest.approx(kiosk.height, rel=0.05)
    assert density(LAPTOP, said, beside=False) is None
