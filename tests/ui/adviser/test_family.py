"""The family's screen follows the adviser's wizard, answers touches, and keeps nothing."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sendkiosk.journey.flow import Kind
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.covering import covering
from sendkiosk.ui.adviser.family import FamilyView
from sendkiosk.ui.adviser.family_pages import CalmPage, WelcomePage
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.checks.layout import all_faults
from sendkiosk.ui.fingers import PAUSE
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.page import Page, ScrollPane
from sendkiosk.ui.pages.check import CheckPage
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.help import HelpPage
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.phone import PhonePage
from sendkiosk.ui.pages.question import QuestionPage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.sizes import STEPS
from sendkiosk.ui.theme import Colours
from sendkiosk.ui.words import Expander
from tests.fakes.redactor import redact
from tests.support.kiosks import Remembered
from tests.support.leftovers import in_objects, in_widgets, planted
from tests.support.pseudo import pseudo_catalogue
from tests.ui.adviser.conftest import Table

SIZES = ((1280, 720), (1366, 768), (1920, 1080))
ADVISER = (1366, 768)

TableMaker = Callable[..., Table]


@dataclass(frozen=True)
class Family:
    """An adviser's table, and the family's screen beside it."""

    table: Table
    view: FamilyView

    @property
    def page(self) -> Page:
        page = self.view.page
        assert page is not None
        return page

    @property
    def place(self) -> Place:
        return self.table.kiosk.navigator.position.place

    def buttons(self) -> set[str]:
        """Return the names of all buttons that can be seen."""
        buttons = self.view.findChildren(TouchButton)
        return {button.accessibleName() for button in buttons if button.isVisible()}


@pytest.fixture
def family_of(table_of: TableMaker, qtbot: QtBot) -> Callable[..., Family]:
    """Give a function that opens a family's screen beside an adviser's window."""

    def make(size: tuple[int, int] = SIZES[2], catalogue: Catalogue | None = None) -> Family:
        table = table_of(ADVISER, catalogue)
        view = FamilyView(table.kiosk.window.look, table.kiosk.navigator)
        qtbot.addWidget(view)
        table.kiosk.window.moved.connect(view.follow)
        # Tests press at once what a family first has to find: for them it is late each time.
        view.fingers.clock = count(step=60.0).__next__
        view.open(table.kiosk.window)
        # The only screen there is off screen has a size of its own.
        view.showNormal()
        view.resize(*size)
        settle()
        return Family(table, view)

    return make


@pytest.fixture
def family(family_of: Callable[..., Family]) -> Family:
    return family_of()


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


def shown(family: Family) -> str:
    """Return all words of the family's screen."""
    return "\n".join(label.text() for label in family.view.findChildren(QLabel))


def test_it_follows_the_visit_from_page_to_page(family: Family) -> None:
    kiosk = family.table.kiosk
    navigator, footer = kiosk.navigator, kiosk.window.footer
    answers = [
        partial(navigator.answer, answer)
        for answer in ("parent", "council-letter", "refuse-assess", planted(), "not-rung")
    ]
    moves: list[tuple[Callable[[], None], type[Page]]] = [
        (navigator.begin, QuestionPage),
        (answers[0], QuestionPage),
        (answers[1], QuestionPage),
        (answers[2], DatePage),
        (answers[3], QuestionPage),
        (answers[4], CheckPage),
        (footer.steps.click, SummaryPage),
        (navigator.take_on_phone, PhonePage),
        (navigator.back, SummaryPage),
        (kiosk.window.header.help.click, HelpPage),
        (navigator.back, SummaryPage),
    ]
    assert isinstance(family.page, WelcomePage)
    for move, expected in moves:
        before = family.page
        move()
        assert family.page is not before
        assert type(family.page) is expected


def test_what_is_the_advisers_alone_is_a_calm_page(family: Family) -> None:
    navigator = family.table.kiosk.navigator
    family.table.open()
    for place in (Place.PAPER, Place.NOTE, Place.DONE):
        assert family.place is place
        assert isinstance(family.page, CalmPage)
        assert not family.view.footer.isVisible()
        if place is Place.PAPER:
            navigator.back()
        navigator.go_on()
    navigator.ask_to_leave()
    assert isinstance(family.page, CalmPage)


def test_a_remark_is_not_shown_while_it_is_typed(
    family_of: Callable[..., Family], remembered: Remembered
) -> None:
    remembered.redact = redact
    family = family_of()
    family.table.to_summary()
    family.table.kiosk.navigator.go_on()
    page = family.table.kiosk.window.page
    assert isinstance(page, NotePage)
    assert page.advisers is not None
    assert page.advisers.remark is not None
    before = family.page
    QTest.keyClicks(page.advisers.remark.field, "Zorro rang")
    page.advisers.remark.settle()
    settle()
    assert family.page is before
    assert isinstance(family.page, CalmPage)
    assert "Zorro" not in shown(family)
    assert "rang" not in shown(family)


