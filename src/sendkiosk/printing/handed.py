"""One sheet that was handed to a printer, until it is out or taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from sendkiosk.printing.port import Out, Printer, PrinterStatus, PrintOutcome, Saved, Sent
from sendkiosk.printing.staff_log import StaffLog


@dataclass(frozen=True, slots=True)
class Handed:
    """What came of handing a sheet to `printer`: `outcome`. Staff hear of it through `staff`."""

    printer: Printer
    outcome: PrintOutcome
    staff: StaffLog
    _stop: Event = field(default_factory=Event)

    @property
    def is_waiting(self) -> bool:
        """Tell whether something is still to come of it."""
        return isinstance(self.outcome, Sent)

    def follow(self, tell: Callable[[PrinterStatus], None], seconds: float) -> PrintOutcome:
        """Return what becomes of the sheet; for news on the way, `tell` gets how the printer is.

        Waits for `seconds` as `Printer.follow` says, or until `take_back` is called.
        """

        def hear(status: PrinterStatus) -> None:
            self.staff.status(status)
            tell(status)

        ending = self.printer.follow(self.outcome, hear, seconds, self._stop)
        if ending is not self.outcome:
            self.staff.outcome(ending)
        return ending

    def take_back(self) -> None:
        """Stop waiting for the sheet, and delete what is not on paper; staff hear if that fails."""
        self._stop.set()
        if not self.printer.take_back(self.outcome):
            self.staff.left_behind(self.outcome)


def hand_over(printer: Printer, pdf: bytes, staff: StaffLog, copies: int = 1) -> Handed:
    """Hand `pdf` to `printer`, tell staff, and return the sheet for whoever waits for it."""
    outcome = printer.print_sheet(pdf, copies)
    staff.outcome(outcome)
    return Handed(printer, outcome, staff)


def is_good(outcome: PrintOutcome) -> bool:
    """Tell whether the visitor holds the pages, or will get them."""
    return isinstance(outcome, Sent | Out | Saved)
