"""A sheet through a real CUPS to a real IPP printer; and what must not be left behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Self

import pytest

from sendkiosk.printing import cups
from sendkiosk.printing.cups import CupsPrinter, CupsSystem
from sendkiosk.printing.finding import find_printer
from sendkiosk.printing.folder import FolderPrinter
from sendkiosk.printing.jobs import JobBook, NotingPrinter, take_back_left
from sendkiosk.printing.port import (
    GivenUp,
    NoPrinter,
    Out,
    Printer,
    PrinterChoice,
    PrinterState,
    PrinterStatus,
    PrintOutcome,
    Refused,
    Sent,
    Trouble,
)
from sendkiosk.printing.staff_log import StaffLog
from tests.fakes.print_server import QUEUE, PrintServer, print_server, until
from tests.fakes.printer_contract import SHEET, PrinterContract

pytestmark = pytest.mark.long

LONG = 60.0


@pytest.fixture(autouse=True)
def own_server(
    server: PrintServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[PrintServer]:
    """Point CUPS' commands to our own server, and leave it as it was."""
    monkeypatch.setenv("CUPS_SERVER", server.address)
    # Whatever a command would put aside for a while has to come here, where it is found.
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setenv("TMPDIR", str(aside))
    yield server
    assert list(aside.iterdir()) == []
    server.calm_down()
    until(server.is_clear)


class TestCupsPrinter(PrinterContract):
    @pytest.fixture
    def printer(self) -> Printer:
        return CupsPrinter(QUEUE)

    @pytest.fixture
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> Printer:
        monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
        return CupsPrinter(QUEUE)


@dataclass
class Follower:
    """Waits for a sheet beside the test, and notes what it is told."""

    outcome: PrintOutcome
    seconds: float = LONG
    states: list[PrinterState] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    stop: Event = field(default_factory=Event)
    ending: PrintOutcome | None = None

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._follow)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self._thread.join()

    def _follow(self) -> None:
        printer = CupsPrinter(QUEUE)
        self.ending = printer.follow(self.outcome, self._hear, self.seconds, self.stop)

    def _hear(self, status: PrinterStatus) -> None:
        self.states.append(status.state)
        self.details.append(status.detail)

    def end(self) -> PrintOutcome:
        until(lambda: self.ending is not None)
        assert self.ending
        return self.ending

    def hears(self, state: PrinterState) -> None:
        until(lambda: state in self.states)


def printed_sheet(copies: int = 1) -> Sent:
    outcome = CupsPrinter(QUEUE).print_sheet(SHEET, copies)
    assert isinstance(outcome, Sent)
    return outcome


def test_the_queue_is_found(tmp_path: Path) -> None:
    assert CupsSystem().list_printers() == (PrinterChoice(QUEUE, "The desk", False),)
    assert find_printer(CupsSystem(), None, tmp_path) == CupsPrinter(QUEUE)
    assert find_printer(CupsSystem(), QUEUE, tmp_path) == CupsPrinter(QUEUE)
    assert find_printer(CupsSystem(), "elsewhere", tmp_path) == FolderPrinter(tmp_path)


def test_a_server_that_is_gone_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    assert find_printer(CupsSystem(), None, tmp_path) == FolderPrinter(tmp_path)
    assert CupsPrinter(QUEUE).status().state is PrinterState.NO_ANSWER


def test_a_sheet_comes_out_as_the_pdf_it_was_and_nothing_is_kept(server: PrintServer) -> None:
    with Follower(printed_sheet()) as follower:
        ending = follower.end()
    assert isinstance(ending, Out)
    assert ending.sure
    assert not ending.remembered
    ((title, sheet),) = server.printer.printed().items()
    assert title.endswith("-sendkiosk")
    assert sheet.startswith(b"%PDF")
    assert b"/Image" not in sheet
    until(server.is_clear)


def test_what_a_kiosk_that_died_left_is_cancelled_by_the_next_one(
    server: PrintServer, tmp_path: Path
) -> None:
    server.printer.goes_wrong("media-empty,media-needed")
    book = JobBook(tmp_path / "jobs.txt")
    sent = NotingPrinter(CupsPrinter(QUEUE), book).print_sheet(SHEET)
    assert isinstance(sent, Sent)
    until(lambda: len(server.waiting()) == 1)
    take_back_left(JobBook(book.file), CupsSystem(), StaffLog())
    until(server.is_clear)
    assert book.jobs() == ()


def test_copies_are_the_printers_to_make(server: PrintServer) -> None:
    with Follower(printed_sheet(3)) as follower:
        assert isinstance(follower.end(), Out)
    assert server.printer.jobs_done()[0]["copies"] == 3