def test_a_page_is_made_once_for_each_move(family: Family) -> None:
    family.table.kiosk.navigator.begin()
    page = family.page
    family.table.kiosk.window.header.larger.click()
    assert family.page is page


def test_touches_answer_and_move_both_windows(family: Family) -> None:
    kiosk, view = family.table.kiosk, family.view
    kiosk.navigator.begin()
    for answer in ("parent", "council-letter", "refuse-assess"):
        assert isinstance(family.page, QuestionPage)
        family.page.buttons[answer].click()
    date_page = family.page
    assert isinstance(date_page, DatePage)
    assert not view.footer.next.isEnabled()
    day = next(day for day, button in date_page.grid.buttons.items() if button.isEnabled())
    date_page.grid.buttons[day].click()
    view.footer.next.click()
    assert kiosk.navigator.position.visit.answers["letter-date"] == day
    view.footer.back.click()
    assert isinstance(kiosk.window.page, DatePage)
    view.footer.next.click()
    view.footer.unsure.click()
    assert family.place is Place.CHECK
    view.footer.steps.click()
    assert isinstance(kiosk.window.page, SummaryPage)
    view.footer.back.click()
    assert isinstance(kiosk.window.page, CheckPage)
    view.header.help.click()
    assert isinstance(kiosk.window.page, HelpPage)


def test_talking_to_someone_can_be_chosen(family: Family) -> None:
    family.table.kiosk.navigator.begin()
    family.view.footer.talk.click()
    assert isinstance(family.page, SummaryPage)


def test_explanations_open_and_pages_can_be_turned(family_of: Callable[..., Family]) -> None:
    family = family_of(SIZES[0])
    family.table.to_summary()
    settle()
    explained = family.page.findChildren(Expander)[0]
    explained.button.click()
    assert explained.is_open
    settle()
    pane = family.page.findChildren(ScrollPane)[0]
    family.view.turn(1)
    below = pane.place
    assert below > 0
    family.view.turn(1)
    assert pane.place > below
    family.view.turn(-2)
    assert pane.place == 0


def test_no_button_is_shown_that_would_do_nothing(family: Family) -> None:
    always = {"Smaller words", "Larger words", "Colours", "Help now", "Back to the adviser"}
    assert family.buttons() == always
    family.table.kiosk.navigator.begin()
    assert not family.view.footer.back.isVisible()
    assert not family.view.footer.next.isVisible()
    family.table.kiosk.leave()
    family.table.to_summary()
    assert isinstance(family.page, SummaryPage)
    assert not family.page.letters.isVisible()
    in_page = {button.accessibleName() for button in family.page.findChildren(TouchButton)}
    assert family.buttons() - in_page == {*always, "Back"}


def test_a_look_belongs_to_this_screen_and_this_visit(family: Family) -> None:
    kiosk, view = family.table.kiosk, family.view
    kiosk.navigator.begin()
    theirs = kiosk.window.look
    view.header.larger.click()
    view.header.colours.click()
    assert (view.look.sizes.step, view.look.theme.wears) == (1, Colours.DARK)
    assert kiosk.window.look == theirs
    kiosk.navigator.answer("parent")
    assert view.look.sizes.step == 1
    kiosk.leave()
    assert view.look == view.look.usual()
    view.header.larger.click()
    assert view.look.sizes.step == 1
    assert isinstance(family.page, WelcomePage)


def test_a_change_of_look_loses_nothing_that_was_begun(family: Family) -> None:
    navigator = family.table.kiosk.navigator
    navigator.begin()
    for answer in ("parent", "council-letter", "refuse-assess"):
        navigator.answer(answer)
    assert isinstance(family.page, DatePage)
    day = next(iter(family.page.grid.buttons))
    family.page.grid.buttons[day].click()
    family.view.header.larger.click()
    assert isinstance(family.page, DatePage)
    assert family.page.pending == day


def test_type_goes_by_the_size_of_the_display(family: Family, qtbot: QtBot) -> None:
    unit = family.view.look.sizes.unit
    assert unit > family.table.kiosk.window.look.sizes.unit
    family.view.header.larger.click()
    family.view.resize(640, 360)
    qtbot.waitUntil(lambda: family.view.look.sizes.unit < unit)
    assert family.view.look.sizes.step == 1


def test_it_covers_the_display_and_does_not_keep_the_program_open(family: Family) -> None:
    view = family.view
    view.close()
    view.open(family.table.kiosk.window)
    assert view.isFullScreen()
    assert view.geometry() == QGuiApplication.primaryScreen().geometry()
    assert not view.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_it_covers_a_display_that_changes(family: Family, qtbot: QtBot) -> None:
    view = family.view
    assert not view.isFullScreen()
    QGuiApplication.primaryScreen().geometryChanged.emit(QGuiApplication.primaryScreen().geometry())
    qtbot.waitUntil(view.isFullScreen)
    assert view.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_keys_close_it(family: Family, qtbot: QtBot, key: Qt.Key) -> None:
    family.view.activateWindow()
    with qtbot.waitSignal(family.view.closed):
        QTest.keyClick(family.view, key)
    assert not family.view.isVisible()


