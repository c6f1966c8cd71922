"""What an adviser adds to a note: a level, and a remark of which only the redacted text is kept."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.notes.note import CODES, NONE, Manner
from sendkiosk.notes.remarks.kinds import Kind
from sendkiosk.notes.remarks.redacted import Redacted
from sendkiosk.ui.adviser.note_part import AdvisersPart
from sendkiosk.ui.adviser.remark_box import LONGEST, RemarkBox
from sendkiosk.ui.checks.layout import all_faults
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.note_keeping import WORDS, Outcome
from sendkiosk.ui.on_screen import on_screen
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.plain import DonePage
from sendkiosk.ui.sizes import STEPS
from sendkiosk.ui.theme import Colours
from tests.fakes.redactor import redact
from tests.support.endings import leave, start_again
from tests.support.kiosks import SIZES, Remembered
from tests.support.leftovers import in_objects, in_widgets, told
from tests.ui.adviser.conftest import Table

TYPED = "spoke to Zorro about the letter of 3 Brumaire"
NAME = Kind.NAME.mark
STORED = f"spoke to {NAME} about the letter of {Kind.NUMBER.mark} {NAME}"
RAW = ("Zorro", "Brumaire")

TableMaker = Callable[..., Table]


@pytest.fixture
def writing(table_of: TableMaker, remembered: Remembered) -> Table:
    """Give a table where remarks may be written."""
    remembered.redact = redact
    return table_of()


def to_note(table: Table) -> NotePage:
    table.to_summary()
    table.kiosk.navigator.go_on()
    QCoreApplication.processEvents()
    return note_page(table.kiosk)


def note_page(kiosk: Kiosk) -> NotePage:
    page = kiosk.window.page
    assert isinstance(page, NotePage)
    return page


def part_of(page: NotePage) -> AdvisersPart:
    assert page.advisers is not None
    return page.advisers


def box_of(page: NotePage) -> RemarkBox:
    box = part_of(page).remark
    assert box is not None
    return box


def write(page: NotePage, words: str) -> None:
    """Type `words`, and wait until it is shown what would be kept."""
    field = box_of(page).field
    field.setFocus()
    QTest.keyClicks(field, words)
    box_of(page).settle()


def words_on(widget: QWidget) -> str:
    shown = (label for label in widget.findChildren(QLabel) if label.isVisible())
    return "\n".join(label.text() for label in shown)


def kept(table: Table, remembered: Remembered) -> Manner:
    """Say yes, and return what is kept besides the summary."""
    page = note_page(table.kiosk)
    assert page.yes.isEnabled()
    page.yes.click()
    table.settle()
    return remembered.notes[-1].manner


@pytest.mark.parametrize("level", CODES["level"])
def test_a_level_is_told_and_kept(table: Table, remembered: Remembered, level: str) -> None:
    page = to_note(table)
    before = words_on(page)
    pick = part_of(page).levels[level]
    assert pick.isChecked() is (level == NONE)
    pick.click()
    assert (words_on(page) != before) is (level != NONE)
    manner = kept(table, remembered)
    assert manner.level == level
    assert manner.session_kind == "adviser"


def test_each_level_is_explained_and_one_is_chosen(table: Table) -> None:
    levels = part_of(to_note(table)).levels
    levels["1"].click()
    levels["3"].click()
    assert [code for code, pick in levels.items() if pick.isChecked()] == ["3"]
    for pick in levels.values():
        seen = QAccessible.queryAccessibleInterface(pick)
        assert seen.text(QAccessible.Text.Name)
        assert seen.text(QAccessible.Text.Description)


def test_visitors_alone_are_asked_for_neither(kiosk: Kiosk, remembered: Remembered) -> None:
    remembered.redact = redact
    kiosk.navigator.begin()
    kiosk.navigator.answer("talk")
    kiosk.navigator.go_on()
    page = note_page(kiosk)
    assert page.advisers is None
    assert page.findChildren(QPlainTextEdit) == []


def test_where_remarks_are_off_there_is_no_box(table: Table, remembered: Remembered) -> None:
    page = to_note(table)
    assert part_of(page).remark is None
    assert page.findChildren(QPlainTextEdit) == []
    part_of(page).levels["2"].click()
    manner = kept(table, remembered)
    assert (manner.level, manner.remark) == ("2", "")


def test_the_remark_that_is_kept_is_the_one_that_was_shown(
    writing: Table, remembered: Remembered
) -> None:
    page = to_note(writing)
    write(page, TYPED)
    preview = words_on(box_of(page).preview)
    for piece in redact(TYPED).pieces:
        assert piece.words in preview
        assert piece.stored in preview
    assert f"<s>{RAW[0]}</s>" in preview
    in_list = words_on(page).replace(words_on(part_of(page)), "")
    assert STORED in in_list
    assert not any(raw in in_list for raw in RAW)
    assert kept(writing, remembered).remark == STORED


def test_without_a_remark_none_is_kept(writing: Table, remembered: Remembered) -> None:
    page = to_note(writing)
    assert not box_of(page).preview.isVisible()
    assert page.yes.isEnabled()
    write(page, "a")
    QTest.keyClick(box_of(page).field, Qt.Key.Key_Backspace)
    box_of(page).settle()
    assert not box_of(page).preview.isVisible()
    assert kept(writing, remembered).remark == ""


def test_nobody_says_yes_to_what_was_not_shown(
    writing: Table, remembered: Remembered, qtbot: QtBot
) -> None:
    page = to_note(writing)
    write(page, "first")
    QTest.keyClicks(box_of(page).field, " Second")
    assert not page.yes.isEnabled()
    page.yes.click()
    assert writing.kiosk.navigator.position.place is Place.NOTE
    qtbot.waitUntil(page.yes.isEnabled)
    assert NAME in words_on(box_of(page).preview)
    assert kept(writing, remembered).remark == f"first {NAME}"


def test_whoever_goes_on_by_the_tab_key_comes_to_what_can_be_pressed(writing: Table) -> None:
    writing.kiosk.window.activateWindow()
    page = to_note(writing)
    field = box_of(page).field
    field.setFocus()
    QTest.keyClicks(field, TYPED)
    assert not page.yes.isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert page.yes.isEnabled()
    assert writing.kiosk.window.focusWidget() is page.buttons["helped"]


def test_an_answer_that_comes_late_is_not_taken_for_the_words_that_stand_there_now(
    table_of: TableMaker, remembered: Remembered
) -> None:
    first = Event()

    def slow(typed: str) -> Redacted:
        assert first.wait(timeout=20)
        return redact(typed)

    remembered.redact = slow
    table = table_of()
    page = to_note(table)
    field = box_of(page).field
    field.setPlainText("one")
    box_of(page)._look_at()
    field.setPlainText("two")
    first.set()
    table.kiosk.notes.wait()
    QCoreApplication.sendPostedEvents()
    assert not page.yes.isEnabled()
    box_of(page).settle()
    assert kept(table, remembered).remark == "two"


def test_a_page_that_is_left_while_the_remark_is_looked_at_does_no_harm(writing: Table) -> None:
    page = to_note(writing)
    box_of(page).field.setPlainText(TYPED)
    box_of(page)._look_at()
    del page
    writing.kiosk.window.footer.back.click()
    writing.kiosk.notes.wait()
    writing.settle()
    assert writing.kiosk.navigator.position.place is Place.SUMMARY


def test_no_more_can_be_typed_or_pasted_than_is_read(writing: Table) -> None:
    page = to_note(writing)
    field = box_of(page).field
    pasted = QMimeData()
    pasted.setText("many words " * 1000)
    field.insertFromMimeData(pasted)
    assert len(field.toPlainText()) == LONGEST
    before = field.toPlainText()
    field.moveCursor(field.textCursor().MoveOperation.Start)
    QTest.keyClicks(field, "more")
    assert field.toPlainText() == before
    counted = [label.text() for label in part_of(page).findChildren(QLabel)]
    assert any(words.count(str(LONGEST)) == 2 for words in counted)


@pytest.mark.parametrize("way", ["larger", "colours", "help"])
def test_another_look_or_page_keeps_what_was_typed(
    writing: Table, remembered: Remembered, way: str
) -> None:
    kiosk = writing.kiosk
    page = to_note(writing)
    part_of(page).levels["2"].click()
    write(page, TYPED)
    getattr(kiosk.window.header, way).click()
    if way == "help":
        kiosk.window.footer.back.click()
    QCoreApplication.processEvents()
    page = note_page(kiosk)
    assert box_of(page).field.toPlainText() == TYPED
    assert part_of(page).levels["2"].isChecked()
    box_of(page).settle()
    manner = kept(writing, remembered)
    assert (manner.level, manner.remark) == ("2", STORED)


def say(*, agreed: bool) -> Callable[[Kiosk], None]:
    def end(kiosk: Kiosk) -> None:
        page = note_page(kiosk)
        (page.yes if agreed else page.no).click()

    return end


@pytest.mark.parametrize(
    "way",
    [say(agreed=True), say(agreed=False), start_again, leave],
    ids=["yes", "no", "again", "leave"],
)
def test_nothing_that_was_typed_is_left(
    writing: Table,
    remembered: Remembered,
    way: Callable[[Kiosk], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kiosk = writing.kiosk
    # Off screen, Qt does not know whose clipboard it is.
    monkeypatch.setattr(type(QGuiApplication.clipboard()), "ownsClipboard", lambda _self: True)
    page = to_note(writing)
    write(page, f"came on {told()[0]}")
    field = box_of(page).field
    field.selectAll()
    field.copy()
    assert told()[0] in QGuiApplication.clipboard().text()
    assert in_widgets()
    assert in_objects()
    del page, field
    way(kiosk)
    remarks = "".join(note.manner.remark for note in remembered.notes)
    assert not any(words in remarks for words in told())
    remembered.notes.clear()
    kiosk.notes.wait()
    writing.settle()
    if kiosk.navigator.position.place is Place.DONE:
        # What was copied is swept up on the start page.
        kiosk.navigator.start_again()
        writing.settle()
    gc.collect()
    assert in_widgets() == []
    assert in_objects() == []
    assert kiosk.notes.draft.typed == ""
    page = to_note(writing)
    assert box_of(page).field.toPlainText() == ""
    assert part_of(page).levels[NONE].isChecked()


def test_struck_words_are_not_read_aloud(writing: Table) -> None:
    page = to_note(writing)
    write(page, TYPED)
    window = writing.kiosk.window
    said = "\n".join(passage.text for passage in on_screen(window.look, window))
    assert STORED in said
    assert not any(raw in said for raw in RAW)


def test_the_adviser_is_told_if_it_could_not_be_kept(
    writing: Table, remembered: Remembered
) -> None:
    remembered.keeps = False
    write(to_note(writing), TYPED)
    kept(writing, remembered)
    page = writing.kiosk.window.page
    assert isinstance(page, DonePage)
    assert page.note.text() == page.look.say(WORDS[Outcome.NOT_KEPT])


def test_letters_that_were_printed_are_told(table: Table, remembered: Remembered) -> None:
    page = table.open()
    page.choices.contents.letters["second"].click()
    table.settle()
    table.kiosk._desk._make()  # type: ignore[union-attr]
    table.settle()
    page.print.click()
    table.settle()
    table.kiosk.window.footer.back.click()
    table.kiosk.window.footer.finish.click()
    assert kept(table, remembered).letters == {"second"}


@pytest.mark.parametrize("colours", Colours, ids=lambda colours: colours.value)
@pytest.mark.parametrize("step", range(STEPS))
@pytest.mark.parametrize("size", [(929, 768), SIZES[0]], ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_off_in_any_look(
    table_of: TableMaker,
    remembered: Remembered,
    size: tuple[int, int],
    step: int,
    colours: Colours,
) -> None:
    remembered.redact = redact
    table = table_of(size)
    window = table.kiosk.window
    to_note(table)
    for _ in range(step):
        window.header.larger.click()
    while window.look.theme.wears is not colours:
        window.header.colours.click()
    page = note_page(table.kiosk)
    write(page, TYPED)
    part_of(page).levels["4"].click()
    table.settle()
    assert all_faults(window, part_of(page).levels["4"].minimumHeight()) == []


@pytest.mark.parametrize("step", range(STEPS))
def test_nothing_is_cut_off_without_a_box_for_a_remark(table: Table, step: int) -> None:
    for _ in range(step):
        table.kiosk.window.header.larger.click()
    page = to_note(table)
    assert all_faults(table.kiosk.window, part_of(page).levels["4"].minimumHeight()) == []
