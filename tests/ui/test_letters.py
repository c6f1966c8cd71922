"""Letters and the card of numbers on the summary page: offered, printed, told of, forgotten."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.journey.conditions import All, Always, Not
from sendkiosk.journey.flow import TALK, Block, BlockKind, Letter, Wording
from sendkiosk.journey.messages import message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.summary import SummaryLetter
from sendkiosk.journey.visit import Journey
from sendkiosk.ui.checks.layout import cut_off, overlaps, too_small
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.letters import LettersToTake
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.plain import LeavingPage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.services import Made, Printed
from tests.support.kiosks import PRINTING, SIZES, Remembered

KioskMaker = Callable[..., Kiosk]

NEVER = Not(All(()))


def letter(name: str, order: int, *, fits: bool = True) -> Letter:
    """Return a letter that names the day of the visit."""
    body = (Block(BlockKind.PARAGRAPH, message("This is from {today}.")),)
    wording = Wording(Always(), message(f"Title of {name}"), body)
    return Letter(name, order, Always() if fits else NEVER, (wording,))


@pytest.fixture
def lettered(worcestershire: Journey) -> Journey:
    """Give a journey that offers two letters to everybody, and one to nobody."""
    letters = (letter("second", 2), letter("first", 1), letter("none", 0, fits=False))
    return replace(worcestershire, flow=replace(worcestershire.flow, letters=letters))


@pytest.fixture
def kiosk(new_kiosk: KioskMaker, lettered: Journey) -> Kiosk:
    """Give a kiosk that stands at a summary with two letters."""
    return at_summary(new_kiosk(journey=lettered))


def at_summary(kiosk: Kiosk) -> Kiosk:
    kiosk.navigator.begin()
    kiosk.navigator.answer(TALK)
    QCoreApplication.processEvents()
    return kiosk


def letters_of(kiosk: Kiosk) -> LettersToTake:
    page = kiosk.window.page
    assert isinstance(page, SummaryPage)
    return page.letters


def touch(kiosk: Kiosk, button: QAbstractButton) -> None:
    """Scroll until `button` is seen, then touch the middle of it as a finger would."""
    page = kiosk.window.page
    assert page is not None
    page.pane.to_top()
    while button.visibleRegion().boundingRect() != button.rect():
        assert page.pane.down.isEnabled()
        QTest.mouseClick(page.pane.down, Qt.MouseButton.LeftButton)
        QCoreApplication.processEvents()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words_on(widget: QWidget) -> str:
    shown = (label for label in widget.findChildren(QLabel) if label.isVisible())
    return "\n".join(label.text() for label in shown)


def settle(kiosk: Kiosk) -> None:
    """Let what runs in the background end, and bring it back."""
    for _ in range(2):
        kiosk.background.wait()
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def test_each_letter_that_fits_has_a_button_and_the_card_comes_last(kiosk: Kiosk) -> None:
    letters = letters_of(kiosk)
    summary = kiosk.navigator.summary()

    assert [each.id for each in summary.letters] == ["first", "second"]
    assert list(letters.buttons) == [*summary.letters, Made.CARD]
    for each, button in zip(summary.letters, letters.buttons.values(), strict=False):
        assert kiosk.window.look.say(each.title) in button.accessibleName()


def test_without_letters_only_the_card_is_offered(
    new_kiosk: KioskMaker, worcestershire: Journey
) -> None:
    bare = replace(worcestershire, flow=replace(worcestershire.flow, letters=()))
    kiosk = at_summary(new_kiosk(journey=bare))
    assert list(letters_of(kiosk).buttons) == [Made.CARD]


def test_a_touch_asks_for_the_letter_once_and_says_how_it_goes(
    kiosk: Kiosk, remembered: Remembered
) -> None:
    letters = letters_of(kiosk)
    summary = kiosk.navigator.summary()
    wanted = summary.letters[1]

    touch(kiosk, letters.buttons[wanted])

    footer = kiosk.window.footer
    assert letters.status.isVisible()
    assert not footer.print.isEnabled()
    assert not any(button.isEnabled() for button in letters.buttons.values())
    settle(kiosk)
    assert [request.wanted for request in remembered.sheets] == [wanted]
    assert remembered.sheets[0].summary == summary
    assert remembered.sheets[0].size is PrintSize.STANDARD
    assert kiosk.window.look.say(PRINTING) in words_on(letters)
    assert footer.print.isEnabled()
    assert all(button.isEnabled() for button in letters.buttons.values())


def test_the_words_stand_where_the_touch_was(kiosk: Kiosk) -> None:
    page = kiosk.window.page
    assert isinstance(page, SummaryPage)

    touch(kiosk, page.letters.buttons[Made.CARD])
    settle(kiosk)
    QCoreApplication.processEvents()
    assert page.letters.status.isVisible()
    assert not page.status.isVisible()
    assert page.letters.buttons[Made.CARD].visibleRegion().boundingRect().height() > 0

    touch(kiosk, kiosk.window.footer.print)
    settle(kiosk)
    assert page.status.isVisible()
    assert not page.letters.status.isVisible()


def test_the_size_is_chosen_for_all_of_them(kiosk: Kiosk, remembered: Remembered) -> None:
    letters = letters_of(kiosk)
    for size in reversed(PrintSize):
        touch(kiosk, letters.sizes[size])
        chosen = [pick for pick in letters.sizes.values() if pick.property("chosen")]
        assert chosen == [letters.sizes[size]]
        touch(kiosk, letters.buttons[Made.CARD])
        settle(kiosk)
    assert [request.size for request in remembered.sheets] == [*reversed(PrintSize)]


def test_a_letter_that_cannot_be_printed_is_told(kiosk: Kiosk, remembered: Remembered) -> None:
    remembered.printed = Printed(message("There is no printer here."), done=False)
    letters = letters_of(kiosk)
    touch(kiosk, next(iter(letters.buttons.values())))
    settle(kiosk)
    assert "There is no printer here." in words_on(letters)
    touch(kiosk, kiosk.window.footer.finish)
    page = kiosk.window.page
    assert isinstance(page, NotePage)
    touch(kiosk, page.yes)
    settle(kiosk)
    assert not remembered.notes[0].manner.printed


def test_a_letter_counts_as_printed(kiosk: Kiosk, remembered: Remembered) -> None:
    touch(kiosk, letters_of(kiosk).buttons[Made.CARD])
    settle(kiosk)
    touch(kiosk, kiosk.window.footer.finish)
    page = kiosk.window.page
    assert isinstance(page, NotePage)
    touch(kiosk, page.yes)
    settle(kiosk)
    assert remembered.notes[0].manner.printed


def test_a_fault_in_the_background_reaches_the_window(
    kiosk: Kiosk, remembered: Remembered, qtbot: QtBot
) -> None:
    remembered.fault = ZeroDivisionError()
    touch(kiosk, letters_of(kiosk).buttons[Made.CARD])
    with qtbot.captureExceptions() as caught:
        settle(kiosk)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_who_comes_back_while_a_letter_is_printed_cannot_print_another(kiosk: Kiosk) -> None:
    letters_of(kiosk).buttons[Made.CARD].click()
    kiosk.navigator.ask_to_leave()
    kiosk.navigator.back()
    letters = letters_of(kiosk)
    assert not any(button.isEnabled() for button in letters.buttons.values())
    settle(kiosk)
    assert all(button.isEnabled() for button in letters.buttons.values())
    assert letters.status.isVisible()


def test_a_letter_that_was_left_behind_is_taken_back_and_forgotten(
    kiosk: Kiosk, remembered: Remembered
) -> None:
    taken_back: list[bool] = []
    remembered.printed = Printed(PRINTING, done=True, take_back=lambda: taken_back.append(True))
    touch(kiosk, next(iter(letters_of(kiosk).buttons.values())))
    touch(kiosk, kiosk.window.header.again)
    page = kiosk.window.page
    assert isinstance(page, LeavingPage)
    touch(kiosk, page.yes)
    del page
    settle(kiosk)
    assert taken_back == [True]
    assert kiosk.navigator.position.place is Place.START

    remembered.sheets.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle(kiosk)
    gc.collect()
    assert [thing for thing in gc.get_objects() if isinstance(thing, SummaryLetter)] == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("count", [0, 1, 4])
def test_nothing_is_cut_off_while_words_are_shown(
    new_kiosk: KioskMaker, worcestershire: Journey, size: tuple[int, int], count: int
) -> None:
    letters = tuple(letter(f"a long name with the number {n}", n) for n in range(count))
    flow = replace(worcestershire.flow, letters=letters)
    kiosk = at_summary(new_kiosk(size, journey=replace(worcestershire, flow=flow)))
    touch(kiosk, letters_of(kiosk).buttons[Made.CARD])
    settle(kiosk)
    QCoreApplication.processEvents()
    least = kiosk.window.look.sizes.times(1.7)
    assert [
        *cut_off(kiosk.window), *overlaps(kiosk.window), *too_small(kiosk.window, least)
    ] == []  # fmt: skip
