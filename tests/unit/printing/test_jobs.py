"""Jobs that outlive the kiosk that handed them over."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from sendkiosk.printing.jobs import JobBook, NotingPrinter, take_back_left
from sendkiosk.printing.port import NoPrinter, Printer, PrinterState, PrinterStatus, Sent
from sendkiosk.printing.staff_log import StaffLog
from tests.fakes.printer import QUEUE, FakePrinter, FakeSystem
from tests.fakes.printer_contract import PrinterContract

PDF = b"%PDF-1.7 a sheet"


@pytest.fixture
def book(tmp_path: Path) -> JobBook:
    return JobBook(tmp_path / "data" / "jobs.txt")


class TestNotingPrinter(PrinterContract):
    @pytest.fixture
    def printer(self, book: JobBook) -> Printer:
        return NotingPrinter(FakePrinter(), book)

    @pytest.fixture
    def broken(self, book: JobBook) -> Printer:
        gone = FakePrinter(NoPrinter(), now=PrinterStatus(PrinterState.NO_PRINTER))
        return NotingPrinter(gone, book)


def test_a_job_is_noted_until_it_is_out(book: JobBook) -> None:
    printer = NotingPrinter(FakePrinter(), book)
    outcome = printer.print_sheet(PDF, 3)
    assert book.jobs() == (Sent(QUEUE, f"{QUEUE}-1"),)
    assert PDF not in book.file.read_bytes()
    printer.follow(outcome, lambda _: None, 10, Event())
    assert book.jobs() == ()
    assert not book.file.exists()


def test_a_job_that_is_not_waited_for_any_more_stays_noted_until_it_is_taken_back(
    book: JobBook,
) -> None:
    printer = NotingPrinter(FakePrinter(), book)
    outcome = printer.print_sheet(PDF)
    stop = Event()
    stop.set()
    printer.follow(outcome, lambda _: None, 10, stop)
    assert len(book.jobs()) == 1
    printer.take_back(outcome)
    assert book.jobs() == ()


def test_what_was_not_taken_is_not_noted(book: JobBook) -> None:
    NotingPrinter(FakePrinter(NoPrinter()), book).print_sheet(PDF)
    assert book.jobs() == ()


def test_the_next_start_takes_back_what_is_left_and_only_that(book: JobBook) -> None:
    printer = FakePrinter()
    noting = NotingPrinter(printer, book)
    first = noting.print_sheet(PDF)
    noting.print_sheet(PDF)
    printer.print_sheet(b"of somebody else")
    noting.follow(first, lambda _: None, 10, Event())
    take_back_left(JobBook(book.file), FakeSystem({QUEUE: printer}), StaffLog())
    assert sorted(printer.sheets) == [f"{QUEUE}-1", f"{QUEUE}-3"]
    assert book.jobs() == ()


def test_staff_hear_of_what_may_still_come_out(
    book: JobBook, caplog: pytest.LogCaptureFixture
) -> None:
    printer = FakePrinter(clings=True)
    NotingPrinter(printer, book).print_sheet(PDF)
    take_back_left(book, FakeSystem({QUEUE: printer}), StaffLog())
    assert f"{QUEUE}-1" in caplog.text
    assert book.jobs() == ()
    caplog.clear()


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"only one\n", b"\n\n\t\n"])
def test_a_list_that_cannot_be_read_is_empty(book: JobBook, text: bytes) -> None:
    book.file.parent.mkdir()
    book.file.write_bytes(text)
    assert book.jobs() == ()


def test_a_disk_that_cannot_be_written_keeps_nobody_from_printing(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be", encoding="utf-8")
    book = JobBook(tmp_path / "data" / "jobs.txt")
    printer = NotingPrinter(FakePrinter(), book)
    outcome = printer.print_sheet(PDF)
    assert isinstance(outcome, Sent)
    assert printer.take_back(outcome)


def test_several_threads_may_write_at_once(book: JobBook) -> None:
    jobs = [Sent(QUEUE, str(number)) for number in range(40)]
    threads = [Thread(target=book.add, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(book.jobs()) == set(jobs)
