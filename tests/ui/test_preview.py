"""The preview of a pack: it follows what is saved, and nothing that is wrong stops it."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.app.windows import run_preview
from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.journey.flow import TALK
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.question import QuestionPage
from sendkiosk.ui.pages.summary import SummaryPage, step_name
from sendkiosk.ui.preview.lists import Choice
from sendkiosk.ui.preview.run import begins_again
from sendkiosk.ui.preview.stage import SCREENS, fit
from sendkiosk.ui.preview.window import Preview
from sendkiosk.ui.sizes import Sizes
from tests.support.flows import TODAY
from tests.support.packs import LOCAL, NATIONAL, edited, write_pack
from tests.support.previews import make_preview, until

PreviewMaker = Callable[..., Preview]

WHO = "screens/who.md"
SCREEN_IDS = [Path(name).stem for name in NATIONAL if name.startswith("screens/")]
STEP_IDS = [Path(name).stem for name in NATIONAL if name.startswith("steps/")]
BROKEN = {WHO: "not a screen at all"}
NEW_TITLE = "Who is asking?"
RETITLED = edited(WHO, "# Who are you?", f"# {NEW_TITLE}")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "national", NATIONAL)


@pytest.fixture
def open_preview(qtbot: QtBot, pack: Path) -> Iterator[PreviewMaker]:
    """Give a function that opens a preview; at the end it is closed, and its work is done."""
    previews: list[Preview] = []

    def make(folder: Path = pack, **others: object) -> Preview:
        preview = make_preview(folder, **others)  # type: ignore[arg-type]
        qtbot.addWidget(preview)
        previews.append(preview)
        return preview

    yield make
    for preview in previews:
        preview.finish()


@pytest.fixture
def preview(open_preview: PreviewMaker) -> Preview:
    return open_preview()


def kiosk_of(preview: Preview) -> Kiosk:
    kiosk = preview.stage.kiosk
    assert kiosk is not None
    return kiosk


def here(preview: Preview) -> str:
    """Return the id of the screen that is shown, or the name of the place."""
    position = preview.stage.position
    return position.screen.id if position.screen else position.place.name.lower()


def answers(preview: Preview) -> dict[str, object]:
    return dict(preview.stage.position.visit.answers)


def words_on(widget: QWidget | None) -> str:
    assert widget is not None
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def shows(preview: Preview, words: str) -> bool:
    return words in words_on(kiosk_of(preview).window.page)


def told(preview: Preview) -> str:
    return preview.panel.findings.toPlainText() if preview.panel.findings.isVisible() else ""


def choose(choice: Choice, name: str) -> None:
    """Touch the thing with the id `name` in a list."""
    row = next(at for at in range(choice.count()) if choice.item(at).data(256) == name)
    item = choice.item(row)
    choice.scrollToItem(item)
    QCoreApplication.processEvents()
    place = choice.visualItemRect(item).center()
    QTest.mouseClick(choice.viewport(), Qt.MouseButton.LeftButton, pos=place)


def replace(file: Path, text: str) -> None:
    """Save `text` as most editors do: beside the file, and then in its place."""
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def test_a_changed_title_appears_again_and_again(
    qtbot: QtBot, preview: Preview, pack: Path
) -> None:
    preview.to_screen("who")
    for number in range(3):
        title = f"Title number {number}"
        (pack / WHO).write_text(NATIONAL[WHO].replace("Who are you?", title), encoding="utf-8")
        until(qtbot, lambda title=title: shows(preview, title))  # type: ignore[misc]
        other = f"Title put in place of number {number}"
        replace(pack / WHO, NATIONAL[WHO].replace("Who are you?", other))
        until(qtbot, lambda other=other: shows(preview, other))  # type: ignore[misc]
    assert here(preview) == "who"
    assert preview.panel.screens.item(1).text() == "Title put in place of number 2"


def test_the_pack_that_is_extended_is_followed_too(
    qtbot: QtBot, open_preview: PreviewMaker, pack: Path
) -> None:
    preview = open_preview(write_pack(pack.parent / "local", LOCAL))
    preview.to_screen("who")
    write_pack(pack, RETITLED)
    until(qtbot, lambda: shows(preview, NEW_TITLE))


def test_a_broken_pack_leaves_the_last_good_one_on_show(
    qtbot: QtBot, preview: Preview, pack: Path
) -> None:
    assert told(preview) == ""
    preview.to_screen("who")
    write_pack(pack, BROKEN)
    until(qtbot, lambda: told(preview) != "")
    assert f"national/{WHO}:1" in told(preview)
    assert "P004" in told(preview)
    assert here(preview) == "who"
    assert shows(preview, "Who are you?")
    preview.to_screen("worries")
    assert here(preview) == "worries"
    preview.to_screen("who")
    write_pack(pack, RETITLED)
    until(qtbot, lambda: shows(preview, NEW_TITLE))
    assert told(preview) == ""


@pytest.mark.parametrize("broken", [BROKEN, {"pack.toml": "id ="}])
def test_a_pack_that_is_broken_from_the_start(
    qtbot: QtBot, open_preview: PreviewMaker, pack: Path, broken: dict[str, str]
) -> None:
    write_pack(pack, broken)
    preview = open_preview()
    assert preview.stage.kiosk is None
    assert words_on(preview.stage)
    assert told(preview)
    preview.to_screen("who")
    preview.to_step("talk")
    assert here(preview) == "start"
    with pytest.raises(LookupError):
        preview._journey()
    write_pack(pack, NATIONAL)
    until(qtbot, lambda: preview.stage.kiosk is not None)
    assert here(preview) == "start"
    assert told(preview) == ""
    assert not preview.stage._words.isVisible()


def test_nothing_that_goes_wrong_before_the_first_screen_stops_the_preview(
    open_preview: PreviewMaker, pack: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_pack(pack, BROKEN)
    preview = open_preview()
    begins_again(preview)(ValueError, ValueError(), None)
    assert preview.stage.kiosk is None
    assert preview.panel.message.isVisible()
    assert "ValueError" in caplog.text
    caplog.clear()


def test_an_extended_pack_whose_settings_break_is_waited_for(
    qtbot: QtBot, open_preview: PreviewMaker, pack: Path
) -> None:
    preview = open_preview(write_pack(pack.parent / "local", LOCAL))
    write_pack(pack.parent / "local", {"pack.toml": "id ="})
    until(qtbot, lambda: "local/pack.toml" in told(preview))
    write_pack(pack, BROKEN)
    write_pack(pack.parent / "local", LOCAL)
    until(qtbot, lambda: f"national/{WHO}" in told(preview))
    write_pack(pack, NATIONAL)
    until(qtbot, lambda: told(preview) == "")


@pytest.mark.parametrize("screen", SCREEN_IDS)
def test_touching_a_screen_leads_there_and_back_leads_back(preview: Preview, screen: str) -> None:
    choose(preview.panel.screens, screen)
    assert here(preview) == screen
    footer = kiosk_of(preview).window.footer
    given = list(answers(preview))
    for before in reversed(given):
        footer.back.click()
        assert here(preview) == before
    footer.back.click()
    assert here(preview) == "start"


@pytest.mark.parametrize("step", STEP_IDS)
def test_touching_a_step_shows_a_summary_that_has_it(
    qtbot: QtBot, preview: Preview, step: str
) -> None:
    preview.panel.tabs.setCurrentWidget(preview.panel.steps)
    choose(preview.panel.steps, step)
    assert here(preview) == "summary"
    assert step in {met.id for met in kiosk_of(preview).navigator.summary().steps}
    page = kiosk_of(preview).window.page
    assert isinstance(page, SummaryPage)
    card = page.findChild(QWidget, step_name(step))
    assert card is not None
    top = page.mapToGlobal(page.rect().topLeft())

    def stands_at_the_top() -> bool:
        below = card.mapToGlobal(card.rect().topLeft()).y() - top.y()
        return below == 0 or not page.pane.down.isEnabled()

    until(qtbot, stands_at_the_top)
    kiosk_of(preview).window.footer.back.click()
    assert here(preview) == "check"
    assert preview.panel.steps.selectedItems() == []


def test_screens_and_steps_are_listed_in_the_order_in_which_they_are_met(preview: Preview) -> None:
    listed = [preview.panel.screens.item(at).data(256) for at in range(len(SCREEN_IDS))]
    assert listed == ["welcome", "who", "letter-date", "certificate-date", "worries"]
    assert [preview.panel.steps.item(at).data(256) for at in range(2)] == ["talk", "appeal"]


def test_the_list_of_screens_follows_the_visitor(preview: Preview) -> None:
    preview.to_screen("who")
    page = kiosk_of(preview).window.page
    assert isinstance(page, QuestionPage)
    page.buttons["parent"].click()
    (marked,) = preview.panel.screens.selectedItems()
    assert marked.data(256) == "letter-date"
    kiosk_of(preview).window.header.again.click()
    assert preview.panel.screens.selectedItems() == []


def test_a_step_that_nothing_leads_to_is_told(qtbot: QtBot, preview: Preview, pack: Path) -> None:
    never = 'when = {screen = "letter-date", date_before = 2001-01-01}'
    write_pack(pack, edited("steps/talk.md", 'when = {screen = "who", answered = true}', never))
    (pack / WHO).write_text(RETITLED[WHO], encoding="utf-8")
    preview.to_screen("who")
    until(qtbot, lambda: shows(preview, NEW_TITLE))
    preview.to_step("talk")
    assert here(preview) == "who"
    assert "talk" in preview.panel.message.text()
    assert preview.panel.message.isVisible()
    preview.to_step("appeal")
    assert not preview.panel.message.isVisible()
    assert here(preview) == "summary"


def test_a_screen_that_nothing_leads_to_is_told(qtbot: QtBot, preview: Preview, pack: Path) -> None:
    early = '{when = {screen = "letter-date", date_before = 2001-01-01}, to = "certificate-date"}'
    write_pack(
        pack,
        edited("screens/letter-date.md", '{to = "certificate-date"}', early + ', {to = "worries"}')
        | RETITLED,
    )
    preview.to_screen("who")
    until(qtbot, lambda: shows(preview, NEW_TITLE))
    choose(preview.panel.screens, "certificate-date")
    assert "certificate-date" in preview.panel.message.text()
    (marked,) = preview.panel.screens.selectedItems()
    assert marked.data(256) == here(preview) == "who"


def test_what_is_not_there_leads_nowhere(preview: Preview) -> None:
    preview.to_step("no-such-step")
    assert here(preview) == "start"


def test_a_step_for_people_in_a_crisis_stands_on_their_page(
    qtbot: QtBot, preview: Preview, pack: Path
) -> None:
    now = NATIONAL["steps/talk.md"].replace('route = "talk"', 'route = "help-now"')
    write_pack(pack, {"steps/now.md": now})
    until(qtbot, lambda: preview.panel.steps.count() == len(STEP_IDS) + 1)
    preview.panel.tabs.setCurrentWidget(preview.panel.steps)
    choose(preview.panel.steps, "now")
    assert here(preview) == "help"
    assert [step.id for step in kiosk_of(preview).navigator.help_now()] == ["now"]
    (marked,) = preview.panel.steps.selectedItems()
    assert marked.data(256) == "now"
    kiosk_of(preview).navigator.back()
    assert here(preview) == "summary"


def test_answers_are_kept_when_the_pack_is_read_again(
    qtbot: QtBot, preview: Preview, pack: Path
) -> None:
    preview.to_screen("certificate-date")
    before = answers(preview)
    assert list(before) == ["welcome", "who", "letter-date"]
    changed = edited(
        "screens/certificate-date.md", "# When did the certificate come?", "# Another title"
    )
    write_pack(pack, changed)
    until(qtbot, lambda: shows(preview, "Another title"))
    assert answers(preview) == before


def test_the_summary_stays_where_it_was_scrolled_to(
    qtbot: QtBot, preview: Preview, pack: Path
) -> None:
    preview.to_step("appeal")
    page = kiosk_of(preview).window.page
    assert page is not None
    until(qtbot, lambda: page.pane.down.isEnabled() or page.pane.up.isEnabled())
    page.pane.down.click()
    place = page.pane.place
    assert place > 0
    write_pack(pack, edited("steps/talk.md", "# Talk to us", "# Speak to us"))
    until(qtbot, lambda: shows(preview, "Speak to us"))
    now = kiosk_of(preview).window.page
    assert now is not page
    assert now is not None
    until(qtbot, lambda: now.pane.place == place)


def test_a_screen_that_is_deleted_under_the_visitor(
    qtbot: QtBot, preview: Preview, pack: Path
) -> None:
    preview.to_screen("letter-date")
    (pack / "screens" / "letter-date.md").unlink()
    until(qtbot, lambda: told(preview) != "")
    assert here(preview) == "letter-date"
    (pack / "screens" / "certificate-date.md").unlink()
    without = edited(WHO, '{to = "letter-date"}', '{to = "worries"}') | {
        "time-limits.toml": "",
        "steps/appeal.md": NATIONAL["steps/talk.md"].replace("order = 10", "order = 20"),
        "letters/complaint.md": NATIONAL["letters/complaint.md"].replace("letter-date", "today"),
    }
    write_pack(pack, without)
    until(qtbot, lambda: here(preview) == "worries")
    assert list(answers(preview)) == ["welcome", "who"]
    assert preview.panel.screens.count() == len(SCREEN_IDS) - 2


def test_an_answer_that_is_gone_is_asked_for_again(
    qtbot: QtBot, preview: Preview, pack: Path
) -> None:
    preview.to_screen("certificate-date")
    assert answers(preview)["who"] == "parent"
    write_pack(pack, edited(WHO, 'code = "parent"', 'code = "carer"'))
    until(qtbot, lambda: here(preview) == "who")
    assert list(answers(preview)) == ["welcome"]


@pytest.mark.parametrize("place", ["leaving", "help"])
def test_pages_beside_the_way_stay_too(
    qtbot: QtBot, preview: Preview, pack: Path, place: str
) -> None:
    preview.to_screen("who")
    header = kiosk_of(preview).window.header
    (header.again if place == "leaving" else header.help).click()
    before = kiosk_of(preview).window.page
    write_pack(pack, RETITLED)
    until(qtbot, lambda: kiosk_of(preview).window.page is not before)
    assert here(preview) == place
    small = kiosk_of(preview)
    preview.resize(1920, 1080)
    until(qtbot, lambda: kiosk_of(preview) is not small)
    assert here(preview) == place
    kiosk_of(preview).navigator.back()
    assert here(preview) == "who"
    assert shows(preview, NEW_TITLE)
    assert list(answers(preview)) == ["welcome"]


def test_new_files_are_read(qtbot: QtBot, preview: Preview, pack: Path) -> None:
    more = NATIONAL["steps/talk.md"].replace("# Talk to us", "# Write to us")
    (pack / "steps" / "write.md").write_text(more, encoding="utf-8")
    until(qtbot, lambda: preview.panel.steps.count() == len(STEP_IDS) + 1)
    preview.to_step("write")
    assert shows(preview, "Write to us")


def finding(code: str, problem: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(code, Path("/packs/national/terms.toml"), 3, problem, "Do this.", severity)


def test_errors_are_told_before_warnings_and_each_once(
    qtbot: QtBot, open_preview: PreviewMaker
) -> None:
    found = (
        finding("T001", "A warning.", Severity.WARNING),
        finding("T002", "An <error> & more."),
        finding("T001", "A warning.", Severity.WARNING),
    )
    preview = open_preview(thorough=lambda _: found)
    until(qtbot, lambda: told(preview) != "")
    lines = told(preview).splitlines()
    assert [line for line in lines if line.endswith(".") and line != "Do this."] == [
        "An <error> & more.",
        "A warning.",
    ]
    assert "/packs/national/terms.toml:3" in lines
    assert preview.panel.state.property("state") == "error"


def test_long_findings_wrap(qtbot: QtBot, open_preview: PreviewMaker) -> None:
    found = tuple(finding(f"T{number:03}", f"{'wordwithoutend' * 40}.") for number in range(30))
    preview = open_preview(thorough=lambda _: found)
    until(qtbot, lambda: told(preview) != "")
    view = preview.panel.findings
    assert view.horizontalScrollBar().maximum() == 0
    assert view.document().idealWidth() <= view.viewport().width()
    assert view.verticalScrollBar().maximum() > 0
    assert preview.panel.tabs.height() > preview.panel.height() // 4


def test_few_findings_take_no_more_room_than_they_need(
    qtbot: QtBot, open_preview: PreviewMaker
) -> None:
    preview = open_preview(thorough=lambda _: (finding("T001", "One."),))
    until(qtbot, lambda: told(preview) != "")
    view = preview.panel.findings
    until(qtbot, lambda: view.height() <= view.document().size().height() + 4)
    assert view.verticalScrollBar().maximum() == 0


class SlowChecks:
    """Thorough checks that end when the test lets them; each finds its own number."""

    def __init__(self) -> None:
        self.begun = 0
        self.going_on = threading.Semaphore(0)

    def __call__(self, _folder: Path) -> tuple[Finding, ...]:
        self.begun += 1
        number = self.begun
        assert self.going_on.acquire(timeout=30)
        return (finding("T001", f"Found in run {number}.", Severity.WARNING),)


def test_only_the_newest_thorough_look_counts(
    qtbot: QtBot, open_preview: PreviewMaker, pack: Path
) -> None:
    checks = SlowChecks()
    preview = open_preview(thorough=checks)
    until(qtbot, lambda: checks.begun == 1)
    clean = preview.panel.state.text()
    preview.to_screen("who")
    write_pack(pack, RETITLED)
    until(qtbot, lambda: shows(preview, NEW_TITLE))
    preview.read()
    checks.going_on.release()
    until(qtbot, lambda: checks.begun == 2)
    assert told(preview) == ""
    assert preview.panel.state.text() == clean
    checks.going_on.release()
    until(qtbot, lambda: "Found in run 2." in told(preview))
    assert "Found in run 1." not in told(preview)
    assert checks.begun == 2


def test_a_thorough_look_at_a_pack_that_broke_meanwhile_is_dropped(
    qtbot: QtBot, open_preview: PreviewMaker, pack: Path
) -> None:
    checks = SlowChecks()
    preview = open_preview(thorough=checks)
    until(qtbot, lambda: checks.begun == 1)
    write_pack(pack, BROKEN)
    until(qtbot, lambda: "P004" in told(preview))
    checks.going_on.release()
    preview.closer.wait()
    QCoreApplication.processEvents()
    assert "Found in run" not in told(preview)
    write_pack(pack, NATIONAL)
    checks.going_on.release()
    until(qtbot, lambda: "Found in run 2." in told(preview))


def test_a_thorough_look_that_fails_says_so_and_can_be_had_again(
    qtbot: QtBot, open_preview: PreviewMaker, caplog: pytest.LogCaptureFixture
) -> None:
    outcomes = iter([None, finding("T001", "Found.")])

    def fail_once(_folder: Path) -> tuple[Finding, ...]:
        outcome = next(outcomes)
        if outcome is None:
            raise ZeroDivisionError
        return (outcome,)

    with qtbot.captureExceptions() as caught:
        preview = open_preview(thorough=fail_once)
        until(qtbot, lambda: len(caught) == 1)
    preview.to_screen("who")
    kind, fault, where = caught[0]
    begins_again(preview)(kind, fault, where)
    assert here(preview) == "start"
    assert preview.panel.message.isVisible()
    assert "ZeroDivisionError" in caplog.text
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    caplog.clear()
    preview.read()
    assert not preview.panel.message.isVisible()
    until(qtbot, lambda: "Found." in told(preview))


def test_nothing_is_printed_and_nothing_is_kept(qtbot: QtBot, preview: Preview) -> None:
    preview.to_step("talk")
    kiosk = kiosk_of(preview)
    footer, page = kiosk.window.footer, kiosk.window.page
    assert isinstance(page, SummaryPage)
    footer.print.click()
    until(qtbot, lambda: "preview" in words_on(page.status))
    footer.finish.click()
    assert shows(preview, "preview")
    kiosk._finish(agreed=True)
    assert here(preview) == "done"


@pytest.mark.parametrize("number", range(len(SCREENS)))
@pytest.mark.parametrize("room", [(1340, 1040), (960, 700), (330, 260)])
def test_the_kiosk_keeps_the_proportions_of_a_screen(number: int, room: tuple[int, int]) -> None:
    screen = SCREENS[number]
    real = Sizes.for_screen(screen.width, screen.height)
    found = fit(screen, QSize(*room))
    scale = found.sizes.body / real.body
    assert found.size.width() == pytest.approx(screen.width * scale, abs=1)
    assert found.size.height() == pytest.approx(screen.height * scale, abs=1)
    assert found.sizes.wide is real.wide
    if found.sizes.body > 8:
        assert QRect(0, 0, *room).contains(QRect(0, 0, *found.size.toTuple()))


def test_another_size_shows_the_same_place(qtbot: QtBot, preview: Preview) -> None:
    preview.to_screen("worries")
    before, given = kiosk_of(preview), answers(preview)
    preview.resize(1920, 1080)
    until(qtbot, lambda: kiosk_of(preview) is not before)
    assert preview.stage.rect().contains(kiosk_of(preview).window.geometry())
    assert (here(preview), answers(preview)) == ("worries", given)
    (shapes,) = preview.panel.findChildren(QComboBox)
    # Keys go to what has the keyboard; in the kiosk this one goes on to the next answer.
    shapes.setFocus()
    QTest.keyClick(shapes, Qt.Key.Key_Down)
    window = kiosk_of(preview).window
    assert window.height() > window.width()
    assert (here(preview), answers(preview)) == ("worries", given)


def test_a_list_can_be_walked_through_with_keys(preview: Preview) -> None:
    screens = preview.panel.screens
    preview.activateWindow()
    screens.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(screens, key)
    shown = here(preview)
    assert shown in SCREEN_IDS
    assert screens.hasFocus()
    QTest.keyClick(screens, Qt.Key.Key_Down)
    QTest.keyClick(screens, Qt.Key.Key_Return)
    assert here(preview) == SCREENS_IN_ORDER[SCREENS_IN_ORDER.index(shown) + 1]


SCREENS_IN_ORDER = ["welcome", "who", "letter-date", "certificate-date", "worries"]


def test_keys_read_again_and_close(qtbot: QtBot, preview: Preview, pack: Path) -> None:
    preview.watch.follow([])
    preview.to_screen("who")
    preview.activateWindow()
    write_pack(pack, RETITLED)
    QTest.keyClick(preview, Qt.Key.Key_F5)
    until(qtbot, lambda: shows(preview, NEW_TITLE))
    QTest.keyClick(preview, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: not preview.isVisible())


def test_an_interrupt_from_the_terminal_closes_the_window(preview: Preview) -> None:
    begins_again(preview)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not preview.isVisible()


def test_a_visit_can_be_taken_by_touch(preview: Preview) -> None:
    kiosk = kiosk_of(preview)
    kiosk.navigator.begin()
    kiosk.window.footer.next.click()
    page = kiosk.window.page
    assert isinstance(page, QuestionPage)
    page.buttons["parent"].click()
    dates = kiosk.window.page
    assert isinstance(dates, DatePage)
    assert TODAY in dates.grid.buttons
    kiosk.window.footer.talk.click()
    assert here(preview) == "summary"
    assert answers(preview)["letter-date"] == TALK


def test_the_program_opens_a_preview_until_it_is_closed(
    monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "setswitchinterval", lambda _: None)
    seen: list[str] = []

    def close() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Preview) and window.isVisible():
                seen.append(here(window))
                window.close()

    QTimer.singleShot(0, close)
    assert run_preview(pack) == 0
    assert seen == ["start"]
