from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.journey.flow import NOT_SURE, TALK
from sendkiosk.journey.messages import message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.summary import Summary
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Visit
from sendkiosk.notes.note import note_of
from sendkiosk.notes.words import in_words
from sendkiosk.ui import kiosk as kiosk_module
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.note_draft import NoteDraft
from sendkiosk.ui.pages.check import CheckPage
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.help import HelpPage
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.plain import DonePage, LeavingPage, StartPage
from sendkiosk.ui.pages.question import QuestionPage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.services import Printed
from sendkiosk.ui.words import Expander
from tests.support.kiosks import PRINTING, Remembered
from tests.ui.conftest import KioskMaker

LETTER = date(2026, 10, 1)
REFUSED: dict[str, Answer] = {
    "who": "parent",
    "trouble": "council-letter",
    "decision": "refuse-assess",
    "letter-date": LETTER,
    "certificate": "not-rung",
}


def touch(button: QAbstractButton) -> None:
    """Touch the middle of `button`, as a finger would, once it is on the screen."""
    QCoreApplication.processEvents()
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def page(kiosk: Kiosk, kind: type[Any]) -> Any:
    found = kiosk.window.page
    assert isinstance(found, kind)
    return found


def choose_day(kiosk: Kiosk, day: date) -> None:
    grid = page(kiosk, DatePage).grid
    while day not in grid.buttons:
        touch(grid.earlier)
    touch(grid.buttons[day])


def visit(kiosk: Kiosk, answers: dict[str, Answer]) -> None:
    """Begin and touch the answers until no question is left."""
    touch(page(kiosk, StartPage).button)
    while kiosk.navigator.position.place is Place.QUESTION:
        answer = answers[kiosk.navigator.asked.id]
        if answer in {NOT_SURE, TALK}:
            footer = kiosk.window.footer
            touch(footer.talk if answer == TALK else footer.unsure)
        elif isinstance(answer, date):
            choose_day(kiosk, answer)
            touch(kiosk.window.footer.next)
        else:
            touch(kiosk.window.page.buttons[answer])  # type: ignore[union-attr]


def to_summary(kiosk: Kiosk) -> SummaryPage:
    visit(kiosk, REFUSED)
    touch(kiosk.window.footer.steps)
    found = page(kiosk, SummaryPage)
    assert isinstance(found, SummaryPage)
    return found


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def settle(kiosk: Kiosk) -> None:
    """Let what runs in the background end, and bring it back."""
    kiosk.background.wait()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


def test_a_whole_visit_by_touch(kiosk: Kiosk, remembered: Remembered) -> None:
    summary_page = to_summary(kiosk)
    shown = words_on(summary_page)
    summary = kiosk.navigator.summary()
    catalogue = kiosk.window.look.catalogue
    assert summary.first_limit
    assert summary.first_limit.last_day == date(2026, 12, 1)
    for step in summary.steps:
        assert catalogue.say(step.title) in shown
    assert catalogue.day(date(2026, 12, 1)) in shown
    touch(kiosk.window.footer.print)
    settle(kiosk)
    assert remembered.sheets[0].summary == summary
    touch(kiosk.window.footer.finish)
    touch(page(kiosk, NotePage).yes)
    settle(kiosk)
    assert [note.summary for note in remembered.notes] == [summary]
    assert remembered.notes[0].manner.printed
    touch(page(kiosk, DonePage).button)
    assert kiosk.navigator.position.place is Place.START


def test_no_means_that_no_note_is_kept(kiosk: Kiosk, remembered: Remembered) -> None:
    to_summary(kiosk)
    touch(kiosk.window.footer.finish)
    touch(page(kiosk, NotePage).no)
    settle(kiosk)
    assert kiosk.navigator.position.place is Place.DONE
    assert remembered.notes == []


