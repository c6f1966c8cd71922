"""The gallery of screens shows everything, and each of its checks can fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.flow import Kind
from sendkiosk.journey.visit import Journey
from sendkiosk.lock.file import pin_file_in
from sendkiosk.lock.lock import Lock
from sendkiosk.ui.checks.targets import Least
from sendkiosk.ui.gallery.exhibits import Exhibit, exhibits
from sendkiosk.ui.gallery.hall import Hall, Shot
from sendkiosk.ui.gallery.index import Hung, contact_sheet
from sendkiosk.ui.gallery.silent import Silent
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import ASIDE, Place
from sendkiosk.ui.theme import Colours
from tests.support.kiosks import SIZES, Remembered

KioskMaker = Callable[..., Kiosk]


@pytest.fixture(scope="module")
def shown(worcestershire: Journey) -> tuple[Exhibit, ...]:
    return exhibits(worcestershire)


@pytest.fixture
def hall(new_kiosk: KioskMaker, remembered: Remembered, tmp_path: Path) -> Hall:
    remembered.speech = Silent()
    lock = Lock(pin_file_in(tmp_path), lambda: datetime.now(UTC))
    assert lock.set_pin("295038") is None
    return Hall(new_kiosk(SIZES[0]), lock, SIZES[0])


def shots(
    hall: Hall,
    shown: tuple[Exhibit, ...],
    *only: str,
    step: int = 1,
    colours: Colours = Colours.LIGHT,
) -> list[Shot]:
    hall.only = frozenset(only)
    return list(hall.shots(shown, step, colours))


def test_each_question_and_each_kind_of_page_is_shown(
    worcestershire: Journey, shown: tuple[Exhibit, ...]
) -> None:
    names = [exhibit.name for exhibit in shown]
    assert len(set(names)) == len(names)
    screens = worcestershire.flow.screens
    assert {f"question-{name}" for name in screens} <= set(names)
    dates = {name for name, screen in screens.items() if screen.kind is Kind.DATE}
    assert {f"question-{name}-answered" for name in dates} <= set(names)
    # Only advisers choose paper: they have another window.
    assert {exhibit.position.place for exhibit in shown} == {*Place} - {Place.PAPER}
    assert {Place.LEAVING, Place.HELP, Place.LANGUAGE} == ASIDE


def test_a_page_is_scrolled_to_each_view(hall: Hall, shown: tuple[Exhibit, ...]) -> None:
    views = shots(hall, shown, "summary-longest")
    assert [view.view for view in views] == list(range(1, len(views) + 1))
    pictures = {bytes(view.picture.constBits()) for view in views}
    assert len(pictures) == len(views) > 3
    assert len(shots(hall, shown, "summary-print-size")) == 1


def test_staff_have_the_usual_look(hall: Hall, shown: tuple[Exhibit, ...]) -> None:
    usual = {shot.screen for shot in shots(hall, shown, "staff-paused", "staff-pin")}
    dark = shots(hall, shown, "staff-paused", "staff-pin", colours=Colours.DARK)
    assert usual == {"staff-paused", "staff-pin"}
    assert [shot.screen for shot in dark] == ["staff-paused"]
    assert dark[0].look == "1920x1080/step-1/dark"


def test_each_shot_is_in_the_look_that_is_wanted(hall: Hall, shown: tuple[Exhibit, ...]) -> None:
    for step, colours in ((4, Colours.YELLOW), (1, Colours.LIGHT)):
        taken = shots(hall, shown, "start", "note", "done", step=step, colours=colours)
        assert {(shot.step, shot.colours) for shot in taken} == {(step, colours)}
        assert [shot.faults for shot in taken if shot.faults] == []
        paper = hall.kiosk.window.look.theme.sets[colours]["paper"]
        for shot in taken:
            assert shot.picture.pixelColor(2, 500).name().lower() == paper.lower()


@pytest.mark.parametrize(
    ("screen", "colours", "told"),
    [
        ("start", {"ink": "#888888"}, "7:1 is needed"),
        ("question-who", {"line": "#dddddd"}, "edge of"),
        ("question-who", {"accent": "#dddddd", "on_accent": "#000000"}, "drawing of"),
        ("still-there", {"on_accent": "#0B4F4A"}, "cannot be seen"),
        ("summary-2", {"focus": "#fdfdfd", "focus_edge": "#a0a8b0"}, "the focus on"),
    ],
)
def test_colours_that_are_too_weak_are_found(
    hall: Hall, shown: tuple[Exhibit, ...], screen: str, colours: dict[str, str], told: str
) -> None:
    assert next(shot.faults for shot in shots(hall, shown, screen)) == ()
    window = hall.kiosk.window
    sets = window.look.theme.sets
    light = {**sets[Colours.LIGHT], **colours}
    theme = replace(window.look.theme, sets={**sets, Colours.LIGHT: light})
    window.header.look_wanted.emit(replace(window.look, theme=theme))
    faults = [fault for shot in shots(hall, shown, screen) for fault in shot.faults]
    assert any(told in fault for fault in faults)


def test_words_cut_off_and_targets_too_small_are_found(
    hall: Hall, shown: tuple[Exhibit, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(kiosk: Kiosk) -> QWidget:
        kiosk.window.footer.back.setFixedSize(200, 30)
        return kiosk.window

    spoilt = tuple(
        replace(exhibit, act=spoil) if exhibit.name == "note" else exhibit for exhibit in shown
    )
    (shot, *_) = shots(hall, spoilt, "note")
    assert any("needs more height" in fault for fault in shot.faults)
    assert any("mm are needed" in fault for fault in shot.faults)
    monkeypatch.setattr("sendkiosk.ui.checks.targets.APART_MM", 40)
    assert Least.on(*SIZES[0], 4).apart == pytest.approx(160)
    (shot, *_) = shots(hall, shown, "note")
    assert any("mm from" in fault for fault in shot.faults)


def test_the_contact_sheet_names_faults_and_links_pictures() -> None:
    page = contact_sheet(
        [
            Hung("start", "dark", "a/start-1.png", ()),
            Hung("start", "light", "b/start-1.png", ("“<b>” is cut off",)),
            Hung("help", "light", "b/help-1.png", (), is_drawn=False),
        ]
    ).decode()
    assert "3 views, 1 of them with faults" in page
    assert page.count("<h2") == 2
    assert "“&lt;b&gt;” is cut off" in page
    assert page.count('<img src="a/start-1.png" alt="start, dark"') == 1
    assert "b/help-1.png" not in page
    assert "<script" not in page
