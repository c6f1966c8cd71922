"""What a printer's own keywords (printer-state-reasons, RFC 8011) say about a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from sendkiosk.printing.port import PrinterState

_STOPS: Final[Mapping[str, PrinterState]] = MappingProxyType(
    {
        "media-jam": PrinterState.JAMMED,
        "cover-open": PrinterState.DOOR_OPEN,
        "door-open": PrinterState.DOOR_OPEN,
        "interlock-open": PrinterState.DOOR_OPEN,
        "media-needed": PrinterState.NO_PAPER,
        "input-tray-missing": PrinterState.NEEDS_HELP,
        "output-area-full": PrinterState.NEEDS_HELP,
        "shutdown": PrinterState.UNREACHABLE,
        "paused": PrinterState.STOPPED,
    }
)
"""Nothing is printed while one of these is told, even as a warning."""
_MAY_STOP: Final[Mapping[str, PrinterState]] = MappingProxyType(
    {
        "media-empty": PrinterState.NO_PAPER,
        "toner-empty": PrinterState.OUT_OF_INK,
        "marker-supply-empty": PrinterState.OUT_OF_INK,
        "marker-waste-full": PrinterState.NEEDS_HELP,
        "developer-empty": PrinterState.NEEDS_HELP,
        "opc-life-over": PrinterState.NEEDS_HELP,
    }
)
"""As warnings these can stand for days: another tray is empty, the cartridge has a little left."""
_OFFLINE: Final = "offline"
"""CUPS tells it as a report, though it means that the printer is not there."""
_URGENCY: Final = (
    PrinterState.UNREACHABLE,
    PrinterState.JAMMED,
    PrinterState.DOOR_OPEN,
    PrinterState.NO_PAPER,
    PrinterState.OUT_OF_INK,
    PrinterState.STOPPED,
    PrinterState.NEEDS_HELP,
)
"""Of several, the first of these is told."""
_SEVERITIES: Final = ("report", "warning", "error")


def read_reasons(reasons: Iterable[str], *, held: bool) -> PrinterState | None:
    """Return what keeps a printer with these `reasons` from printing; None, if nothing does.

    `held` says that it does not print although it should: then warnings are taken at their word.
    """
    found = {state for reason in reasons if (state := _read(reason, held=held))}
    return next((state for state in _URGENCY if state in found), None)


def _read(reason: str, *, held: bool) -> PrinterState | None:
    name, _, severity = reason.rpartition("-")
    if severity not in _SEVERITIES:
        name, severity = reason, ""  # RFC 8011: without a severity, as grave as an error
    if name == _OFFLINE:
        return PrinterState.UNREACHABLE
    if severity == "report":
        return None
    if name in _STOPS:
        return _STOPS[name]
    if name in _MAY_STOP:
        return _MAY_STOP[name] if held or severity != "warning" else None
    return PrinterState.NEEDS_HELP if severity == "error" else None
