"""A kiosk on days that a test sets: midnight, a clock that jumps, a clock that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui import day_watch
from sendkiosk.ui.checks.layout import out_of_place
from sendkiosk.ui.day_watch import DayWatch
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.plain import StartPage
from sendkiosk.ui.pages.resting import RestingPage
from sendkiosk.ui.pages.summary import SummaryPage
from tests.fakes.speech import FakeEngine
from tests.support.kiosks import SIZES, Remembered, kiosk_of
from tests.support.pseudo import nine_languages
from tests.support.touching import page_of, settle, touch

TODAY = date(2026, 11, 24)
DEAD_BATTERY = date(1970, 1, 1)
REFUSED: tuple[Answer, ...] = ("parent", "council-letter", "refuse-assess", date(2026, 10, 1))


@dataclass
class Days:
    """Opens kiosks whose day is `today`."""

    journey: Journey
    remembered: Remembered
    qtbot: QtBot
    today: date = TODAY
    kiosks: list[Kiosk] = field(default_factory=list)

    def kiosk(
        self, size: tuple[int, int] = SIZES[0], languages: tuple[Catalogue, ...] = ()
    ) -> Kiosk:
        kiosk = kiosk_of(self._now, self.remembered, size, languages=languages)
        self.qtbot.addWidget(kiosk.window)
        kiosk.window.resize(*size)
        kiosk.window.show()
        self.kiosks.append(kiosk)
        settle()
        return kiosk

    def _now(self) -> Journey:
        return replace(self.journey, today=self.today)

    def become(self, today: date) -> None:
        self.today = today
        for kiosk in self.kiosks:
            for watch in kiosk.window.findChildren(DayWatch):
                watch.look()
        settle()


@pytest.fixture
def days(worcestershire: Journey, remembered: Remembered, qtbot: QtBot) -> Iterator[Days]:
    days = Days(worcestershire, remembered, qtbot)
    yield days
    for kiosk in days.kiosks:
        kiosk.close()


def answer(kiosk: Kiosk, *answers: Answer) -> None:
    kiosk.navigator.begin()
    for each in answers:
        kiosk.navigator.answer(each)


def words_on(kiosk: Kiosk) -> str:
    return "\n".join(label.text() for label in page_of(kiosk).findChildren(QLabel))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_kiosk_that_wakes_in_another_year_asks_nothing_and_tells_whom_to_ring(
    days: Days, size: tuple[int, int], caplog: pytest.LogCaptureFixture
) -> None:
    days.today = DEAD_BATTERY
    kiosk = days.kiosk(size)
    page = page_of(kiosk)
    assert isinstance(page, RestingPage)
    flow = kiosk.navigator.journey.flow
    numbers = [phone.value for each in flow.helplines for phone in flow.contacts[each].phones]
    assert numbers
    shown = words_on(kiosk).replace("\u00a0", " ")
    assert all(number in shown for number in numbers)
    assert out_of_place(kiosk.window) == []
    (line,) = caplog.messages
    assert "1970" in line
    assert "sendkiosk doctor" in line
    days.become(DEAD_BATTERY + timedelta(days=1))
    assert len(caplog.messages) == 1
    caplog.clear()


@pytest.mark.parametrize("tag", ["pl", "bn", "ur"])
def test_it_says_so_in_each_language_that_is_offered(
    days: Days, tag: str, caplog: pytest.LogCaptureFixture
) -> None:
    days.today = DEAD_BATTERY
    kiosk = days.kiosk(SIZES[2], nine_languages())
    caplog.clear()
    page = page_of(kiosk)
    assert isinstance(page, RestingPage)
    touch(page.languages[tag])
    assert isinstance(kiosk.window.page, RestingPage)
    assert kiosk.window.look.catalogue.tag == tag
    assert out_of_place(kiosk.window) == []


def test_it_is_read_aloud_for_those_who_want_it(
    days: Days, caplog: pytest.LogCaptureFixture
) -> None:
    engine = FakeEngine()
    days.remembered.speech = engine
    days.today = DEAD_BATTERY
    kiosk = days.kiosk()
    caplog.clear()
    assert kiosk.read_aloud is not None
    kiosk.read_aloud.turn()
    settle()
    assert engine.begun


def test_it_begins_by_itself_when_the_clock_is_set(
    days: Days, caplog: pytest.LogCaptureFixture
) -> None:
    days.today = DEAD_BATTERY
    kiosk = days.kiosk()
    caplog.clear()
    days.become(TODAY)
    page = page_of(kiosk)
    assert isinstance(page, StartPage)
    touch(page.button)
    assert kiosk.navigator.position.place is Place.QUESTION


def test_a_clock_that_breaks_in_a_visit_ends_it_without_a_last_day(
    days: Days, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = days.kiosk()
    answer(kiosk, *REFUSED, "not-rung")
    kiosk.navigator.show_summary()
    assert "2026" in words_on(kiosk)
    days.become(date(2099, 1, 1))
    assert isinstance(kiosk.window.page, RestingPage)
    assert not kiosk.navigator.visit.answers
    assert len(caplog.messages) == 1
    caplog.clear()


def test_help_in_danger_is_one_touch_away_all_the_same(
    days: Days, caplog: pytest.LogCaptureFixture
) -> None:
    days.today = DEAD_BATTERY
    kiosk = days.kiosk()
    caplog.clear()
    touch(kiosk.window.header.help)
    assert kiosk.navigator.position.place is Place.HELP


def test_midnight_passes_under_a_summary_and_under_what_is_chosen(days: Days) -> None:
    kiosk = days.kiosk()
    answer(kiosk, *REFUSED, "not-rung")
    kiosk.navigator.show_summary()
    before = kiosk.window.page
    days.become(TODAY + timedelta(days=1))
    assert isinstance(kiosk.window.page, SummaryPage)
    assert kiosk.window.page is not before
    kiosk.navigator.change("letter-date")
    page = page_of(kiosk)
    assert isinstance(page, DatePage)
    kept = page.kept
    days.become(TODAY + timedelta(days=2))
    assert isinstance(kiosk.window.page, DatePage)
    assert kiosk.window.page is not page
    assert kiosk.window.page.kept == kept


def test_it_looks_again_and_again_without_being_asked(
    days: Days, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(day_watch, "LOOKS_EVERY", 1)
    kiosk = days.kiosk()
    days.today = TODAY + timedelta(days=1)
    qtbot.waitUntil(lambda: kiosk.navigator.journey.today == days.today)
