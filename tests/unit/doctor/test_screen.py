from __future__ import annotations

import pytest

from sendkiosk.doctor.check import State
from sendkiosk.doctor.screen import check_screen, check_touch
from sendkiosk.doctor.system import touch_screens
from sendkiosk.settings.values import Settings
from sendkiosk.ui.hardware import Hardware

KIOSK, ADVISER = Settings(), Settings(mode="adviser")
USUAL = Hardware((1920, 1080), (476.0, 268.0), is_touched=True)

DEVICES = """I: Bus=0019 Vendor=0000 Product=0001 Version=0000
N: Name="Power Button"
H: Handlers=kbd event0
B: PROP=0
B: EV=3

I: Bus=0003 Vendor=0457 Product=0819 Version=0110
N: Name="SiS HID Touch Controller"
H: Handlers=mouse1 event4
B: PROP=2
B: EV=1b
B: ABS=273800000000003

I: Bus=0003 Vendor=046d Product=c077 Version=0111
N: Name="Optical Mouse = good"
B: PROP=0
B: EV=17
"""


@pytest.mark.parametrize(
    ("pixels", "mm", "state"),
    [
        ((1920, 1080), (476.0, 268.0), State.FINE),
        ((1080, 1920), (268.0, 476.0), State.FINE),
        ((3840, 2160), (598.0, 336.0), State.FINE),
        # It says nothing, or only its proportions.
        ((1920, 1080), (0.0, 0.0), State.WARNING),
        ((1920, 1080), (160.0, 90.0), State.WARNING),
        # Ten inches: no room for words of the size they should have.
        ((1280, 800), (217.0, 136.0), State.WARNING),
        ((1024, 768), (304.0, 228.0), State.WARNING),
    ],
    ids=str,
)
def test_a_screen_is_told_as_it_is(
    pixels: tuple[int, int], mm: tuple[float, float], state: State
) -> None:
    checks = list(check_screen(Hardware(pixels, mm, is_touched=True), KIOSK))
    assert {check.state for check in checks} == {state}
    assert all(str(pixels[0]) in check.words for check in checks)


def test_what_somebody_has_measured_counts() -> None:
    silent = Hardware((1920, 1080), (0.0, 0.0), is_touched=True)
    (check,) = check_screen(silent, Settings(screen_width_mm=476))
    assert check.state is State.FINE
    assert "476" in check.words


def test_a_laptop_needs_no_large_words() -> None:
    (check,) = check_screen(Hardware((1366, 768), (0.0, 0.0), is_touched=False), ADVISER)
    assert check.state is State.FINE


def test_without_a_display_it_is_said_that_nobody_looked() -> None:
    (check,) = check_screen(None, KIOSK)
    assert check.state is State.WARNING


def test_only_what_is_touched_where_the_picture_is_counts() -> None:
    assert touch_screens(DEVICES) == ("SiS HID Touch Controller",)
    assert touch_screens("") == ()
    assert touch_screens("N: Name=\nB: PROP=nonsense\n") == ()


def test_touch_is_told_by_whoever_knows_of_it() -> None:
    (named,) = check_touch(None, ["A screen"], KIOSK)
    assert named.state is State.FINE
    assert "A screen" in named.words
    (seen,) = check_touch(USUAL, [], KIOSK)
    assert seen.state is State.FINE
    for hardware in (None, Hardware(USUAL.pixels, USUAL.mm, is_touched=False)):
        (missing,) = check_touch(hardware, [], KIOSK)
        assert missing.state is State.WARNING
    assert not list(check_touch(None, [], ADVISER))
