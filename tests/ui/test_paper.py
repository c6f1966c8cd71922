"""Pages on their way: what becomes of them is told, and nobody else gets them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sendkiosk.journey.flow import TALK
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.pages.help import HelpPage
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.plain import DonePage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.services import Made, Printed
from tests.support.kiosks import PRINTING, Remembered
from tests.ui.conftest import KioskMaker

NO_PAPER = message("There is no paper.")
OUT = Printed(message("Here they are."), done=True)
NOT_OUT = Printed(message("They did not come."), done=False)


@dataclass
class Sheet:
    """A sheet that is with the printer, until the test lets it come out, or it is taken back."""

    ending: Printed = OUT
    tell: Callable[[Message], None] | None = None
    followed: Event = field(default_factory=Event)
    over: Event = field(default_factory=Event)
    taken_back: list[bool] = field(default_factory=list)

    def printed(self) -> Printed:
        return Printed(PRINTING, True, self._take_back, self._follow)

    def _follow(self, tell: Callable[[Message], None]) -> Printed:
        self.tell = tell
        self.followed.set()
        self.over.wait()
        return self.ending

    def _take_back(self) -> None:
        self.taken_back.append(True)
        self.over.set()


@pytest.fixture
def sheet(remembered: Remembered) -> Sheet:
    sheet = Sheet()
    remembered.printed = sheet.printed()
    return sheet


@pytest.fixture
def kiosk(new_kiosk: KioskMaker, sheet: Sheet, qtbot: QtBot) -> Iterator[Kiosk]:
    """Give a kiosk whose visitor touched print, and whose sheet is waited for."""
    kiosk = new_kiosk()
    to_summary(kiosk)
    kiosk.window.footer.print.click()
    qtbot.waitUntil(sheet.followed.is_set)
    yield kiosk
    sheet.over.set()


def to_summary(kiosk: Kiosk) -> None:
    kiosk.navigator.begin()
    kiosk.navigator.answer(TALK)


def said(kiosk: Kiosk) -> str:
    page = kiosk.window.page
    assert isinstance(page, SummaryPage)
    return page._said.text() if page.status.isVisibleTo(page) else ""


def settle(kiosk: Kiosk) -> None:
    kiosk.background.wait()
    QCoreApplication.processEvents()


def hear(sheet: Sheet, words: Message) -> None:
    assert sheet.tell
    sheet.tell(words)


def test_news_from_the_printer_are_told_and_then_how_it_ended(
    kiosk: Kiosk, sheet: Sheet, qtbot: QtBot
) -> None:
    assert said(kiosk) == PRINTING.text
    hear(sheet, NO_PAPER)
    qtbot.waitUntil(lambda: said(kiosk) == NO_PAPER.text)
    sheet.over.set()
    qtbot.waitUntil(lambda: said(kiosk) == OUT.words.text)
    assert sheet.taken_back == []


def test_something_else_can_be_printed_while_a_sheet_is_waited_for(kiosk: Kiosk) -> None:
    assert kiosk.window.footer.print.isEnabled()


def test_news_are_still_there_after_a_look_at_help(
    kiosk: Kiosk, sheet: Sheet, qtbot: QtBot
) -> None:
    kiosk.navigator.ask_for_help()
    assert isinstance(kiosk.window.page, HelpPage)
    hear(sheet, NO_PAPER)
    sheet.over.set()
    qtbot.waitUntil(lambda: kiosk._paper._waited_for == [])
    kiosk.navigator.back()
    assert said(kiosk) == OUT.words.text


def test_good_news_leave_the_page_where_it_is_and_trouble_moves_it(
    kiosk: Kiosk, sheet: Sheet, qtbot: QtBot
) -> None:
    page = kiosk.window.page
    assert isinstance(page, SummaryPage)
    QCoreApplication.processEvents()
    page.pane.down.click()
    assert page.pane.up.isEnabled()
    hear(sheet, NO_PAPER)
    qtbot.waitUntil(lambda: not page.pane.up.isEnabled())
    page.pane.down.click()
    sheet.over.set()
    qtbot.waitUntil(lambda: said(kiosk) == OUT.words.text)
    assert page.pane.up.isEnabled()


def test_whoever_leaves_has_their_waiting_sheet_taken_back_and_the_next_hears_nothing(
    kiosk: Kiosk, sheet: Sheet, qtbot: QtBot
) -> None:
    hear(sheet, NO_PAPER)
    qtbot.waitUntil(lambda: said(kiosk) == NO_PAPER.text)
    kiosk.navigator.ask_to_leave()
    kiosk.navigator.start_again()
    to_summary(kiosk)
    qtbot.waitUntil(lambda: kiosk._paper._waited_for == [])
    assert sheet.taken_back == [True]
    assert said(kiosk) == ""


def test_whoever_finishes_keeps_the_sheet_for_as_long_as_the_printer_is_given(
    kiosk: Kiosk, sheet: Sheet, qtbot: QtBot
) -> None:
    kiosk.window.footer.finish.click()
    note = kiosk.window.page
    assert isinstance(note, NotePage)
    note.no.click()
    done = kiosk.window.page
    assert isinstance(done, DonePage)
    done.button.click()
    settle(kiosk)
    assert sheet.taken_back == []
    sheet.over.set()
    qtbot.waitUntil(lambda: kiosk._paper._waited_for == [])


@pytest.mark.parametrize("ending", [OUT, NOT_OUT])
def test_only_a_sheet_that_came_out_counts_as_printed(
    kiosk: Kiosk, sheet: Sheet, remembered: Remembered, qtbot: QtBot, ending: Printed
) -> None:
    sheet.ending = ending
    sheet.over.set()
    qtbot.waitUntil(lambda: said(kiosk) == ending.words.text)
    kiosk.window.footer.finish.click()
    note = kiosk.window.page
    assert isinstance(note, NotePage)
    note.yes.click()
    settle(kiosk)
    assert remembered.notes[0].manner.printed is ending.done


def test_a_kiosk_that_closes_takes_back_what_is_waited_for_also_of_those_who_finished(
    kiosk: Kiosk, sheet: Sheet
) -> None:
    kiosk._paper.forget(left=False)
    kiosk.close()
    assert sheet.taken_back == [True]


def test_a_kiosk_that_closes_takes_back_what_was_handed_over_a_moment_ago(
    new_kiosk: KioskMaker, sheet: Sheet
) -> None:
    kiosk = new_kiosk()
    to_summary(kiosk)
    kiosk._print(Made.CARD, PrintSize.STANDARD)
    kiosk.close()
    assert sheet.taken_back == [True]
