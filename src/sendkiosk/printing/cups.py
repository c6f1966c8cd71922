"""Printing through CUPS by its own commands: lpstat, lp and cancel."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Final

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
    Trouble,
)

LOOKING: Final = 5.0
"""How long finding a printer may take, in seconds."""
HANDING_OVER: Final = 10.0
"""How long handing over one sheet may take, in seconds."""
CANCELLING: Final = 3.0
"""How long taking a sheet back may take, in seconds."""
JOB_TITLE: Final = "sendkiosk"

_STATE = re.compile(
    r"(?P<accepts>\S+) (?P<rejecting>not )?accepting requests since "
    r"|printer (?P<prints>\S+) (is idle\.|now printing |(?P<disabled>disabled since ))"
)
_NO_QUEUES = "No destinations added"
_DEFAULT = re.compile(r"system default destination: (?P<queue>\S+)")
_REQUEST = re.compile(r"request id is (?P<job>\S+) ")


class _SilentError(Exception):
    """A command of CUPS is not there, or did not answer in time."""


class _UnwillingError(Exception):
    """A command of CUPS answered that it will not; the text is what it said."""


@dataclass(frozen=True, slots=True)
class _Cups:
    """CUPS' commands, all of which together must answer before the moment `until`."""

    until: float

    def ask(self, *words: str, sheet: bytes = b"") -> str:
        """Return what the command `words` says, with `sheet` on its standard input.

        The words are fixed English, whatever language the kiosk speaks.
        """
        try:
            done = subprocess.run(
                words,
                input=sheet,
                capture_output=True,
                timeout=max(self.until - monotonic(), 0),
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except OSError as error:
            raise _SilentError(f"{words[0]}: {error.strerror}.") from error
        except subprocess.TimeoutExpired as error:
            raise _SilentError(f"{words[0]} took too long.") from error
        if done.returncode:
            raise _UnwillingError(done.stderr.decode(errors="replace").strip())
        return done.stdout.decode(errors="replace")

    def queues(self) -> dict[str, str]:
        """Return each queue with what keeps it from printing: nothing, if it will print."""
        return read_queues(self._listed("-a", "-p"))

    def default(self) -> str | None:
        """Return the default queue, if one is set."""
        found = _DEFAULT.search("\n".join(self._listed("-d")))
        return found["queue"] if found else None

    def jobs(self, queue: str) -> frozenset[str]:
        """Return the jobs that `queue` has not finished."""
        jobs = (line.split(maxsplit=1)[0] for line in self._listed("-o"))
        return frozenset(job for job in jobs if job.rpartition("-")[0] == queue)

    def cancel(self, queue: str, jobs: frozenset[str]) -> bool:
        """Cancel `jobs` of `queue`, and return whether they are all gone from it."""
        for job in jobs:
            with suppress(_UnwillingError):  # it is out by now, or the question below will tell
                self.ask("cancel", job)
        return jobs.isdisjoint(self.jobs(queue))

    def _listed(self, *what: str) -> list[str]:
        try:
            return [line for line in self.ask("lpstat", *what).splitlines() if line.strip()]
        except _UnwillingError as error:
            if _NO_QUEUES in str(error):
                return []
            # It only has to tell what is there; if it cannot, nobody is at home.
            raise _SilentError(str(error)) from error


@dataclass(frozen=True, slots=True)
class CupsPrinter:
    """The CUPS queue `queue`, which is handed a sheet in at most `seconds`."""

    queue: str
    seconds: float = HANDING_OVER

    def describe(self) -> Message:
        """Return which queue it is."""
        return message("The printer queue {queue}.", queue=self.queue)

    def status(self) -> PrinterStatus:
        """Return how the queue is."""
        try:
            queues = _Cups(monotonic() + LOOKING).queues()
        except _SilentError as error:
            return PrinterStatus(PrinterState.NO_ANSWER, str(error))
        if self.queue not in queues:
            return PrinterStatus(PrinterState.NO_PRINTER)
        why = queues[self.queue]
        return PrinterStatus(PrinterState.STOPPED if why else PrinterState.READY, why)

    def print_sheet(self, pdf: bytes, copies: int = 1) -> PrintOutcome:
        """Hand `pdf` to the queue; a queue that would only keep it is not given it.

        The sheet goes through a pipe, so no file of ours is left behind. What CUPS took but will
        not print is cancelled at once: otherwise the next visitor would find it in the printer.
        """
        cups = _Cups(monotonic() + max(self.seconds - CANCELLING, 0))
        try:
            hindrance = self._hindrance(cups)
            if hindrance:
                return hindrance
            waiting = cups.jobs(self.queue)
        except _SilentError as error:
            return _refused(error)
        try:
            job = self._hand_over(cups, pdf, copies)
            # Somebody may have stopped the queue since it was asked.
            hindrance = self._hindrance(cups)
        except (_SilentError, _UnwillingError) as error:
            return self._without_trace(_refused(error), waiting)
        return self._without_trace(hindrance, waiting) if hindrance else Sent(self.queue, job)

    def follow(
        self,
        outcome: PrintOutcome,
        tell: Callable[[PrinterStatus], None],
        seconds: float,
        stop: Event,
    ) -> PrintOutcome:
        """Wait until the queue has finished the job."""
        if not isinstance(outcome, Sent):
            return outcome
        end = monotonic() + seconds
        told: PrinterStatus | None = None
        while not stop.is_set():
            status = self.status()
            if told is None or told.state is not status.state:
                told = status
                tell(status)
            with suppress(_SilentError):
                if outcome.job not in _Cups(monotonic() + LOOKING).jobs(outcome.queue):
                    return Out(outcome.queue, outcome.job)
            if monotonic() > end:
                self.take_back(outcome)
                return GivenUp(outcome.queue, outcome.job, status)
            stop.wait(1)
        return outcome

    def take_back(self, outcome: PrintOutcome) -> None:
        """Cancel the job of a sheet that was sent."""
        if isinstance(outcome, Sent):
            with suppress(_SilentError):
                _Cups(monotonic() + CANCELLING).cancel(outcome.queue, frozenset({outcome.job}))

    def _hindrance(self, cups: _Cups) -> NoPrinter | Refused | None:
        """Return why the queue will not print just now, or None."""
        queues = cups.queues()
        if self.queue not in queues:
            return NoPrinter()
        why = queues[self.queue]
        return Refused(Trouble.STOPPED, why) if why else None

    def _hand_over(self, cups: _Cups, pdf: bytes, copies: int) -> str:
        """Return the name of the job under which CUPS took `pdf`."""
        said = cups.ask(
            *("lp", "-d", self.queue, "-t", JOB_TITLE, "-n", str(copies)),
            *("-o", "media=A4", "-o", "document-format=application/pdf"),
            sheet=pdf,
        )
        found = _REQUEST.match(said)
        if not found:
            raise _UnwillingError(said.strip())
        return found["job"]

    def _without_trace(
        self, outcome: NoPrinter | Refused, waiting: frozenset[str]
    ) -> NoPrinter | Refused:
        """Return `outcome` once every job is cancelled that is not among those `waiting` before."""
        cups = _Cups(monotonic() + CANCELLING)
        try:
            gone = cups.cancel(self.queue, cups.jobs(self.queue) - waiting)
        except _SilentError:
            gone = False
        if gone or isinstance(outcome, NoPrinter):
            return outcome
        return Refused(
            outcome.trouble,
            f"{outcome.detail} The sheet may still come out: look for it in {self.queue}.",
        )


@dataclass(frozen=True, slots=True)
class CupsSystem:
    """The queues of the CUPS that this computer talks to."""

    def list_printers(self) -> tuple[PrinterChoice, ...]:
        """Return each queue; none if CUPS is not there or does not answer."""
        cups = _Cups(monotonic() + LOOKING)
        try:
            default = cups.default()
            return tuple(PrinterChoice(name, name, name == default) for name in cups.queues())
        except _SilentError:
            return ()

    def open_printer(self, choice: str) -> CupsPrinter:
        """Return the printer of the queue called `choice`."""
        return CupsPrinter(choice)


def read_queues(lines: Iterable[str]) -> dict[str, str]:
    """Return each queue that `lpstat -a -p` told of in `lines`, with what keeps it from printing.

    A line that begins with a tab gives the reason for the one before it.
    """
    queues: dict[str, str] = {}
    hindered = None
    for line in lines:
        state = _STATE.match(line)
        if state:
            queue = state["accepts"] or state["prints"]
            hindered = queue if state["rejecting"] or state["disabled"] else None
            queues.setdefault(queue, "")
        if hindered:
            queues[hindered] = f"{queues[hindered]} {line.strip()}".strip()
    return queues


def _refused(error: _SilentError | _UnwillingError) -> Refused:
    silent = isinstance(error, _SilentError)
    return Refused(Trouble.NO_ANSWER if silent else Trouble.TURNED_DOWN, str(error))
