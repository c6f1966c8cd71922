"""Words made larger, and other colours, at one touch: the visitor loses nothing that was begun."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey
from sendkiosk.pack.covering import covering
from sendkiosk.ui import kiosk as kiosk_module
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.page import Page
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.phone import PhonePage
from sendkiosk.ui.pages.plain import StartPage
from sendkiosk.ui.pages.question import QuestionPage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.sizes import STEPS
from sendkiosk.ui.theme import Colours
from sendkiosk.ui.words import Expander
from tests.support.flows import choice, choices, make_flow, make_journey
from tests.support.kiosks import PRINTING, Remembered
from tests.support.touching import page_of, settle, touch

REFUSED: dict[str, Answer] = {
    "who": "parent",
    "trouble": "council-letter",
    "decision": "refuse-assess",
    "letter-date": date(2026, 10, 1),
    "certificate": "not-rung",
}
KioskMaker = Callable[..., Kiosk]
Touched = Callable[[Kiosk], QAbstractButton]

CHANGES: dict[str, Touched] = {
    "larger": lambda kiosk: kiosk.window.header.larger,
    "colours": lambda kiosk: kiosk.window.header.colours,
}
each_change = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())


def to_question(kiosk: Kiosk, screen: str, journey: Journey) -> None:
    """Stand at `screen` with the answers that lead there."""
    visit = next(visit for visit in covering(journey) if screen in visit.answers)
    asked = journey.flow.screens[screen]
    kiosk.navigator.stand_at(Position(Place.QUESTION, journey.until(visit, screen), asked))


def to_summary(kiosk: Kiosk) -> SummaryPage:
    kiosk.navigator.begin()
    for answer in REFUSED.values():
        kiosk.navigator.answer(answer)
    kiosk.navigator.go_on()
    settle()
    page = kiosk.window.page
    assert isinstance(page, SummaryPage)
    return page


def at_the_top(page: Page) -> str:
    """Return the text that stands at the upper edge of the view."""
    area = page.pane._area.viewport()
    for label in page.pane.content.findChildren(QLabel):
        lower = label.mapTo(area, QPoint(0, label.height())).y()
        if label.isVisible() and lower > 0:
            return label.text()
    raise AssertionError("nothing is in view")


def test_words_grow_and_shrink_at_one_touch(kiosk: Kiosk) -> None:
    heights = []
    for step in range(STEPS):
        assert kiosk.window.look.sizes.step == step
        title = page_of(kiosk).findChildren(QLabel)[0]
        heights.append(title.fontInfo().pixelSize())
        if step < STEPS - 1:
            touch(kiosk.window.header.larger)
    assert heights == sorted(set(heights))
    assert not kiosk.window.header.larger.isEnabled()
    touch(kiosk.window.header.smaller)
    assert kiosk.window.look.sizes.step == STEPS - 2
    assert kiosk.window.header.larger.isEnabled()


def test_colours_come_round_at_one_touch_each(kiosk: Kiosk) -> None:
    worn = []
    for colours in Colours:
        worn.append(kiosk.window.grab().toImage().pixelColor(4, kiosk.window.height() // 2).name())
        assert kiosk.window.look.theme.wears is colours
        touch(kiosk.window.header.colours)
    assert len(set(worn)) == len(Colours)
    assert kiosk.window.look.theme.wears is Colours.LIGHT


@pytest.mark.parametrize(
    "place",
    [place for place in Place if place is not Place.PAPER],
    ids=lambda place: place.name,
)
def test_both_can_be_touched_on_every_page(
    new_kiosk: KioskMaker, worcestershire: Journey, place: Place
) -> None:
    kiosk = new_kiosk()
    to_summary(kiosk)
    visit = kiosk.navigator.position.visit
    screen = worcestershire.flow.screens["who"] if place is Place.QUESTION else None
    kiosk.navigator._move(Position(place, visit, screen))
    for change in CHANGES.values():
        touch(change(kiosk))
    assert kiosk.navigator.position.place is place
    assert kiosk.window.look.sizes.step == 1
    assert kiosk.window.look.theme.wears is Colours.DARK


@each_change
def test_what_is_ticked_stays_ticked(new_kiosk: KioskMaker, change: Touched) -> None:
    several = choices("worries", ["money", "time", "place"], to="age")
    flow = make_flow(several, choice("age", ["young", "old"]))
    kiosk = new_kiosk(journey=make_journey(flow))
    kiosk.navigator.begin()
    page = page_of(kiosk)
    assert isinstance(page, QuestionPage)
    codes = list(page.buttons)[:2]
    for code in codes:
        touch(page.buttons[code])
    touch(change(kiosk))
    again = page_of(kiosk)
    assert isinstance(again, QuestionPage)
    assert again is not page
    assert again.pending == tuple(codes)
    assert kiosk.window.footer.next.isEnabled()
    touch(kiosk.window.footer.next)
    assert kiosk.navigator.position.visit.answers[several.id] == tuple(codes)


@each_change
def test_a_day_and_a_month_stay(kiosk: Kiosk, worcestershire: Journey, change: Touched) -> None:
    to_question(kiosk, "letter-date", worcestershire)
    page = page_of(kiosk)
    assert isinstance(page, DatePage)
    touch(page.grid.earlier)
    day = next(day for day in page.grid.buttons if page.grid.buttons[day].isEnabled())
    touch(page.grid.buttons[day])
    touch(page.grid.earlier)
    month = page.grid.month
    touch(change(kiosk))
    again = page_of(kiosk)
    assert isinstance(again, DatePage)
    assert again.grid.month == month
    assert again.pending == day
    assert kiosk.window.footer.next.isEnabled()
    touch(kiosk.window.footer.next)
    assert kiosk.navigator.position.visit.answers["letter-date"] == day


@each_change
def test_no_day_stays_no_day(kiosk: Kiosk, worcestershire: Journey, change: Touched) -> None:
    to_question(kiosk, "letter-date", worcestershire)
    touch(change(kiosk))
    again = page_of(kiosk)
    assert isinstance(again, DatePage)
    assert again.pending is None
    assert not kiosk.window.footer.next.isEnabled()


@each_change
def test_explanations_stay_open_and_the_place_in_the_page_stays(
    kiosk: Kiosk, change: Touched
) -> None:
    page = to_summary(kiosk)
    expanders = page.findChildren(Expander)
    expanders[0].button.click()
    settle()
    for _ in range(3):
        page.pane.down.click()
        settle()
    before = at_the_top(page)
    touch(change(kiosk))
    again = page_of(kiosk)
    assert at_the_top(again) == before
    opened = [expander.is_open for expander in again.findChildren(Expander)]
    assert opened == [True, *[False] * (len(expanders) - 1)]


@each_change
def test_the_beginning_of_a_page_stays_in_view(kiosk: Kiosk, change: Touched) -> None:
    to_summary(kiosk)
    touch(change(kiosk))
    assert page_of(kiosk).pane.place == 0


@each_change
def test_news_of_printing_and_the_sizes_of_print_stay(
    kiosk: Kiosk, remembered: Remembered, change: Touched
) -> None:
    page = to_summary(kiosk)
    touch(kiosk.window.footer.print)
    kiosk.background.wait()
    settle()
    page.letters.sizes[PrintSize.GIANT].click()
    touch(kiosk.window.footer.large)
    touch(change(kiosk))
    again = page_of(kiosk)
    assert isinstance(again, SummaryPage)
    assert kiosk.window.look.say(PRINTING) in [
        label.text() for label in again.status.findChildren(QLabel)
    ]
    assert again.status.isVisible()
    assert again.letters.print_size is PrintSize.GIANT
    assert kiosk.window.sizes.is_open
    assert len(remembered.sheets) == 1
    touch(kiosk.window.sizes.buttons[PrintSize.LARGE])
    kiosk.background.wait()
    settle()
    assert [request.size for request in remembered.sheets][1:] == [PrintSize.LARGE]


def test_nothing_can_be_printed_twice_by_changing_the_look(kiosk: Kiosk) -> None:
    to_summary(kiosk)
    kiosk._let_print(False)
    touch(kiosk.window.header.larger)
    page = page_of(kiosk)
    assert isinstance(page, SummaryPage)
    assert not kiosk.window.footer.print.isEnabled()
    assert not kiosk.window.footer.large.isEnabled()
    assert not any(button.isEnabled() for button in page.letters.buttons.values())
    kiosk._let_print(True)
    assert kiosk.window.footer.print.isEnabled()


@each_change
def test_the_second_code_for_a_phone_stays_in_view(kiosk: Kiosk, change: Touched) -> None:
    to_summary(kiosk)
    kiosk.navigator.take_on_phone()
    page = page_of(kiosk)
    assert isinstance(page, PhonePage)
    page.buttons[-1].click()
    last = page.picture.accessibleName()
    touch(change(kiosk))
    again = page_of(kiosk)
    assert isinstance(again, PhonePage)
    assert again.picture.accessibleName() == last


@each_change
def test_buttons_are_connected_once(kiosk: Kiosk, change: Touched) -> None:
    kiosk.navigator.begin()
    kiosk.navigator.answer("parent")
    touch(change(kiosk))
    touch(change(kiosk))
    screen = kiosk.navigator.asked.id
    touch(kiosk.window.footer.back)
    assert kiosk.navigator.asked.id == "who"
    assert screen != "who"


def test_the_keyboard_stays_where_it_is(kiosk: Kiosk) -> None:
    kiosk.navigator.begin()
    settle()
    for name in ("larger", "colours"):
        button = getattr(kiosk.window.header, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle()
        assert kiosk.window.focusWidget() is getattr(kiosk.window.header, name)
    second = page_of(kiosk).findChildren(TouchButton)[1]
    name = second.accessibleName()
    second.setFocus()
    kiosk.window.header.colours.click()
    settle()
    focus = kiosk.window.focusWidget()
    assert isinstance(focus, TouchButton)
    assert focus is not second
    assert focus.accessibleName() == name


def test_the_keyboard_stays_where_it_is_when_buttons_for_scrolling_come(kiosk: Kiosk) -> None:
    page = page_of(kiosk)
    assert isinstance(page, StartPage)
    page.button.setFocus()
    assert not page.pane.down.isVisible()
    while kiosk.window.header.larger.isEnabled():
        kiosk.window.header.larger.click()
        settle()
        page = page_of(kiosk)
        assert isinstance(page, StartPage)
        assert kiosk.window.focusWidget() is page.button
    assert page.pane.down.isVisible()


def test_the_keyboard_stays_on_a_button_for_scrolling(kiosk: Kiosk) -> None:
    to_summary(kiosk).pane.down.setFocus()
    kiosk.window.header.colours.click()
    assert kiosk.window.focusWidget() is page_of(kiosk).pane.down


def test_keys_come_to_buttons_for_scrolling_before_what_stands_below(kiosk: Kiosk) -> None:
    while kiosk.window.header.larger.isEnabled():
        kiosk.window.header.larger.click()
        settle()
    page = page_of(kiosk)
    assert isinstance(page, StartPage)
    page.pane.down.setFocus()
    QTest.keyClick(page.pane.down, Qt.Key.Key_Tab)
    assert kiosk.window.focusWidget() is page.button
    QTest.keyClick(page.button, Qt.Key.Key_Backtab)
    assert kiosk.window.focusWidget() is page.pane.down


@pytest.mark.parametrize("leave", ["start_again", "back"])
def test_a_new_visitor_finds_the_usual_look(kiosk: Kiosk, leave: str) -> None:
    touch(kiosk.window.header.larger)
    touch(kiosk.window.header.colours)
    touch(kiosk.window.page.button)  # type: ignore[union-attr]
    assert kiosk.window.look.sizes.step == 1
    assert kiosk.window.look.theme.wears is Colours.DARK
    getattr(kiosk.navigator, leave)()
    settle()
    assert isinstance(kiosk.window.page, StartPage)
    assert kiosk.window.look == kiosk.window.look.usual()
    touch(kiosk.window.page.button)
    assert kiosk.navigator.position.place is Place.QUESTION


def test_a_look_left_on_the_start_page_does_not_stay(
    kiosk: Kiosk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk_module, "LOOK_STAYS", 1)
    touch(kiosk.window.header.larger)
    qtbot.waitUntil(lambda: kiosk.window.look == kiosk.window.look.usual())
    assert isinstance(kiosk.window.page, StartPage)


def test_the_size_and_the_colours_are_told_to_those_who_cannot_see_them(kiosk: Kiosk) -> None:
    header = kiosk.window.header
    said = {header.larger.accessibleDescription(), header.colours.accessibleDescription()}
    assert all(said)
    touch(header.larger)
    touch(kiosk.window.header.colours)
    header = kiosk.window.header
    now = {header.larger.accessibleDescription(), header.colours.accessibleDescription()}
    assert not now & said


def test_every_control_has_a_name_and_a_role(kiosk: Kiosk) -> None:
    to_summary(kiosk)
    buttons = kiosk.window.findChildren(TouchButton)
    assert buttons
    for button in buttons:
        told = QAccessible.queryAccessibleInterface(button)
        assert told.text(QAccessible.Text.Name)
        assert told.role() in {
            QAccessible.Role.Button,
            QAccessible.Role.CheckBox,
            QAccessible.Role.RadioButton,
        }
