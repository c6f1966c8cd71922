"""A printer without paper: it keeps what it is given, or fails as it is told to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Event

from sendkiosk.journey.messages import Message, message
from sendkiosk.printing.port import (
    GivenUp,
    NoPrinter,
    Out,
    PrinterChoice,
    PrinterState,
    PrinterStatus,
    PrintOutcome,
    Refused,
    Sent,
)

QUEUE = "fake"
READY = PrinterStatus(PrinterState.READY)


@dataclass(slots=True)
class FakePrinter:
    """Takes sheets into `sheets`, by job; with a `failure`, answers that and takes nothing.

    `now` is its status. Who follows a sheet is told `news`, one after the other, and then that it
    is out; unless it is `stuck`, then it is given up after the set time. A sheet given up or taken
    back is gone from `sheets`, unless the printer `clings` to it.
    """

    failure: Refused | NoPrinter | None = None
    sheets: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, int] = field(default_factory=dict)
    taken: int = 0
    queue: str = QUEUE
    now: PrinterStatus = READY
    news: Iterable[PrinterStatus] = ()
    stuck: bool = False
    clings: bool = False

    def describe(self) -> Message:
        return message("The printer queue {queue}.", queue=self.queue)

    def status(self) -> PrinterStatus:
        return self.now

    def print_sheet(self, pdf: bytes, copies: int = 1) -> PrintOutcome:
        if self.failure:
            return self.failure
        self.taken += 1
        job = f"{self.queue}-{self.taken}"
        self.sheets[job] = pdf
        self.copies[job] = copies
        return Sent(self.queue, job, copies)

    def follow(
        self,
        outcome: PrintOutcome,
        tell: Callable[[PrinterStatus], None],
        seconds: float,
        stop: Event,
    ) -> PrintOutcome:
        if not isinstance(outcome, Sent):
            return outcome
        for status in (self.now, *self.news):
            if stop.is_set():
                return outcome
            self.now = status
            tell(status)
        if not self.stuck:
            return Out(outcome.queue, outcome.job)
        if stop.wait(seconds):
            return outcome
        self.take_back(outcome)
        return GivenUp(outcome.queue, outcome.job, self.now)

    def take_back(self, outcome: PrintOutcome) -> bool:
        if isinstance(outcome, Sent) and not self.clings:
            self.sheets.pop(outcome.job, None)
        return not self.clings


@dataclass(slots=True)
class FakeSystem:
    """A computer with these printers, by the name of their queue; `default` is one of them."""

    printers: dict[str, FakePrinter] = field(default_factory=lambda: {QUEUE: FakePrinter()})
    default: str | None = None

    def list_printers(self) -> tuple[PrinterChoice, ...]:
        return tuple(PrinterChoice(name, name, name == self.default) for name in self.printers)

    def open_printer(self, choice: str) -> FakePrinter:
        gone = FakePrinter(NoPrinter(), now=PrinterStatus(PrinterState.NO_PRINTER))
        return self.printers.get(choice, gone)
