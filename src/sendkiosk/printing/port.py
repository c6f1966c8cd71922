"""What the program asks of a printer, and all that can come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, TypeAlias, assert_never

from sendkiosk.journey.messages import Message, message


class Trouble(Enum):
    """Why a sheet was refused."""

    STOPPED = "stopped"
    """The queue takes no sheets, or takes them without printing them."""
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


@dataclass(frozen=True, slots=True)
class Saved:
    """There is no printer; the sheet was saved as the file `path`."""

    path: Path


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


PrintOutcome: TypeAlias = "Sent | Saved | NoPrinter | Refused"


class Printer(Protocol):
    """Something that takes sheets. Its calls may come from any thread."""

    def describe(self) -> Message:
        """Return what this printer is, for staff."""

    def print_sheet(self, pdf: bytes) -> PrintOutcome:
        """Print `pdf`, a PDF file of A4 pages, once, and return what came of it.

        Takes at most a few seconds, and raises nothing: a world that fails is an outcome.
        """

    def take_back(self, outcome: PrintOutcome) -> None:
        """Undo `outcome` of this printer as far as possible: what is not on paper is deleted.

        For a visit that ends before its sheet came out, so that the next visitor does not get it.
        Raises nothing; a sheet that is out, or was never taken, is left as it is.
        """


def for_visitor(outcome: PrintOutcome) -> Message:
    """Return `outcome` for the visitor: what happened, and what to do now."""
    match outcome:
        case Sent():
            return message(
                "Your pages are printing. Take all of them with you. If no paper comes out, ask a"
                " member of staff."
            )
        case Saved():
            return message(
                "There is no printer here. Your pages are saved on this computer: ask a member of"
                " staff for them. You can also take a photo of the screen."
            )
        case NoPrinter():
            return message(
                "There is no printer here just now. What you found out is still on the screen: you"
                " can take a photo of it. Or ask a member of staff."
            )
        case Refused():
            return message(
                "Your pages cannot be printed just now. You did nothing wrong. What you found out"
                " is still on the screen: you can take a photo of it. Or ask a member of staff."
            )
    assert_never(outcome)


def for_staff(outcome: PrintOutcome) -> Message:
    """Return `outcome` for whoever looks after the kiosk: where it happened, and what to do."""
    match outcome:
        case Sent(queue, job):
            return message("The queue {queue} has the sheet as job {job}.", queue=queue, job=job)
        case Saved(path):
            return message(
                "The sheet is saved as {file}. It can hold dates of a visitor: print it for them,"
                " then delete it.",
                file=str(path),
            )
        case NoPrinter():
            return message("The printer queue is gone. Set it up again, then start the kiosk anew.")
        case Refused(trouble, detail):
            return message(
                "{trouble} It said: {detail}", trouble=_TROUBLE_WORDS[trouble], detail=detail
            )
    assert_never(outcome)


_TROUBLE_WORDS: Final[Mapping[Trouble, Message]] = MappingProxyType(
    {
        Trouble.STOPPED: message(
            "The queue of the printer is stopped. See to the printer, then switch its queue on."
        ),
        Trouble.NO_ANSWER: message(
            "The printing system does not answer. Look whether CUPS is running."
        ),
        Trouble.TURNED_DOWN: message("The printing system did not take the sheet."),
        Trouble.CANNOT_SAVE: message(
            "The sheet cannot be saved. Check that its folder is there and may be written, and"
            " that the disk has room."
        ),
    }
)
