"""The kiosk in another language, at one touch and from any page: nothing that was begun is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.app.opening import open_app
from sendkiosk.handout.fonts import PRINTED
from sendkiosk.journey.phrases import DRAFT
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.checked import Checked
from sendkiosk.language.direction import LEFT_TO_RIGHT, unmarked
from sendkiosk.language.opening import open_language
from sendkiosk.language.pseudo import MARK
from sendkiosk.pack.covering import covering
from sendkiosk.ui import kiosk as kiosk_module
from sendkiosk.ui.checks.layout import all_faults
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.languages import LanguagePage
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.plain import StartPage
from sendkiosk.ui.pages.question import QuestionPage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.theme import Colours
from sendkiosk.ui.typefaces import family_names, typeface
from sendkiosk.ui.words import Expander
from tests.fakes.speech import FakeEngine
from tests.support.flows import choice, choices, make_flow, make_journey
from tests.support.kiosks import SIZES, Remembered
from tests.support.pseudo import nine_languages
from tests.support.touching import page_of, settle, touch

REFUSED: dict[str, Answer] = {
    "who": "parent",
    "trouble": "council-letter",
    "decision": "refuse-assess",
    "letter-date": date(2026, 10, 1),
    "certificate": "not-rung",
}
ASKED_THERE = {Place.START, Place.LANGUAGE}
"""Places where the languages are shown without being asked for."""

KioskMaker = Callable[..., Kiosk]
each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture
def kiosk(new_kiosk: KioskMaker) -> Kiosk:
    return new_kiosk(languages=nine_languages())


def names(kiosk: Kiosk) -> dict[str, QAbstractButton]:
    page = page_of(kiosk)
    assert isinstance(page, StartPage | LanguagePage)
    return {**page.languages}


def change(kiosk: Kiosk, tag: str) -> None:
    """Change the language as a visitor does, from whatever page is shown."""
    if kiosk.navigator.position.place not in ASKED_THERE:
        touch(kiosk.window.header.language)
    # Straight to the button, which may be further down.
    names(kiosk)[tag].click()
    settle()


def spoken(kiosk: Kiosk) -> str:
    return kiosk.window.look.catalogue.tag


def to_summary(kiosk: Kiosk) -> SummaryPage:
    kiosk.navigator.begin()
    for answer in REFUSED.values():
        kiosk.navigator.answer(answer)
    kiosk.navigator.go_on()
    settle()
    page = page_of(kiosk)
    assert isinstance(page, SummaryPage)
    return page


def texts(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel) if label.text()]


def left(part: QWidget, window: QWidget) -> int:
    return part.mapTo(window, QPoint()).x()


@each_size
def test_nine_languages_are_all_in_view_on_the_start_page(
    new_kiosk: KioskMaker, size: tuple[int, int]
) -> None:
    kiosk = new_kiosk(size, languages=nine_languages())
    settle()
    page, offered = page_of(kiosk), nine_languages()
    shown = names(kiosk)
    assert [button.accessibleName() for button in shown.values()] == [each.name for each in offered]
    for button in shown.values():
        top, bottom = page.pane.span(button)
        assert 0 <= top < bottom <= page.pane.view
    assert all_faults(kiosk.window, kiosk.window.look.sizes.target) == []


def test_each_language_is_written_in_its_own_letters(kiosk: Kiosk) -> None:
    for tag, button in names(kiosk).items():
        (label,) = (each for each in button.findChildren(QLabel) if each.text())
        assert label.font().families() == list(family_names(tag))


def test_each_family_is_there_for_screens() -> None:
    known = set(QFontDatabase.families())
    for tag in PRINTED:
        assert set(family_names(tag)) <= known
        assert typeface(tag).families() == list(family_names(tag))


def test_one_language_is_nothing_to_choose_from(new_kiosk: KioskMaker) -> None:
    kiosk = new_kiosk(languages=(Catalogue(),))
    assert names(kiosk) == {}
    kiosk.navigator.begin()
    settle()
    assert not kiosk.window.header.language.isVisible()


def test_a_touch_on_the_start_page_changes_the_language_at_once(kiosk: Kiosk) -> None:
    touch(names(kiosk)["pl"])
    assert spoken(kiosk) == "pl"
    page = page_of(kiosk)
    assert isinstance(page, StartPage)
    assert page.button.accessibleName().startswith(MARK)
    assert kiosk.window.header.help.accessibleName().startswith(MARK)
    touch(page.button)
    assert kiosk.navigator.position.place is Place.QUESTION
    assert texts(page_of(kiosk))[0].startswith(MARK)


def test_one_of_nine_is_marked(kiosk: Kiosk) -> None:
    for tag in ("en-GB", "ur", "pl"):
        change(kiosk, tag)
        marked = [tag for tag, button in names(kiosk).items() if button.isChecked()]
        assert marked == [tag]


@pytest.mark.parametrize(
    "place",
    [place for place in Place if place not in {Place.PAPER, Place.LANGUAGE}],
    ids=lambda place: place.name,
)
def test_the_language_can_be_changed_on_every_page(
    kiosk: Kiosk, worcestershire: Journey, place: Place
) -> None:
    to_summary(kiosk)
    visit = kiosk.navigator.position.visit
    if place in {Place.HELP, Place.LEAVING}:
        ask = {
            Place.HELP: kiosk.navigator.ask_for_help,
            Place.LEAVING: kiosk.navigator.ask_to_leave,
        }
        ask[place]()
    else:
        screen = worcestershire.flow.screens["who"] if place is Place.QUESTION else None
        kiosk.navigator._move(Position(place, visit, screen))
    here = kiosk.navigator.position
    change(kiosk, "ar")
    assert kiosk.navigator.position is here
    assert kiosk.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    change(kiosk, "pl")
    assert kiosk.navigator.position is here
    assert kiosk.window.layoutDirection() is Qt.LayoutDirection.LeftToRight
    if place in {Place.HELP, Place.LEAVING}:
        kiosk.navigator.back()
        assert kiosk.navigator.position.visit is visit


def test_going_back_from_the_languages_changes_nothing(kiosk: Kiosk) -> None:
    to_summary(kiosk)
    here = kiosk.navigator.position
    touch(kiosk.window.header.language)
    touch(kiosk.window.footer.back)
    assert kiosk.navigator.position is here
    assert spoken(kiosk) == "en-GB"


def test_the_same_language_again_changes_nothing(kiosk: Kiosk) -> None:
    to_summary(kiosk)
    here = kiosk.navigator.position
    change(kiosk, "en-GB")
    assert kiosk.navigator.position is here
    assert spoken(kiosk) == "en-GB"


def test_what_is_ticked_stays_ticked(new_kiosk: KioskMaker) -> None:
    several = choices("worries", ["money", "time", "place"], to="age")
    flow = make_flow(several, choice("age", ["young", "old"]))
    kiosk = new_kiosk(journey=make_journey(flow), languages=nine_languages())
    kiosk.navigator.begin()
    page = page_of(kiosk)
    assert isinstance(page, QuestionPage)
    codes = list(page.buttons)[:2]
    for code in codes:
        touch(page.buttons[code])
    change(kiosk, "ur")
    again = page_of(kiosk)
    assert isinstance(again, QuestionPage)
    assert again.pending == tuple(codes)
    touch(kiosk.window.footer.next)
    assert kiosk.navigator.position.visit.answers[several.id] == tuple(codes)


def test_a_day_and_its_month_stay(kiosk: Kiosk, worcestershire: Journey) -> None:
    visit = next(visit for visit in covering(worcestershire) if "letter-date" in visit.answers)
    before = worcestershire.until(visit, "letter-date")
    asked = worcestershire.flow.screens["letter-date"]
    kiosk.navigator.stand_at(Position(Place.QUESTION, before, asked))
    page = page_of(kiosk)
    assert isinstance(page, DatePage)
    touch(page.grid.earlier)
    day = next(day for day in page.grid.buttons if page.grid.buttons[day].isEnabled())
    page.grid.buttons[day].click()
    change(kiosk, "ar")
    again = page_of(kiosk)
    assert isinstance(again, DatePage)
    assert again.pending == day
    assert kiosk.window.footer.next.isEnabled()


def test_the_place_on_a_page_and_what_is_open_stay(kiosk: Kiosk) -> None:
    page = to_summary(kiosk)
    expanders = page.findChildren(Expander)
    expanders[0].button.click()
    settle()
    for _ in range(3):
        page.pane.down.click()
        settle()
    before = page.pane.anchor
    change(kiosk, "pl")
    again = page_of(kiosk)
    opened = [expander.is_open for expander in again.findChildren(Expander)]
    assert opened == [True, *[False] * (len(expanders) - 1)]
    assert before is not None
    assert again.pane.anchor is not None


def test_nothing_begun_is_left_for_whoever_comes_next(kiosk: Kiosk) -> None:
    to_summary(kiosk)
    touch(kiosk.window.header.language)
    kiosk.leave()
    settle()
    assert kiosk._begun is None
    assert not kiosk.navigator.visit.answers
    assert not kiosk.navigator._before_language.visit.answers


@pytest.mark.parametrize("leave", ["start_again", "back"])
def test_a_new_visitor_finds_the_first_language_again(kiosk: Kiosk, leave: str) -> None:
    change(kiosk, "ur")
    touch(page_of(kiosk).button)  # type: ignore[attr-defined]
    assert spoken(kiosk) == "ur"
    getattr(kiosk.navigator, leave)()
    settle()
    assert isinstance(page_of(kiosk), StartPage)
    assert spoken(kiosk) == "en-GB"
    assert kiosk.window.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_whoever_goes_back_to_the_start_page_keeps_their_language(kiosk: Kiosk) -> None:
    change(kiosk, "ur")
    kiosk.navigator.begin()
    touch(kiosk.window.footer.back)
    assert isinstance(page_of(kiosk), StartPage)
    assert spoken(kiosk) == "ur"


def test_a_language_left_on_the_start_page_does_not_stay(
    kiosk: Kiosk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk_module, "LOOK_STAYS", 1)
    names(kiosk)["ar"].click()
    qtbot.waitUntil(lambda: spoken(kiosk) == "en-GB")


def test_size_and_colours_stay_with_another_language(kiosk: Kiosk) -> None:
    to_summary(kiosk)
    touch(kiosk.window.header.larger)
    touch(kiosk.window.header.colours)
    change(kiosk, "ar")
    assert kiosk.window.look.sizes.step == 1
    assert kiosk.window.look.theme.wears is Colours.DARK


def test_all_is_mirrored_where_reading_begins_at_the_right(kiosk: Kiosk) -> None:
    page = to_summary(kiosk)
    window = kiosk.window

    def order() -> list[QWidget]:
        parts = [window.header.help, window.header.leave, window.footer.back, window.footer.finish]
        return sorted(parts, key=lambda part: left(part, window))

    as_usual = order().index(window.footer.back)
    assert left(page.pane.up, window) > window.width() // 2
    change(kiosk, "ar")
    again = page_of(kiosk)
    assert left(again.pane.up, window) < window.width() // 2
    assert order().index(window.footer.back) != as_usual
    assert left(window.header.leave, window) < left(window.header.help, window)


def test_numbers_and_addresses_keep_their_direction(kiosk: Kiosk) -> None:
    to_summary(kiosk)
    change(kiosk, "ur")
    contacts = kiosk.navigator.summary().contacts
    phones = [each.value for contact in contacts for each in contact.phones]
    addresses = [each.value for contact in contacts for each in contact.emails]
    shown = {
        label.property("part"): label.text()
        for label in page_of(kiosk).findChildren(QLabel)
        if label.property("part") in {"phone", "address"}
    }
    assert phones
    assert addresses
    assert LEFT_TO_RIGHT in shown["phone"]
    assert LEFT_TO_RIGHT in shown["address"]
    assert unmarked(shown["phone"]).replace("\u00a0", " ") in phones


def test_a_draft_says_so_in_its_language_and_in_english(new_kiosk: KioskMaker) -> None:
    draft, checked = Catalogue("pl"), Catalogue("ro", checked=Checked("A", date(2026, 1, 1)))
    kiosk = new_kiosk(languages=(Catalogue(), draft, checked))
    english = Catalogue().say(DRAFT)
    told: dict[str, list[int]] = {}
    for tag in ("en-GB", "pl", "ro"):
        kiosk.navigator.start_again()
        change(kiosk, tag)
        counts = [texts(page_of(kiosk)).count(english)]
        counts.append(texts(to_summary(kiosk)).count(english))
        told[tag] = counts
    assert told == {"en-GB": [0, 0], "pl": [2, 2], "ro": [0, 0]}


def test_what_is_printed_and_kept_is_in_the_language(kiosk: Kiosk, remembered: Remembered) -> None:
    change(kiosk, "ar")
    to_summary(kiosk)
    touch(kiosk.window.footer.print)
    change(kiosk, "pl")
    kiosk.background.wait()
    touch(kiosk.window.footer.large)
    touch(kiosk.window.sizes.buttons[PrintSize.LARGE])
    kiosk.background.wait()
    kiosk.navigator.go_on()
    note = page_of(kiosk)
    assert isinstance(note, NotePage)
    note.yes.click()
    kiosk.background.wait()
    assert [request.catalogue.tag for request in remembered.sheets] == ["ar", "pl"]
    assert [request.manner.language for request in remembered.notes] == ["pl"]


def test_a_page_is_read_on_in_the_other_language(
    new_kiosk: KioskMaker, remembered: Remembered
) -> None:
    remembered.speech = engine = FakeEngine()
    kiosk = new_kiosk(languages=nine_languages())
    to_summary(kiosk)
    touch(kiosk.window.header.read)
    assert kiosk.is_reading
    assert engine.begun[-1].voice.language == "en-gb"
    change(kiosk, "ur")
    assert kiosk.is_reading
    assert engine.begun[-1].voice.language == "ur"
    assert engine.begun[-1].text == unmarked(engine.begun[-1].text)
    # This fake has no voice for it.
    change(kiosk, "ro")
    assert engine.now is None
    assert not kiosk.window.header.read.isEnabled()


def test_usual_is_the_first_that_is_offered(kiosk: Kiosk) -> None:
    look = kiosk.window.look
    other = replace(look, languages=tuple(reversed(look.languages)))
    assert other.usual().catalogue == look.languages[-1]
    assert other.at_work().catalogue.is_source


@pytest.mark.parametrize("tag", ["ur", pytest.param("pl", marks=pytest.mark.long)])
def test_a_whole_visit_in_a_language_that_people_speak(
    new_kiosk: KioskMaker, remembered: Remembered, tag: str
) -> None:
    theirs = open_language(tag, open_app().bodies).catalogue
    kiosk = new_kiosk(languages=(Catalogue(), theirs))
    touch(names(kiosk)[tag])
    touch(page_of(kiosk).button)  # type: ignore[attr-defined]
    for place in (Place.QUESTION, Place.QUESTION, Place.SUMMARY):
        assert kiosk.navigator.position.place is place
        assert all_faults(kiosk.window, kiosk.window.look.sizes.target) == []
        title = unmarked(texts(page_of(kiosk))[0])
        assert title
        assert title not in said_in_english(kiosk)
        page = page_of(kiosk)
        if isinstance(page, QuestionPage):
            first = kiosk.navigator.asked.id == "who"
            touch(page.buttons["parent"] if first else kiosk.window.footer.talk)
    touch(kiosk.window.footer.print)
    kiosk.background.wait()
    touch(kiosk.window.footer.finish)
    note = page_of(kiosk)
    assert isinstance(note, NotePage)
    note.yes.click()
    kiosk.background.wait()
    assert [request.catalogue.tag for request in remembered.sheets] == [tag]
    assert [request.manner.language for request in remembered.notes] == [tag]
    touch(page_of(kiosk).button)  # type: ignore[attr-defined]
    assert spoken(kiosk) == "en-GB"


def said_in_english(kiosk: Kiosk) -> set[str]:
    """Return the titles of all screens in English."""
    screens = kiosk.navigator.journey.flow.screens.values()
    return {wording.title.text for screen in screens for wording in screen.wordings}
