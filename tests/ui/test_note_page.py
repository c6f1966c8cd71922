"""The page that asks for the note, and the last one: faces, what would be kept, what was kept."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from sendkiosk.journey.flow import TALK
from sendkiosk.journey.messages import message
from sendkiosk.journey.visit import Journey
from sendkiosk.notes.note import NONE, Manner
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.note_keeping import WORDS, Outcome
from sendkiosk.ui.pages.note import FACES, NotePage
from sendkiosk.ui.pages.plain import DonePage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.services import NoteRequest, Printed
from tests.fakes.speech import FakeEngine
from tests.support.endings import finish, leave, start_again
from tests.support.kiosks import PRINTING, SIZES, Remembered

KioskMaker = Callable[..., Kiosk]


def to_note(kiosk: Kiosk) -> NotePage:
    """Take a short visit as far as the question about the note."""
    kiosk.navigator.begin()
    kiosk.navigator.answer(TALK)
    kiosk.navigator.go_on()
    QCoreApplication.processEvents()
    return note_page(kiosk)


def note_page(kiosk: Kiosk) -> NotePage:
    page = kiosk.window.page
    assert isinstance(page, NotePage)
    return page


def touch(kiosk: Kiosk, button: QAbstractButton) -> None:
    """Touch the middle of `button`, wherever it is on the page."""
    page = kiosk.window.page
    assert page is not None
    page.pane.show_part(button)
    QCoreApplication.processEvents()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def settle(kiosk: Kiosk) -> None:
    kiosk.background.wait()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


def words_on(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def chosen(page: NotePage) -> list[str]:
    return [code for code, button in page.buttons.items() if button.property("chosen")]


def kept(kiosk: Kiosk, remembered: Remembered) -> Manner:
    """Say yes, and return what is kept besides the summary."""
    touch(kiosk, note_page(kiosk).yes)
    settle(kiosk)
    return remembered.notes[-1].manner


def said_of_note(kiosk: Kiosk) -> str:
    page = kiosk.window.page
    assert isinstance(page, DonePage)
    return page.note.text()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("face", FACES)
def test_a_face_is_told_and_kept(
    new_kiosk: KioskMaker, remembered: Remembered, face: str, size: tuple[int, int]
) -> None:
    kiosk = new_kiosk(size)
    page = to_note(kiosk)
    before = words_on(page)
    touch(kiosk, page.buttons[face])
    QCoreApplication.processEvents()
    assert chosen(page) == [face]
    assert len(set(words_on(page)) - set(before)) == 1
    assert len(words_on(page)) == len(before)
    assert kept(kiosk, remembered).feedback == face


def test_nobody_has_to_choose_one(kiosk: Kiosk, remembered: Remembered) -> None:
    page = to_note(kiosk)
    assert chosen(page) == []
    assert page.yes.isEnabled()
    assert page.no.isEnabled()
    assert kept(kiosk, remembered).feedback == NONE


def test_another_touch_takes_a_face_back_and_another_face_takes_its_place(
    kiosk: Kiosk, remembered: Remembered
) -> None:
    page = to_note(kiosk)
    before = words_on(page)
    touch(kiosk, page.buttons["helped"])
    touch(kiosk, page.buttons["partly"])
    assert chosen(page) == ["partly"]
    touch(kiosk, page.buttons["partly"])
    assert chosen(page) == []
    assert words_on(page) == before
    assert kept(kiosk, remembered).feedback == NONE


def test_a_tremble_does_not_take_it_back(kiosk: Kiosk) -> None:
    page = to_note(kiosk)
    button = page.buttons["helped"]
    touch(kiosk, button)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert chosen(page) == ["helped"]


def test_faces_are_chosen_by_the_space_key(kiosk: Kiosk) -> None:
    page = to_note(kiosk)
    page.buttons["not-helped"].setFocus()
    QTest.keyClick(page.buttons["not-helped"], Qt.Key.Key_Space)
    assert chosen(page) == ["not-helped"]


def test_each_face_has_words_and_says_whether_it_is_chosen(kiosk: Kiosk) -> None:
    page = to_note(kiosk)
    touch(kiosk, page.buttons["helped"])
    for code, button in page.buttons.items():
        seen = QAccessible.queryAccessibleInterface(button)
        assert seen.role() == QAccessible.Role.CheckBox
        assert bool(seen.state().checked) is (code == "helped")
        assert seen.text(QAccessible.Text.Name) in words_on(button)
        assert any(not label.pixmap().isNull() for label in button.findChildren(QLabel))


@pytest.mark.parametrize("way", ["larger", "colours"])
def test_another_look_keeps_the_face(kiosk: Kiosk, remembered: Remembered, way: str) -> None:
    touch(kiosk, to_note(kiosk).buttons["partly"])
    getattr(kiosk.window.header, way).click()
    QCoreApplication.processEvents()
    assert chosen(note_page(kiosk)) == ["partly"]
    assert kept(kiosk, remembered).feedback == "partly"


def test_whoever_looks_at_another_page_finds_the_face_again(kiosk: Kiosk) -> None:
    touch(kiosk, to_note(kiosk).buttons["helped"])
    kiosk.window.header.help.click()
    kiosk.window.footer.back.click()
    assert chosen(note_page(kiosk)) == ["helped"]
    kiosk.window.footer.back.click()
    kiosk.window.footer.finish.click()
    assert chosen(note_page(kiosk)) == ["helped"]


@pytest.mark.parametrize("way", [start_again, leave, finish])
def test_the_next_visitor_finds_no_face(kiosk: Kiosk, way: Callable[[Kiosk], None]) -> None:
    touch(kiosk, to_note(kiosk).buttons["helped"])
    if way is finish:
        kiosk.window.footer.back.click()
    way(kiosk)
    assert kiosk.navigator.position.place is Place.START
    assert chosen(to_note(kiosk)) == []


def test_reading_aloud_numbers_the_faces_and_says_which_is_chosen(
    new_kiosk: KioskMaker, remembered: Remembered
) -> None:
    engine = FakeEngine()
    remembered.speech = engine
    kiosk = new_kiosk()
    page = to_note(kiosk)
    touch(kiosk, page.buttons["partly"])
    assert kiosk.read_aloud is not None
    kiosk.read_aloud.turn()
    QCoreApplication.processEvents()
    heard = []
    while engine.now:
        heard.append(engine.now.text)
        engine.finish()
        QCoreApplication.processEvents()
    name = page.buttons["partly"].accessibleName()
    (said,) = [words for words in heard if name in words]
    numbered = message("Answer {number} of {count}: {name}", number=2, count=3, name=name)
    words = kiosk.window.look.say(numbered)
    assert said == kiosk.window.look.say(message("Chosen. {words}", words=words))


def test_the_note_tells_that_it_was_read_aloud_until_the_next_visitor(
    new_kiosk: KioskMaker, remembered: Remembered
) -> None:
    remembered.speech = FakeEngine()
    kiosk = new_kiosk()
    assert kiosk.read_aloud is not None
    kiosk.navigator.begin()
    kiosk.read_aloud.turn()
    kiosk.read_aloud.turn()
    kiosk.navigator.answer(TALK)
    kiosk.navigator.go_on()
    assert kept(kiosk, remembered).speech
    kiosk.navigator.start_again()
    to_note(kiosk)
    assert not kept(kiosk, remembered).speech


def test_what_could_not_be_heard_was_not_read_aloud(
    new_kiosk: KioskMaker, remembered: Remembered
) -> None:
    remembered.speech = FakeEngine()
    kiosk = new_kiosk()
    to_note(kiosk)
    assert not kept(kiosk, remembered).speech


def test_the_note_tells_how_it_ended(
    kiosk: Kiosk, remembered: Remembered, worcestershire: Journey
) -> None:
    to_note(kiosk)
    assert kept(kiosk, remembered).ended_by == "help"
    kiosk.navigator.start_again()
    kiosk.navigator.begin()
    while kiosk.navigator.position.place is Place.QUESTION:
        screen = kiosk.navigator.asked
        codes = [option.code for option in screen.options]
        kiosk.navigator.answer(codes[0] if codes else worcestershire.today)
    kiosk.navigator.go_on()
    kiosk.navigator.go_on()
    assert kept(kiosk, remembered).ended_by == "done"


def test_the_note_tells_the_look_at_the_end(kiosk: Kiosk, remembered: Remembered) -> None:
    to_note(kiosk)
    for button in ("larger", "larger", "colours"):
        getattr(kiosk.window.header, button).click()
    manner = kept(kiosk, remembered)
    assert (manner.text_size, manner.colours) == ("large", "dark")


def test_only_letters_that_were_printed_are_told(
    new_kiosk: KioskMaker, remembered: Remembered, lettered: Journey
) -> None:
    kiosk = new_kiosk(journey=lettered)
    kiosk.navigator.begin()
    kiosk.navigator.answer(TALK)
    first, second = kiosk.navigator.summary().letters
    failed = Printed(message("There is no printer here."), done=False)
    for letter, printed in ((first, failed), (second, Printed(PRINTING, done=True))):
        remembered.printed = printed
        page = kiosk.window.page
        assert isinstance(page, SummaryPage)
        page.letters.buttons[letter].click()
        settle(kiosk)
    kiosk.window.footer.print.click()
    settle(kiosk)
    kiosk.window.footer.finish.click()
    assert kept(kiosk, remembered).letters == {second.id}


@pytest.mark.parametrize(("is_kept", "outcome"), [(True, Outcome.KEPT), (False, Outcome.NOT_KEPT)])
def test_the_last_page_tells_whether_the_note_is_kept(
    kiosk: Kiosk, remembered: Remembered, is_kept: bool, outcome: Outcome
) -> None:
    remembered.keeps = is_kept
    to_note(kiosk)
    kept(kiosk, remembered)
    assert said_of_note(kiosk) == kiosk.window.look.say(WORDS[outcome])


def test_who_said_no_is_told_that_none_is_kept(kiosk: Kiosk, remembered: Remembered) -> None:
    touch(kiosk, to_note(kiosk).buttons["helped"])
    touch(kiosk, note_page(kiosk).no)
    settle(kiosk)
    assert said_of_note(kiosk) == kiosk.window.look.say(WORDS[Outcome.NOT_KEPT])
    assert remembered.notes == []


@pytest.fixture
def slow(remembered: Remembered, monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let saving take until this is set."""
    disk = Event()

    def save(_self: Remembered, _request: NoteRequest) -> bool:
        assert disk.wait(timeout=20)
        return True

    monkeypatch.setattr(type(remembered), "_save", save)
    return disk


