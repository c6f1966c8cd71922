"""An adviser's window: what has come of the visit stands beside it, and leads to every question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.journey.flow import NOT_SURE
from sendkiosk.ui.adviser.beside import Beside
from sendkiosk.ui.adviser.workbench import Workbench
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.checks.layout import all_faults
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Navigator, Place, Position
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.question import QuestionPage
from tests.fakes.redactor import redact
from tests.fakes.speech import FakeEngine
from tests.support.kiosks import SIZES, Remembered
from tests.ui.adviser.conftest import LETTER, REFUSED, Table


@dataclass(frozen=True)
class Bench:
    table: Table
    window: Workbench

    @property
    def kiosk(self) -> Kiosk:
        return self.table.kiosk

    @property
    def navigator(self) -> Navigator:
        return self.kiosk.navigator

    def answers(self) -> dict[str, TouchButton]:
        assert self.window.beside.so_far is not None
        return self.window.beside.so_far.answers

    def steps(self) -> dict[str, TouchButton]:
        assert self.window.beside.so_far is not None
        return self.window.beside.so_far.steps

    def press(self, *keys: str) -> None:
        """Press `keys` where the keyboard is, by the names that Qt has for them."""
        for key in keys:
            QTest.keySequence(self.window, key)
            settle()

    def to_summary(self) -> None:
        self.table.to_summary()
        settle()

    def asks(self, screen: str) -> bool:
        here = self.navigator.position
        return here.place is Place.QUESTION and here.screen is not None and here.screen.id == screen


def settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def bench_of(qtbot: QtBot, table_of: Callable[..., Table]) -> Callable[..., Bench]:
    def make(size: tuple[int, int] = SIZES[2]) -> Bench:
        table = table_of(size)
        window = Workbench(table.kiosk)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        settle()
        return Bench(table, window)

    return make


@pytest.fixture
def bench(bench_of: Callable[..., Bench]) -> Bench:
    return bench_of()


def test_what_is_told_stands_beside_the_questions(bench: Bench) -> None:
    assert bench.answers() == {}
    bench.navigator.begin()
    for count, (screen, answer) in enumerate(REFUSED.items(), start=1):
        assert bench.asks(screen)
        bench.navigator.answer(answer)
        assert list(bench.answers()) == list(REFUSED)[:count]
    assert list(bench.steps()) == [step.id for step in bench.navigator.summary().steps]


def to_note(navigator: Navigator) -> None:
    navigator.show_summary()
    navigator.go_on()


PLACES: dict[str, Callable[[Navigator], None]] = {
    "check": lambda navigator: navigator.ask_missing(),
    "summary": lambda navigator: navigator.show_summary(),
    "phone": lambda navigator: navigator.take_on_phone(),
    "help": lambda navigator: navigator.ask_for_help(),
    "leaving": lambda navigator: navigator.ask_to_leave(),
    "note": to_note,
}


@pytest.mark.parametrize("place", PLACES)
def test_an_answer_is_changed_from_wherever_one_is(bench: Bench, place: str) -> None:
    bench.to_summary()
    PLACES[place](bench.navigator)
    settle()
    bench.answers()["letter-date"].click()
    assert bench.asks("letter-date")
    assert bench.answers()["letter-date"].property("chosen")
    bench.navigator.answer(LETTER.replace(day=2))
    assert bench.navigator.position.place is Place.CHECK
    assert {**REFUSED, "letter-date": LETTER.replace(day=2)} == dict(bench.navigator.visit.answers)


def test_an_answer_is_changed_before_all_are_there(bench: Bench) -> None:
    bench.navigator.begin()
    for screen in ("who", "trouble", "decision"):
        bench.navigator.answer(REFUSED[screen])
    assert bench.asks("letter-date")
    bench.answers()["who"].click()
    assert bench.asks("who")
    bench.navigator.answer("parent")
    assert bench.asks("letter-date")
    bench.answers()["trouble"].click()
    bench.window.beside.onward.emit()
    assert bench.asks("letter-date")
    assert list(bench.navigator.visit.answers) == ["who", "trouble", "decision"]
    bench.answers()["who"].click()
    bench.navigator.back()
    assert bench.asks("letter-date")
    bench.navigator.show_summary()
    bench.navigator.back()
    assert bench.asks("letter-date")
    assert list(bench.navigator.visit.answers) == ["who", "trouble", "decision"]


def test_a_step_is_read_and_left(bench: Bench) -> None:
    bench.to_summary()
    beside = bench.window.beside
    for step in bench.navigator.summary().steps:
        bench.steps()[step.id].click()
        assert beside.looks_up
        assert beside.findChild(QWidget, f"step-{step.id}") is not None
        beside.back.click()
        assert not beside.looks_up


def test_the_panel_wears_what_the_wizard_wears(bench: Bench) -> None:
    bench.to_summary()
    bench.kiosk.window.header.larger.click()
    bench.kiosk.window.header.colours.click()
    settle()
    look = bench.kiosk.window.look
    assert bench.window.beside.styleSheet() != ""
    assert bench.window.beside.isVisible()
    assert look.theme.colours["paper"] in bench.window.beside.styleSheet()
    assert list(bench.answers()) == list(REFUSED)


def test_where_it_is_chosen_what_is_printed_the_pages_have_the_room(bench: Bench) -> None:
    bench.table.open()
    settle()
    assert bench.window.beside.isHidden()
    bench.press("F1")
    assert bench.window.beside.isVisible()
    bench.press("Esc")
    assert bench.window.beside.isHidden()
    bench.press("Ctrl+P")
    bench.table.settle()
    assert len(bench.table.desk.jobs) == 1


def test_every_key_that_is_told_works(bench: Bench) -> None:
    listed = [key for shortcut in bench.window.shortcuts for key in shortcut.keys]
    assert len(listed) == len(set(listed))
    for shortcut in bench.window.shortcuts:
        assert bench.kiosk._look.say(shortcut.words)


def test_a_visit_by_keys_alone(bench: Bench) -> None:
    bench.press("Alt+Right", "1")
    assert bench.asks("trouble")
    bench.press("0")
    assert bench.navigator.visit.answers["trouble"] == NOT_SURE
    bench.press("Ctrl+Up")
    assert bench.asks("trouble")
    bench.press("Ctrl+Up")
    assert bench.asks("who")
    bench.press("Ctrl+Down", "1")
    assert dict(bench.navigator.visit.answers)["trouble"] != NOT_SURE
    bench.press("Alt+Left")
    assert bench.asks("trouble")
    for keys, place in (
        ("Ctrl+E", Place.SUMMARY),
        ("Ctrl+H", Place.HELP),
        ("Ctrl+P", Place.PAPER),
        ("Ctrl+N", Place.LEAVING),
    ):
        bench.press(keys)
        assert bench.navigator.position.place is place


def test_what_stands_beside_is_hidden_and_turned_by_keys(bench: Bench) -> None:
    shown = []
    for keys in ("Ctrl+B", "Ctrl+B", "F1", "F1", "F1", "Esc"):
        bench.press(keys)
        shown.append((bench.window.beside.isVisible(), bench.window.beside.looks_up))
    assert shown == [
        (False, False), (True, False), (True, True), (True, False), (True, True), (True, False),
    ]  # fmt: skip
    bench.press("Ctrl+Q")
    assert bench.window.isHidden()


def test_where_nobody_has_told_anything_keys_only_begin(bench: Bench) -> None:
    bench.press("Ctrl+E", "Ctrl+P", "Ctrl+Up", "Ctrl+Down", "1", "0", "Alt+Left")
    assert bench.navigator.position == Position()
    bench.press("Ctrl+N")
    assert bench.asks("who")


@pytest.mark.parametrize("way", ["done", "again", "leave"])
def test_the_next_family_finds_nothing_of_the_last(bench: Bench, way: str) -> None:
    bench.to_summary()
    bench.steps()[bench.navigator.summary().steps[0].id].click()
    words = {bench.kiosk._look.catalogue.day(LETTER), "Thursday 1 October 2026"}
    assert any(word in said for word in words for said in all_words(bench.window))
    match way:
        case "done":
            bench.navigator.go_on()
            bench.navigator.go_on()
            assert bench.answers() == {}
            bench.navigator.start_again()
        case "again":
            bench.navigator.ask_to_leave()
            bench.navigator.start_again()
        case _:
            bench.kiosk.leave()
    settle()
    assert bench.answers() == {}
    assert bench.steps() == {}
    assert not bench.window.beside.looks_up
    assert not any(word in said for word in words for said in all_words(bench.window))
    bench.navigator.begin()
    bench.navigator.answer("supporter")
    assert list(bench.answers()) == ["who"]


def test_keys_that_are_typed_into_a_remark_do_nothing_else(
    bench_of: Callable[..., Bench], remembered: Remembered
) -> None:
    remembered.redact, remembered.speech = redact, FakeEngine()
    bench = bench_of()
    bench.to_summary()
    bench.navigator.go_on()
    settle()
    page = bench.kiosk.window.page
    assert isinstance(page, NotePage)
    assert page.advisers is not None
    assert page.advisers.remark is not None
    assert bench.kiosk.read_aloud is not None
    bench.kiosk.read_aloud.turn()
    settle()
    field = page.advisers.remark.field
    field.setFocus()
    QTest.keyClicks(field, "2 or 10 ms")
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(field, key)
    settle()
    assert field.toPlainText() == "2 or 10 m"
    assert field.hasFocus()
    assert bench.kiosk.window.page is page


def test_what_the_last_family_had_printed_is_not_told_of_the_next(
    bench: Bench, remembered: Remembered
) -> None:
    bench.table.open().print.click()
    bench.table.settle()
    bench.kiosk.window.footer.back.click()
    bench.navigator.go_on()
    for had_paper in (True, False):
        page = bench.kiosk.window.page
        assert isinstance(page, NotePage)
        page.yes.click()
        bench.table.settle()
        assert remembered.notes[-1].manner.printed is had_paper
        bench.press("Ctrl+N")
        bench.navigator.answer("talk")
        bench.navigator.go_on()


def all_words(window: QWidget) -> Iterator[str]:
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.property("text") or ""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", range(4))
def test_nothing_beside_is_cut_off(
    bench_of: Callable[..., Bench], size: tuple[int, int], step: int
) -> None:
    bench = bench_of(size)
    for _ in range(step):
        bench.kiosk.window.header.larger.click()
    beside = bench.window.beside
    shows: tuple[Callable[[], object], ...] = (
        bench.navigator.begin,
        lambda: bench.navigator.answer("parent"),
        bench.to_summary,
        lambda: beside_now(bench).show_step(bench.navigator.summary().steps[0].id),
        lambda: beside_now(bench).turn_keys(),
    )
    assert beside is not None
    for show in shows:
        show()
        settle()
        assert all_faults(beside_now(bench), 0) == []


def beside_now(bench: Bench) -> Beside:
    return bench.window.beside


def test_everything_to_press_has_a_name(bench: Bench) -> None:
    bench.to_summary()
    for button in bench.window.beside.findChildren(TouchButton):
        found = QAccessible.queryAccessibleInterface(button)
        assert found.text(QAccessible.Text.Name)
        assert found.role() in {QAccessible.Role.Button, QAccessible.Role.CheckBox}


def test_a_search_is_begun_by_key_and_forgotten_with_the_family(bench: Bench) -> None:
    bench.to_summary()
    bench.press("Ctrl+F")
    search = bench.window.beside.search
    QTest.keyClicks(search.field, "medi 1")
    assert search.typed == "medi 1"
    assert bench.navigator.position.place is Place.SUMMARY
    bench.kiosk.window.header.colours.click()
    settle()
    assert bench.window.beside.search.typed == "medi 1"
    bench.kiosk.leave()
    assert bench.window.beside.search.typed == ""


def test_the_family_sees_what_is_theirs_on_a_screen_of_its_own(bench: Bench) -> None:
    family = bench.window.family
    assert family is not None
    bench.navigator.begin()
    bench.press("F11")
    assert family.isVisible()
    bench.navigator.answer("parent")
    assert isinstance(family.page, QuestionPage)
    bench.window.beside.family.click()
    assert not family.isVisible()
    bench.press("F11")
    bench.window.close()
    assert not family.isVisible()
