"""A sheet through a real CUPS to a real IPP printer; and what must not be left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sendkiosk.printing.cups import CupsPrinter, CupsSystem
from sendkiosk.printing.finding import find_printer
from sendkiosk.printing.folder import FolderPrinter
from sendkiosk.printing.port import NoPrinter, Printer, Refused, Sent, Trouble
from tests.fakes.print_server import QUEUE, PrintServer, until
from tests.fakes.printer_contract import SHEET, PrinterContract

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def own_server(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    """Point CUPS' commands to our own server, and leave its queue empty and running."""
    monkeypatch.setenv("CUPS_SERVER", server.address)
    yield server
    server.run("cupsenable", QUEUE)
    server.run("cupsaccept", QUEUE)
    until(lambda: not server.waiting())
    server.empty_tray()


class TestCupsPrinter(PrinterContract):
    @pytest.fixture
    def printer(self) -> Printer:
        return CupsPrinter(QUEUE)

    @pytest.fixture
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> Printer:
        monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
        return CupsPrinter(QUEUE)


def test_the_queue_is_found(tmp_path: Path) -> None:
    assert find_printer(CupsSystem(), None, tmp_path) == CupsPrinter(QUEUE)
    assert find_printer(CupsSystem(), QUEUE, tmp_path) == CupsPrinter(QUEUE)
    assert find_printer(CupsSystem(), "elsewhere", tmp_path) == FolderPrinter(tmp_path)


def test_a_server_that_is_gone_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    assert find_printer(CupsSystem(), None, tmp_path) == FolderPrinter(tmp_path)


def test_a_sheet_comes_out_as_the_pdf_it_was_and_nothing_is_kept(server: PrintServer) -> None:
    outcome = CupsPrinter(QUEUE).print_sheet(SHEET)
    assert isinstance(outcome, Sent)
    until(lambda: bool(server.printed()))
    ((title, sheet),) = server.printed().items()
    assert title.endswith("-sendkiosk")
    assert sheet.startswith(b"%PDF")
    assert b"/Image" not in sheet
    until(lambda: not server.waiting() and not server.spooled())


@pytest.mark.parametrize(
    ("stop", "trouble"),
    [("cupsdisable", Trouble.STOPPED), ("cupsreject", Trouble.REFUSES)],
)
def test_a_stopped_queue_is_refused_and_keeps_nothing(
    server: PrintServer, stop: str, trouble: Trouble
) -> None:
    server.run(stop, "-r", "Out of order", QUEUE)
    outcome = CupsPrinter(QUEUE).print_sheet(SHEET)
    assert isinstance(outcome, Refused)
    assert outcome.trouble is trouble
    assert "Out of order" in outcome.detail
    assert server.waiting() == []
    assert server.spooled() == []


def test_a_sheet_that_waits_can_be_taken_back_for_good(server: PrintServer, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(SHEET)
    server.run("cupsdisable", QUEUE)
    said = server.run("lp", "-d", QUEUE, str(file))
    job = said.split()[3]
    assert server.waiting()
    CupsPrinter(QUEUE).take_back(Sent(QUEUE, job))
    assert server.waiting() == []
    until(lambda: not server.spooled())
    server.run("cupsenable", QUEUE)
    CupsPrinter(QUEUE).print_sheet(SHEET)
    until(lambda: bool(server.printed()) and not server.waiting())
    assert len(server.printed()) == 1


def test_a_queue_that_was_deleted_is_no_printer() -> None:
    assert CupsPrinter("elsewhere").print_sheet(SHEET) == NoPrinter()
