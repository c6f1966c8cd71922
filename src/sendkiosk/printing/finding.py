"""Which printer to use."""

from __future__ import annotations

from pathlib import Path

from sendkiosk.printing.folder import FolderPrinter
from sendkiosk.printing.port import Printer, PrinterChoice, PrintingSystem


def find_printer(system: PrintingSystem, wanted: str | None, folder: Path) -> Printer:
    """Return the printer to use: one of `system` if there is one, else the folder `folder`.

    It is the printer called `wanted`; where none is wanted, the default one, or the only one.
    Another printer never stands in for the wanted one: it may be in a room where strangers pick the
    sheet up. Takes at most a few seconds.
    """
    found = _choose(system.list_printers(), wanted)
    return system.open_printer(found.id) if found else FolderPrinter(folder)


def _choose(choices: tuple[PrinterChoice, ...], wanted: str | None) -> PrinterChoice | None:
    if wanted:
        return next((choice for choice in choices if choice.id == wanted), None)
    default = next((choice for choice in choices if choice.is_default), None)
    return default or (choices[0] if len(choices) == 1 else None)
