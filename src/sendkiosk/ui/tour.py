"""A sample visit through the real window: real buttons touched, a picture of each page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtWidgets import QApplication

from sendkiosk.journey.flow import NOT_SURE
from sendkiosk.journey.time_limits import Answer
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.page import Page
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.phone import PhonePage
from sendkiosk.ui.pages.plain import DonePage, StartPage
from sendkiosk.ui.pages.question import QuestionPage
from sendkiosk.ui.pages.summary import SummaryPage

P = TypeVar("P", bound=Page)

ROUNDS: Final = 5
"""Turns of the event loop until a page that changed has found its final layout."""

AGO: Final = timedelta(weeks=3)
"""How old a letter is when the sample answers name no date."""


def take_tour(kiosk: Kiosk, answers: Mapping[str, Answer], folder: Path) -> tuple[Path, ...]:
    """Take a visit from the start page to the last one, and return the pictures it left.

    `answers` are given by screen id. A date screen without one is answered with a day three weeks
    ago, any other with "I'm not sure". The visitor prints the sheet and agrees to the note.
    """
    tour = _Tour(kiosk, folder)
    kiosk.window.show()
    tour.picture("start")
    tour.page(StartPage).button.click()
    while kiosk.navigator.position.place is Place.QUESTION:
        screen = kiosk.navigator.asked
        tour.picture(screen.id)
        tour.answer(answers.get(screen.id))
    if kiosk.navigator.position.place is Place.CHECK:
        tour.picture("check")
        kiosk.window.footer.steps.click()
    tour.summary()
    tour.picture("note")
    tour.page(NotePage).yes.click()
    tour.settle()
    tour.picture("done")
    tour.page(DonePage).button.click()
    kiosk.window.hide()
    return tuple(tour.pictures)


class _Tour:
    def __init__(self, kiosk: Kiosk, folder: Path) -> None:
        self._kiosk = kiosk
        self._window = kiosk.window
        self._folder = folder
        self.pictures: list[Path] = []

    def picture(self, name: str) -> None:
        """Save a picture of the window as it is now."""
        for _ in range(ROUNDS):
            QApplication.processEvents()
        file = self._folder / f"{len(self.pictures) + 1:02}-{name}.png"
        if not self._window.grab().save(str(file)):
            raise OSError(f"{file} could not be written")
        self.pictures.append(file)

    def page(self, kind: type[P]) -> P:
        """Return the page that is shown. Raises TypeError if it is not of `kind`."""
        page = self._window.page
        if not isinstance(page, kind):
            raise TypeError(f"expected {kind.__name__}, found {type(page).__name__}")
        return page

    def settle(self) -> None:
        """Wait until what was asked for is done and shown."""
        self._kiosk.background.wait()
        QApplication.processEvents()

    def answer(self, answer: Answer | None) -> None:
        """Touch what stands for `answer` on the page that is shown."""
        if isinstance(self._window.page, DatePage):
            self._answer_date(self._window.page, answer)
            return
        page = self.page(QuestionPage)
        if answer == NOT_SURE or (answer is None and page.buttons):
            self._window.footer.unsure.click()
            return
        codes = answer if isinstance(answer, tuple) else (answer,)
        for code in codes:
            if isinstance(code, str) and code in page.buttons:
                page.buttons[code].click()
        if page.needs_next:
            self._window.footer.next.click()

    def summary(self) -> None:
        """Look at the whole summary, page by page, and print it."""
        pane = self.page(SummaryPage).pane
        self.picture("summary")
        while pane.down.isEnabled():
            pane.down.click()
            self.picture("summary")
        self.page(SummaryPage).phone.click()
        self.picture("phone")
        for button in self.page(PhonePage).buttons[1:]:
            button.click()
            self.picture("phone")
        self._window.footer.back.click()
        self._window.footer.print.click()
        self.settle()
        self.picture("printed")
        self._window.footer.finish.click()

    def _answer_date(self, page: DatePage, answer: Answer | None) -> None:
        if isinstance(answer, str):
            page.buttons[answer].click()
            return
        day = answer if isinstance(answer, date) else self._kiosk.navigator.journey.today - AGO
        while day not in page.grid.buttons:
            page.grid.earlier.click()
        page.grid.buttons[day].click()
        self.picture("day-chosen")
        self._window.footer.next.click()
