"""How a printer behind a CUPS queue is: what CUPS says of the queue, and the printer of itself."""

from __future__ import annotations

from sendkiosk.printing.following import Seen
from sendkiosk.printing.ipptool import IDLE, PROCESSING, OffError, Report, ask_printer
from sendkiosk.printing.lpstat import Queue
from sendkiosk.printing.port import PrinterState, PrinterStatus
from sendkiosk.printing.reasons import read_reasons


def look_at(queue: Queue | None, seconds: float) -> Seen:
    """Return how the printer of `queue` is; asking it may take about `seconds`."""
    if queue is None:
        return _plainly(PrinterState.NO_PRINTER)
    if queue.rejects:
        return _plainly(PrinterState.REFUSES, queue.why)
    if queue.stopped:
        return _plainly(PrinterState.STOPPED, queue.why)
    try:
        report = ask_printer(queue.device, seconds)
    except OffError as error:
        return _plainly(PrinterState.UNREACHABLE, str(error))
    # What CUPS remembers of a printer that cannot be asked is of today only while it prints.
    remembered = queue.alerts if queue.printing else ()
    known = report or Report(_state(queue), remembered, queue.message)
    return Seen(_status(known, queue, held=known.stopped), _status(known, queue, held=True))


def _plainly(state: PrinterState, detail: str = "") -> Seen:
    status = PrinterStatus(state, detail)
    return Seen(status, status)


def _state(queue: Queue) -> int:
    return PROCESSING if queue.printing else IDLE


def _status(report: Report, queue: Queue, *, held: bool) -> PrinterStatus:
    state = read_reasons(report.reasons, held=held)
    if state is None and report.stopped:
        state = PrinterState.NEEDS_HELP
    if state is None:
        busy = report.printing or queue.printing
        state = PrinterState.BUSY if busy else PrinterState.READY
    telling = ", ".join(reason for reason in report.reasons if reason != "none")
    return PrinterStatus(state, "; ".join(part for part in (telling, report.message) if part))
