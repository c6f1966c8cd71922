"""A sheet that was handed over: what the visitor is told on the way, and staff in the log."""

from __future__ import annotations

import logging
from threading import Thread

import pytest

from sendkiosk.journey.messages import Message
from sendkiosk.printing.handed import hand_over, is_good
from sendkiosk.printing.port import GivenUp, Out, PrinterState, PrinterStatus, Refused, Trouble
from sendkiosk.printing.staff_log import StaffLog
from sendkiosk.printing.words import status_for_visitor
from tests.fakes.printer import QUEUE, READY, FakePrinter

PDF = b"%PDF-1.7 a sheet"
EMPTY = PrinterStatus(PrinterState.NO_PAPER, "media-needed")


def test_what_happens_on_the_way_is_told_to_both(caplog: pytest.LogCaptureFixture) -> None:
    printer = FakePrinter(news=[EMPTY, READY])
    handed = hand_over(printer, PDF, StaffLog(), copies=2)
    assert handed.is_waiting
    assert printer.copies == {f"{QUEUE}-1": 2}
    told: list[Message] = []
    ending = handed.follow(lambda status: told.append(status_for_visitor(status)), 60)
    assert ending == Out(QUEUE, f"{QUEUE}-1")
    assert is_good(ending)
    assert told == [status_for_visitor(status) for status in (READY, EMPTY, READY)]
    (warning,) = (record for record in caplog.records if record.levelno == logging.WARNING)
    assert "media-needed" in warning.getMessage()
    caplog.clear()


def test_a_sheet_that_was_refused_is_told_to_staff_and_not_waited_for(
    caplog: pytest.LogCaptureFixture,
) -> None:
    handed = hand_over(FakePrinter(Refused(Trouble.STOPPED, "Jam")), PDF, StaffLog())
    assert not handed.is_waiting
    assert not is_good(handed.outcome)
    assert "Jam" in caplog.text
    caplog.clear()


def test_a_sheet_that_does_not_come_is_no_good(caplog: pytest.LogCaptureFixture) -> None:
    printer = FakePrinter(now=EMPTY, stuck=True)
    ending = hand_over(printer, PDF, StaffLog()).follow(lambda _: None, 0)
    assert isinstance(ending, GivenUp)
    assert not is_good(ending)
    assert printer.sheets == {}
    caplog.clear()


def test_a_sheet_that_cannot_be_taken_back_is_told_to_staff(
    caplog: pytest.LogCaptureFixture,
) -> None:
    hand_over(FakePrinter(clings=True), PDF, StaffLog()).take_back()
    assert f"{QUEUE}-1" in caplog.text
    caplog.clear()


def test_taking_a_sheet_back_ends_the_waiting() -> None:
    printer = FakePrinter(stuck=True)
    handed = hand_over(printer, PDF, StaffLog())
    endings: list[object] = []
    waiting = Thread(target=lambda: endings.append(handed.follow(lambda _: None, 60)))
    waiting.start()
    handed.take_back()
    waiting.join(10)
    assert endings == [handed.outcome]
    assert printer.sheets == {}
