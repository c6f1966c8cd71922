"""Everything on the print page can be read, in each size of window and in a longer language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel

from sendkiosk.journey.messages import message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.checks.layout import cut_off, overlaps, too_small
from sendkiosk.ui.look import Look
from tests.support.desks import TRAVELLING, UPSTAIRS
from tests.support.pseudo import MARK, pseudo_catalogue
from tests.ui.adviser.conftest import Table

LANGUAGES = {"english": Catalogue, "pseudo": pseudo_catalogue}
SIZES = ((1366, 768), (1920, 1080), (1229, 691), (1080, 1920))

TableMaker = Callable[..., Table]


def faults_of(table: Table) -> list[str]:
    table.settle()
    window = table.kiosk.window
    least = table.page.look.sizes.times(1.7)
    outside = [
        f"{type(part).__name__} {part.accessibleName()} is not in the window"
        for part in (table.page.print, table.page.save, table.page.pages)
        if not window.rect().contains(QRect(part.mapTo(window, QPoint()), part.size()))
    ]
    return [*cut_off(window), *overlaps(window), *too_small(window, least), *outside]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_off(table_of: TableMaker, size: tuple[int, int], language: str) -> None:
    table = table_of(size, LANGUAGES[language]())
    page = table.open()
    assert faults_of(table) == []
    page.pages.larger.click()
    table.desk.fails = {0: message("The printer has no paper. Put some in.")}
    page.print.click()
    table.settle()
    for warned in page.choices.contents.steps.values():
        warned.pick.click()
    assert page.status.isVisible()
    assert faults_of(table) == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_trouble_is_not_cut_off(table_of: TableMaker, size: tuple[int, int]) -> None:
    table = table_of(size, pseudo_catalogue())
    table.desk.no_pages = message("We could not make your pages. Ask the staff here to help.")
    table.desk.printers = ()
    table.open()
    assert faults_of(table) == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_whole_page_needs_no_scrolling(table_of: TableMaker, size: tuple[int, int]) -> None:
    table = table_of(size)
    paper = table.open().pages.paper
    assert paper.verticalScrollBar().maximum() == 0
    assert paper.horizontalScrollBar().maximum() == 0
    table.page.pages.larger.click()
    table.settle()
    assert paper.horizontalScrollBar().maximum() == 0


def test_the_page_follows_the_window(table_of: TableMaker) -> None:
    table = table_of((1920, 1080))
    paper = table.open().pages.paper
    before = paper._paper.height()
    table.kiosk.window.resize(1366, 768)
    table.settle()
    assert 0 < paper._paper.height() < before
    assert paper.verticalScrollBar().maximum() == 0


def test_every_word_can_be_translated(
    table_of: TableMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Advisers read English; here they read what marks each text that went through a catalogue.
    monkeypatch.setattr(Look, "at_work", lambda look: look)
    table = table_of(SIZES[0], pseudo_catalogue())
    page = table.open()
    page.print.click()
    table.settle()
    for warned in page.choices.contents.steps.values():
        warned.pick.click()
    assert page.status.isVisible()
    keys = {"Ctrl+P", "Ctrl+S", "Ctrl+L", "PgUp", "PgDn", "F5"}
    plain = {
        label.text()
        for label in page.findChildren(QLabel)
        if label.text() and MARK not in label.text()
    }
    assert plain <= {*keys, TRAVELLING.name, UPSTAIRS.name}
