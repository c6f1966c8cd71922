"""Printing through Qt, for systems without CUPS: each page is drawn as a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from sendkiosk.journey.messages import Message, message
from sendkiosk.printing.port import (
    NoPrinter,
    PrinterChoice,
    PrinterState,
    PrinterStatus,
    PrintOutcome,
    Refused,
    Sent,
    Trouble,
)
from sendkiosk.ui.rendering import NotPagesError, drawn, opened

SHARPEST: Final = 300
"""Dots per inch of the pictures: enough for text on paper, and 35 MB in memory for a page."""
JOB_TITLE: Final = "sendkiosk"
_POINTS: Final = 72  # of which a PDF counts so many to the inch
_STATES: Final = {
    QPrinter.PrinterState.Idle: PrinterState.READY,
    QPrinter.PrinterState.Active: PrinterState.BUSY,
}


def printer_device(name: str) -> QPrinter | None:
    """Return Qt's printer called `name`, or None if the system has no such printer."""
    info = QPrinterInfo.printerInfo(name)
    return None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)


@dataclass(frozen=True, slots=True)
class QtPrinter:
    """The printer that the system calls `name`.

    The system tells little of it: a sheet that was handed over cannot be followed or taken back.
    """

    name: str
    open_device: Callable[[str], QPrinter | None] = printer_device

    def describe(self) -> Message:
        """Return which printer it is."""
        return message("The printer {printer}.", printer=self.name)

    def status(self) -> PrinterStatus:
        """Return what the system knows: whether it is there, and whether something is wrong."""
        info = QPrinterInfo.printerInfo(self.name)
        if info.isNull():
            return PrinterStatus(PrinterState.NO_PRINTER)
        state = info.state()
        return PrinterStatus(_STATES.get(state, PrinterState.NEEDS_HELP), state.name)

    def print_sheet(self, pdf: bytes, copies: int = 1) -> PrintOutcome:
        """Draw the pages of `pdf` and hand them to the system; about a second for each page."""
        device = self.open_device(self.name)
        if device is None:
            return NoPrinter()
        device.setDocName(JOB_TITLE)
        device.setFullPage(True)
        device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        device.setCopyCount(copies)
        trouble = _draw(pdf, device)
        if trouble:
            return Refused(Trouble.TURNED_DOWN, trouble)
        return Sent(self.name, uuid4().hex, copies)

    def follow(
        self,
        outcome: PrintOutcome,
        tell: Callable[[PrinterStatus], None],  # noqa: ARG002 - nothing is known of a sheet
        seconds: float,  # noqa: ARG002
        stop: Event,  # noqa: ARG002
    ) -> PrintOutcome:
        """Return `outcome`: the system says nothing more of a sheet."""
        return outcome

    def take_back(self, outcome: PrintOutcome) -> bool:
        """Return False for a sheet that was sent: the system has it, and Qt cannot cancel it."""
        return not isinstance(outcome, Sent)


@dataclass(frozen=True, slots=True)
class QtSystem:
    """The printers that Qt finds on this computer."""

    def list_printers(self) -> tuple[PrinterChoice, ...]:
        """Return each printer."""
        return tuple(
            PrinterChoice(
                info.printerName(), info.description() or info.printerName(), info.isDefault()
            )
            for info in QPrinterInfo.availablePrinters()
        )

    def open_printer(self, choice: str) -> QtPrinter:
        """Return the printer called `choice`."""
        return QtPrinter(choice)


def _draw(pdf: bytes, device: QPrinter) -> str:
    """Draw `pdf` on `device`; return what went wrong, or nothing."""
    try:
        with opened(pdf) as document:
            return _draw_document(document, device)
    except NotPagesError as error:
        return f"The PDF could not be read: {error}."


def _draw_document(document: QPdfDocument, device: QPrinter) -> str:
    painter = QPainter()
    if not painter.begin(device):
        return "The printer could not be opened."
    went_well = _draw_pages(document, device, painter)
    ended = painter.end()
    return "" if went_well and ended else "The printer stopped in the middle."


def _draw_pages(document: QPdfDocument, device: QPrinter, painter: QPainter) -> bool:
    """Draw each page to fill the paper; return whether the printer took them all."""
    paper = QRectF(device.pageLayout().fullRectPixels(device.resolution()))
    paper.moveTo(0, 0)
    for number, picture in enumerate(_pictures(document, device.resolution())):
        if number and not device.newPage():
            device.abort()
            return False
        painter.drawImage(paper, picture)
    return True


def _pictures(document: QPdfDocument, resolution: int) -> Iterator[QImage]:
    """Yield each page as a picture on white, as sharp as the printer but not sharper than needed.

    One at a time: all pages of a long letter together would not fit into a small computer.
    """
    scale = min(resolution, SHARPEST) / _POINTS
    for page in range(document.pageCount()):
        points = document.pagePointSize(page)
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        yield drawn(document, page, size)
