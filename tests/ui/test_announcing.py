"""What assistive technology is told, as it is handed to Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.flow import TALK, Kind
from sendkiosk.journey.visit import Visit
from sendkiosk.ui import announcing
from sendkiosk.ui.announcing import title
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.question import QuestionPage

POLITE = QAccessible.AnnouncementPoliteness.Polite


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, kiosk: Kiosk) -> list[str]:
    """Give all that is announced from now on, in the order in which it is."""
    heard: list[str] = []

    def hear(about: QWidget, words: str, politeness: object) -> None:
        assert about is kiosk.window
        assert politeness is POLITE
        heard.append(words)

    monkeypatch.setattr(announcing, "tell", hear)
    return heard


def test_each_page_is_told_with_its_title(kiosk: Kiosk, told: list[str]) -> None:
    navigator = kiosk.navigator
    moves: tuple[tuple[Callable[[], None], Place], ...] = (
        (navigator.begin, Place.QUESTION),
        (navigator.ask_for_help, Place.HELP),
        (navigator.back, Place.QUESTION),
        (navigator.ask_to_leave, Place.LEAVING),
        (navigator.back, Place.QUESTION),
        (lambda: navigator.answer(TALK), Place.SUMMARY),
        (navigator.take_on_phone, Place.PHONE),
        (navigator.back, Place.SUMMARY),
        (navigator.back, Place.CHECK),
        (navigator.go_on, Place.SUMMARY),
        (navigator.go_on, Place.NOTE),
        (navigator.go_on, Place.DONE),
        (navigator.start_again, Place.START),
    )
    for move, place in moves:
        told.clear()
        move()
        assert navigator.position.place is place
        page = kiosk.window.page
        assert page is not None
        (words,) = told
        assert title(page)
        assert words.endswith(title(page))
        focus = kiosk.window.focusWidget()
        assert focus.isVisible()
        assert focus.accessibleName()


def test_another_look_is_told_and_not_the_page(kiosk: Kiosk, told: list[str]) -> None:
    kiosk.window.header.larger.click()
    kiosk.window.header.colours.click()
    header = kiosk.window.header
    assert len(told) == 2
    assert told[-1].endswith(header.colours.accessibleDescription())
    assert header.larger.accessibleDescription() in told[0]


def test_news_of_printing_are_told_wherever_the_visitor_is(kiosk: Kiosk, told: list[str]) -> None:
    kiosk.navigator.begin()
    kiosk.navigator.answer(TALK)
    told.clear()
    kiosk.window.footer.print.click()
    assert len(told) == 1
    kiosk.background.wait()
    QCoreApplication.processEvents()
    assert len(told) == 2
    kiosk.navigator.take_on_phone()
    kiosk.navigator.back()
    # Both pages, but no old news again.
    assert len(told) == 4


def test_a_day_is_told(kiosk: Kiosk, told: list[str]) -> None:
    kiosk.navigator.begin()
    screens = kiosk.navigator.journey.flow.screens.values()
    kiosk.navigator.change(next(screen for screen in screens if screen.kind is Kind.DATE).id)
    page = kiosk.window.page
    assert isinstance(page, DatePage)
    told.clear()
    next(day for day in page.grid.buttons.values() if day.isEnabled()).click()
    assert told == [page.read_back]


def test_an_answer_of_several_is_told_when_it_is_chosen_and_when_not(
    kiosk: Kiosk, told: list[str]
) -> None:
    kiosk.navigator.begin()
    screen = replace(kiosk.navigator.asked, kind=Kind.CHOICES)
    kiosk.navigator.stand_at(Position(Place.QUESTION, Visit(), screen))
    page = kiosk.window.page
    assert isinstance(page, QuestionPage)
    button = next(iter(page.buttons.values()))
    told.clear()
    for is_chosen in (True, False, True):
        button.click()
        assert button.accessibleName() in told[-1]
        seen = QAccessible.queryAccessibleInterface(button)
        assert bool(seen.state().checked) is is_chosen
    assert len(told) == 3
    assert len(set(told)) == 2


def test_announcements_reach_qt(monkeypatch: pytest.MonkeyPatch, kiosk: Kiosk) -> None:
    heard: list[tuple[str, object, object]] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append((event.message(), event.object(), event.politeness()))

    qt = SimpleNamespace(
        updateAccessibility=hear, AnnouncementPoliteness=QAccessible.AnnouncementPoliteness
    )
    monkeypatch.setattr(announcing, "QAccessible", qt)
    kiosk.navigator.begin()
    page = kiosk.window.page
    assert page is not None
    ((words, about, politeness),) = heard
    assert words.endswith(title(page))
    assert about is kiosk.window
    assert politeness is POLITE
