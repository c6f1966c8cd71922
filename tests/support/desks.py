"""An adviser's desk for tests: real pages, and printers that only remember."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.services import (
    DeskServices,
    Printed,
    PrinterLine,
    PrintJob,
    PrintRequest,
)

READY = message("The printer is ready.")
NO_PAPER = message("The printer has no paper.")
SENT = message("The pages are with the printer.")
SAVED = message("The pages are saved.")
TRAVELLING = PrinterLine("travelling", "Travelling printer", READY, fine=True, usual=True)
UPSTAIRS = PrinterLine("upstairs", "Printer upstairs", NO_PAPER, fine=False, usual=False)
Follow: TypeAlias = Callable[[Callable[[Message], None]], Printed]


@dataclass
class RememberedDesk:
    """What a desk asked for. The pages come from `maker`; all else only looks as if it happened.

    Printing the job with a number in `fails` fails with the words there; the first one is 0. One
    with a number in `follows` is not out at once: how it ends is found out by what stands there.
    """

    maker: DeskServices
    printers: tuple[PrinterLine, ...] = (TRAVELLING, UPSTAIRS)
    no_pages: Message | None = None
    fails: Mapping[int, Message] = field(default_factory=dict)
    follows: Mapping[int, Follow] = field(default_factory=dict)
    made: list[PrintRequest] = field(default_factory=list)
    jobs: list[PrintJob] = field(default_factory=list)
    taken_back: list[PrintJob] = field(default_factory=list)
    saved: list[tuple[Path, Mapping[str, bytes]]] = field(default_factory=list)
    looked: int = 0

    def services(self) -> DeskServices:
        """Return services that remember here."""
        return DeskServices(self._printers, self._make, self._print, self._save)

    def _printers(self) -> tuple[PrinterLine, ...]:
        self.looked += 1
        return self.printers

    def _make(self, request: PrintRequest) -> bytes | Message:
        self.made.append(request)
        return self.no_pages or self.maker.make_pdf(request)

    def _print(self, job: PrintJob) -> Printed:
        number = len(self.jobs)
        self.jobs.append(job)
        if number in self.fails:
            return Printed(self.fails[number], done=False)
        return Printed(
            SENT,
            done=True,
            take_back=lambda: self.taken_back.append(job),
            follow=self.follows.get(number),
        )

    def _save(self, folder: Path, pdfs: Mapping[str, bytes]) -> Message:
        self.saved.append((folder, dict(pdfs)))
        return SAVED