def test_the_note_page_shows_what_would_be_kept(kiosk: Kiosk) -> None:
    to_summary(kiosk)
    touch(kiosk.window.footer.finish)
    shown = words_on(page(kiosk, NotePage))
    note = note_of(kiosk.navigator.summary(), "here", kiosk.notes._note(NoteDraft()).manner)
    for part in in_words(note):
        for words in (part.heading, *part.sentences):
            assert kiosk.window.look.say(words) in shown


@pytest.mark.parametrize("left_early", [False, True])
def test_nothing_of_a_visit_is_left_when_it_is_over(
    kiosk: Kiosk, remembered: Remembered, left_early: bool
) -> None:
    to_summary(kiosk)
    touch(kiosk.window.footer.print)
    if left_early:
        touch(kiosk.window.header.again)
        touch(page(kiosk, LeavingPage).yes)
    else:
        touch(kiosk.window.footer.finish)
        touch(page(kiosk, NotePage).no)
        touch(page(kiosk, DonePage).button)
    settle(kiosk)
    remembered.sheets.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle(kiosk)
    gc.collect()
    told = kiosk.window.look.catalogue.day(LETTER)
    assert told not in words_on(kiosk.window)
    left = [thing for thing in gc.get_objects() if isinstance(thing, Visit | Summary)]
    assert [thing for thing in left if getattr(thing, "answers", True)] == []


