"""What every printer must do, whatever it is. Subclasses say which printer, and how it fails."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest

from sendkiosk.language.catalogue import Catalogue
from sendkiosk.printing.port import (
    GivenUp,
    NoPrinter,
    Out,
    Printer,
    PrinterState,
    PrinterStatus,
    PrintOutcome,
    Refused,
    Saved,
    Sent,
    Trouble,
)
from sendkiosk.printing.words import for_staff, for_visitor, status_for_staff

PATIENCE = 60.0
SHEET = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>> endobj
4 0 obj <</Length 23>> stream
72 72 m 200 200 l S  %%
endstream endobj
trailer <</Root 1 0 R>>
%%EOF
"""
"""One A4 page with one line on it, drawn and not an image."""


class PrinterContract:
    @pytest.fixture
    def printer(self) -> Printer:
        """Return a printer that works."""
        raise NotImplementedError

    @pytest.fixture
    def broken(self) -> Printer:
        """Return a printer of the same kind in a world that failed."""
        raise NotImplementedError

    def test_it_takes_a_sheet(self, printer: Printer) -> None:
        assert isinstance(printer.print_sheet(SHEET), Sent | Saved)

    def test_each_sheet_can_be_told_from_the_others(self, printer: Printer) -> None:
        outcomes = [printer.print_sheet(SHEET) for _ in range(3)]
        assert len(set(outcomes)) == 3

    def test_it_makes_copies(self, printer: Printer) -> None:
        assert isinstance(printer.print_sheet(SHEET, 2), Sent | Saved)

    def test_it_says_how_it_is(self, printer: Printer) -> None:
        status = printer.status()
        assert status.is_fine or status.state is PrinterState.NO_PRINTER
        assert Catalogue().say(status_for_staff(status))

    def test_a_sheet_can_be_followed_until_nothing_more_is_to_come(self, printer: Printer) -> None:
        told: list[PrinterStatus] = []
        ending = printer.follow(printer.print_sheet(SHEET), told.append, PATIENCE, Event())
        assert isinstance(ending, Out | Saved | Sent)
        states = [status.state for status in told]
        assert all(one is not next_one for one, next_one in pairwise(states))

    def test_a_sheet_that_is_not_waited_for_any_more_stays_as_it_is(self, printer: Printer) -> None:
        outcome = printer.print_sheet(SHEET)
        told: list[PrinterStatus] = []
        stop = Event()
        stop.set()
        assert printer.follow(outcome, told.append, PATIENCE, stop) is outcome
        assert told == []

    @pytest.mark.parametrize(
        "outcome",
        [
            NoPrinter(),
            Refused(Trouble.STOPPED, ""),
            Out("desk", "desk-1"),
            GivenUp("desk", "desk-1", PrinterStatus(PrinterState.NO_PAPER)),
        ],
        ids=lambda outcome: type(outcome).__name__,
    )
    def test_there_is_nothing_to_follow_in_what_is_over(
        self, printer: Printer, outcome: PrintOutcome
    ) -> None:
        told: list[PrinterStatus] = []
        assert printer.follow(outcome, told.append, PATIENCE, Event()) is outcome
        assert told == []

    def test_a_sheet_can_be_taken_back_and_taking_it_back_again_does_no_harm(
        self, printer: Printer
    ) -> None:
        outcome = printer.print_sheet(SHEET)
        printer.take_back(outcome)
        printer.take_back(outcome)

    def test_it_says_what_it_is(self, printer: Printer) -> None:
        assert Catalogue().say(printer.describe())

    def test_a_world_that_fails_is_an_outcome_with_words(self, broken: Printer) -> None:
        outcome = broken.print_sheet(SHEET)
        assert isinstance(outcome, Refused | NoPrinter)
        assert Catalogue().say(for_visitor(outcome))
        assert Catalogue().say(for_staff(outcome))
        assert broken.follow(outcome, lambda _: None, PATIENCE, Event()) is outcome
        broken.take_back(outcome)
        status = broken.status()
        assert not status.is_fine
        assert Catalogue().say(status_for_staff(status))

    def test_what_another_printer_did_cannot_be_taken_back(
        self, printer: Printer, tmp_path: Path
    ) -> None:
        for outcome in (Sent("elsewhere", "elsewhere-1"), Saved(tmp_path / "no" / "sheet.pdf")):
            printer.take_back(outcome)
