"""Staff come in with their PIN and only so; what they do there; the visitor finds everything."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sendkiosk.journey.flow import TALK
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.visit import Visit
from sendkiosk.lock.lock import Opening
from sendkiosk.notes.note import NONE
from sendkiosk.ui.adviser.page import PrintPage
from sendkiosk.ui.exits import RESTART
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.services import Printed, StaffLine
from sendkiosk.ui.staff import behind_pin as behind_pin_module
from sendkiosk.ui.staff import pages as pages_module
from sendkiosk.ui.staff import staff as staff_module
from sendkiosk.ui.staff.lent import LentPage
from sendkiosk.ui.staff.pages import (
    AskPage,
    NewPinPage,
    PadPage,
    PausedPage,
    PinPage,
    StaffPage,
)
from sendkiosk.ui.staff.screen import StaffScreen
from tests.support.kiosks import SIZES
from tests.ui.staff.conftest import LINES, PIN, WRONG, Site

P = TypeVar("P", bound=StaffPage)


def on(site: Site, kind: type[P]) -> P:
    page = site.staff.page
    assert isinstance(page, kind)
    return page


def come_in(site: Site) -> StaffScreen:
    site.knock()
    site.type(PIN)
    site.settle()
    return on(site, StaffScreen)


def paused(site: Site) -> bool:
    return site.staff.is_paused


def words_on(page: StaffPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def told(page: PadPage) -> str:
    return page.notice.text() if page.notice.isVisible() else ""


@pytest.mark.parametrize("size", SIZES)
def test_the_pin_opens_by_touch_and_by_keys(
    new_site: Callable[..., Site], size: tuple[int, int]
) -> None:
    site = new_site(size=size)
    site.knock()
    pad = on(site, PinPage).pad
    for digit in PIN:
        site.touch(pad.digits[digit])
    site.touch(pad.done)
    site.touch(on(site, StaffScreen).back)
    assert site.staff.page is None
    come_in(site)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pin", ["", PIN])
def test_the_whole_pad_is_on_the_screen(
    new_site: Callable[..., Site],
    size: tuple[int, int],
    pin: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    site = new_site(pin=pin, size=size)
    if pin:
        site.knock()
    site.type("29")
    caplog.clear()
    page = on(site, PinPage if pin else NewPinPage)
    assert told(page)
    screen = page.rect()
    for button in (*page.pad.digits.values(), page.pad.delete, page.pad.done, page.leave):
        corners = (button.rect().topLeft(), button.rect().bottomRight())
        assert all(screen.contains(button.mapTo(page, corner)) for corner in corners)
        seen = button.visibleRegion().boundingRect()
        assert seen == button.rect()


def test_the_pad_shows_how_many_digits_and_never_which(site: Site) -> None:
    site.knock()
    page = on(site, PinPage)
    before = words_on(page)
    for digit in "29508":
        site.touch(page.pad.digits[digit])
    site.press(Qt.Key.Key_Backspace)
    site.touch(page.pad.delete)
    assert len(page.pad.dots.text()) == 3
    assert "3" in page.pad.dots.accessibleName()
    assert words_on(page).replace(page.pad.dots.text(), "") == before


def test_a_key_never_presses_the_digit_touched_last(site: Site) -> None:
    site.knock()
    page = on(site, PinPage)
    for digit in PIN:
        site.touch(page.pad.digits[digit])
    site.press(Qt.Key.Key_Space)
    site.press(Qt.Key.Key_Return)
    on(site, StaffScreen)


def test_wrong_pins_shut_the_pad_for_a_while(
    site: Site, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("sendkiosk.ui.staff.pages.SECOND", 1)
    site.knock()
    page = on(site, PinPage)
    for _ in range(2):
        site.type(WRONG)
        assert told(page)
        assert page.pad.isEnabled()
    site.type(WRONG)
    assert not page.pad.isEnabled()
    assert "5" in told(page)
    site.type(PIN)
    assert site.staff.page is page
    site.wait(5)
    qtbot.waitUntil(page.pad.isEnabled)
    site.type(PIN)
    on(site, StaffScreen)
    assert WRONG not in caplog.text
    caplog.clear()


def test_what_was_wrong_with_a_pin_is_announced(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(pages_module, "tell", lambda _about, words, _how: heard.append(words))
    site.knock()
    site.type(WRONG)
    assert heard == [told(on(site, PinPage))]
    caplog.clear()


def test_another_pad_does_not_shorten_the_wait(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.knock()
    for _ in range(3):
        site.type(WRONG)
    caplog.clear()
    site.touch(on(site, PinPage).leave)
    assert site.staff.page is None
    site.knock()
    page = on(site, PinPage)
    assert not page.pad.isEnabled()
    assert "5" in told(page)


def test_a_pin_that_cannot_be_read_is_told_and_shuts_the_pad(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.lock.file.path.write_text("{}", encoding="utf-8")
    site.knock()
    page = on(site, PinPage)
    assert not page.pad.isEnabled()
    assert str(site.lock.file.path) in told(page)
    caplog.clear()


def test_a_pin_that_was_forgotten_meanwhile_opens_nothing(site: Site) -> None:
    site.lock.file.forget()
    site.knock()
    page = on(site, PinPage)
    assert not page.pad.isEnabled()
    site.type(PIN)
    assert site.staff.page is page
    assert not site.lock.file.path.exists()


def test_the_pad_and_the_screen_give_way_by_themselves(
    site: Site, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staff_module, "PAD_STAYS", 1)
    monkeypatch.setattr(behind_pin_module, "SCREEN_STAYS", 1)
    for show in (site.staff.ask_for_pin, site.staff.show_screen):
        show()
        assert site.staff.page is not None
        qtbot.waitUntil(lambda: site.staff.page is None)


def test_the_first_start_asks_for_a_pin_twice(new_site: Callable[..., Site]) -> None:
    site = new_site(pin="")
    page = on(site, NewPinPage)
    assert not site.kiosk.window.isVisible()
    for typed in ("000000", "2950"):
        site.type(typed)
        assert told(page)
    site.type(PIN)
    assert not told(page)
    site.type(WRONG)
    assert told(page)
    assert not site.lock.is_set()
    site.type(PIN)
    site.type(PIN)
    assert site.staff.page is None
    assert site.kiosk.window.isVisible()
    assert site.lock.try_pin(PIN) is Opening.OPEN


def test_no_knock_leads_past_the_first_pin(new_site: Callable[..., Site]) -> None:
    site = new_site(pin="")
    page = on(site, NewPinPage)
    site.knock()
    site.type(PIN)
    assert site.staff.page is page
    site.touch(page.leave)
    assert site.ended == [0]


def test_a_pin_that_is_not_kept_is_told(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sendkiosk.lock.file.replace", full)
    site = new_site(pin="")
    site.type(PIN)
    site.type(PIN)
    assert "No space" in told(on(site, NewPinPage))


def test_the_visitor_finds_everything_as_it_was(site: Site) -> None:
    site.kiosk.navigator.begin()
    site.kiosk.navigator.answer("parent")
    before, page = site.kiosk.navigator.position, site.kiosk.window.page
    assert not paused(site)
    screen = come_in(site)
    assert paused(site)
    site.touch(screen.back)
    assert not paused(site)
    assert (site.kiosk.navigator.position, site.kiosk.window.page) == (before, page)


def test_a_paused_visit_is_kept_and_unseen_until_staff_go_on(site: Site) -> None:
    site.kiosk.navigator.begin()
    site.kiosk.navigator.answer("parent")
    before = site.kiosk.navigator.position
    site.touch(come_in(site).pause)
    on(site, PausedPage)
    assert paused(site)
    assert not site.kiosk.window.isVisible()
    site.tap(700, 700)
    site.knock()
    site.touch(on(site, PinPage).leave)
    on(site, PausedPage)
    screen = come_in(site)
    assert not screen.pause.isEnabled()
    site.touch(screen.back)
    assert site.staff.page is None
    assert not paused(site)
    assert site.kiosk.navigator.position == before


def test_a_pause_that_everybody_forgot_ends_and_nothing_is_left(site: Site, qtbot: QtBot) -> None:
    site.kiosk.navigator.begin()
    site.kiosk.navigator.answer("parent")
    screen = come_in(site)
    site.staff._pause.setInterval(1)
    site.touch(screen.pause)
    qtbot.waitUntil(lambda: site.staff.page is None)
    assert not paused(site)
    assert site.kiosk.navigator.position.place is Place.START
    assert site.kiosk.navigator.position.visit == Visit()


def lend(site: Site) -> LentPage:
    screen = come_in(site)
    site.settle()
    site.touch(screen.lend)
    page = on(site, AskPage)
    site.touch(page.yes)
    return on(site, LentPage)


def test_an_adviser_sits_with_a_family_and_visitors_come_back_to_nothing_of_it(
    site: Site,
) -> None:
    site.kiosk.navigator.begin()
    site.kiosk.navigator.answer("parent")
    page = lend(site)
    assert site.kiosk.navigator.position == Position()
    assert paused(site)
    (adviser,) = site.advisers
    adviser.navigator.begin()
    adviser.navigator.answer("parent")
    assert page.bench.beside.so_far is not None
    assert list(page.bench.beside.so_far.answers) == ["who"]
    site.knock()
    assert on(site, LentPage) is page
    site.touch(page.back)
    assert site.staff.page is None
    assert site.kiosk.window.isVisible()
    assert adviser.navigator.position == Position()
    assert page.bench.beside.so_far.answers == {}
    assert not paused(site)

    assert lend(site) is page
    assert site.advisers == [adviser]


def test_an_adviser_who_went_away_leaves_the_kiosk_to_visitors(site: Site, qtbot: QtBot) -> None:
    page = lend(site)
    (adviser,) = site.advisers
    adviser.navigator.begin()
    site.staff._stays.setInterval(1)
    site.staff._stays.start()
    qtbot.waitUntil(lambda: site.staff.page is None)
    assert not page.isVisible()
    assert adviser.navigator.position == Position()


def test_a_fault_of_ours_ends_an_advisers_visit_too(site: Site) -> None:
    lend(site)
    (adviser,) = site.advisers
    adviser.navigator.begin()
    site.kiosk.navigator.start_again()
    assert site.staff.page is None
    assert adviser.navigator.position == Position()


def test_a_remark_is_gone_when_visitors_come_back(site: Site) -> None:
    page = lend(site)
    (adviser,) = site.advisers
    adviser.navigator.begin()
    adviser.navigator.answer(TALK)
    adviser.navigator.go_on()
    note = adviser.window.page
    assert isinstance(note, NotePage)
    assert note.advisers is not None
    assert note.advisers.remark is not None
    note.advisers.remark.field.setPlainText("Zorro rang")
    note.advisers.levels["2"].click()
    assert adviser.notes.draft.typed == "Zorro rang"
    site.touch(page.back)
    adviser.notes.wait()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    draft = adviser.notes.draft
    assert (draft.typed, draft.remark, draft.level) == ("", "", NONE)
    assert adviser.window.findChildren(QPlainTextEdit) == []


def test_nothing_is_saved_in_files_where_anyone_comes_by(site: Site) -> None:
    page = lend(site)
    (adviser,) = site.advisers
    adviser.navigator.begin()
    adviser.navigator.answer("parent")
    adviser.navigator.show_summary()
    adviser.window.footer.print.click()
    assert isinstance(adviser.window.page, PrintPage)
    assert adviser.window.page.save.isHidden()
    site.touch(page.back)


def test_what_needs_somebody_is_shown_and_what_is_well_is_behind_a_button(site: Site) -> None:
    screen = come_in(site)
    seen = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    assert LINES[1].words in seen
    assert LINES[0].words not in seen
    assert LINES[0].words in words_on(screen)


def test_when_nothing_is_wrong_it_says_so(site: Site) -> None:
    site.lines = (StaffLine("printer", "The printer is ready.", fine=True),)
    shown = words_on(come_in(site))
    assert "The printer is ready." in shown
    site.lines = LINES
    site.touch(on(site, StaffScreen).back)
    assert words_on(come_in(site)) != shown


def test_a_test_page_is_followed_until_it_is_out(site: Site) -> None:
    def follow(tell: Callable[[Message], None]) -> Printed:
        tell(message("There is no paper."))
        return Printed(message("It is out."), done=True)

    site.printed = Printed(message("It waits."), done=True, follow=follow)
    screen = come_in(site)
    site.touch(screen.test)
    assert not screen.test.isEnabled()
    site.settle()
    assert "It is out." in words_on(screen)
    assert screen.test.isEnabled()


def test_a_test_page_that_is_not_out_at_the_end_is_taken_back(site: Site, qtbot: QtBot) -> None:
    taken = threading.Event()

    def follow(_: Callable[[Message], None]) -> Printed:
        assert taken.wait(20)
        return site.printed

    site.printed = Printed(message("It waits."), True, taken.set, follow)
    screen = come_in(site)
    site.touch(screen.test)
    qtbot.waitUntil(lambda: "It waits." in words_on(screen))
    site.staff.close()
    assert taken.is_set()
    site.printed = Printed(message("Gone."), done=False)
    QCoreApplication.processEvents()


def test_a_new_pin_takes_the_place_of_the_old_one(site: Site) -> None:
    site.touch(come_in(site).pin)
    on(site, NewPinPage)
    site.type(WRONG)
    site.type(WRONG)
    on(site, StaffScreen)
    assert site.lock.try_pin(WRONG) is Opening.OPEN


@pytest.mark.parametrize("agreed", [True, False])
def test_closing_and_starting_anew_ask_first(site: Site, agreed: bool) -> None:
    for choose, status in (("close_all", 0), ("restart", RESTART)):
        site.touch(getattr(come_in(site), choose))
        site.settle()
        page = on(site, AskPage)
        site.touch(page.yes if agreed else page.no)
        assert site.ended == ([status] if agreed else [])
        site.ended.clear()
        site.staff.to_visitor()


def test_a_program_that_would_not_come_up_again_is_not_ended(site: Site) -> None:
    site.not_again = "The pack has a fault."
    screen = come_in(site)
    site.touch(screen.restart)
    site.settle()
    assert site.staff.page is screen
    assert site.not_again in words_on(screen)
    assert site.ended == []


def test_what_is_found_after_staff_left_is_nobodys(site: Site) -> None:
    come_in(site)
    site.staff.show_screen()
    site.staff.to_visitor()
    site.settle()
    assert site.staff.page is None