def test_a_page_that_could_be_turned_ends_with_the_next_one(
    new_kiosk: KioskMaker,
) -> None:
    kiosk = new_kiosk((1366, 768))
    kiosk.navigator.ask_for_help()
    settle(kiosk)
    shown = page(kiosk, HelpPage)
    assert shown.pane is not None
    assert shown.pane.down.isVisible()
    alive = weakref.ref(shown)
    del shown
    kiosk.navigator.back()
    settle(kiosk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert alive() is None


def test_the_last_page_gives_way_by_itself(
    kiosk: Kiosk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk_module, "DONE_PAGE_STAYS", 1)
    to_summary(kiosk)
    touch(kiosk.window.footer.finish)
    touch(page(kiosk, NotePage).no)
    qtbot.waitUntil(lambda: kiosk.navigator.position.place is Place.START)


def test_talking_leads_to_somebody_to_ring(kiosk: Kiosk) -> None:
    visit(kiosk, {"who": "parent", "trouble": TALK})
    shown = words_on(page(kiosk, SummaryPage))
    numbers = [phone.value for c in kiosk.navigator.summary().contacts for phone in c.phones]
    assert numbers
    assert numbers[0].replace(" ", "\u00a0") in shown


def test_not_being_sure_goes_on(kiosk: Kiosk) -> None:
    visit(kiosk, {**REFUSED, "decision": NOT_SURE})
    assert kiosk.navigator.position.visit.answers["decision"] == NOT_SURE
    assert isinstance(kiosk.window.page, CheckPage)


def test_an_answer_is_changed_on_the_check_page(kiosk: Kiosk) -> None:
    visit(kiosk, REFUSED)
    touch(page(kiosk, CheckPage).buttons["decision"])
    touch(page(kiosk, QuestionPage).buttons["no-plan"])
    assert isinstance(kiosk.window.page, CheckPage)
    answers = kiosk.navigator.position.visit.answers
    assert answers == {**REFUSED, "decision": "no-plan"}


def test_back_shows_the_answer_given_and_next_keeps_it(kiosk: Kiosk) -> None:
    touch(page(kiosk, StartPage).button)
    touch(page(kiosk, QuestionPage).buttons["parent"])
    assert not kiosk.window.footer.next.isVisible()
    touch(kiosk.window.footer.back)
    chosen = [
        code
        for code, button in page(kiosk, QuestionPage).buttons.items()
        if button.property("chosen")
    ]
    assert chosen == ["parent"]
    touch(kiosk.window.footer.next)
    assert kiosk.navigator.asked.id == "trouble"


def test_start_again_asks_first(kiosk: Kiosk) -> None:
    visit(kiosk, REFUSED)
    touch(kiosk.window.header.again)
    touch(page(kiosk, LeavingPage).no)
    assert kiosk.navigator.position.visit.answers == REFUSED
    touch(kiosk.window.header.again)
    touch(page(kiosk, LeavingPage).yes)
    assert kiosk.navigator.position.place is Place.START
    assert not kiosk.navigator.position.visit.answers


def test_a_date_is_read_back_before_it_counts(kiosk: Kiosk) -> None:
    answers = {k: v for k, v in REFUSED.items() if k != "letter-date"}
    touch(page(kiosk, StartPage).button)
    while kiosk.navigator.asked.id != "letter-date":
        touch(page(kiosk, QuestionPage).buttons[answers[kiosk.navigator.asked.id]])
    footer = kiosk.window.footer
    assert footer.next.isVisible()
    assert not footer.next.isEnabled()
    choose_day(kiosk, LETTER)
    assert kiosk.window.look.catalogue.day(LETTER) in words_on(page(kiosk, DatePage))
    choose_day(kiosk, date(2026, 10, 2))
    chosen = [
        b.accessibleName()
        for b in page(kiosk, DatePage).grid.buttons.values()
        if b.property("chosen")
    ]
    assert chosen == [kiosk.window.look.catalogue.day(date(2026, 10, 2))]
    touch(footer.next)
    assert kiosk.navigator.position.visit.answers["letter-date"] == date(2026, 10, 2)


def test_days_to_come_and_days_too_long_ago_cannot_be_chosen(kiosk: Kiosk) -> None:
    touch(page(kiosk, StartPage).button)
    for answer in ("parent", "council-letter", "refuse-assess"):
        touch(page(kiosk, QuestionPage).buttons[answer])
    grid = page(kiosk, DatePage).grid
    today = kiosk.navigator.journey.today
    assert not grid.later.isEnabled()
    assert [day for day, button in grid.buttons.items() if button.isEnabled()][-1] == today
    while grid.earlier.isEnabled():
        touch(grid.earlier)
    earliest = kiosk.navigator.journey.earliest(kiosk.navigator.before, kiosk.navigator.asked)
    assert next(day for day, button in grid.buttons.items() if button.isEnabled()) == earliest


def test_help_is_one_touch_away_from_each_page_and_leads_back(kiosk: Kiosk) -> None:
    window, navigator = kiosk.window, kiosk.navigator
    pages: list[Callable[[], None]] = [
        lambda: None,
        lambda: touch(page(kiosk, StartPage).button),
        lambda: touch(page(kiosk, QuestionPage).buttons["parent"]),
        lambda: touch(window.footer.talk),
        lambda: touch(window.footer.finish),
        lambda: touch(page(kiosk, NotePage).no),
    ]
    for go_on in pages:
        go_on()
        before = navigator.position
        touch(window.header.help)
        shown = words_on(page(kiosk, HelpPage))
        numbers = [p.value for s in navigator.help_now() for c in s.contacts for p in c.phones]
        assert numbers
        assert all(number.replace(" ", "\u00a0") in shown for number in numbers)
        assert not window.header.help.isVisible()
        touch(window.footer.back)
        assert navigator.position == before


def test_help_speaks_to_those_it_is_for(kiosk: Kiosk) -> None:
    before = kiosk.navigator.help_now()
    touch(page(kiosk, StartPage).button)
    touch(page(kiosk, QuestionPage).buttons["under-16"])
    touch(kiosk.window.header.help)
    assert kiosk.navigator.help_now() != before
    assert [step.id for step in kiosk.navigator.help_now()] == [step.id for step in before]


def test_a_term_is_explained_by_one_touch_and_closed_by_another(kiosk: Kiosk) -> None:
    touch(page(kiosk, StartPage).button)
    expander = kiosk.window.findChildren(Expander)[0]
    assert not expander.content.isVisible()
    touch(expander.button)
    assert expander.content.isVisible()
    touch(expander.button)
    assert not expander.content.isVisible()


def test_a_long_page_is_moved_by_large_buttons(kiosk: Kiosk) -> None:
    pane = to_summary(kiosk).pane
    QCoreApplication.processEvents()
    assert pane.down.isVisible()
    assert not pane.up.isEnabled()
    turns = 0
    while pane.down.isEnabled():
        touch(pane.down)
        turns += 1
    assert turns > 1
    assert pane.up.isEnabled()
    for _ in range(turns):
        touch(pane.up)
    assert not pane.up.isEnabled()


def test_a_page_that_fits_has_no_buttons_to_move_it(kiosk: Kiosk) -> None:
    touch(page(kiosk, StartPage).button)
    QCoreApplication.processEvents()
    assert not page(kiosk, QuestionPage).pane.down.isVisible()


@pytest.mark.parametrize("size", PrintSize)
def test_printing_tells_how_it_went(kiosk: Kiosk, remembered: Remembered, size: PrintSize) -> None:
    remembered.printed = Printed(message("There is no printer here."), done=False)
    to_summary(kiosk)
    footer = kiosk.window.footer
    print_sheet(kiosk, size)
    assert not footer.print.isEnabled()
    settle(kiosk)
    assert footer.print.isEnabled()
    assert footer.large.isEnabled()
    assert "There is no printer here." in words_on(page(kiosk, SummaryPage))
    assert [sheet.size for sheet in remembered.sheets] == [size]
    touch(footer.finish)
    touch(page(kiosk, NotePage).yes)
    settle(kiosk)
    assert not remembered.notes[0].manner.printed


@pytest.mark.parametrize("size", PrintSize)
def test_the_note_tells_how_large_it_was(
    kiosk: Kiosk, remembered: Remembered, size: PrintSize
) -> None:
    to_summary(kiosk)
    for each in (size, PrintSize.STANDARD):
        print_sheet(kiosk, each)
        settle(kiosk)
    touch(kiosk.window.footer.finish)
    touch(page(kiosk, NotePage).yes)
    settle(kiosk)
    assert remembered.notes[0].manner.large_print is size.is_large_print


def test_large_type_is_asked_for_and_given_up_again(kiosk: Kiosk, remembered: Remembered) -> None:
    to_summary(kiosk)
    window = kiosk.window
    assert not window.sizes.isVisible()
    touch(window.footer.large)
    assert window.sizes.isVisible()
    assert window.sizes.buttons[PrintSize.LARGE].hasFocus()
    touch(window.footer.large)
    assert not window.sizes.isVisible()
    touch(window.footer.large)
    touch(window.footer.finish)
    assert not window.sizes.isVisible()
    assert remembered.sheets == []


def print_sheet(kiosk: Kiosk, size: PrintSize) -> None:
    if size is PrintSize.STANDARD:
        touch(kiosk.window.footer.print)
        return
    touch(kiosk.window.footer.large)
    touch(kiosk.window.sizes.buttons[size])
    assert not kiosk.window.sizes.isVisible()


def test_a_sheet_that_was_left_behind_is_taken_back_and_not_told_of(
    kiosk: Kiosk, remembered: Remembered
) -> None:
    taken_back: list[bool] = []
    remembered.printed = Printed(PRINTING, done=True, take_back=lambda: taken_back.append(True))
    to_summary(kiosk)
    kiosk.window.footer.print.click()
    kiosk.navigator.ask_to_leave()
    kiosk.navigator.start_again()
    kiosk.navigator.begin()
    kiosk.navigator.answer(TALK)
    settle(kiosk)
    settle(kiosk)
    assert taken_back == [True]
    assert not page(kiosk, SummaryPage).status.isVisible()
    touch(kiosk.window.footer.finish)
    touch(page(kiosk, NotePage).yes)
    settle(kiosk)
    assert not remembered.notes[0].manner.printed


def test_who_finishes_while_the_sheet_is_printed_still_gets_it(
    kiosk: Kiosk, remembered: Remembered
) -> None:
    taken_back: list[bool] = []
    remembered.printed = Printed(PRINTING, done=True, take_back=lambda: taken_back.append(True))
    to_summary(kiosk)
    kiosk.window.footer.print.click()
    kiosk.window.footer.finish.click()
    page(kiosk, NotePage).no.click()
    page(kiosk, DonePage).button.click()
    settle(kiosk)
    settle(kiosk)
    assert len(remembered.sheets) == 1
    assert taken_back == []


def test_a_fault_in_the_background_reaches_the_window(
    kiosk: Kiosk, remembered: Remembered, qtbot: QtBot
) -> None:
    remembered.fault = ZeroDivisionError()
    to_summary(kiosk)
    touch(kiosk.window.footer.print)
    with qtbot.captureExceptions() as caught:
        settle(kiosk)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def press(kiosk: Kiosk, key: Qt.Key) -> None:
    QCoreApplication.processEvents()
    QTest.keyClick(kiosk.window.focusWidget(), key)


def tab_to(kiosk: Kiosk, wanted: Callable[[QWidget], bool]) -> None:
    """Move the focus with the tab key until `wanted` has it."""
    for _ in range(200):
        focus = kiosk.window.focusWidget()
        if wanted(focus):
            return
        press(kiosk, Qt.Key.Key_Tab)
    pytest.fail("the tab key never came to what was wanted")


def test_a_whole_visit_by_keyboard(kiosk: Kiosk, remembered: Remembered) -> None:
    kiosk.window.activateWindow()
    footer = kiosk.window.footer
    press(kiosk, Qt.Key.Key_Space)
    while kiosk.navigator.position.place is Place.QUESTION:
        answer = REFUSED[kiosk.navigator.asked.id]
        found = kiosk.window.page
        if isinstance(found, DatePage):
            tab_to(kiosk, lambda w, grid=found.grid: w is grid.earlier)  # type: ignore[misc]
            press(kiosk, Qt.Key.Key_Space)
            tab_to(kiosk, lambda w, grid=found.grid: w is grid.buttons[LETTER])  # type: ignore[misc]
            press(kiosk, Qt.Key.Key_Space)
            tab_to(kiosk, lambda w: w is footer.next)
        else:
            assert isinstance(found, QuestionPage)
            tab_to(kiosk, lambda w, b=found.buttons[str(answer)]: w is b)  # type: ignore[misc]
        press(kiosk, Qt.Key.Key_Space)
    tab_to(kiosk, lambda w: w is footer.steps)
    press(kiosk, Qt.Key.Key_Space)
    tab_to(kiosk, lambda w: w is footer.print)
    press(kiosk, Qt.Key.Key_Space)
    settle(kiosk)
    tab_to(kiosk, lambda w: w is footer.finish)
    press(kiosk, Qt.Key.Key_Space)
    tab_to(kiosk, lambda w: w is page(kiosk, NotePage).yes)
    press(kiosk, Qt.Key.Key_Space)
    settle(kiosk)
    assert kiosk.navigator.position.place is Place.DONE
    assert len(remembered.sheets) == len(remembered.notes) == 1


def test_focus_is_shown_to_those_who_use_keys_only(kiosk: Kiosk) -> None:
    kiosk.window.activateWindow()
    touch(page(kiosk, StartPage).button)
    button = kiosk.window.focusWidget()
    assert isinstance(button, TouchButton)
    assert not button.property("focused")
    press(kiosk, Qt.Key.Key_Tab)
    focus = kiosk.window.focusWidget()
    assert focus.property("focused")


def test_every_control_has_a_name_for_assistive_technology(kiosk: Kiosk) -> None:
    visit(kiosk, REFUSED)
    touch(kiosk.window.footer.steps)
    nameless = [
        button for button in kiosk.window.findChildren(TouchButton) if not button.accessibleName()
    ]
    assert nameless == []


def test_what_nobody_waits_for_is_done_when_the_kiosk_has_settled(
    kiosk: Kiosk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk_module, "SETTLED", 0)
    done: list[bool] = []
    kiosk.do_later(lambda: done.append(True))
    assert done == []
    qtbot.waitUntil(lambda: done == [True])