def test_nothing_is_said_to_be_kept_before_it_is(kiosk_of_slow: Kiosk, slow: Event) -> None:
    kiosk = kiosk_of_slow
    touch(kiosk, to_note(kiosk).yes)
    assert kiosk.navigator.position.place is Place.DONE
    assert said_of_note(kiosk) == kiosk.window.look.say(WORDS[Outcome.BEING_KEPT])
    slow.set()
    settle(kiosk)
    assert said_of_note(kiosk) == kiosk.window.look.say(WORDS[Outcome.KEPT])


@pytest.mark.parametrize("aside", ["larger", "help"])
def test_it_is_still_told_after_another_look_or_a_page_beside(
    kiosk_of_slow: Kiosk, slow: Event, aside: str
) -> None:
    kiosk = kiosk_of_slow
    touch(kiosk, to_note(kiosk).yes)
    getattr(kiosk.window.header, aside).click()
    slow.set()
    settle(kiosk)
    if aside == "help":
        kiosk.window.footer.back.click()
    assert said_of_note(kiosk) == kiosk.window.look.say(WORDS[Outcome.KEPT])


def test_the_next_visitor_is_not_told_of_the_note_of_the_last(
    kiosk_of_slow: Kiosk, slow: Event
) -> None:
    kiosk = kiosk_of_slow
    touch(kiosk, to_note(kiosk).yes)
    kiosk.navigator.start_again()
    touch(kiosk, to_note(kiosk).no)
    slow.set()
    settle(kiosk)
    assert said_of_note(kiosk) == kiosk.window.look.say(WORDS[Outcome.NOT_KEPT])


@pytest.fixture
def kiosk_of_slow(slow: Event, new_kiosk: KioskMaker) -> Kiosk:
    assert not slow.is_set()
    return new_kiosk()
