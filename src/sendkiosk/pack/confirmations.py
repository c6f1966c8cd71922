"""What somebody has tried: which numbers and addresses, and whether they are still the same."""

from __future__ import annotations

from collections.abc import Mapping

from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import RawConfirmation, RawContact


def details_of(contact: RawContact) -> tuple[str, ...]:
    """Return every number and address of `contact`."""
    addresses = (*contact.emails, *contact.websites)
    return (*(phone.value for phone in contact.phones), *(each.value for each in addresses))


def to_be_tried(contact: RawContact) -> bool:
    """Tell whether somebody should try the numbers and addresses of `contact`."""
    return bool(details_of(contact)) and not contact.do_not_try


def confirmed(merged: Merged) -> Mapping[str, Entry[RawConfirmation]]:
    """Return the confirmations, by contact, of just those details that the contact has now."""
    return {
        name: tried
        for name, tried in merged.confirmations.items()
        if name in merged.contacts and fits(tried, merged.contacts[name])
    }


def fits(tried: Entry[RawConfirmation], contact: Entry[RawContact]) -> bool:
    """Tell whether what was tried is all that `contact` has."""
    return set(tried.settings.details) == set(details_of(contact.settings))
