"""What the wizard needs done outside of itself; the composition root hands in the real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sendkiosk.journey.messages import Message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.summary import Summary, SummaryLetter
from sendkiosk.language.catalogue import Catalogue

if TYPE_CHECKING:
    from sendkiosk.lock.lock import Lock
    from sendkiosk.notes.note import Manner
    from sendkiosk.notes.remarks.redacted import Redacted
    from sendkiosk.notes.reports.report import Report
    from sendkiosk.notes.words import Part
    from sendkiosk.speech.port import Engine
    from sendkiosk.ui.content_port import ContentServices
    from sendkiosk.ui.kiosk import Kiosk


class Made(Enum):
    """What is made of every summary."""

    SHEET = auto()
    """The summary itself."""
    CARD = auto()
    """The numbers and addresses of all its contacts."""


Wanted: TypeAlias = "Made | SummaryLetter"
"""What can be printed: one of these, or a letter that belongs to the summary."""


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """One thing to print: of which summary, in which language, and how large.

    `beside_english` asks for a sheet in two languages; one in a draft always is.
    """

    summary: Summary
    catalogue: Catalogue
    size: PrintSize = PrintSize.STANDARD
    wanted: Wanted = Made.SHEET
    beside_english: bool = False


def letters_among(requests: Iterable[PrintRequest]) -> frozenset[str]:
    """Return the ids of the letters that `requests` want."""
    wanted = (request.wanted for request in requests)
    return frozenset(each.id for each in wanted if isinstance(each, SummaryLetter))


@dataclass(frozen=True, slots=True)
class Printed:
    """How printing went: the words for the visitor, and whether they hold (or get) the pages.

    `take_back` cancels pages that are not out yet, for a visitor who left without them. `follow`,
    where something is still to come, waits for it in another thread: it calls what it is given with
    words for the visitor, and returns how it ended, which is soon after `take_back`.
    """

    words: Message
    done: bool
    take_back: Callable[[], None] = lambda: None
    follow: Callable[[Callable[[Message], None]], Printed] | None = None


@dataclass(frozen=True, slots=True)
class PrinterLine:
    """One printer to choose: its `id`, its name, how it is now in words, and whether it prints.

    `usual` marks the one that is used where nobody chooses.
    """

    id: str
    name: str
    state: Message
    fine: bool
    usual: bool


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A PDF to be printed as it is, `copies` times, on the printer with the id `printer`."""

    pdf: bytes
    printer: str
    copies: int


@dataclass(frozen=True, slots=True)
class DeskServices:
    """What an adviser needs to choose and look at what is printed. The rules are those of Services.

    `printers` lists the printers, in a few seconds at most. `make_pdf` makes pages, or says why it
    cannot. `print_pdf` prints pages that were made, and tells the adviser how it went. `save_pdfs`
    saves PDFs, each under its name without ending, in a folder: all or none, and over no other
    file; where there is none, nothing is saved.
    """

    printers: Callable[[], tuple[PrinterLine, ...]]
    make_pdf: Callable[[PrintRequest], bytes | Message]
    print_pdf: Callable[[PrintJob], Printed]
    save_pdfs: Callable[[Path, Mapping[str, bytes]], Message] | None


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """The anonymous note of one visit that the visitor agreed to."""

    summary: Summary
    manner: Manner


@dataclass(frozen=True, slots=True)
class Services:
    """Printing and notes. Each may be called from another thread, and never raises.

    `print_pages` makes and prints what is wanted. `note_words` says what a note would hold.
    `save_note` keeps it, and returns whether it is on the disk; why it is not is the staff's
    trouble and never the visitor's. Where there is a `desk`, an adviser is at the keys, and chooses
    what is printed. Where there is `speech`, pages can be read aloud; unlike the others it is
    called from the window's thread. `redact` strikes out of a remark what could tell who somebody
    is; where there is none, no remark can be written.
    """

    print_pages: Callable[[PrintRequest], Printed]
    note_words: Callable[[NoteRequest], tuple[Part, ...]]
    save_note: Callable[[NoteRequest], bool]
    desk: DeskServices | None = None
    speech: Engine | None = None
    redact: Callable[[str], Redacted] | None = None


@dataclass(frozen=True, slots=True)
class StaffLine:
    """How one thing at the kiosk is, in the words of `doctor`; not `fine`: somebody is needed.

    `urgent` tells that it does not work until then.
    """

    name: str
    words: str
    fine: bool
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class StaffServices:
    """What staff need at a locked kiosk. Of the calls, the rules are those of Services.

    `lock` knows the PIN. `examine` looks at everything, in some seconds. `print_test_page` prints
    the card with numbers, and tells staff how it went. `why_not_restart` returns why the program
    would not come up again; "" when it would. `open_adviser` makes a kiosk for an adviser in a
    window of that size; it is called from the window's thread. `report` counts the visits of the
    last quarter, or says why it cannot; `print_report` prints such a report. `content` changes what
    is shown, where that can be done.
    """

    lock: Lock
    examine: Callable[[], tuple[StaffLine, ...]]
    print_test_page: Callable[[], Printed]
    why_not_restart: Callable[[], str]
    open_adviser: Callable[[tuple[int, int]], Kiosk]
    report: Callable[[], Report | Message]
    print_report: Callable[[Report], Printed]
    content: ContentServices | None = None
