"""What comes of a sheet, and how the printer is, in words: calm for visitors, exact for staff."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, assert_never

from sendkiosk.journey.messages import Message, message
from sendkiosk.printing.port import (
    GivenUp,
    NoPrinter,
    Out,
    PrinterState,
    PrinterStatus,
    PrintOutcome,
    Refused,
    Saved,
    Sent,
    Trouble,
)

REMEMBERS: Final = message(
    "CUPS remembers jobs that are done, and may keep the sheets themselves. Set PreserveJobHistory"
    " No and PreserveJobFiles No in cupsd.conf, then start CUPS anew."
)
"""What staff should do about a CUPS that keeps what it printed."""
LEFT_BEHIND: Final = message(
    "A visitor left, and their pages could not be taken back. They may still come out, or lie where"
    " they were saved: do not let anybody else have them."
)
"""What staff should do about a sheet that was left and could not be cancelled."""


_PRINTING: Final = message(
    "Your pages are printing. Take all of them with you. If no paper comes out, ask a member of"
    " staff."
)
_SURELY_OUT: Final = message(
    "Your pages are there. Take all of them with you. If one is missing, ask a member of staff."
)
_PERHAPS_OUT: Final = message(
    "The printer works again. Look whether your pages are there, and take all of them with you. If"
    " they are not, touch print once more. Or ask a member of staff."
)


def for_visitor(outcome: PrintOutcome) -> Message:
    """Return `outcome` for the visitor: what happened, and what to do now."""
    match outcome:
        case Sent():
            return _PRINTING
        case Out(sure=sure):
            return _SURELY_OUT if sure else _PERHAPS_OUT
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
        case GivenUp():
            return message(
                "Your pages did not come out, so we stopped printing them. You did nothing wrong."
                " What you found out is still on the screen: you can take a photo of it. When the"
                " printer works again, touch print once more. Or ask a member of staff."
            )
    assert_never(outcome)


def for_staff(outcome: PrintOutcome) -> Message:
    """Return `outcome` for whoever looks after the kiosk: where it happened, and what to do."""
    match outcome:
        case Sent(queue, job):
            return message("The queue {queue} has the sheet as job {job}.", queue=queue, job=job)
        case Out():
            return _out(outcome)
        case Saved(path, copies):
            return message(
                "The sheet is saved as {file}. It can hold dates of a visitor: print it for them"
                " (copies: {copies}), then delete it.",
                file=str(path),
                copies=copies,
            )
        case NoPrinter():
            return message("The printer queue is gone. Set it up again, then start the kiosk anew.")
        case Refused(trouble, detail):
            return message(
                "{trouble} It said: {detail}", trouble=_TROUBLE_FOR_STAFF[trouble], detail=detail
            )
        case GivenUp():
            return _given_up(outcome)
    assert_never(outcome)


def _out(outcome: Out) -> Message:
    queue, job = outcome.queue, outcome.job
    if outcome.sure:
        return message("The queue {queue} printed its job {job}.", queue=queue, job=job)
    return message(
        "The queue {queue} is done with its job {job}, but the printer did not answer for a while:"
        " the pages may not have come out.",
        queue=queue,
        job=job,
    )


def _given_up(outcome: GivenUp) -> Message:
    status = status_for_staff(outcome.status)
    if outcome.kept:
        return message(
            "Job {job} of the queue {queue} did not come out and could not be cancelled: it may"
            " still come out. Look for it there. {status}",
            job=outcome.job,
            queue=outcome.queue,
            status=status,
        )
    return message(
        "Job {job} of the queue {queue} did not come out and was cancelled. {status}",
        job=outcome.job,
        queue=outcome.queue,
        status=status,
    )


def status_for_visitor(status: PrinterStatus) -> Message:
    """Return `status` for a visitor whose pages are with the printer: what to do now."""
    return _STATE_FOR_VISITOR[status.state]


def status_for_staff(status: PrinterStatus) -> Message:
    """Return `status` for staff, with what the system said of it."""
    words = _STATE_FOR_STAFF[status.state]
    if not status.detail:
        return words
    return message("{state} It said: {detail}", state=words, detail=status.detail)


_WAITING: Final = message(
    "Your pages are waiting for the printer. Ask a member of staff to look at it. When it works"
    " again, your pages come by themselves."
)
_STATE_FOR_VISITOR: Final[Mapping[PrinterState, Message]] = MappingProxyType(
    {
        PrinterState.READY: _PRINTING,
        PrinterState.BUSY: _PRINTING,
        PrinterState.NO_PAPER: message(
            "The printer has no paper. Ask a member of staff to put some in. Your pages then come"
            " by themselves."
        ),
        PrinterState.DOOR_OPEN: message(
            "A door of the printer is open. Ask a member of staff to close it. Your pages then come"
            " by themselves."
        ),
        PrinterState.OUT_OF_INK: message(
            "The printer has no ink left. Ask a member of staff to put some in. Your pages then"
            " come by themselves."
        ),
        PrinterState.JAMMED: message(
            "Paper is stuck in the printer. Please do not pull at it: ask a member of staff. Your"
            " pages come by themselves when the printer works again."
        ),
        PrinterState.NEEDS_HELP: _WAITING,
        PrinterState.STOPPED: _WAITING,
        PrinterState.REFUSES: _WAITING,
        PrinterState.UNREACHABLE: message(
            "The printer does not answer. It may be switched off. Ask a member of staff to look at"
            " it. Your pages come by themselves when it is on."
        ),
        PrinterState.NO_ANSWER: _WAITING,
        PrinterState.NO_PRINTER: _WAITING,
    }
)
_STOPPED: Final = message(
    "The queue of the printer is stopped. See to the printer, then switch its queue on."
)
_REFUSES: Final = message("The queue of the printer takes no jobs. Let it accept them again.")
_NO_ANSWER: Final = message("The printing system does not answer. Look whether it is running.")
_STATE_FOR_STAFF: Final[Mapping[PrinterState, Message]] = MappingProxyType(
    {
        PrinterState.READY: message("The printer is ready."),
        PrinterState.BUSY: message("The printer is printing."),
        PrinterState.NO_PAPER: message("The printer has no paper. Put some in."),
        PrinterState.DOOR_OPEN: message("A door of the printer is open. Close it."),
        PrinterState.OUT_OF_INK: message("The printer has no ink or toner left. Put some in."),
        PrinterState.JAMMED: message("Paper is stuck in the printer. Take it out."),
        PrinterState.NEEDS_HELP: message("Something is wrong with the printer. Look at it."),
        PrinterState.STOPPED: _STOPPED,
        PrinterState.REFUSES: _REFUSES,
        PrinterState.UNREACHABLE: message(
            "The printer does not answer. Look whether it is on, and at its cable or network."
        ),
        PrinterState.NO_ANSWER: _NO_ANSWER,
        PrinterState.NO_PRINTER: message("There is no printer."),
    }
)
_TROUBLE_FOR_STAFF: Final[Mapping[Trouble, Message]] = MappingProxyType(
    {
        Trouble.STOPPED: _STOPPED,
        Trouble.REFUSES: _REFUSES,
        Trouble.NO_ANSWER: _NO_ANSWER,
        Trouble.TURNED_DOWN: message("The printing system did not take the sheet."),
        Trouble.CANNOT_SAVE: message(
            "The sheet cannot be saved. Check that its folder is there and may be written, and"
            " that the disk has room."
        ),
    }
)
