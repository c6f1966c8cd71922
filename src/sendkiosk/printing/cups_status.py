"""How a printer behind a CUPS queue is: what CUPS says of the queue, and the printer of itself."""

from __future__ import annotations

from sendkiosk.printing.ipptool import OffError, Report, ask_printer
from sendkiosk.printing.lpstat import Queue
from sendkiosk.printing.port import PrinterState, PrinterStatus
from sendkiosk.printing.reasons import read_reasons


def status_of(queue: Queue | None, seconds: float, *, held: bool) -> PrinterStatus:
    """Return how the printer of `queue` is; asking it may take about `seconds`.

    `held` says that a sheet does not come out although it should.
    """
    if queue is None:
        return PrinterStatus(PrinterState.NO_PRINTER)
    if queue.rejects:
        return PrinterStatus(PrinterState.REFUSES, queue.why)
    if queue.stopped:
        return PrinterStatus(PrinterState.STOPPED, queue.why)
    try:
        report = ask_printer(queue.device, seconds)
    except OffError as error:
        return PrinterStatus(PrinterState.UNREACHABLE, str(error))
    if report is None:
        return _as_cups_knows(queue, held=held)
    return _as_it_says(report, queue, held=held)


def _as_it_says(report: Report, queue: Queue, *, held: bool) -> PrinterStatus:
    state = read_reasons(report.reasons, held=held or report.stopped)
    if state is None and report.stopped:
        state = PrinterState.NEEDS_HELP
    busy = report.printing or queue.printing
    return _status(state, report.reasons, report.message, busy=busy)


def _as_cups_knows(queue: Queue, *, held: bool) -> PrinterStatus:
    """Return the status by what CUPS remembers, which is of today only while it prints."""
    state = read_reasons(queue.alerts, held=held) if queue.printing else None
    return _status(state, queue.alerts, queue.message, busy=queue.printing)


def _status(
    state: PrinterState | None, reasons: tuple[str, ...], said: str, *, busy: bool
) -> PrinterStatus:
    telling = [reason for reason in reasons if reason != "none"]
    detail = "; ".join(part for part in (", ".join(telling), said) if part)
    return PrinterStatus(state or (PrinterState.BUSY if busy else PrinterState.READY), detail)
