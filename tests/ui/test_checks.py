"""Each check of what is on the screen finds what it is there for, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.language.catalogue import Catalogue
from sendkiosk.paths import find_places
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.checks.contrast import contrast
from sendkiosk.ui.checks.focus import focus_not_seen
from sendkiosk.ui.checks.layout import (
    controls_outside,
    controls_over_each_other,
    cut_off,
    out_of_place,
    overlaps,
    too_small,
)
from sendkiosk.ui.checks.legible import hard_to_read, hard_to_see
from sendkiosk.ui.checks.pixels import Picture, ink_in
from sendkiosk.ui.checks.targets import Least, targets_too_close, targets_too_small
from sendkiosk.ui.controls import text
from sendkiosk.ui.look import Look
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import Colours, load_theme

WHITE, BLACK = 0xFFFFFF, 0x000000
LEAST = Least.on(1920, 1080, 4.0)

Board = Callable[[str], QWidget]


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[Board]:
    """Give a function that opens a white window in which a style sheet rules."""
    made: list[QWidget] = []

    def make(style: str = "") -> QWidget:
        window = QWidget()
        window.setStyleSheet("QWidget { background: #ffffff; }" + style)
        window.resize(600, 400)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        made.append(window)
        return window

    yield make
    for window in made:
        window.hide()


def look(**colours: str) -> Look:
    theme = load_theme(find_places().resources, Sizes.for_screen(1920, 1080))
    light = {**theme.sets[Colours.LIGHT], **colours}
    return Look(Catalogue(), replace(theme, sets={**theme.sets, Colours.LIGHT: light}))


def place(part: QWidget, window: QWidget, *where: int) -> None:
    part.setParent(window)
    part.setGeometry(*where)
    part.show()


def seen(window: QWidget) -> Picture:
    return Picture(window.grab().toImage())


def painted(ink: str, ground: str, size: int, *, bold: bool) -> Picture:
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    font = QFont("Noto Sans")
    font.setPixelSize(size)
    font.setBold(bold)
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, "Why we ask")
    painter.end()
    return Picture(image)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [(BLACK, WHITE, 21), (WHITE, WHITE, 1), (0x767676, WHITE, 4.54), (0xFF0000, WHITE, 4.0)],
)
def test_contrast_is_that_of_wcag(one: int, other: int, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", [14, 20, 42, 80])
@pytest.mark.parametrize(("ink", "ground"), [("#595959", "#ffffff"), ("#ffe600", "#000000")])
def test_ink_is_the_colour_that_was_written_with(
    ink: str, ground: str, size: int, bold: bool
) -> None:
    picture = painted(ink, ground, size, bold=bold)
    found = ink_in(picture.colours(picture.rect))
    assert found is not None
    assert found.ground & WHITE == QColor(ground).rgb() & WHITE
    exact = contrast(QColor(ink).rgb(), QColor(ground).rgb())
    assert found.ratio == pytest.approx(exact, rel=0.1)


def test_stray_pixels_are_not_taken_for_the_ink() -> None:
    found = ink_in({WHITE: 9000, 0x999999: 700, 0xCCCCCC: 300, BLACK: 5})
    assert found is not None
    assert found.ink == 0x999999


def test_one_colour_is_no_ink() -> None:
    assert ink_in({WHITE: 9000}) is None
    assert ink_in({}) is None


@pytest.mark.parametrize(("ink", "faults"), [("#595959", 0), ("#5c5c5c", 1), ("#fefefe", 1)])
def test_words_need_seven_to_one(board: Board, ink: str, faults: int) -> None:
    window = board(f"QLabel {{ color: {ink}; font-size: 30px; }}")
    place(text("Some words that wrap onto a second line"), window, 20, 20, 300, 200)
    found = hard_to_read(window, seen(window))
    assert len(found) == faults
    assert all("“Some words" in fault and "7:1" in fault for fault in found)


def test_words_in_the_colour_of_their_ground_are_found(board: Board) -> None:
    window = board("QLabel { color: #ffffff; font-size: 30px; }")
    place(text("Not to be seen"), window, 20, 20, 300, 100)
    (fault,) = hard_to_read(window, seen(window))
    assert "Not to be seen" in fault


def test_words_that_cannot_be_used_now_or_are_covered_are_exempt(board: Board) -> None:
    window = board("QLabel { color: #aaaaaa; font-size: 30px; }")
    off, covered = text("Not now"), text("Behind")
    place(off, window, 20, 20, 300, 100)
    place(covered, window, 20, 200, 300, 100)
    assert len(hard_to_read(window, seen(window))) == 2
    off.setEnabled(False)
    place(QWidget(), window, 0, 150, 600, 250)
    assert hard_to_read(window, seen(window)) == []


def test_neither_bold_words_nor_corners_nor_drawings_raise_an_alarm(board: Board) -> None:
    window = board(
        "QLabel { color: #333333; font-size: 26px; }"
        "QLabel[part='number'] { background: #0b4f4a; color: #ffffff; border-radius: 30px; }"
    )
    rich = QLabel("An <b>appeal</b> is a <b>right</b>.")
    rich.setTextFormat(Qt.TextFormat.RichText)
    place(rich, window, 20, 20, 400, 60)
    place(text("7", "number", centred=True), window, 20, 100, 60, 60)
    drawing = QLabel()
    drawing.setPixmap(look().theme.icon("print", 40))
    place(drawing, window, 120, 100, 60, 60)
    picture = seen(window)
    assert [*hard_to_read(window, picture), *hard_to_see(window, picture)] == []


def test_a_drawing_needs_three_to_one(board: Board) -> None:
    window = board("")
    drawing = QLabel()
    drawing.setPixmap(QPixmap(look(accent="#bbbbbb").theme.icon("print", 40)))
    drawing.setAccessibleName("Print")
    place(drawing, window, 100, 100, 60, 60)
    (fault,) = hard_to_see(window, seen(window))
    assert "Print" in fault
    assert "3:1" in fault


@pytest.mark.parametrize(("line", "faults"), [("#66758A", 0), ("#cccccc", 1)])
def test_the_edge_of_a_button_needs_three_to_one(board: Board, line: str, faults: int) -> None:
    clothes = look(line=line)
    window = board(clothes.theme.style_sheet())
    button = TouchButton(clothes, "Yes", kind="choice")
    place(button, window, 100, 100, 200, 100)
    found = hard_to_see(window, seen(window))
    assert len(found) == faults
    assert all("edge of “Yes”" in fault for fault in found)
    button.setEnabled(False)
    assert hard_to_see(window, seen(window)) == []


@pytest.mark.parametrize("kind", ["choice", "term", "day", "primary", "pick"])
@pytest.mark.parametrize("chosen", [False, True])
def test_the_focus_is_seen_on_each_button(board: Board, kind: str, chosen: bool) -> None:
    clothes = look()
    window = board(clothes.theme.style_sheet())
    button = TouchButton(clothes, "12", kind=kind)
    button.choose(chosen=chosen)
    place(button, window, 100, 100, 200, 100)
    assert focus_not_seen(window, set()) == []


def test_a_focus_that_is_hardly_seen_is_found_once(board: Board) -> None:
    clothes = look(focus="#fdfdfd", focus_edge="#a0a8b0")
    window = board(clothes.theme.style_sheet())
    for across in (50, 300):
        place(TouchButton(clothes, f"At {across}"), window, across, 100, 200, 100)
    known: set[object] = set()
    (fault,) = focus_not_seen(window, known)
    assert "At 50" in fault
    assert focus_not_seen(window, known) == []


def test_words_are_read_with_the_focus_as_well(board: Board) -> None:
    clothes = look(on_focus="#cc8800")
    window = board(clothes.theme.style_sheet())
    place(TouchButton(clothes, "Yes"), window, 50, 100, 200, 100)
    (fault,) = focus_not_seen(window, set())
    assert "with the focus" in fault


def test_words_that_do_not_fit_are_found(board: Board) -> None:
    window = board("QLabel { font-size: 30px; }")
    low, narrow = text("Words that take two lines here"), text("Incomprehensibility")
    place(low, window, 0, 0, 300, 40)
    place(narrow, window, 0, 100, 100, 60)
    faults = cut_off(window)
    assert any("two lines" in fault and "height" in fault for fault in faults)
    assert any("Incomprehensibility" in fault and "wider" in fault for fault in faults)
    low.resize(590, 60)
    narrow.resize(590, 60)
    assert out_of_place(window) == []
    narrow.move(100, 100)
    assert any("outside" in fault for fault in cut_off(window))
    narrow.move(0, 30)
    assert len(overlaps(window)) == 1


def test_buttons_that_lie_wrong_are_found(board: Board) -> None:
    clothes = look()
    window = board(clothes.theme.style_sheet())
    one, other = TouchButton(clothes, "One"), TouchButton(clothes, "Other")
    place(one, window, 0, 0, 200, 100)
    place(other, window, 0, 150, 200, 100)
    assert (controls_over_each_other(window), controls_outside(window)) == ([], [])
    other.move(100, 50)
    assert len(controls_over_each_other(window)) == 1
    other.move(500, 350)
    assert len(controls_outside(window)) == 1


def test_targets_are_measured_in_millimetres(board: Board) -> None:
    clothes = look()
    window = board(clothes.theme.style_sheet())
    one, other = TouchButton(clothes, "One"), TouchButton(clothes, "Other")
    place(one, window, 0, 0, 200, 84)
    place(other, window, 212, 0, 200, 84)
    assert (targets_too_small(window, LEAST), targets_too_close(window, LEAST)) == ([], [])
    other.move(211, 0)
    (fault,) = targets_too_close(window, LEAST)
    assert "2.8 mm" in fault
    # From corner to corner it is further than across or down.
    other.move(209, 93)
    assert targets_too_close(window, LEAST) == []
    one.setFixedSize(200, 79)
    (fault,) = targets_too_small(window, LEAST)
    assert "50.0 by 19.8 mm" in fault
    assert too_small(window, 80) != []


def test_less_is_needed_only_on_a_very_small_screen() -> None:
    for width, height in ((1920, 1080), (1080, 1920), (1366, 768)):
        assert Least.on(width, height, 4.0).side == pytest.approx(80)
    small = Least.on(800, 480, 4.0)
    assert small.side == pytest.approx(60)
    assert small.apart == pytest.approx(9)


def test_a_region_beyond_the_picture_is_left_out() -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    assert sum(Picture(image).colours(QRect(5, 5, 20, 20)).values()) == 25
