"""A family whose language is not the adviser's: wizard and family's screen change, not the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sendkiosk.ui.adviser.workbench import Workbench
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.languages import LanguagePage
from tests.support.pseudo import MARK, nine_languages
from tests.ui.adviser.conftest import REFUSED, Table


@pytest.fixture
def bench(table_of: Callable[..., Table], qtbot: QtBot) -> Workbench:
    table = table_of(languages=nine_languages())
    bench = Workbench(table.kiosk)
    qtbot.addWidget(bench)
    bench.resize(1366, 768)
    bench.show()
    return bench


def test_wizard_and_family_change_and_the_column_stays_english(bench: Workbench) -> None:
    assert bench.family is not None
    bench.kiosk.navigator.begin()
    bench.kiosk.speak("ar")
    for window in (bench.kiosk.window, bench.family):
        assert window.look.catalogue.tag == "ar"
        assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert bench.beside.layoutDirection() is Qt.LayoutDirection.LeftToRight
    bench.kiosk.speak("pl")
    said = [label.text() for label in bench.beside.findChildren(QLabel) if label.text()]
    assert said
    assert not any(MARK in words for words in said)
    bench.kiosk.navigator.start_again()
    for window in (bench.kiosk.window, bench.family):
        assert window.look.catalogue.tag == "en-GB"


def test_the_family_chooses_its_language_on_its_own_screen(bench: Workbench) -> None:
    family, navigator = bench.family, bench.kiosk.navigator
    assert family is not None
    navigator.begin()
    family.open(bench)
    asked = navigator.asked
    family.header.language.click()
    assert navigator.position.place is Place.LANGUAGE
    page = family.page
    assert isinstance(page, LanguagePage)
    page.languages["ur"].click()
    assert navigator.asked is asked
    assert bench.kiosk.window.look.catalogue.tag == family.look.catalogue.tag == "ur"
    family.close()


def test_what_the_family_began_to_choose_stays_when_the_language_changes(bench: Workbench) -> None:
    family, navigator = bench.family, bench.kiosk.navigator
    assert family is not None
    navigator.begin()
    for screen, answer in REFUSED.items():
        if screen == "letter-date":
            break
        navigator.answer(answer)
    family.open(bench)
    asking = family.page
    assert isinstance(asking, DatePage)
    asking.grid.earlier.click()
    day = next(day for day, button in asking.grid.buttons.items() if button.isEnabled())
    asking.grid.buttons[day].click()
    family.header.language.click()
    page = family.page
    assert isinstance(page, LanguagePage)
    page.languages["ur"].click()
    again = family.page
    assert isinstance(again, DatePage)
    assert again is not asking
    assert (again.grid.day, again.grid.month) == (day, (day.year, day.month))
    # Another visit finds nothing of it.
    family.header.language.click()
    navigator.start_again()
    navigator.begin()
    assert family._begun is None
    family.close()


def test_papers_are_in_the_familys_language_and_choices_in_english(
    table_of: Callable[..., Table],
) -> None:
    table = table_of(languages=nine_languages())
    table.to_summary()
    table.kiosk.speak("pl")
    table.kiosk.window.footer.print.click()
    table.settle()
    assert {request.catalogue.tag for request in table.desk.made} == {"pl"}
    assert table.page.look.catalogue.is_source
    assert table.page.choices.contents.english is not None
    table.kiosk.speak("ur")
    table.settle()
    assert table.desk.made[-1].catalogue.tag == "ur"
    assert table.page.layoutDirection() is Qt.LayoutDirection.LeftToRight
