"""Each outcome and each status has words: calm ones for the visitor, and exact ones for staff."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from sendkiosk.language.catalogue import Catalogue
from sendkiosk.printing.port import (
    GivenUp,
    NoPrinter,
    Out,
    PrinterState,
    PrinterStatus,
    PrintOutcome,
    Refused,
    Saved,
    Sent,
    Trouble,
)
from sendkiosk.printing.staff_log import StaffLog
from sendkiosk.printing.words import (
    for_staff,
    for_visitor,
    status_for_staff,
    status_for_visitor,
)

ODD = "lp: {odd} words"
STATUSES = [PrinterStatus(state, ODD) for state in PrinterState]
OUTCOMES: list[PrintOutcome] = [
    Sent("desk", "desk-7"),
    Out("desk", "desk-7"),
    Out("desk", "desk-7", sure=False),
    Saved(Path("/srv/sheets/summary-1.pdf"), 2),
    NoPrinter(),
    *(Refused(trouble, ODD) for trouble in Trouble),
    *(GivenUp("desk", "desk-7", status) for status in STATUSES),
    GivenUp("desk", "desk-7", STATUSES[0], kept=True),
]


def say_all(outcomes: list[PrintOutcome]) -> list[str]:
    return [Catalogue().say(for_staff(outcome)) for outcome in outcomes]


@pytest.mark.parametrize("outcome", OUTCOMES, ids=repr)
def test_the_visitor_is_told_nothing_of_queues_and_files(outcome: PrintOutcome) -> None:
    words = Catalogue().say(for_visitor(outcome))
    assert not any(inner in words for inner in ("desk", "/", "lp:"))


@pytest.mark.parametrize("status", STATUSES, ids=repr)
def test_the_visitor_is_told_nothing_of_what_the_system_said(status: PrinterStatus) -> None:
    words = Catalogue().say(status_for_visitor(status))
    assert words
    assert "lp:" not in words


def test_each_trouble_a_visitor_can_see_has_its_own_words() -> None:
    seen = ["NO_PAPER", "DOOR_OPEN", "OUT_OF_INK", "JAMMED", "UNREACHABLE", "READY", "NEEDS_HELP"]
    statuses = [PrinterStatus(PrinterState[name]) for name in seen]
    assert len({Catalogue().say(status_for_visitor(status)) for status in statuses}) == len(seen)


def test_staff_are_told_where_and_what_the_system_said() -> None:
    said = say_all(OUTCOMES)
    assert len(set(said)) == len(OUTCOMES)
    for outcome, words in zip(OUTCOMES, said, strict=True):
        if isinstance(outcome, Sent | Out | GivenUp):
            assert "desk-7" in words
        if isinstance(outcome, Refused | GivenUp):
            assert ODD in words
    assert "/srv/sheets/summary-1.pdf" in said[3]


def test_staff_are_told_of_each_state_with_what_the_system_said_if_anything() -> None:
    said = [Catalogue().say(status_for_staff(status)) for status in STATUSES]
    assert len(set(said)) == len(STATUSES)
    assert all(ODD in words for words in said)
    assert Catalogue().say(status_for_staff(PrinterStatus(PrinterState.READY)))


@pytest.mark.parametrize("outcome", OUTCOMES, ids=repr)
def test_what_needs_staff_is_a_warning(
    outcome: PrintOutcome, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    StaffLog().outcome(outcome)
    fine = isinstance(outcome, Sent | Saved) or (isinstance(outcome, Out) and outcome.sure)
    levels = [record.levelno for record in caplog.records]
    assert levels == [logging.INFO if fine else logging.WARNING]
    caplog.clear()


@pytest.mark.parametrize("status", STATUSES, ids=repr)
def test_a_trouble_of_the_printer_is_a_warning(
    status: PrinterStatus, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    StaffLog().status(status)
    fine = status.state in (PrinterState.READY, PrinterState.BUSY)
    levels = [record.levelno for record in caplog.records]
    assert levels == [logging.INFO if fine else logging.WARNING]
    caplog.clear()


def test_a_system_that_remembers_sheets_is_told_of_once(caplog: pytest.LogCaptureFixture) -> None:
    staff = StaffLog()
    staff.outcome(Out("desk", "desk-7"))
    assert [record for record in caplog.records if record.levelno == logging.WARNING] == []
    staff.outcome(Out("desk", "desk-8", remembered=True))
    staff.outcome(Out("desk", "desk-9", remembered=True))
    (warning,) = (record for record in caplog.records if record.levelno == logging.WARNING)
    assert "PreserveJobHistory" in warning.getMessage()
    caplog.clear()
