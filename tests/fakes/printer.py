"""A printer without paper: it keeps what it is given, or fails as it is told to."""

from __future__ import annotations

from dataclasses import dataclass, field

from sendkiosk.journey.messages import Message, message
from sendkiosk.printing.port import NoPrinter, PrintOutcome, Refused, Sent

QUEUE = "fake"


@dataclass(slots=True)
class FakePrinter:
    """Takes sheets into `sheets`, by job; with a `failure`, answers that and takes nothing."""

    failure: Refused | NoPrinter | None = None
    sheets: dict[str, bytes] = field(default_factory=dict)
    taken: int = 0

    def describe(self) -> Message:
        return message("The printer queue {queue}.", queue=QUEUE)

    def print_sheet(self, pdf: bytes) -> PrintOutcome:
        if self.failure:
            return self.failure
        self.taken += 1
        job = f"{QUEUE}-{self.taken}"
        self.sheets[job] = pdf
        return Sent(QUEUE, job)

    def take_back(self, outcome: PrintOutcome) -> None:
        if isinstance(outcome, Sent):
            self.sheets.pop(outcome.job, None)
