"""Whether e-mail and web addresses can be right, and can be typed from paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import RawAddress, RawContact

LONGEST_TYPED: Final = 60
"""Characters of a web address that people type without a slip: about one line on the sheet."""

_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)


def check_addresses(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each address that cannot be right, or that nobody can type.

    A dead address of a contact is an error: it sends a visitor to nobody. That of a source is a
    warning, since no visitor sees it; but whoever reads the source again would not find it.
    """
    for contact in merged.contacts.values():
        for place, email in enumerate(contact.settings.emails):
            yield from _email(contact, place, email)
        for place, website in enumerate(contact.settings.websites):
            yield from _website(contact, place, website)
    for source in merged.sources.values():
        url = source.settings.url
        if url and not _could_be_url(url):
            problem = f"“{url}” cannot be a web address."
            advice = "Copy it anew from the browser, with https:// in front."
            yield source.finding(Fault.DEAD_ADDRESS, ("url",), problem, advice, Severity.WARNING)


def _email(contact: Entry[RawContact], place: int, email: RawAddress) -> Iterator[Finding]:
    import validators

    if not validators.email(email.value):
        problem = f"“{email.value}” cannot be an e-mail address."
        advice = "Look it up again: a name, one @, and a domain such as example.gov.uk."
        path = ("emails", place, "address")
        yield contact.finding(Fault.DEAD_EMAIL, path, problem, advice)


def _website(contact: Entry[RawContact], place: int, website: RawAddress) -> Iterator[Finding]:
    path, address = ("websites", place, "address"), website.value
    if not _could_be_url(address if _SCHEME.match(address) else f"https://{address}"):
        problem = f"“{address}” cannot be a web address."
        advice = "Look it up again, and write it like www.example.org.uk."
        yield contact.finding(Fault.DEAD_ADDRESS, path, problem, advice)
        return
    reason = _hard_to_type(address)
    if reason:
        problem = f"Nobody can type “{address}” from paper: it {reason}."
        advice = "Give the first page of the site, and say in how_to_find what to look for."
        yield contact.finding(Fault.LONG_ADDRESS, path, problem, advice, Severity.WARNING)


def _could_be_url(address: str) -> bool:
    import validators

    # A bare number is an address to a machine, but never that of an organisation.
    return bool(validators.url(address)) and bool(
        validators.domain(urlsplit(address).hostname or "")
    )


def _hard_to_type(address: str) -> str:
    """Return what makes `address` hard to type; "" if nothing does."""
    if "?" in address or "#" in address:
        return "has a ? or # in it"
    if not address.isascii():
        return "has letters that are on no keyboard here"
    if len(address) > LONGEST_TYPED:
        return f"has {len(address)} characters, and {LONGEST_TYPED} are the most"
    return ""