def test_a_button_closes_it_and_the_visit_goes_on(family: Family, qtbot: QtBot) -> None:
    family.table.to_summary()
    with qtbot.waitSignal(family.view.closed):
        family.view.header.leave.click()
    assert not family.view.isVisible()
    assert family.place is Place.SUMMARY
    family.view.open(family.table.kiosk.window)
    assert isinstance(family.page, SummaryPage)


def test_a_display_that_changes_does_not_open_it_again(family: Family) -> None:
    family.view.close()
    QGuiApplication.primaryScreen().geometryChanged.emit(QGuiApplication.primaryScreen().geometry())
    settle()
    assert not family.view.isVisible()


def tell_all(family: Family) -> None:
    """Go past every page of the family's screen that could keep something."""
    navigator = family.table.kiosk.navigator
    navigator.begin()
    for answer in ("parent", "council-letter", "refuse-assess", planted(), "not-rung"):
        navigator.answer(answer)
        settle()
    family.view.footer.steps.click()
    assert isinstance(family.page, SummaryPage)
    family.page.phone.click()
    family.view.footer.back.click()
    family.view.header.larger.click()
    settle()


def test_nothing_of_the_family_is_left(family: Family) -> None:
    tell_all(family)
    assert in_widgets()
    family.table.kiosk.leave()
    assert isinstance(family.page, WelcomePage)
    family.table.settle()
    gc.collect()
    assert in_widgets() == []
    assert in_objects() == []


def test_nothing_is_left_in_a_screen_that_was_closed(family: Family) -> None:
    tell_all(family)
    family.view.close()
    settle()
    assert family.view.page is None
    family.table.kiosk.leave()
    family.table.settle()
    gc.collect()
    assert in_widgets() == []
    assert in_objects() == []
    family.view.open(family.table.kiosk.window)
    assert family.view.look == family.view.look.usual()


def test_what_the_adviser_reads_is_never_shown(family: Family) -> None:
    family.table.open()
    printers = {line.name for line in family.table.desk.printers}
    assert printers
    assert not any(name in shown(family) for name in printers)


@pytest.fixture(scope="module")
def positions(worcestershire: Journey) -> list[Position]:
    """Give one position for each kind of page, among them the question with most answers."""
    visits = covering(worcestershire)
    longest = max(visits, key=lambda visit: len(visit.answers))
    places = [place for place in Place if place is not Place.QUESTION]
    return [
        *(question(worcestershire, visits, kind) for kind in (Kind.CHOICE, Kind.DATE)),
        *(Position(place, longest) for place in places),
    ]


def question(journey: Journey, visits: list[Visit], kind: Kind) -> Position:
    screens = [screen for screen in journey.flow.screens.values() if screen.kind is kind]
    most = max(screens, key=lambda screen: len(screen.options))
    visit = next(visit for visit in visits if most.id in visit.answers)
    return Position(Place.QUESTION, journey.until(visit, most.id), most)


def every_page(family: Family, positions: list[Position]) -> Iterator[str]:
    """Show each page with everything open, and yield its name."""
    for position in positions:
        # Straight to the page, without what happens to the look of one who comes to the start.
        family.table.kiosk.navigator.position = position
        family.view._put_page()
        for expander in family.view.findChildren(Expander):
            expander.button.click()
        settle()
        yield position.screen.id if position.screen else position.place.name


@pytest.mark.parametrize("step", range(STEPS))
@pytest.mark.parametrize("language", [Catalogue, pseudo_catalogue], ids=["english", "pseudo"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_off(
    family_of: Callable[..., Family],
    positions: list[Position],
    size: tuple[int, int],
    language: Callable[[], Catalogue],
    step: int,
) -> None:
    family = family_of(size, language())
    view = family.view
    for _ in range(step):
        view.header.larger.click()
    assert (view.width(), view.height()) == size
    faults = [
        f"{name}: {fault}"
        for name in every_page(family, positions)
        for fault in all_faults(view, view.look.sizes.target)
    ]
    assert faults == []


def test_a_finger_that_trembles_answers_once(family_of: Callable[..., Family]) -> None:
    family = family_of()
    view, now = family.view, [0.0]
    view.fingers.clock = lambda: now[0]
    family.table.kiosk.navigator.begin()
    settle()

    def tap() -> None:
        page = view.page
        assert isinstance(page, QuestionPage)
        button = next(iter(page.buttons.values()))
        where = button.mapTo(view, button.rect().center())
        QTest.mouseClick(
            view.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
        )
        settle()

    visit = family.table.kiosk.navigator
    tap()
    assert not visit.visit.answers
    now[0] += PAUSE
    tap()
    tap()
    assert list(visit.visit.answers) == ["who"]
