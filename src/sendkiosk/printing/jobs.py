"""Jobs that are under way, on disk: so that a kiosk that died can still take them back.

Only names of queues and jobs are written down, nothing of what is printed or for whom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock

from sendkiosk.journey.messages import Message
from sendkiosk.printing.port import Printer, PrinterStatus, PrintingSystem, PrintOutcome, Sent
from sendkiosk.printing.staff_log import StaffLog


@dataclass(frozen=True, slots=True)
class JobBook:
    """The list of jobs in `file`, which is not there while there are none.

    A disk that cannot be written keeps nobody from printing: then the list is not kept.
    """

    file: Path
    _lock: Lock = field(default_factory=Lock)

    def jobs(self) -> tuple[Sent, ...]:
        """Return the jobs that are under way, as far as is known."""
        with self._lock:
            return self._read()

    def add(self, job: Sent) -> None:
        """Write down that `job` is under way."""
        with self._lock:
            self._write((*self._read(), job))

    def remove(self, job: Sent) -> None:
        """Write down that `job` is not under way any more."""
        with self._lock:
            known = self._read()
            kept = tuple(each for each in known if (each.queue, each.job) != (job.queue, job.job))
            if kept != known:
                self._write(kept)

    def _read(self) -> tuple[Sent, ...]:
        try:
            lines = self.file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return ()
        pairs = (line.partition("\t") for line in lines)
        return tuple(Sent(queue, job) for queue, _, job in pairs if job)

    def _write(self, jobs: Iterable[Sent]) -> None:
        text = "".join(f"{job.queue}\t{job.job}\n" for job in jobs)
        unfinished = self.file.with_suffix(".part")
        with suppress(OSError):
            if not text:
                self.file.unlink(missing_ok=True)
                return
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(self.file)


@dataclass(frozen=True, slots=True)
class NotingPrinter:
    """The printer `printer`, with its jobs noted in `book` until they are out or taken back."""

    printer: Printer
    book: JobBook

    def describe(self) -> Message:
        """Return which printer it is."""
        return self.printer.describe()

    def status(self) -> PrinterStatus:
        """Return how it is."""
        return self.printer.status()

    def print_sheet(self, pdf: bytes, copies: int = 1) -> PrintOutcome:
        """Hand `pdf` over, and note the job that it became."""
        outcome = self.printer.print_sheet(pdf, copies)
        if isinstance(outcome, Sent):
            self.book.add(outcome)
        return outcome

    def follow(
        self,
        outcome: PrintOutcome,
        tell: Callable[[PrinterStatus], None],
        seconds: float,
        stop: Event,
    ) -> PrintOutcome:
        """Wait for a sheet as the printer does, and strike out its job when it is out."""
        ending = self.printer.follow(outcome, tell, seconds, stop)
        if isinstance(outcome, Sent) and not isinstance(ending, Sent):
            self.book.remove(outcome)
        return ending

    def take_back(self, outcome: PrintOutcome) -> bool:
        """Cancel the job of a sheet, and strike it out if it is gone."""
        gone = self.printer.take_back(outcome)
        if gone and isinstance(outcome, Sent):
            self.book.remove(outcome)
        return gone


def take_back_left(book: JobBook, system: PrintingSystem, staff: StaffLog) -> None:
    """Cancel the jobs in `book`, which are of visitors before the kiosk was started anew.

    Staff hear of those that may still come out. Takes a few seconds where no printer answers.
    """
    for job in book.jobs():
        if not system.open_printer(job.queue).take_back(job):
            staff.left_behind(job)
        book.remove(job)
