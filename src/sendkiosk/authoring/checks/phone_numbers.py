"""Whether each phone number can be dialled, and read out from a sheet of paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import RawPhone

_REGION: Final = "GB"
_TEXT_RELAY: Final = re.compile(r"18001\s+")
"""Dialled before any other number to have what is said typed (Relay UK)."""
_READABLE: Final = re.compile(r"[0-9]{1,6}(?: [0-9]{1,6})*")
_TEXT_CODE: Final = re.compile(r"[6-8][0-9]{4}")
"""Numbers of five digits that take text messages and no calls."""


def check_phone_numbers(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each number that cannot be dialled, or only with trouble.

    A dead number is an error: who is sent to one in a hard week may not try a second time. A number
    in an odd form can still be dialled, so that is a warning.
    """
    for name, contact in merged.contacts.items():
        for place, phone in enumerate(contact.settings.phones):
            fault = _fault_of(phone)
            if fault:
                code, problem, advice, severity = fault
                yield contact.source.finding(
                    code, (name, "phones", place, "number"), problem, advice, severity
                )


def _fault_of(phone: RawPhone) -> tuple[Fault, str, str, Severity] | None:
    number = phone.value
    if not _can_be_dialled(number):
        return (
            Fault.DEAD_NUMBER,
            f"Nobody can dial “{number}”.",
            "Look the number up again. Too many or too few digits are the usual reason.",
            Severity.ERROR,
        )
    if not _READABLE.fullmatch(number):
        return (
            Fault.NUMBER_FORM,
            f"“{number}” is hard to read or dial.",
            f"Write it like {_usual_form(number)}: digits in groups, with 0 in place of +44.",
            Severity.WARNING,
        )
    if _TEXT_CODE.fullmatch(number) and "text" not in (phone.label or "").lower():
        return (
            Fault.NUMBER_FORM,
            f"“{number}” takes text messages, and nothing says so.",
            'Add a label such as "Send a text".',
            Severity.WARNING,
        )
    return None


def _can_be_dialled(number: str) -> bool:
    import phonenumbers

    try:
        read = phonenumbers.parse(_TEXT_RELAY.sub("", number, count=1), _REGION)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(read) or phonenumbers.is_valid_short_number_for_region(
        read, _REGION
    )


def _usual_form(number: str) -> str:
    import phonenumbers

    read = phonenumbers.parse(_TEXT_RELAY.sub("", number, count=1), _REGION)
    return phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.NATIONAL)
