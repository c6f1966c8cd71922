"""Asking a printer itself how it is, with CUPS' ipptool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sendkiosk.printing.commands import Commands, SilentError, UnwillingError

ASKABLE: Final = ("ipp://", "ipps://", "dnssd://")
"""How addresses begin of printers that can be asked; for dnssd, ipptool looks the printer up."""
_TOOL: Final = "ipptool"
_STDIN: Final = "/dev/stdin"
_QUESTION: Final = b"""{
OPERATION Get-Printer-Attributes
GROUP operation-attributes-tag
ATTR charset attributes-charset utf-8
ATTR naturalLanguage attributes-natural-language en
ATTR uri printer-uri $uri
ATTR keyword requested-attributes printer-state,printer-state-reasons,printer-state-message
}
"""
IDLE: Final = 3
PROCESSING: Final = 4
_STOPPED: Final = 5


class OffError(Exception):
    """The printer does not answer; the text is what ipptool said of it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a printer said of itself."""

    state: int
    reasons: tuple[str, ...]
    message: str

    @property
    def stopped(self) -> bool:
        """Tell whether it said that it prints nothing."""
        return self.state == _STOPPED

    @property
    def printing(self) -> bool:
        """Tell whether it said that it prints."""
        return self.state == PROCESSING


def ask_printer(address: str, seconds: float) -> Report | None:
    """Return what the printer at `address` says of itself, within about `seconds`.

    None where it cannot be asked: another kind of address, no ipptool, or an answer that says
    nothing of its state. Raises OffError when it does not answer.
    """
    if not address.startswith(ASKABLE):
        return None
    patience = str(max(int(seconds) - 1, 1))
    try:
        said = Commands.within(seconds).ask(
            _TOOL, "-T", patience, "-t", "-X", address, _STDIN, given=_QUESTION
        )
    except UnwillingError as error:
        said = error.told
    except SilentError as error:
        if isinstance(error.__cause__, OSError):
            return None
        raise OffError(str(error)) from error
    return read_answer(said)


def read_answer(said: bytes) -> Report | None:
    """Return the report in `said`, the property list of ipptool. Raises OffError as above."""
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        answer = plistlib.loads(said)
    except (plistlib.InvalidFileException, ExpatError, ValueError):
        return None
    tests = answer.get("Tests") or [{}]
    told: dict[str, object] = {}
    for group in tests[0].get("ResponseAttributes") or ():
        told |= group
    state = told.get("printer-state")
    if isinstance(state, int):
        reasons = told.get("printer-state-reasons", ())
        words = (reasons,) if isinstance(reasons, str) else reasons
        listed = tuple(str(word) for word in words) if isinstance(words, list | tuple) else ()
        return Report(state, listed, str(told.get("printer-state-message", "")))
    if told or "-error-" in str(tests[0].get("StatusCode", "")):
        return None  # it answered, but with something else: it wants a password, for example
    raise OffError(str(answer.get("ErrorMessage", "The printer did not answer.")))
