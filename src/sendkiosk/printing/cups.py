"""Printing through CUPS by its own commands: lpstat, lp and cancel; and ipptool, if it is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Final

from sendkiosk.journey.messages import Message, message
from sendkiosk.printing.commands import SilentError, UnwillingError
from sendkiosk.printing.cups_server import CupsServer
from sendkiosk.printing.cups_status import look_at
from sendkiosk.printing.following import Patience, Seen, follow
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
    Trouble,
)

LOOKING: Final = 5.0
"""How long finding or looking at a printer may take, in seconds."""
HANDING_OVER: Final = 10.0
"""How long handing over one sheet may take, in seconds."""
CANCELLING: Final = 3.0
"""How long taking a sheet back may take, in seconds."""
JOB_TITLE: Final = "sendkiosk"

_REQUEST: Final = re.compile(r"request id is (?P<job>\S+) ")
_FAILED: Final = frozenset(
    {"job-completed-with-errors", "aborted-by-system", "job-canceled-by-user"}
    | {"job-canceled-by-operator", "document-format-error", "unsupported-document-format"}
)


@dataclass(frozen=True, slots=True)
class CupsPrinter:
    """The CUPS queue `queue`, which is handed a sheet in at most `seconds`."""

    queue: str
    seconds: float = HANDING_OVER

    def describe(self) -> Message:
        """Return which queue it is."""
        return message("The printer queue {queue}.", queue=self.queue)

    def status(self) -> PrinterStatus:
        """Return how the printer is: what keeps its queue from printing, or what it says itself."""
        return self.look().status

    def look(self) -> Seen:
        """Return the status, and what it means for a sheet that does not come out."""
        try:
            queue = CupsServer.within(LOOKING).queue(self.queue)
        except SilentError as error:
            silent = PrinterStatus(PrinterState.NO_ANSWER, str(error))
            return Seen(silent, silent)
        return look_at(queue, LOOKING)

    def print_sheet(self, pdf: bytes, copies: int = 1) -> PrintOutcome:
        """Hand `pdf` to the queue; a queue that would only keep it is not given it.

        The sheet goes through a pipe, so no file of ours is left behind. What CUPS took but will
        not print is cancelled at once: otherwise the next visitor would find it in the printer.
        """
        cups = CupsServer.within(self.seconds - CANCELLING)
        try:
            hindrance = self._hindrance(cups)
            if hindrance:
                return hindrance
            waiting = cups.jobs(self.queue)
        except SilentError as error:
            return _refused(error)
        try:
            job = self._hand_over(cups, pdf, copies)
            # Somebody may have stopped the queue since it was asked.
            hindrance = self._hindrance(cups)
        except (SilentError, UnwillingError) as error:
            return self._without_trace(_refused(error), waiting)
        sent = Sent(self.queue, job, copies)
        return self._without_trace(hindrance, waiting) if hindrance else sent

    def follow(
        self,
        outcome: PrintOutcome,
        tell: Callable[[PrinterStatus], None],
        seconds: float,
        stop: Event,
    ) -> PrintOutcome:
        """Wait for the job of a sheet that was sent, and cancel it if it does not come."""
        if not isinstance(outcome, Sent):
            return outcome
        patience = Patience(seconds, outcome.copies, since=monotonic())
        return follow(_SentSheet(self, outcome), tell, patience, stop) or outcome

    def take_back(self, outcome: PrintOutcome) -> bool:
        """Cancel the job of a sheet that was sent; return whether it is gone from the queue."""
        if not isinstance(outcome, Sent):
            return True
        try:
            server = CupsServer.within(CANCELLING)
            return server.cancel(outcome.queue, frozenset({outcome.job}))
        except SilentError:
            return False

    def _hindrance(self, cups: CupsServer) -> NoPrinter | Refused | None:
        """Return why the queue will not print just now, or None."""
        queue = cups.queue(self.queue)
        if queue is None:
            return NoPrinter()
        if queue.rejects:
            return Refused(Trouble.REFUSES, queue.why)
        return Refused(Trouble.STOPPED, queue.why) if queue.stopped else None

    def _hand_over(self, cups: CupsServer, pdf: bytes, copies: int) -> str:
        """Return the name of the job under which CUPS took `pdf`."""
        said = cups.ask.ask(
            *("lp", "-d", self.queue, "-t", JOB_TITLE, "-n", str(copies)),
            *("-o", "media=A4", "-o", "document-format=application/pdf"),
            given=pdf,
        ).decode(errors="replace")
        found = _REQUEST.match(said)
        if not found:
            raise UnwillingError(said.strip())
        return found["job"]

    def _without_trace(
        self, outcome: NoPrinter | Refused, waiting: frozenset[str]
    ) -> NoPrinter | Refused:
        """Return `outcome` once every job is cancelled that is not among those `waiting` before."""
        cups = CupsServer.within(CANCELLING)
        try:
            gone = cups.cancel(self.queue, cups.jobs(self.queue) - waiting)
        except SilentError:
            gone = False
        if gone or isinstance(outcome, NoPrinter):
            return outcome
        return Refused(
            outcome.trouble,
            f"{outcome.detail} The sheet may still come out: look for it in {self.queue}.",
        )


@dataclass(frozen=True, slots=True)
class _SentSheet:
    """A sheet that a queue has; what becomes of it is asked of CUPS."""

    printer: CupsPrinter
    sent: Sent

    def ending(self, *, lost: bool) -> PrintOutcome | None:
        queue, job = self.sent.queue, self.sent.job
        cups = CupsServer.within(LOOKING)
        try:
            if job in cups.jobs(queue):
                return None
            # A CUPS that keeps no history has forgotten it. What it still knows decides.
            known = cups.finished(queue).get(job)
        except SilentError:
            return None
        failed = sorted(known.alerts & _FAILED) if known else []
        if failed:
            status = PrinterStatus(PrinterState.NEEDS_HELP, ", ".join(failed))
            return GivenUp(queue, job, status)
        return Out(queue, job, sure=not lost, remembered=known is not None)

    def look(self) -> Seen:
        return self.printer.look()

    def give_up(self, status: PrinterStatus) -> PrintOutcome:
        gone = self.printer.take_back(self.sent)
        return GivenUp(self.sent.queue, self.sent.job, status, kept=not gone)


@dataclass(frozen=True, slots=True)
class CupsSystem:
    """The queues of the CUPS that this computer talks to."""

    def list_printers(self) -> tuple[PrinterChoice, ...]:
        """Return each queue; none if CUPS is not there or does not answer."""
        cups = CupsServer.within(LOOKING)
        try:
            default = cups.default()
            queues = cups.queues()
        except SilentError:
            return ()
        return tuple(
            PrinterChoice(name, queue.description or name, name == default)
            for name, queue in queues.items()
        )

    def open_printer(self, choice: str) -> CupsPrinter:
        """Return the printer of the queue called `choice`."""
        return CupsPrinter(choice)


def _refused(error: SilentError | UnwillingError) -> Refused:
    silent = isinstance(error, SilentError)
    return Refused(Trouble.NO_ANSWER if silent else Trouble.TURNED_DOWN, str(error))
