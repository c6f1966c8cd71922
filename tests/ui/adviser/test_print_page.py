"""The adviser's print page: what is chosen is what is shown, and what is shown is printed."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pypdf
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.selection import only
from sendkiosk.journey.summary import Summary
from sendkiosk.journey.visit import Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.checked import Checked
from sendkiosk.ui import kiosk as kiosk_module
from sendkiosk.ui.adviser.page import PrintPage
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.services import Made, Printed, PrinterLine, PrintRequest
from tests.support.desks import NO_PAPER, SAVED, SENT, TRAVELLING, UPSTAIRS
from tests.support.kiosks import Remembered
from tests.ui.adviser.conftest import LETTER, Table

OUT = message("The pages are printed.")
OUT_OF_PAPER = message("There is no paper.")
PRINTER_DOWNSTAIRS = replace(UPSTAIRS, id="downstairs")


def words_on(widget: QWidget) -> str:
    shown = (label for label in widget.findChildren(QLabel) if label.isVisible())
    return "\n".join(label.text() for label in shown)


def wait_for(table: Table, qtbot: QtBot, count: int) -> list[PrintRequest]:
    """Wait until pages were made `count` times in all and are shown; return the requests."""
    qtbot.waitUntil(lambda: len(table.desk.made) >= count)
    table.settle()
    return table.desk.made


def pages_in(pdf: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_print_button_prints_nothing_and_opens_the_page(
    table: Table, remembered: Remembered
) -> None:
    page = table.open()
    summary = table.kiosk.navigator.summary()
    assert remembered.sheets == []
    assert table.desk.jobs == []
    assert [request.wanted for request in table.desk.made] == [Made.SHEET]
    assert table.desk.made[0].summary == summary
    assert list(page.choices.contents.steps) == [step.id for step in summary.steps]
    assert list(page.choices.contents.letters) == ["first", "second"]


def test_large_print_and_letters_on_the_summary_open_it_with_these_chosen(table: Table) -> None:
    table.to_summary()
    ask_for_card(table, PrintSize.GIANT)
    table.settle()
    assert {request.size for request in table.desk.made} == {PrintSize.GIANT}
    picks = table.page.choices.sizes
    assert [size for size, pick in picks.items() if pick.isChecked()] == [PrintSize.GIANT]
    table.page.choices.contents.card.click()
    table.kiosk.window.footer.back.click()
    summary_page = table.kiosk.window.page
    assert isinstance(summary_page, SummaryPage)
    summary_page.letters.buttons[table.kiosk.navigator.summary().letters[1]].click()
    contents = table.page.choices.contents
    assert [pick.isChecked() for pick in contents.letters.values()] == [False, True]
    assert not contents.card.isChecked()


def test_the_size_is_asked_for_once(table: Table) -> None:
    table.to_summary()
    footer = table.kiosk.window.footer
    assert footer.print.isVisible()
    assert not footer.large.isVisible()


def ask_for_card(table: Table, size: PrintSize) -> None:
    """Ask on the summary page for the card in `size`."""
    page = table.kiosk.window.page
    assert isinstance(page, SummaryPage)
    page.letters.sizes[size].click()
    page.letters.buttons[Made.CARD].click()


def test_the_card_on_the_summary_opens_it_with_the_card_chosen(table: Table) -> None:
    table.to_summary()
    summary_page = table.kiosk.window.page
    assert isinstance(summary_page, SummaryPage)
    summary_page.letters.buttons[Made.CARD].click()
    table.settle()
    assert [request.wanted for request in table.desk.made] == [Made.SHEET, Made.CARD]


def test_as_many_pages_are_shown_as_the_pdf_has(table: Table) -> None:
    page = table.open()
    pdf = table.desk.maker.make_pdf(table.desk.made[0])
    assert isinstance(pdf, bytes)
    count = pages_in(pdf)
    assert count > 1
    assert len(page.pages.pages) == count
    assert str(count) in page.pages.count.text()


def test_each_page_is_drawn_and_read_out(table: Table) -> None:
    page = table.open()
    read: list[str] = []
    while True:
        assert not page.pages.paper._paper._pixmap.isNull()
        read.append(page.pages.paper.accessibleDescription())
        if not page.pages.forward.isEnabled():
            break
        page.pages.forward.click()
        table.settle()
    assert len(set(read)) == len(page.pages.pages)
    title = table.kiosk.window.look.say(table.kiosk.navigator.summary().steps[0].title)
    assert title in read[0]
    page.pages.back.click()
    table.settle()
    assert page.pages.paper.accessibleDescription() == read[-2]


def test_larger_fills_the_width_and_can_be_turned_off(table: Table) -> None:
    page = table.open()
    whole = page.pages.paper._paper.width()
    page.pages.larger.click()
    table.settle()
    assert whole < page.pages.paper._paper.width() <= page.pages.paper.width()
    page.pages.larger.click()
    table.settle()
    assert page.pages.paper._paper.width() == whole


def test_choices_change_what_is_made(table: Table, qtbot: QtBot) -> None:
    page = table.open()
    summary = table.kiosk.navigator.summary()
    contents = page.choices.contents
    dropped = summary.steps[1].id
    contents.steps[dropped].pick.click()
    page.choices.sizes[PrintSize.LARGE].click()
    contents.letters["second"].click()
    contents.letters["first"].click()
    contents.card.click()
    assert not page.print.isEnabled()  # what is shown is not what is chosen
    made = wait_for(table, qtbot, 5)[1:]
    kept = [step.id for step in summary.steps if step.id != dropped]
    letters = {letter.id: letter for letter in summary.letters}
    assert [request.wanted for request in made] == [
        Made.SHEET,
        letters["first"],
        letters["second"],
        Made.CARD,
    ]
    assert made[0].summary == only(summary, kept)
    assert {request.summary == summary for request in made[1:]} == {True}
    assert {request.size for request in made} == {PrintSize.LARGE}
    assert page.print.isEnabled()
    papers = [table.desk.maker.make_pdf(request) for request in made]
    counts = [pages_in(pdf) for pdf in papers if isinstance(pdf, bytes)]
    assert len(page.pages.pages) == sum(counts)


def test_what_did_not_change_is_not_made_again(table: Table, qtbot: QtBot) -> None:
    page = table.open()
    page.choices.contents.card.click()
    made = wait_for(table, qtbot, 2)
    assert [request.wanted for request in made] == [Made.SHEET, Made.CARD]
    page.choices.contents.card.click()
    qtbot.waitUntil(page.print.isEnabled)
    assert len(table.desk.made) == 2


def test_copies_and_printer_need_no_new_pages(table: Table) -> None:
    page = table.open()
    page.choices.copies.more.click()
    page.choices.printers.picks["upstairs"].click()
    assert page.print.isEnabled()
    assert page.choices.copies.number.value() == 2
    assert [name for name, pick in page.choices.printers.picks.items() if pick.isChecked()] == [
        "upstairs"
    ]


def test_copies_stay_between_one_and_nine(table: Table) -> None:
    copies = table.open().choices.copies
    copies.fewer.click()
    assert copies.number.value() == 1
    for _ in range(12):
        copies.more.click()
    assert copies.number.value() == 9


def test_the_place_in_the_pages_is_kept_while_they_change(table: Table, qtbot: QtBot) -> None:
    page = table.open()
    page.pages.turn(1)
    page.choices.contents.card.click()
    wait_for(table, qtbot, 2)
    assert page.pages.number == 1
    page.pages.turn(99)
    last = page.pages.number
    assert last == len(page.pages.pages) - 1
    page.choices.contents.card.click()
    qtbot.waitUntil(lambda: len(page.pages.pages) <= last)
    assert page.pages.number == len(page.pages.pages) - 1


def test_without_the_sheet_its_steps_cannot_be_chosen(table: Table, qtbot: QtBot) -> None:
    page = table.open()
    page.choices.contents.sheet.click()
    assert not any(each.pick.isEnabled() for each in page.choices.contents.steps.values())
    qtbot.waitUntil(lambda: not page.pages.pages)
    assert not page.print.isEnabled()
    assert not page.save.isEnabled()
    assert page.pages.trouble.text()
    page.choices.contents.sheet.click()
    qtbot.waitUntil(lambda: bool(page.pages.pages))
    assert all(each.pick.isEnabled() for each in page.choices.contents.steps.values())
    assert not page.pages.trouble.isVisible()


def test_a_step_with_the_next_time_limit_is_not_left_out_unnoticed(table: Table) -> None:
    page = table.open()
    summary = table.kiosk.navigator.summary()
    look = table.kiosk.window.look
    assert summary.first_limit
    assert summary.first_limit.last_day
    for step in summary.steps:
        warned = page.choices.contents.steps[step.id]
        assert not warned.warning.isVisible()
        warned.pick.click()
        assert warned.warning.isVisible() is (step.limit == summary.first_limit)
        if step.limit == summary.first_limit:
            day = look.catalogue.day(summary.first_limit.last_day)
            assert day in words_on(warned.warning)
            assert day in warned.pick.accessibleDescription()
        warned.pick.click()
        assert not warned.warning.isVisible()


def test_printers_are_listed_with_how_they_are(table: Table) -> None:
    page = table.open()
    picks = page.choices.printers.picks
    assert list(picks) == [TRAVELLING.id, UPSTAIRS.id]
    look = table.kiosk.window.look
    assert picks["upstairs"].accessibleName() == UPSTAIRS.name
    assert picks["upstairs"].accessibleDescription() == look.say(NO_PAPER)
    assert picks["travelling"].isChecked()  # the usual one
    table.desk.printers = (UPSTAIRS,)
    page.choices.printers.again.click()
    table.settle()
    assert list(page.choices.printers.picks) == [UPSTAIRS.id]
    assert page.choices.printers.picks["upstairs"].isChecked()  # the only one


def test_nobody_but_the_adviser_chooses_one_of_several_printers(table: Table) -> None:
    table.desk.printers = (UPSTAIRS, PRINTER_DOWNSTAIRS)
    page = table.open()
    assert not any(pick.isChecked() for pick in page.choices.printers.picks.values())
    assert not page.print.isEnabled()
    page.choices.printers.picks[PRINTER_DOWNSTAIRS.id].click()
    assert page.print.isEnabled()


def test_without_a_printer_the_pages_can_still_be_saved(table: Table) -> None:
    table.desk.printers = ()
    page = table.open()
    assert not page.print.isEnabled()
    assert page.save.isEnabled()


def test_all_papers_are_printed_in_order_as_they_are_shown(table: Table, qtbot: QtBot) -> None:
    page = table.open()
    page.choices.contents.card.click()
    page.choices.contents.letters["first"].click()
    made = wait_for(table, qtbot, 3)
    page.choices.copies.number.setValue(3)
    looked = table.desk.looked
    page.print.click()
    assert not page.print.isEnabled()
    assert page.status.isVisible()
    table.settle()
    letter = table.kiosk.navigator.summary().letters[0]
    in_order = {request.wanted: request for request in made}
    wanted = [in_order[each] for each in (Made.SHEET, letter, Made.CARD)]
    assert [job.pdf for job in table.desk.jobs] == [
        table.desk.maker.make_pdf(request) for request in wanted
    ]
    assert {(job.printer, job.copies) for job in table.desk.jobs} == {(TRAVELLING.id, 3)}
    assert table.kiosk.window.look.say(SENT) in words_on(page.status)
    assert page.print.isEnabled()
    assert table.desk.looked > looked  # how the printer is may have changed


@pytest.mark.parametrize("failing", [0, 1])
def test_a_printer_that_fails_is_told_with_what_it_has(
    table: Table, qtbot: QtBot, failing: int
) -> None:
    table.desk.fails = {failing: OUT_OF_PAPER}
    page = table.open()
    page.choices.contents.card.click()
    page.choices.contents.letters["first"].click()
    wait_for(table, qtbot, 3)
    page.print.click()
    table.settle()
    assert len(table.desk.jobs) == failing + 1  # nothing more after the first that fails
    shown = words_on(page.status)
    contents = page.choices.contents
    names = [
        pick.accessibleName() for pick in (contents.sheet, contents.letters["first"], contents.card)
    ]
    assert table.kiosk.window.look.say(OUT_OF_PAPER) in shown
    # First what is not printed, then what the printer has.
    places = [shown.find(name) for name in (*names[failing:], *names[:failing])]
    assert -1 not in places
    assert places == sorted(places)
    assert page.print.isEnabled()


def test_papers_are_followed_until_they_are_out(table: Table, qtbot: QtBot) -> None:
    told: list[str] = []

    def follow(tell: Callable[[Message], None]) -> Printed:
        tell(OUT_OF_PAPER)
        return Printed(OUT, done=True)

    table.desk.follows = {0: follow, 1: follow}
    page = table.open()
    page.choices.contents.card.click()
    wait_for(table, qtbot, 2)
    look, desk = table.kiosk.window.look, table.kiosk._desk
    assert desk
    hear = desk.told.connect(lambda: told.append(desk.words))
    page.print.click()
    table.settle()
    desk.told.disconnect(hear)
    assert told[1] == look.say(SENT)
    assert look.say(OUT_OF_PAPER) in told[2:-1]
    assert told[-1] == look.say(OUT)
    assert look.say(OUT) in words_on(page.status)


def test_a_paper_that_never_comes_out_is_told_and_not_counted(
    table: Table, remembered: Remembered
) -> None:
    table.desk.follows = {0: lambda _: Printed(OUT_OF_PAPER, done=False)}
    page = table.open()
    page.print.click()
    table.settle()
    shown = words_on(page.status)
    assert table.kiosk.window.look.say(OUT_OF_PAPER) in shown
    assert page.choices.contents.sheet.accessibleName() in shown
    finish(table.kiosk)
    table.settle()
    assert [note.manner.printed for note in remembered.notes] == [False]


@pytest.mark.parametrize("closing", [False, True])
def test_papers_that_are_waited_for_are_taken_back_from_who_leaves(
    table: Table, qtbot: QtBot, closing: bool
) -> None:
    waiting = Event()

    def follow(_tell: Callable[[Message], None]) -> Printed:
        waiting.wait(60)
        return Printed(SENT, done=False)

    table.desk.follows = {0: follow}
    page = table.open()
    page.print.click()
    qtbot.waitUntil(page.print.isEnabled)  # another paper need not wait for this one
    waiting.set()
    if closing:
        table.kiosk.close()
    else:
        table.kiosk.navigator.start_again()
    table.settle()
    assert table.desk.taken_back == table.desk.jobs


def test_pages_that_cannot_be_made_are_told_calmly(table: Table, qtbot: QtBot) -> None:
    table.desk.no_pages = message("We could not make your pages.")
    page = table.open()
    look = table.kiosk.window.look
    assert look.say(table.desk.no_pages) == page.pages.trouble.text()
    assert page.pages.trouble.isVisible()
    assert not page.print.isEnabled()
    assert not page.save.isEnabled()
    assert page.pages.paper.accessibleDescription() == ""
    table.desk.no_pages = None
    page.choices.sizes[PrintSize.LARGE].click()
    qtbot.waitUntil(page.print.isEnabled)
    table.settle()
    assert not page.pages.trouble.isVisible()


def test_what_is_no_pdf_is_told_too(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(table.desk), "_make", lambda *_: b"junk")
    table.kiosk._desk._services = table.desk.services()  # type: ignore[union-attr]
    page = table.open()
    assert page.pages.trouble.isVisible()
    assert not page.save.isEnabled()


def test_the_pages_are_saved_as_they_are_shown(table: Table, qtbot: QtBot, folder: Path) -> None:
    page = table.open()
    page.choices.contents.letters["first"].click()
    made = wait_for(table, qtbot, 2)
    page.ask_for_folder = lambda: folder
    page.save.click()
    table.settle()
    pdfs = [table.desk.maker.make_pdf(request) for request in made]
    assert table.desk.saved == [(folder, {"sheet": pdfs[0], "first": pdfs[1]})]
    assert table.kiosk.window.look.say(SAVED) in words_on(page.status)
    assert page.save.isEnabled()


def test_who_chooses_no_folder_saves_nothing(table: Table) -> None:
    page = table.open()
    page.ask_for_folder = lambda: None
    page.save.click()
    table.settle()
    assert table.desk.saved == []
    assert not page.status.isVisible()


@pytest.mark.parametrize("chosen", ["", "a folder"])
def test_the_folder_is_asked_for_in_the_window_of_the_system(
    table: Table, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    page = table.open()
    page.save.click()
    table.settle()
    assert [folder for folder, _ in table.desk.saved] == ([Path(chosen)] if chosen else [])


def test_only_the_newest_choice_counts(table: Table) -> None:
    page = table.open()
    desk = table.kiosk._desk
    assert desk
    for size in (PrintSize.LARGE, PrintSize.STANDARD, PrintSize.GIANT):
        page.choices.sizes[size].click()
        desk._make()
    shown: list[PrintSize] = []
    hear = desk.made.connect(lambda: shown.extend(paper.request.size for paper in desk.papers))
    table.settle()
    desk.made.disconnect(hear)
    assert shown == [PrintSize.GIANT]


def test_back_leads_to_the_summary_and_everything_is_kept(table: Table, qtbot: QtBot) -> None:
    page = table.open()
    visit = table.kiosk.navigator.position.visit
    page.choices.contents.card.click()
    page.choices.copies.more.click()
    wait_for(table, qtbot, 2)
    page.print.click()
    table.settle()
    table.kiosk.window.footer.back.click()
    assert table.kiosk.navigator.position.place is Place.SUMMARY
    assert table.kiosk.navigator.position.visit == visit
    table.kiosk.window.footer.print.click()
    table.settle()
    assert table.page is not page
    assert table.page.choices.contents.card.isChecked()
    assert table.page.choices.copies.number.value() == 2
    assert table.kiosk.window.look.say(SENT) in words_on(table.page.status)
    assert len(table.desk.made) == 2


def test_other_answers_begin_with_other_choices(table: Table, qtbot: QtBot) -> None:
    page = table.open()
    page.choices.contents.card.click()
    wait_for(table, qtbot, 2)
    navigator = table.kiosk.navigator
    navigator.back()
    navigator.back()
    navigator.change("letter-date")
    navigator.answer(date(2026, 10, 2))
    navigator.go_on()
    table.kiosk.window.footer.print.click()
    table.settle()
    assert not table.page.choices.contents.card.isChecked()
    assert table.desk.made[-1].summary == navigator.summary()


def test_help_is_a_step_aside(table: Table) -> None:
    table.open()
    table.kiosk.window.header.help.click()
    assert table.kiosk.navigator.position.place is Place.HELP
    table.kiosk.window.footer.back.click()
    assert isinstance(table.kiosk.window.page, PrintPage)


@pytest.mark.parametrize(("fails", "printed"), [({}, True), ({0: OUT_OF_PAPER}, False)])
def test_the_note_tells_whether_something_was_printed(
    table: Table, remembered: Remembered, fails: dict[int, Message], printed: bool
) -> None:
    table.desk.fails = fails
    table.to_summary()
    ask_for_card(table, PrintSize.GIANT)
    table.settle()
    table.page.print.click()
    table.settle()
    finish(table.kiosk)
    table.settle()
    assert [(note.manner.printed, note.manner.large_print) for note in remembered.notes] == [
        (printed, printed)
    ]


def test_the_last_page_stays(table: Table, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kiosk_module, "DONE_PAGE_STAYS", 0)
    table.open()
    finish(table.kiosk)
    with qtbot.assertNotEmitted(table.kiosk.window.moved, wait=50):
        QCoreApplication.processEvents()
    assert table.kiosk.navigator.position.place is Place.DONE


def test_who_starts_again_while_pages_are_printed_gets_none(table: Table) -> None:
    page = table.open()
    page.print.click()
    table.kiosk.navigator.ask_to_leave()
    table.kiosk.navigator.start_again()
    table.settle()
    assert table.desk.taken_back == table.desk.jobs
    assert table.open().status.isVisible() is False


def test_who_finishes_while_pages_are_printed_still_gets_them(table: Table) -> None:
    page = table.open()
    page.print.click()
    finish(table.kiosk)
    table.kiosk.navigator.start_again()
    table.settle()
    assert len(table.desk.jobs) == 1
    assert table.desk.taken_back == []


def test_papers_for_who_finished_are_taken_back_when_the_program_ends(
    table: Table, qtbot: QtBot
) -> None:
    waiting = Event()

    def follow(_tell: Callable[[Message], None]) -> Printed:
        assert waiting.wait(60)
        return Printed(SENT, done=False)

    table.desk.follows = {0: follow}
    page = table.open()
    page.print.click()
    qtbot.waitUntil(page.print.isEnabled)
    finish(table.kiosk)
    table.kiosk.navigator.start_again()
    assert table.desk.taken_back == []
    waiting.set()
    table.kiosk.close()
    assert table.desk.taken_back == table.desk.jobs


def test_a_desk_without_a_visit_does_nothing(table: Table, folder: Path) -> None:
    desk = table.kiosk._desk
    assert desk
    before = desk.choices
    desk.choose(replace(before, card=True))
    desk.print_all()
    desk.save(folder)
    desk._make()
    table.settle()
    assert desk.choices == before
    assert not desk.is_current
    assert (table.desk.made, table.desk.jobs, table.desk.saved) == ([], [], [])


def test_pages_that_were_saved_too_late_are_told_to_nobody(table: Table, folder: Path) -> None:
    page = table.open()
    page.ask_for_folder = lambda: folder
    page.save.click()
    table.kiosk.navigator.start_again()
    table.settle()
    assert len(table.desk.saved) == 1
    table.open()
    assert not table.page.status.isVisible()
    assert table.page.save.isEnabled()


def test_nothing_of_a_visit_is_left_after_starting_again(table: Table, qtbot: QtBot) -> None:
    page = table.open()
    page.choices.contents.card.click()
    page.choices.printers.picks["upstairs"].click()
    wait_for(table, qtbot, 2)
    page.print.click()
    del page
    table.settle()
    table.kiosk.navigator.ask_to_leave()
    table.kiosk.navigator.start_again()
    table.desk.made.clear()
    table.desk.jobs.clear()
    table.desk.taken_back.clear()
    table.settle()
    gc.collect()
    found = gc.get_objects()
    left = [thing for thing in found if isinstance(thing, Visit | Summary | PrintPage)]
    assert [thing for thing in left if getattr(thing, "answers", True)] == []
    assert not [thing for thing in found if isinstance(thing, PrintRequest)]
    desk = table.kiosk._desk
    assert desk is not None
    assert desk.summary is None
    assert desk.papers == ()
    assert desk.words == ""
    assert desk.choices.printer == "upstairs"  # it stands on this table for the next visit, too
    assert not desk.choices.card
    told = table.kiosk.window.look.catalogue.day(LETTER)
    assert told not in words_on(table.kiosk.window)


def finish(kiosk: Kiosk) -> None:
    """Go from the print page to the good-bye, and let a note be kept."""
    if isinstance(kiosk.window.page, PrintPage):
        kiosk.window.footer.back.click()
    kiosk.window.footer.finish.click()
    page = kiosk.window.page
    assert isinstance(page, NotePage)
    page.yes.click()


def test_a_page_that_is_left_while_it_is_drawn_does_no_harm(table: Table) -> None:
    table.to_summary()
    table.kiosk.window.footer.print.click()
    table.kiosk.background.wait()
    QCoreApplication.sendPostedEvents()  # the pages are made, and drawing them begins
    table.kiosk.window.footer.back.click()
    table.settle()
    assert table.kiosk.navigator.position.place is Place.SUMMARY


def test_the_wheel_moves_the_page_and_not_the_number(table: Table) -> None:
    copies = table.open().choices.copies.number
    middle = QPointF(copies.rect().center())
    for turn in (120, -120):
        wheel = QWheelEvent(
            middle,
            copies.mapToGlobal(middle),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(copies, wheel)
        assert not wheel.isAccepted()
        assert copies.value() == 1


def test_another_page_begins_at_its_top(table: Table) -> None:
    page = table.open()
    page.pages.larger.click()
    table.settle()
    track = page.pages.paper.verticalScrollBar()
    track.setValue(track.maximum())
    assert track.value() > 0
    page.pages.forward.click()
    table.settle()
    assert track.value() == 0


def test_pages_are_made_while_a_printer_does_not_answer(table: Table, qtbot: QtBot) -> None:
    silent, asked = Event(), Event()

    def printers() -> tuple[PrinterLine, ...]:
        asked.set()
        assert silent.wait(60)
        return (UPSTAIRS,)

    desk = table.kiosk._desk
    assert desk
    desk._services = replace(desk._services, printers=printers)
    table.to_summary()
    table.kiosk.window.footer.print.click()
    qtbot.waitUntil(lambda: bool(table.page.pages.pages))
    assert asked.wait(60)
    assert not table.page.print.isEnabled()
    table.page.choices.printers.again.click()
    table.page.choices.printers.again.click()
    asked.clear()
    silent.set()
    table.settle()
    assert asked.is_set()  # who asked in the meantime gets news
    assert table.page.print.isEnabled()


@pytest.mark.parametrize("draft", [False, True])
def test_english_beside_another_language_is_a_choice_unless_it_is_a_draft(
    table_of: Callable[..., Table], qtbot: QtBot, draft: bool
) -> None:
    somebody = None if draft else Checked("A. Nonym", date(2026, 11, 28))
    table = table_of((1366, 768), Catalogue("pl", checked=somebody))
    pick = table.open().choices.contents.english
    assert pick
    assert (pick.isChecked(), pick.isEnabled()) == (draft, not draft)
    if draft:
        return
    pick.click()
    wanted = wait_for(table, qtbot, 2)[-1]
    assert wanted.beside_english
    assert pick.isChecked()
    table.page.choices.contents.sheet.click()
    assert not pick.isEnabled()


def test_english_has_nothing_beside_it(table: Table) -> None:
    assert table.open().choices.contents.english is None
