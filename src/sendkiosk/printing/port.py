"""What the program asks of a printer, and all that can come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from threading import Event
from typing import Protocol, TypeAlias

from sendkiosk.journey.messages import Message


class PrinterState(Enum):
    """How a printer is, as far as can be told."""

    READY = "ready"
    BUSY = "busy"
    """It prints, ours or another's."""
    NO_PAPER = "no paper"
    DOOR_OPEN = "door open"
    OUT_OF_INK = "out of ink"
    """Ink or toner has run out."""
    JAMMED = "jammed"
    NEEDS_HELP = "needs help"
    """Something else is wrong with the printer; the detail says what."""
    STOPPED = "stopped"
    """Its queue takes sheets without printing them."""
    REFUSES = "refuses"
    """Its queue takes no sheets."""
    UNREACHABLE = "unreachable"
    """It does not answer: switched off, or the cable or network is down."""
    NO_ANSWER = "no answer"
    """The printing system of this computer does not answer."""
    NO_PRINTER = "no printer"


FINE = frozenset({PrinterState.READY, PrinterState.BUSY})
"""The states in which a sheet comes out without anybody's help."""


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """How a printer is; `detail` is what the system said, for staff, and may be empty."""

    state: PrinterState
    detail: str = ""

    @property
    def is_fine(self) -> bool:
        """Tell whether a sheet comes out without anybody's help."""
        return self.state in FINE


class Trouble(Enum):
    """Why a sheet was refused."""

    STOPPED = "stopped"
    """The queue takes sheets without printing them."""
    REFUSES = "refuses"
    """The queue takes no sheets."""
    NO_ANSWER = "no answer"
    """The printing system did not answer in time."""
    TURNED_DOWN = "turned down"
    """The printing system answered, and did not want the sheet."""
    CANNOT_SAVE = "cannot save"
    """The folder for sheets cannot be written."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The sheet is with the queue of a printer, as its job `job`. It may not be on paper yet."""

    queue: str
    job: str
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Out:
    """The queue has finished the sheet: it is on paper.

    That is not `sure` where the printer was switched off in between: it may then have forgotten
    the sheet, which the queue does not notice. With `remembered`, the printing system still knows
    of the sheet, which a kiosk does not want.
    """

    queue: str
    job: str
    sure: bool = True
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """There is no printer; the sheet was saved as the file `path`, to be printed `copies` times."""

    path: Path
    copies: int = 1


@dataclass(frozen=True, slots=True)
class NoPrinter:
    """The printer that was there at the start is not there any more. Nothing was kept."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The sheet was not taken, and nothing was kept. `detail` is what the system said, for staff.

    Where something of the sheet may have been left behind after all, `detail` says so.
    """

    trouble: Trouble
    detail: str


@dataclass(frozen=True, slots=True)
class GivenUp:
    """The sheet was taken, did not come out, and was cancelled; `status` is how the printer was.

    With `kept`, cancelling it failed too: it may still come out.
    """

    queue: str
    job: str
    status: PrinterStatus
    kept: bool = False


PrintOutcome: TypeAlias = "Sent | Out | Saved | NoPrinter | Refused | GivenUp"


class Printer(Protocol):
    """Something that takes sheets. Its calls may come from any thread, and raise nothing."""

    def describe(self) -> Message:
        """Return what this printer is, for staff."""

    def status(self) -> PrinterStatus:
        """Return how the printer is now. Takes at most a few seconds."""

    def print_sheet(self, pdf: bytes, copies: int = 1) -> PrintOutcome:
        """Print `pdf`, a PDF file of A4 pages, `copies` times; return what came of it so far.

        Takes at most a few seconds: where there is a queue, the sheet is handed to it (Sent), and
        `follow` tells what becomes of it. A world that fails is an outcome.
        """

    def follow(
        self,
        outcome: PrintOutcome,
        tell: Callable[[PrinterStatus], None],
        seconds: float,
        stop: Event,
    ) -> PrintOutcome:
        """Wait until the sheet of `outcome` is out, or will not come, and return what became of it.

        `tell` is called, in the same thread, with the printer's status at first and each time its
        state changes. A sheet that has not come out after `seconds`, for each of its copies, is
        cancelled (GivenUp); when something is wrong with the printer, `seconds` are given to put it
        right, and then the time begins anew. Once `stop` is set, nothing more is told, and
        `outcome` itself is returned within a few seconds: whoever stops it decides whether to
        `take_back`. An outcome other than Sent is returned as it is, at once.
        """

    def take_back(self, outcome: PrintOutcome) -> bool:
        """Undo `outcome` of this printer as far as possible: what is not on paper is deleted.

        Returns False where something may still come out, or may still be read.

        For a visit that ends before its sheet came out, so that the next visitor does not get it.
        A sheet that is out, or was never taken, is left as it is.
        """


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """One printer of this computer: how the system calls it, and its name for people."""

    id: str
    name: str
    is_default: bool = False


class PrintingSystem(Protocol):
    """What knows the printers of this computer. Its calls may come from any thread."""

    def list_printers(self) -> tuple[PrinterChoice, ...]:
        """Return the printers that are set up; none if the system does not answer in a few seconds.

        Raises nothing.
        """

    def open_printer(self, choice: str) -> Printer:
        """Return the printer with the id `choice`; it may have gone in the meantime."""