@pytest.mark.parametrize(
    ("stop", "trouble", "state"),
    [
        ("cupsdisable", Trouble.STOPPED, PrinterState.STOPPED),
        ("cupsreject", Trouble.REFUSES, PrinterState.REFUSES),
    ],
)
def test_a_stopped_queue_is_refused_and_keeps_nothing(
    server: PrintServer, stop: str, trouble: Trouble, state: PrinterState
) -> None:
    server.run(stop, "-r", "Out of order", QUEUE)
    outcome = CupsPrinter(QUEUE).print_sheet(SHEET)
    assert isinstance(outcome, Refused)
    assert outcome.trouble is trouble
    assert "Out of order" in outcome.detail
    status = CupsPrinter(QUEUE).status()
    assert status.state is state
    assert "Out of order" in status.detail
    assert server.is_clear()


def test_a_queue_that_is_stopped_under_a_sheet_is_told(server: PrintServer) -> None:
    server.printer.goes_wrong("media-needed")
    with Follower(printed_sheet()) as follower:
        follower.hears(PrinterState.NO_PAPER)
        server.run("cupsdisable", "-r", "Out of order", QUEUE)
        follower.hears(PrinterState.STOPPED)
        server.printer.is_put_right()
        server.run("cupsenable", QUEUE)
        assert isinstance(follower.end(), Out)


