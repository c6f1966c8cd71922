"""The kiosk itself with a real printer: a visitor touches print, and sees what becomes of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from sendkiosk.app.opening import open_app
from sendkiosk.app.program import App
from sendkiosk.app.services import services
from sendkiosk.journey.flow import TALK
from sendkiosk.journey.messages import Message
from sendkiosk.journey.summary import summarise
from sendkiosk.journey.visit import Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.printing.cups import CupsPrinter
from sendkiosk.printing.port import GivenUp, Out, PrinterState, PrinterStatus
from sendkiosk.printing.words import for_visitor, status_for_visitor
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.look import Look
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import load_theme
from tests.fakes.print_server import QUEUE, PrintServer, until
from tests.support.kiosks import SIZES

pytestmark = pytest.mark.long

PATIENCE = 20_000
NO_PAPER = PrinterStatus(PrinterState.NO_PAPER)
THROUGH_QT = """
import sys
from PySide6.QtGui import QGuiApplication
from sendkiosk.printing.port import Sent
from sendkiosk.ui.qt_printer import QtPrinter, QtSystem
application = QGuiApplication([])
(choice,) = QtSystem().list_printers()
printer = QtSystem().open_printer(choice.id)
assert printer.status().is_fine
assert isinstance(printer.print_sheet(sys.stdin.buffer.read(), 2), Sent)
print(choice.name)
"""


@pytest.fixture(autouse=True)
def own_server(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    monkeypatch.setenv("CUPS_SERVER", server.address)
    yield server
    server.calm_down()


@pytest.fixture
def app(tmp_path: Path) -> App:
    return open_app(data_folder=tmp_path)


@pytest.fixture
def kiosk(app: App, qtbot: QtBot) -> Iterator[Kiosk]:
    """Give a kiosk that waits five seconds for a sheet, at the summary of a visit."""
    hasty = replace(app, settings=replace(app.settings, print_seconds=5))
    look = Look(app.catalogue, load_theme(app.places.resources, Sizes.for_screen(*SIZES[0])))
    kiosk = Kiosk(look, hasty.journey, services(hasty, lambda: CupsPrinter(QUEUE)))
    qtbot.addWidget(kiosk.window)
    kiosk.window.show()
    kiosk.navigator.begin()
    kiosk.navigator.answer(TALK)
    yield kiosk
    kiosk.close()


def says(kiosk: Kiosk, words: Message) -> bool:
    page = kiosk.window.page
    assert isinstance(page, SummaryPage)
    return page._said.text() == Catalogue().say(words)


def test_a_visitor_gets_their_sheet_drawn_in_lines_and_letters(
    kiosk: Kiosk, server: PrintServer, qtbot: QtBot
) -> None:
    kiosk.window.footer.print.click()
    out = for_visitor(Out(QUEUE, ""))
    qtbot.waitUntil(lambda: says(kiosk, out), timeout=PATIENCE)
    (sheet,) = server.printer.printed().values()
    pages = PdfReader(BytesIO(sheet)).pages
    assert all(page.extract_text() and not page.images for page in pages)
    until(server.is_clear)


def test_a_visitor_is_told_of_missing_paper_and_gets_the_sheet_once_there_is_some(
    kiosk: Kiosk, server: PrintServer, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    server.printer.goes_wrong("media-empty,media-needed")
    kiosk.window.footer.print.click()
    qtbot.waitUntil(lambda: says(kiosk, status_for_visitor(NO_PAPER)), timeout=PATIENCE)
    server.printer.is_put_right()
    qtbot.waitUntil(lambda: says(kiosk, for_visitor(Out(QUEUE, ""))), timeout=PATIENCE)
    assert "media-needed" in caplog.text
    caplog.clear()
    until(server.is_clear)


def test_a_visitor_is_told_when_the_sheet_did_not_come_in_time_and_nobody_gets_it_later(
    kiosk: Kiosk, server: PrintServer, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    server.printer.goes_wrong("media-empty,media-needed")
    kiosk.window.footer.print.click()
    given_up = for_visitor(GivenUp(QUEUE, "", NO_PAPER))
    qtbot.waitUntil(lambda: says(kiosk, given_up), timeout=PATIENCE)
    caplog.clear()
    until(server.is_clear)
    server.printer.is_put_right()
    until(lambda: CupsPrinter(QUEUE).status().state is PrinterState.READY)
    assert server.printer.printed() == {}


def test_a_sheet_of_a_visitor_who_left_is_taken_out_of_the_queue(
    kiosk: Kiosk, server: PrintServer, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    server.printer.goes_wrong("media-empty,media-needed")
    kiosk.window.footer.print.click()
    qtbot.waitUntil(lambda: says(kiosk, status_for_visitor(NO_PAPER)), timeout=PATIENCE)
    kiosk.navigator.ask_to_leave()
    kiosk.navigator.start_again()
    qtbot.waitUntil(lambda: server.waiting() == [], timeout=PATIENCE)
    caplog.clear()
    until(server.is_clear)


def test_qt_prints_through_the_same_queue(app: App, server: PrintServer) -> None:
    # In a process of its own: the library of CUPS remembers for good which server it asked first.
    kiosk_sheet = _sheet(app)
    done = subprocess.run(
        (sys.executable, "-c", THROUGH_QT), input=kiosk_sheet, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == "The desk"
    until(lambda: len(server.printer.printed()) == 1)
    (sheet,) = server.printer.printed().values()
    assert b"/Image" in sheet
    assert server.printer.jobs_done()[0]["copies"] == 2
    until(server.is_clear)


def _sheet(app: App) -> bytes:
    journey = app.journey()
    return app.sheet(summarise(journey, journey.answer(Visit(), "who", TALK)))
