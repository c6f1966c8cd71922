"""Searching beside a visit: by keys and mouse, in every look, and forgotten when it is cleared."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sendkiosk.journey.findable import EntryKind
from sendkiosk.journey.flow import Confidence, Flow
from sendkiosk.journey.visit import Journey
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.hyphens import unhyphenated
from sendkiosk.paths import find_places
from sendkiosk.ui.adviser.found_line import ENTRY
from sendkiosk.ui.adviser.search import SearchPanel
from sendkiosk.ui.checks.layout import all_faults
from sendkiosk.ui.look import Look
from sendkiosk.ui.sizes import STEPS, Sizes
from sendkiosk.ui.theme import Colours, load_theme
from sendkiosk.ui.words import Expander
from tests.support.leftovers import in_objects, in_widgets, told
from tests.support.pseudo import MARK, pseudo_catalogue
from tests.support.specimens import catalogue_of

SECRET = "Zebedee"
COLUMNS = (((380, 768), (1366, 768)), ((520, 1080), (1920, 1080)))
"""Sizes of the panel, each with the window that it stands in."""

PanelMaker = Callable[..., SearchPanel]


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


def look_for(
    window: tuple[int, int] = (1366, 768),
    catalogue: Catalogue | None = None,
    colours: Colours = Colours.LIGHT,
    step: int = 0,
) -> Look:
    theme = load_theme(find_places().resources, Sizes.for_desk(*window).at_step(step))
    return Look(catalogue or Catalogue(), theme.wearing(colours))


@pytest.fixture
def flow(worcestershire: Journey) -> Flow:
    return worcestershire.flow


@pytest.fixture
def make(qtbot: QtBot, flow: Flow) -> Iterator[PanelMaker]:
    """Give a function that shows a panel of a size in a window, with the keyboard in its field."""
    windows: list[QWidget] = []

    def made(
        look: Look | None = None, size: tuple[int, int] = COLUMNS[0][0], of: Flow | None = None
    ) -> SearchPanel:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(*size)
        panel = SearchPanel(look or look_for(), of or flow)
        panel.setParent(window)
        panel.resize(*size)
        window.show()
        window.activateWindow()
        panel.focus_search()
        settle()
        return panel

    yield made
    windows.clear()


@pytest.fixture
def panel(make: PanelMaker) -> SearchPanel:
    return make()


def press(panel: SearchPanel, key: Qt.Key) -> None:
    focus = panel.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    settle()


def words_on(widget: QWidget) -> str:
    settle()
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    return unhyphenated("\n".join(label.text() for label in labels))


def open_entry(panel: SearchPanel, kind: EntryKind, name: str) -> None:
    """Open a thing as somebody does who types its title."""
    entries = panel._get_index()._entries
    wanted = next(entry for entry in entries if (entry.kind, entry.id) == (kind, name))
    panel.field.setText(wanted.title)
    panel.results.mark(panel.results.entries.index(wanted))
    panel.results.open_current()
    settle()


def open_all(panel: SearchPanel) -> None:
    for part in panel.view.findChildren(Expander):
        part.open(is_open=True)
    settle()


def every_text(thing: QObject) -> Iterator[str]:
    """Yield all that `thing` and what belongs to it say, to see or to hear."""
    for part in (thing, *thing.findChildren(QObject)):
        for name in (
            "text",
            "accessibleName",
            "accessibleDescription",
            "toolTip",
            "placeholderText",
        ):
            value = getattr(part, name, None)
            if callable(value):
                yield str(value())


def test_it_is_found_as_it_is_typed(panel: SearchPanel) -> None:
    QTest.keyClicks(panel.field, "medi")
    assert panel.typed == "medi"
    assert len(panel.results.entries) > 1
    assert panel.results.isVisible()
    assert panel.results.current == panel.results.entries[0]
    assert str(len(panel.results.entries)) in panel.count.text()
    QTest.keyClicks(panel.field, "zzz")
    assert not panel.results.entries
    assert panel.nothing.isVisible()


def test_keys_choose_without_leaving_the_field(panel: SearchPanel) -> None:
    QTest.keyClicks(panel.field, "mediation")
    entries = panel.results.entries
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        press(panel, key)
        assert panel.results.current == entries[row]
    press(panel, Qt.Key.Key_PageDown)
    assert panel.results.current == entries[6]
    press(panel, Qt.Key.Key_PageUp)
    assert panel.results.current == entries[1]
    assert panel.window().focusWidget() is panel.field
    press(panel, Qt.Key.Key_Return)
    assert panel.view.entry == entries[1]
    assert panel.view.isVisible()
    press(panel, Qt.Key.Key_Escape)
    assert panel.results.isVisible()
    assert panel.window().focusWidget() is panel.field
    assert panel.results.current == entries[1]


def test_the_ends_of_the_list_are_its_ends(panel: SearchPanel) -> None:
    panel.field.setText("tribunal")
    press(panel, Qt.Key.Key_Up)
    assert panel.results.current == panel.results.entries[0]
    for _ in panel.results.entries:
        press(panel, Qt.Key.Key_PageDown)
    assert panel.results.current == panel.results.entries[-1]


def test_keys_do_nothing_where_nothing_is_found(panel: SearchPanel) -> None:
    for query in ("", "zzzz"):
        panel.field.setText(query)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_PageDown):
            press(panel, key)
        assert panel.view.entry is None
        assert panel.nothing.isVisible()


def test_return_in_the_list_opens_too(panel: SearchPanel) -> None:
    panel.field.setText("ofsted")
    panel.results.setFocus()
    press(panel, Qt.Key.Key_Down)
    wanted = panel.results.current
    press(panel, Qt.Key.Key_Return)
    assert panel.view.entry == wanted


def test_a_click_opens_and_a_button_leads_back(panel: SearchPanel) -> None:
    panel.field.setText("mediation")
    index = panel.results.model().index(1, 0)
    QTest.mouseClick(
        panel.results.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.results.visualRect(index).center(),
    )
    settle()
    assert panel.view.entry == panel.results.entries[1]
    panel.view.back.click()
    assert panel.results.isVisible()
    assert panel.view.entry is None


def test_esc_in_the_field_asks_to_close(panel: SearchPanel, qtbot: QtBot) -> None:
    panel.field.setText("mediation")
    with qtbot.waitSignal(panel.closed):
        press(panel, Qt.Key.Key_Escape)
    assert panel.typed == "mediation"


@pytest.mark.parametrize("part", ["results", "empty"])
def test_esc_elsewhere_leads_to_the_field(panel: SearchPanel, qtbot: QtBot, part: str) -> None:
    panel.field.setText("mediation")
    getattr(panel, part).setFocus()
    with qtbot.assertNotEmitted(panel.closed):
        press(panel, Qt.Key.Key_Escape)
    assert panel.window().focusWidget() is panel.field


def test_typing_leads_from_the_details_to_the_list(panel: SearchPanel) -> None:
    panel.field.setText("mediation")
    panel.results.open_current()
    panel.field.setText("mediation c")
    assert panel.results.isVisible()
    assert panel.view.entry is None


def test_focus_search_selects_what_is_typed(panel: SearchPanel) -> None:
    panel.field.setText("mediation")
    panel.results.open_current()
    panel.focus_search()
    assert panel.window().focusWidget() is panel.field
    assert panel.field.selectedText() == "mediation"


def test_what_was_meant_is_offered(panel: SearchPanel) -> None:
    panel.field.setText("mediaton")
    assert panel.nothing.button is not None
    panel.nothing.button.click()
    assert panel.results.entries
    panel.field.setText("zzzz")
    assert panel.nothing.button is None


@pytest.mark.parametrize("typed", [SECRET, f"mediation {SECRET}", "mediaton", "mediation"])
def test_nothing_that_was_typed_is_left(panel: SearchPanel, typed: str) -> None:
    QTest.keyClicks(panel.field, typed)
    panel.results.open_current()
    panel.clear()
    settle()
    said = " ".join(every_text(panel))
    assert typed not in said
    assert "mediation" not in said.casefold()
    assert panel.kept.typed == ""
    assert not panel.field.isUndoAvailable()
    assert not panel.field.isRedoAvailable()
    panel.field.undo()
    assert panel.typed == ""
    assert not panel.results.entries
    assert panel.view.entry is None
    assert panel.view.pane.widget() is None
    assert panel.nothing.isVisible()


def test_the_clear_button_goes_on_with_an_empty_field(panel: SearchPanel) -> None:
    assert not panel.empty.isEnabled()
    panel.field.setText("mediation")
    panel.empty.click()
    assert panel.typed == ""
    assert panel.window().focusWidget() is panel.field


def test_a_step_says_all_and_no_day_of_a_visit(panel: SearchPanel, flow: Flow) -> None:
    step = next(each for each in flow.steps if each.id == "send-appeal")
    open_entry(panel, EntryKind.STEP, step.id)
    said = words_on(panel.view)
    assert step.limit is not None
    assert flow.limits[step.limit].rule.text in said
    assert step.who is not None
    assert step.who.text in said
    for name in step.contacts:
        contact = flow.contacts[name]
        assert contact.name.text in said
        for phone in contact.phones:
            assert phone.value in said.replace("\u00a0", " ")
    for name in (*step.sources, *flow.limits[step.limit].sources):
        source = flow.sources[name]
        assert source.name.text in said
        assert Catalogue().day(source.checked) in said


def test_words_for_other_families_are_closed(panel: SearchPanel, flow: Flow) -> None:
    step = next(each for each in flow.steps if each.id == "send-appeal")
    special, usual = step.wordings[0].title.text, step.wordings[-1].title.text
    assert special != usual
    open_entry(panel, EntryKind.STEP, step.id)
    assert usual in words_on(panel.view)
    assert special not in words_on(panel.view)
    open_all(panel)
    assert special in words_on(panel.view)


def test_everything_can_be_opened(panel: SearchPanel, flow: Flow) -> None:
    days = {
        day
        for things in (flow.sources.values(), flow.contacts.values())
        for thing in things
        for day in (thing.checked,)
    }
    known = {Catalogue().day(day) for day in days}
    for entry in panel._get_index()._entries:
        panel.view.show_entry(entry)
        panel.view.show()
        open_all(panel)
        said = words_on(panel.view)
        assert entry.title in said
        assert "{" not in said
        for year in ("2025", "2026", "2027"):
            dated = [line for line in said.splitlines() if year in line]
            assert all(any(day in line for day in known) for line in dated), dated
        panel.view.show_nothing()


def test_what_is_not_sure_says_so(make: PanelMaker, flow: Flow) -> None:
    sources = {
        name: replace(source, confidence=Confidence.UNVERIFIED)
        for name, source in flow.sources.items()
    }
    sure = {
        name: replace(source, confidence=Confidence.VERIFIED)
        for name, source in flow.sources.items()
    }
    told = []
    for each in (sources, sure):
        panel = make(of=replace(flow, sources=each))
        open_entry(panel, EntryKind.STEP, "send-appeal")
        told.append(words_on(panel.view))
    assert "(not fully checked)" in told[0]
    assert "We could not check all of this" in told[0]
    assert "(not fully checked)" not in told[1]
    assert "We could not check all of this" not in told[1]


def test_a_contact_shows_its_number_and_hours(panel: SearchPanel, flow: Flow) -> None:
    contact = flow.contacts["pals"]
    panel.field.setText(contact.phones[0].value.replace(" ", ""))
    press(panel, Qt.Key.Key_Return)
    said = words_on(panel.view).replace("\u00a0", " ")
    assert contact.phones[0].value in said
    assert contact.hours is not None
    assert contact.hours.text in said
    assert flow.sources[contact.source].name.text in said


def test_kinds_can_be_told_apart_without_seeing_them(panel: SearchPanel) -> None:
    panel.field.setText("mediation")
    model = panel.results.model()
    heard, seen = set(), set()
    for row, entry in enumerate(panel.results.entries):
        index = model.index(row, 0)
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert entry.title in spoken
        heard.add((entry.kind, spoken.split(":")[0]))
        seen.add(index.data(ENTRY).kind)
    assert len(heard) == len(seen) > 2


def test_everything_has_a_name_for_screen_readers(panel: SearchPanel) -> None:
    panel.field.setText("mediation")
    panel.results.open_current()
    settle()
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit)
    controls = [part for kind in kinds for part in panel.findChildren(kind) if part.isVisible()]
    names = [part.accessibleName() for part in (*controls, panel.results, panel.view.pane)]
    assert all(names)
    assert len(set(names)) == len(names)
    assert panel.field.accessibleDescription() == panel.count.text()
    interface = QAccessible.queryAccessibleInterface(panel.field)
    assert interface.role() == QAccessible.Role.EditableText


def test_how_many_there_are_is_said_aloud(
    panel: SearchPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    for query in ("mediation", "mediation ", "zzzz", ""):
        panel.field.setText(query)
    assert len(said) == 2
    assert said[0] != said[1]


def test_what_is_marked_is_said_aloud(panel: SearchPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    panel.field.setText("mediation")
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    press(panel, Qt.Key.Key_Down)
    assert len(said) == 1
    assert panel.results.entries[1].title in said[0]
    panel.field.setText("zzzz")
    said.clear()
    press(panel, Qt.Key.Key_Down)
    assert said == []


@pytest.mark.parametrize("letter", ["б", "ك", "é", "ł"])
def test_letters_of_every_keyboard_can_be_typed(panel: SearchPanel, letter: str) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
    QCoreApplication.sendEvent(panel.field, key)
    assert panel.typed == letter


def test_python_keeps_nothing_of_what_was_typed(panel: SearchPanel) -> None:
    for words in told():
        QTest.keyClicks(panel.field, words)
        panel.field.setText(f"mediation {panel.typed}")
        panel.clear()
    del words
    settle()
    gc.collect()
    assert in_objects() == []
    assert in_widgets() == []


@pytest.mark.parametrize("opened", [True, False])
def test_another_look_goes_on_from_the_same_place(
    make: PanelMaker, qtbot: QtBot, flow: Flow, opened: bool
) -> None:
    panel = make()
    panel.field.setText("mediation")
    panel.results.go(2)
    if opened:
        panel.results.open_current()
    other = SearchPanel(look_for(colours=Colours.YELLOW, step=2), flow, panel.kept)
    qtbot.addWidget(other)
    assert other.typed == "mediation"
    assert other.results.current == panel.results.current
    assert other.view.entry == panel.view.entry
    assert (other.view.entry is not None) is opened


def test_a_kept_place_that_is_no_more_does_no_harm(make: PanelMaker, flow: Flow) -> None:
    panel = make()
    panel.field.setText("mediation")
    panel.results.open_current()
    kept = replace(panel.kept, row=10_000)
    polish = SearchPanel(look_for(catalogue=catalogue_of("pl")), flow, kept)
    polish.deleteLater()
    other = SearchPanel(look_for(), flow, replace(kept, typed="zzzz"))
    other.deleteLater()
    assert other.view.entry is None


def test_english_words_find_what_is_shown_in_another_language(make: PanelMaker) -> None:
    panel = make(look_for(catalogue=pseudo_catalogue_as("pl")))
    panel.field.setText("mediation certificate")
    assert panel.results.entries
    assert all(MARK in entry.title for entry in panel.results.entries)


def pseudo_catalogue_as(language: str) -> Catalogue:
    return replace(pseudo_catalogue(), locale_name=language)


def test_every_word_can_be_translated(make: PanelMaker, flow: Flow) -> None:
    panel = make(look_for(catalogue=pseudo_catalogue()))
    names = {
        *(detail.value for each in flow.contacts.values() for detail in each.phones),
        *("•",),
    }
    for query in ("", "zzzz", "mediation"):
        panel.field.setText(query)
        unmarked = [line for line in words_on(panel).splitlines() if line and MARK not in line]
        assert set(unmarked) <= names


@pytest.mark.parametrize("step", [0, STEPS - 1])
@pytest.mark.parametrize("language", ["english", "pseudo"])
@pytest.mark.parametrize(("size", "window"), COLUMNS)
def test_nothing_is_cut_off(
    make: PanelMaker,
    size: tuple[int, int],
    window: tuple[int, int],
    language: str,
    step: int,
) -> None:
    catalogue = Catalogue() if language == "english" else pseudo_catalogue()
    look = look_for(window, catalogue, step=step)
    panel = make(look, size)
    least = panel._look.sizes.target
    for query in ("", "zzzz", "mediaton", "mediation"):
        panel.field.setText(query)
        settle()
        assert all_faults(panel, least) == []
        assert panel.width() == size[0]
    for kind, name in (
        (EntryKind.STEP, "send-appeal"),
        (EntryKind.STEP, "exclusion-and-disability"),
        (EntryKind.CONTACT, "iass"),
        (EntryKind.TERM, "mediation"),
        (EntryKind.LETTER, "request-mediation"),
        (EntryKind.SCREEN, "decision"),
    ):
        open_entry(panel, kind, name)
        open_all(panel)
        assert all_faults(panel, least) == []


@pytest.mark.parametrize("colours", Colours)
@pytest.mark.parametrize("language", ["en_GB", "ur"])
def test_lines_are_drawn_in_their_colours(
    make: PanelMaker, colours: Colours, language: str
) -> None:
    catalogue = Catalogue() if language == "en_GB" else catalogue_of(language)
    panel = make(look_for(catalogue=catalogue, colours=colours))
    if catalogue.right_to_left:
        panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    panel.field.setText("mediation")
    settle()
    picture = panel.results.viewport().grab().toImage()
    row = panel.results.visualRect(panel.results.model().index(0, 0))
    theme = panel._look.theme
    drawn = {picture.pixelColor(row.x() + 1, y).name().upper() for y in range(2, row.height() - 2)}
    assert drawn == {theme.colours["accent"].upper()}