def test_a_sheet_that_waits_can_be_taken_back_for_good(server: PrintServer, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(SHEET)
    server.run("cupsdisable", QUEUE)
    said = server.run("lp", "-d", QUEUE, str(file))
    job = said.split()[3]
    assert server.waiting()
    CupsPrinter(QUEUE).take_back(Sent(QUEUE, job))
    assert server.waiting() == []
    until(lambda: not server.kept())
    server.run("cupsenable", QUEUE)
    before = len(server.printer.printed())
    with Follower(printed_sheet()) as follower:
        assert isinstance(follower.end(), Out)
    assert len(server.printer.printed()) == before + 1


def test_a_queue_that_was_deleted_is_no_printer() -> None:
    assert CupsPrinter("elsewhere").print_sheet(SHEET) == NoPrinter()
    assert CupsPrinter("elsewhere").status().state is PrinterState.NO_PRINTER


def test_a_printer_that_waits_for_work_is_ready() -> None:
    assert CupsPrinter(QUEUE).status().state is PrinterState.READY


@pytest.mark.parametrize(
    ("reasons", "state"),
    [
        ("media-empty,media-needed", PrinterState.NO_PAPER),
        ("cover-open", PrinterState.DOOR_OPEN),
        ("media-jam", PrinterState.JAMMED),
        ("toner-low", PrinterState.BUSY),
    ],
)
def test_what_the_printer_says_is_told_at_once_and_the_sheet_comes_by_itself(
    server: PrintServer, reasons: str, state: PrinterState
) -> None:
    server.printer.goes_wrong(reasons)
    with Follower(printed_sheet()) as follower:
        follower.hears(state)
        until(lambda: CupsPrinter(QUEUE).status().state is state)
        server.printer.is_put_right()
        assert isinstance(follower.end(), Out)
    assert len(server.printer.printed()) == 1
    until(server.is_clear)


def test_a_warning_of_no_ink_counts_when_the_sheet_does_not_come(server: PrintServer) -> None:
    server.printer.goes_wrong("toner-empty")
    with Follower(printed_sheet()) as follower:
        follower.hears(PrinterState.BUSY)
        until(lambda: "toner-empty" in CupsPrinter(QUEUE).status().detail)
        assert CupsPrinter(QUEUE).look().status.state is PrinterState.BUSY
        assert CupsPrinter(QUEUE).look().held.state is PrinterState.OUT_OF_INK
        server.printer.is_put_right()
        assert isinstance(follower.end(), Out)


def test_a_sheet_that_does_not_come_in_time_is_cancelled_and_leaves_nothing(
    server: PrintServer,
) -> None:
    server.printer.goes_wrong("media-empty,media-needed")
    with Follower(printed_sheet(), seconds=3) as follower:
        ending = follower.end()
    assert isinstance(ending, GivenUp)
    assert ending.status.state is PrinterState.NO_PAPER
    assert not ending.kept
    assert follower.states[-1] is PrinterState.NO_PAPER
    until(server.is_clear)
    server.printer.is_put_right()
    until(lambda: CupsPrinter(QUEUE).status().state is PrinterState.READY)
    assert server.printer.printed() == {}


def test_a_sheet_of_someone_who_left_is_not_waited_for_and_can_be_taken_back(
    server: PrintServer,
) -> None:
    server.printer.goes_wrong("media-empty,media-needed")
    sent = printed_sheet()
    with Follower(sent) as follower:
        follower.hears(PrinterState.NO_PAPER)
        follower.stop.set()
        assert follower.end() is sent
    CupsPrinter(QUEUE).take_back(sent)
    assert server.waiting() == []
    until(server.is_clear)


def test_a_printer_that_was_switched_off_is_told_and_prints_when_it_is_on_again(
    server: PrintServer,
) -> None:
    server.printer.switch_off()
    assert CupsPrinter(QUEUE).status().state is PrinterState.UNREACHABLE
    with Follower(printed_sheet()) as follower:
        follower.hears(PrinterState.UNREACHABLE)
        server.printer.switch_on()
        until(lambda: len(server.printer.printed()) == 1)
        ending = follower.end()
    assert isinstance(ending, Out)
    assert not ending.sure


def test_a_printer_switched_off_in_mid_job_is_told_and_its_sheet_given_up_in_time(
    server: PrintServer,
) -> None:
    server.printer.goes_wrong("media-needed")
    with Follower(printed_sheet(), seconds=8) as follower:
        follower.hears(PrinterState.NO_PAPER)
        server.printer.switch_off()
        follower.hears(PrinterState.UNREACHABLE)
        ending = follower.end()
    assert isinstance(ending, GivenUp)
    assert ending.status.state is PrinterState.UNREACHABLE
    until(server.is_clear)
    server.printer.is_put_right()
    server.printer.switch_on()
    with Follower(printed_sheet()) as follower:
        assert isinstance(follower.end(), Out)
    assert len(server.printer.printed()) == 1


def test_a_printer_that_forgot_its_sheet_over_being_off_is_not_taken_at_its_word(
    server: PrintServer,
) -> None:
    server.printer.goes_wrong("media-needed")
    with Follower(printed_sheet()) as follower:
        follower.hears(PrinterState.NO_PAPER)
        server.printer.switch_off()
        follower.hears(PrinterState.UNREACHABLE)
        server.printer.is_put_right()
        server.printer.switch_on()
        ending = follower.end()
    assert isinstance(ending, Out)
    assert not ending.sure


def test_a_cups_that_goes_away_leaves_the_sheet_to_be_looked_for(
    server: PrintServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.printer.goes_wrong("media-needed")
    with Follower(printed_sheet(), seconds=6) as follower:
        follower.hears(PrinterState.NO_PAPER)
        monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
        follower.hears(PrinterState.NO_ANSWER)
        ending = follower.end()
        monkeypatch.setenv("CUPS_SERVER", server.address)
    assert isinstance(ending, GivenUp)
    assert ending.kept


def test_two_sheets_in_a_row_both_come_out(server: PrintServer) -> None:
    server.printer.goes_wrong("media-needed")
    with Follower(printed_sheet()) as first, Follower(printed_sheet()) as second:
        first.hears(PrinterState.NO_PAPER)
        second.hears(PrinterState.NO_PAPER)
        server.printer.is_put_right()
        assert isinstance(first.end(), Out)
        assert isinstance(second.end(), Out)
    assert len(server.printer.printed()) == 2
    until(server.is_clear)


def test_fifty_sheets_in_a_row_all_come_out_and_nothing_is_left(server: PrintServer) -> None:
    for _ in range(5):
        with ExitStack() as waiting:
            followers = [waiting.enter_context(Follower(printed_sheet())) for _ in range(10)]
            endings = [follower.end() for follower in followers]
        assert [
            (type(end), end.sure, end.remembered) for end in endings if isinstance(end, Out)
        ] == [(Out, True, False)] * 10
    until(lambda: len(server.printer.printed()) == 50)
    until(server.is_clear)


def test_a_cups_that_keeps_what_it_printed_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    with print_server(keeps=True) as keeping:
        monkeypatch.setenv("CUPS_SERVER", keeping.address)
        with Follower(printed_sheet()) as follower:
            ending = follower.end()
        assert keeping.spooled()
    assert isinstance(ending, Out)
    assert ending.remembered


def test_a_printer_that_cannot_be_asked_is_known_by_what_cups_says(
    server: PrintServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sendkiosk.printing.ipptool.ASKABLE", ("no such address",))
    server.printer.goes_wrong("media-needed")
    with Follower(printed_sheet()) as follower:
        follower.hears(PrinterState.NO_PAPER)
        server.printer.is_put_right()
        assert isinstance(follower.end(), Out)
    assert cups.CupsPrinter(QUEUE).status().state is PrinterState.READY
