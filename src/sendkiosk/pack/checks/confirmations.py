"""Each confirmation is of what its contact has now."""

from __future__ import annotations

from collections.abc import Iterator

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.confirmations import fits
from sendkiosk.pack.merging import Merged


def check_confirmations(merged: Merged) -> Iterator[Finding]:
    """Yield a warning for each confirmation of other details, and a finding for impossible days."""
    folders = [pack.folder for pack in merged.packs]
    for name, tried in merged.confirmations.items():
        if tried.settings.checked > tried.settings.review_by:
            problem = f"“{name}” was to be checked again before it was checked."
            yield tried.finding(
                Fault.REVIEW, ("review_by",), problem, "Put review_by after checked."
            )
        contact = merged.contacts.get(name)
        # What the national pack confirmed says nothing of a contact that a local pack replaced.
        if contact is None or folders.index(tried.pack) > folders.index(contact.pack):
            continue
        if not fits(tried, contact):
            yield tried.finding(
                Fault.OTHER_DETAILS,
                ("details",),
                f"“{name}” has other numbers or addresses than those that were confirmed.",
                "Try the new ones, then confirm the contact again.",
                Severity.WARNING,
            )
