"""The printer that the kiosk would use, and its paper."""

from __future__ import annotations

from pathlib import Path

from sendkiosk.doctor.check import Check, State
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.printing.finding import find_printer
from sendkiosk.printing.port import PrinterState, PrintingSystem
from sendkiosk.printing.words import status_for_staff
from sendkiosk.settings.values import NO_QUEUE


def check_printer(system: PrintingSystem, wanted: str | None, sheets: Path) -> Check:
    """Tell how the printer is that the kiosk would use; `wanted` is the one in the settings."""
    printer = find_printer(system, wanted, sheets)
    status = printer.status()
    say = Catalogue().say
    if status.state is PrinterState.NO_PRINTER:
        # What is wrong with a setting that cannot be used was told with the settings.
        if not wanted or wanted == NO_QUEUE:
            return Check("printer", State.WARNING, say(printer.describe()))
        there = ", ".join(choice.id for choice in system.list_printers()) or "none"
        words = (
            f"The printer “{wanted}” in the settings is not there. Set it up, or name another."
            f" There are: {there}."
        )
        return Check("printer", State.WRONG, words)
    words = f"{say(printer.describe())} {say(status_for_staff(status))}"
    if not status.is_fine:
        return Check("printer", State.WRONG, words)
    # Printers that cannot tell say nothing, and so do those that are well.
    paper = "It does not say that paper is out: look that there is A4 in it."
    return Check("printer", State.FINE, f"{words} {paper}")
