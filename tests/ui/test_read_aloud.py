"""Reading aloud, with an engine that says nothing: what would be heard, and whole visits by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sendkiosk.journey.flow import Kind
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.speech.port import Said, Trouble, Unsaid, Voice
from sendkiosk.speech.saying import as_said, digits
from sendkiosk.ui import kiosk as kiosk_module
from sendkiosk.ui.checks.layout import cut_off, overlaps, too_small
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.manner import USUAL_PACE, USUAL_VOLUME, Manner
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.pages.plain import DonePage
from sendkiosk.ui.pages.question import QuestionPage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.read_aloud import ReadAloud
from sendkiosk.ui.services import Made
from sendkiosk.ui.words import Expander
from tests.fakes.speech import VOICES, FakeEngine
from tests.support.kiosks import PRINTING, SIZES, Remembered, make_kiosk
from tests.support.pseudo import pseudo_catalogue
from tests.support.specimens import catalogue_of
from tests.support.touching import touch

LETTER = date(2026, 10, 1)


class Listener:
    """A visitor who sees nothing: knows what is said, and has a few keys."""

    def __init__(self, kiosk: Kiosk, engine: FakeEngine) -> None:
        self.kiosk, self.engine = kiosk, engine

    def press(self, key: Qt.Key) -> str:
        """Press `key`, and return what is then being said."""
        QTest.keyClick(self.kiosk.window, key)
        settle()
        return self.hears

    @property
    def hears(self) -> str:
        return self.engine.now.text if self.engine.now else ""

    def listen(self) -> str:
        """Hear the passage out, and return the next one."""
        self.engine.finish()
        settle()
        return self.hears

    def hear_all(self) -> list[str]:
        """Hear everything until it is silent."""
        heard = []
        while self.hears:
            heard.append(self.hears)
            self.listen()
        return heard

    def find(self, words: str) -> None:
        """Go to the end and up, until something with `words` is said."""
        self.press(Qt.Key.Key_End)
        for _ in range(250):
            if words in self.hears:
                return
            self.press(Qt.Key.Key_Up)
        raise AssertionError(words)

    def choose(self, words: str) -> None:
        """Go to where something with `words` is said, and choose it."""
        self.find(words)
        self.press(Qt.Key.Key_Return)


def settle() -> None:
    """Let what was put off until the next round of events happen."""
    for _ in range(3):
        QCoreApplication.processEvents()


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def kiosk(
    qtbot: QtBot, worcestershire: Journey, remembered: Remembered, engine: FakeEngine
) -> Iterator[Kiosk]:
    remembered.speech = engine
    kiosk = make_kiosk(worcestershire, remembered)
    qtbot.addWidget(kiosk.window)
    kiosk.window.activateWindow()
    settle()
    yield kiosk
    kiosk.close()


@pytest.fixture
def listener(kiosk: Kiosk, engine: FakeEngine) -> Listener:
    """Give a visitor for whom reading is on, at the start page."""
    listener = Listener(kiosk, engine)
    listener.press(Qt.Key.Key_F4)
    return listener


def read_aloud(kiosk: Kiosk) -> ReadAloud:
    assert kiosk.read_aloud
    return kiosk.read_aloud


def page(kiosk: Kiosk, kind: type[Any]) -> Any:
    found = kiosk.window.page
    assert isinstance(found, kind)
    return found


def settle_work(kiosk: Kiosk) -> None:
    """Let what runs in the background end, and bring it back."""
    kiosk.background.wait()
    settle()


def to_summary(kiosk: Kiosk) -> None:
    kiosk.navigator.begin()
    for answer in ("parent", "council-letter", "refuse-assess", LETTER, "not-rung"):
        kiosk.navigator.answer(answer)
    kiosk.navigator.go_on()
    settle()


def to_choices(kiosk: Kiosk) -> None:
    """Go to a question as if it took several answers."""
    kiosk.navigator.begin()
    screen = replace(kiosk.navigator.asked, kind=Kind.CHOICES)
    kiosk.navigator.stand_at(Position(Place.QUESTION, Visit(), screen))
    settle()


def test_a_whole_visit_by_speech_and_keys_alone(listener: Listener, remembered: Remembered) -> None:
    kiosk = listener.kiosk
    listener.choose("start")
    listener.choose("My child")
    listener.choose("letter with a decision")
    listener.choose("Not to do an E H C needs assessment")
    listener.choose("Earlier")
    assert "October 2026" in listener.hears
    listener.choose("Thursday 1 October 2026")
    assert "Thursday 1 October 2026" in listener.hears
    listener.choose("Next")
    listener.choose("I have not rung the adviser")
    listener.choose("Yes, show me")
    summary = kiosk.navigator.summary()
    heard = " ".join(listener.hear_all())
    assert "Tuesday 1 December 2026" in heard
    for step in summary.steps:
        assert as_said(kiosk.window.look.say(step.title), "en") in heard
    for contact in summary.contacts:
        for phone in contact.phones:
            assert digits(phone.value) in heard
    listener.find("Print my sheet")
    listener.press(Qt.Key.Key_Return)
    settle_work(kiosk)
    assert PRINTING.text in listener.hears
    listener.choose("Finish")
    listener.choose("Yes, keep this note")
    settle_work(kiosk)
    listener.choose("start page")
    assert kiosk.navigator.position.place is Place.START
    assert [note.summary for note in remembered.notes] == [summary]
    assert remembered.notes[0].manner.printed
    assert listener.hears == ""


def test_it_is_off_until_somebody_wants_it(kiosk: Kiosk, engine: FakeEngine) -> None:
    assert engine.begun == []
    assert read_aloud(kiosk).bar.isHidden()
    assert not kiosk.is_reading
    touch(read_aloud(kiosk).button)
    assert engine.now
    assert read_aloud(kiosk).bar.isVisible()
    assert kiosk.is_reading


def test_nothing_to_speak_with_promises_nothing(qtbot: QtBot, worcestershire: Journey) -> None:
    kiosk = make_kiosk(worcestershire, Remembered())
    qtbot.addWidget(kiosk.window)
    assert kiosk.read_aloud is None
    assert not kiosk.is_reading
    kiosk.close()


def test_a_language_without_a_voice_is_told_and_not_read_by_another(
    qtbot: QtBot, worcestershire: Journey, remembered: Remembered
) -> None:
    engine = remembered.speech = FakeEngine((Voice("polish", "pl"),))
    kiosk = make_kiosk(worcestershire, remembered)
    qtbot.addWidget(kiosk.window)
    button = read_aloud(kiosk).button
    assert not button.isEnabled()
    words = button.accessibleName()
    QTest.keyClick(kiosk.window, Qt.Key.Key_F4)
    assert engine.begun == []
    engine.voices = VOICES
    other = make_kiosk(worcestershire, remembered)
    qtbot.addWidget(other.window)
    assert read_aloud(other).button.accessibleName() != words
    kiosk.close()
    other.close()


def test_it_speaks_the_language_that_is_shown(
    qtbot: QtBot, worcestershire: Journey, remembered: Remembered
) -> None:
    engine = remembered.speech = FakeEngine()
    kiosk = make_kiosk(worcestershire, remembered, SIZES[0], catalogue_of("pl"))
    qtbot.addWidget(kiosk.window)
    read_aloud(kiosk).turn()
    assert engine.now
    assert engine.now.voice.language == "pl"
    kiosk.close()


def test_every_part_of_a_question_is_heard(listener: Listener) -> None:
    listener.kiosk.navigator.begin()
    heard = listener.hear_all()
    question = page(listener.kiosk, QuestionPage)
    shown = [label.text() for label in question.findChildren(QLabel) if label.isVisible()]
    assert len(heard) > len(question.buttons)
    for number in range(1, len(question.buttons) + 1):
        assert any(f"{number} of {len(question.buttons)}" in said for said in heard)
    assert any("They" in said or "parent or carer" in said for said in heard)  # a hint
    for words in shown:
        plain = as_said(re.sub("<[^>]*>", "", words), "en")
        assert any(plain in said for said in heard) or words in {"Up", "More"}


def test_what_is_closed_is_heard_when_it_is_opened(listener: Listener) -> None:
    kiosk = listener.kiosk
    to_summary(kiosk)
    before = " ".join(listener.hear_all())
    for opener in page(kiosk, SummaryPage).findChildren(Expander):
        shown = (label.text() for label in opener.content.findChildren(QLabel))
        words = [as_said(re.sub("<[^>]*>", "", text), "en") for text in shown if text != "•"]
        assert words
        touch(opener.button)
        heard = " ".join([listener.hears, *(listener.listen() for _ in words)])
        assert all(each in heard or each in before for each in words)


def test_the_place_that_is_read_is_marked_and_in_view(listener: Listener) -> None:
    kiosk = listener.kiosk
    to_summary(kiosk)
    aloud, seen = read_aloud(kiosk), 0
    while listener.hears:
        marked = [each for each in kiosk.window.findChildren(QLabel) if each.property("spoken")]
        if marked:
            pane = page(kiosk, SummaryPage).pane
            seen += 1
            corner = marked[0].mapTo(kiosk.window, QPoint())
            view = pane.mapTo(kiosk.window, QPoint()).y()
            assert view <= corner.y() < view + pane.height()
            assert aloud.mark.geometry().contains(
                marked[0]
                .geometry()
                .translated(
                    marked[0].parentWidget().mapTo(kiosk.window, QPoint())  # type: ignore[union-attr]
                )
                .center()
            )
        listener.listen()
    assert seen > 50


@pytest.mark.parametrize("make", [Catalogue, pseudo_catalogue])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_words_are_cut_off_while_it_reads(
    qtbot: QtBot,
    worcestershire: Journey,
    remembered: Remembered,
    size: tuple[int, int],
    make: Callable[[], Catalogue],
) -> None:
    remembered.speech = FakeEngine()
    kiosk = make_kiosk(worcestershire, remembered, size, make())
    qtbot.addWidget(kiosk.window)
    read_aloud(kiosk).turn()
    least = kiosk.window.look.sizes.times(1.7)
    for move in (kiosk.navigator.begin, kiosk.navigator.ask_for_help, lambda: to_summary(kiosk)):
        move()
        # Pages that were left are only gone once the event loop has had its turn.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        settle()
        window = kiosk.window
        assert [*cut_off(window), *overlaps(window), *too_small(window, least)] == []
    kiosk.close()


def test_a_new_page_ends_what_was_read_of_the_old_one(
    listener: Listener, engine: FakeEngine
) -> None:
    navigator = listener.kiosk.navigator
    navigator.begin()
    assert listener.hears
    first = listener.kiosk.window.page
    navigator.answer("parent")
    assert listener.kiosk.window.page is not first
    old = engine._then
    navigator.answer("council-letter")
    said = engine.now
    assert old
    old(Said())  # the engine was late to tell
    assert engine.now is said


def test_nothing_of_it_is_left_for_the_next_visitor(listener: Listener, engine: FakeEngine) -> None:
    kiosk = listener.kiosk
    kiosk.navigator.begin()
    touch(read_aloud(kiosk).bar.faster)
    touch(read_aloud(kiosk).bar.louder)
    changed = engine.now
    assert changed
    kiosk.navigator.start_again()
    assert listener.hears == ""
    assert not kiosk.is_reading
    assert read_aloud(kiosk).bar.isHidden()
    assert read_aloud(kiosk).reading.manner == Manner()
    touch(read_aloud(kiosk).button)
    assert engine.now
    assert (engine.now.rate, engine.now.volume) < (changed.rate, changed.volume)


def test_whoever_goes_back_to_the_start_page_is_still_read_to(listener: Listener) -> None:
    listener.kiosk.navigator.begin()
    assert listener.press(Qt.Key.Key_Backspace)
    assert listener.kiosk.navigator.position.place is Place.START


def test_the_last_page_stays_while_somebody_listens(
    listener: Listener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk_module, "DONE_PAGE_STAYS", 1)
    navigator = listener.kiosk.navigator
    navigator.stand_at(Position(Place.DONE))
    (timer,) = page(listener.kiosk, DonePage).findChildren(QTimer)
    for _ in range(2):
        with qtbot.waitSignal(timer.timeout):
            pass
    assert navigator.position.place is Place.DONE
    listener.hear_all()
    qtbot.waitUntil(lambda: navigator.position.place is Place.START)


def test_closing_the_kiosk_ends_it(listener: Listener) -> None:
    listener.kiosk.close()
    assert listener.hears == ""


def test_pausing_and_hearing_again(listener: Listener, engine: FakeEngine) -> None:
    first = listener.listen()
    assert listener.press(Qt.Key.Key_Space) == ""
    assert not listener.kiosk.is_reading
    assert read_aloud(listener.kiosk).bar.go_on.isVisible()
    assert listener.press(Qt.Key.Key_Space) == first
    touch(read_aloud(listener.kiosk).bar.again)
    assert [speech.text for speech in engine.begun[-2:]] == [first, first]


def test_going_by_steps_rests_after_each_part(listener: Listener) -> None:
    first, second = listener.listen(), listener.press(Qt.Key.Key_Down)
    assert first != second
    assert listener.listen() == ""
    assert listener.press(Qt.Key.Key_Up) == first
    listener.listen()
    assert listener.press(Qt.Key.Key_Space) == first
    assert listener.listen() == second


def test_enter_chooses_nothing_before_a_button_was_read(listener: Listener) -> None:
    listener.kiosk.navigator.begin()
    asked = listener.kiosk.navigator.position
    listener.press(Qt.Key.Key_Return)
    assert listener.kiosk.navigator.position == asked


def test_the_tab_key_is_followed(listener: Listener) -> None:
    kiosk = listener.kiosk
    kiosk.navigator.begin()
    settle()
    first, second, third = list(page(kiosk, QuestionPage).buttons.values())[:3]
    first.setFocus()
    for button in (second, third):
        QTest.keyClick(kiosk.window.focusWidget(), Qt.Key.Key_Tab)
        assert button.accessibleName() in listener.hears
    QTest.keyClick(third, Qt.Key.Key_Backtab)
    assert second.accessibleName() in listener.hears


def test_the_buttons_of_the_bar_are_heard_and_pressed_by_keys(listener: Listener) -> None:
    kiosk = listener.kiosk
    kiosk.navigator.begin()
    asked = kiosk.navigator.position
    bar = read_aloud(kiosk).bar
    bar.quieter.setFocus()
    QTest.keyClick(bar.quieter, Qt.Key.Key_Tab)
    assert bar.louder.accessibleName() in listener.hears
    before = read_aloud(kiosk).reading.manner.volume
    listener.press(Qt.Key.Key_Return)
    listener.press(Qt.Key.Key_Space)
    assert read_aloud(kiosk).reading.manner.volume == before + 2
    assert kiosk.navigator.position == asked


@pytest.mark.parametrize(
    ("key", "faster", "louder"),
    [
        (Qt.Key.Key_Left, -1, 0),
        (Qt.Key.Key_Right, 1, 0),
        (Qt.Key.Key_Minus, 0, -1),
        (Qt.Key.Key_Plus, 0, 1),
    ],
)
def test_pace_and_volume_have_keys(
    listener: Listener, key: Qt.Key, faster: int, louder: int
) -> None:
    assert listener.press(key)
    assert read_aloud(listener.kiosk).reading.manner == replace(
        Manner(on=True), pace=USUAL_PACE + faster, volume=USUAL_VOLUME + louder
    )


def test_a_focus_that_comes_back_by_itself_says_nothing(listener: Listener) -> None:
    kiosk = listener.kiosk
    kiosk.navigator.begin()
    settle()
    said = listener.hears
    first, second = list(page(kiosk, QuestionPage).buttons.values())[:2]
    second.setFocus(Qt.FocusReason.OtherFocusReason)
    assert listener.hears == said
    first.setFocus()
    first.hide()
    assert listener.hears == said


def test_several_answers_are_told_when_they_are_chosen(listener: Listener) -> None:
    kiosk = listener.kiosk
    to_choices(kiosk)
    name = next(iter(page(kiosk, QuestionPage).buttons.values())).accessibleName()
    listener.choose(name)
    assert "Chosen" in listener.hears
    listener.press(Qt.Key.Key_Return)
    assert name in listener.hears
    assert "Chosen" not in listener.hears


def test_an_answer_that_is_touched_is_told(listener: Listener) -> None:
    kiosk = listener.kiosk
    to_choices(kiosk)
    listener.press(Qt.Key.Key_Space)
    button = list(page(kiosk, QuestionPage).buttons.values())[1]
    touch(button)
    assert "Chosen" in listener.hears
    assert button.accessibleName() in listener.hears


def test_what_a_letter_says_is_heard(listener: Listener) -> None:
    kiosk = listener.kiosk
    to_summary(kiosk)
    letter = kiosk.navigator.summary().letters[0]
    reader = page(kiosk, SummaryPage).letters.readers[0]
    reader.button.click()
    settle()
    heard = " ".join(listener.hear_all())
    look = kiosk.window.look
    for block in letter.body:
        assert as_said(look.say(block.text).replace("**", ""), "en") in heard


def test_news_is_heard_and_then_what_was_being_read(listener: Listener) -> None:
    kiosk = listener.kiosk
    to_summary(kiosk)
    listener.find("Finish")
    here = listener.hears
    page(kiosk, SummaryPage).tell("The printer has no paper.", Made.SHEET)
    settle()
    assert "no paper" in listener.hears
    listener.listen()
    assert listener.press(Qt.Key.Key_Space) == here


def test_another_look_goes_on_where_it_was(listener: Listener, engine: FakeEngine) -> None:
    kiosk = listener.kiosk
    kiosk.navigator.begin()
    listener.press(Qt.Key.Key_Down)
    said = listener.press(Qt.Key.Key_Down)
    begun = len(engine.begun)
    touch(kiosk.window.header.larger)
    settle()
    assert listener.hears == said
    assert len(engine.begun) == begun
    assert read_aloud(kiosk).bar.isVisible()
    touch(read_aloud(kiosk).bar.pause)
    assert listener.hears == ""


def test_another_language_is_read_by_its_own_voice_or_by_none(
    listener: Listener, engine: FakeEngine
) -> None:
    kiosk = listener.kiosk
    look = kiosk.window.look
    read_aloud(kiosk).dress(replace(look, catalogue=catalogue_of("pl")))
    kiosk.navigator.begin()
    assert engine.now
    assert engine.now.voice.language == "pl"
    read_aloud(kiosk).dress(replace(look, catalogue=catalogue_of("ro")))
    assert listener.hears == ""
    assert not read_aloud(kiosk).button.isEnabled()


def test_nothing_is_said_of_news_in_a_pause(listener: Listener) -> None:
    to_summary(listener.kiosk)
    listener.press(Qt.Key.Key_Space)
    page(listener.kiosk, SummaryPage).tell("The printer has no paper.", Made.SHEET)
    settle()
    assert listener.hears == ""


def test_a_window_that_is_hidden_falls_silent(listener: Listener) -> None:
    said = listener.hears
    listener.kiosk.window.hide()
    settle()
    assert listener.hears == ""
    listener.kiosk.window.show()
    settle()
    assert listener.hears == ""
    touch(read_aloud(listener.kiosk).bar.go_on)
    assert listener.hears == said


def test_what_stands_on_no_page_can_be_told(listener: Listener, engine: FakeEngine) -> None:
    read_aloud(listener.kiosk).tell("Are you still there?")
    assert listener.hears == "Are you still there?"
    assert not listener.kiosk.is_reading
    assert listener.listen() == ""
    read_aloud(listener.kiosk).forget()
    begun = len(engine.begun)
    read_aloud(listener.kiosk).tell("Are you still there?")
    assert len(engine.begun) == begun


def test_nothing_of_a_page_is_kept_once_it_is_over(listener: Listener) -> None:
    to_summary(listener.kiosk)
    listener.kiosk.navigator.start_again()
    aloud = read_aloud(listener.kiosk)
    assert (aloud._found, aloud._welcome, aloud._shown, aloud.reading._passages) == (
        (), (), None, (),
    )  # fmt: skip


def test_no_sound_is_told_to_both(
    kiosk: Kiosk, engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    engine.failure = Unsaid(Trouble.NO_SOUND, "no such device")
    before = read_aloud(kiosk).button.accessibleName()
    read_aloud(kiosk).turn()
    assert not kiosk.is_reading
    assert read_aloud(kiosk).button.accessibleName() != before
    assert "no such device" in caplog.text
    caplog.clear()
    engine.failure = None
    read_aloud(kiosk).turn()
    assert read_aloud(kiosk).button.accessibleName() == before
