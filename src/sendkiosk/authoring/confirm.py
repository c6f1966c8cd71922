"""Confirming contacts: who has tried which numbers and addresses, and when."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sendkiosk.findings.text_file import read_text
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.findings.validation import did_you_mean
from sendkiosk.journey.time_limits import add_months
from sendkiosk.pack.confirmations import confirmed, details_of
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.parts import Part
from sendkiosk.pack.raw import RawAddress, RawContact, RawPhone
from sendkiosk.pack.texts import fault_of_plain_text

CONFIRMATIONS: Final = f"{Part.CONFIRMATIONS.value}.toml"
MONTHS_UNTIL_REVIEW: Final = 3
"""How long a confirmation holds when nobody says otherwise."""
LONGEST_NAME: Final = 80

_HEAD: Final = "# Who has tried the numbers and addresses of a contact, which ones, and when.\n"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That somebody tried a contact: who, on which day, and until when it holds."""

    contact: str
    by: str
    checked: date
    review_by: date


@dataclass(frozen=True, slots=True)
class ContactState:
    """A contact, all of it that can be tried, and who tried it and when, if anybody.

    `details` are numbers and addresses, each with what is said beside it, for people to read.
    """

    id: str
    name: str
    details: tuple[str, ...]
    do_not_try: bool
    by: str = ""
    checked: date | None = None
    review_by: date | None = None

    @property
    def waits(self) -> bool:
        """Whether there is something to try, and nobody has tried it."""
        return bool(self.details) and not (self.by or self.do_not_try)


def contacts_of(merged: Merged) -> tuple[ContactState, ...]:
    """Return each contact of a pack: its own first, then those of the packs it extends.

    In each pack they are in the order of its file.
    """
    tried = confirmed(merged)
    states = []
    for name in dict.fromkeys(name for pack in merged.packs for name in pack.contacts):
        contact = merged.contacts[name].settings
        said = tried[name].settings if name in tried else None
        states.append(
            ContactState(
                name,
                contact.name,
                tuple(_shown(contact)),
                contact.do_not_try,
                *((said.by, said.checked, said.review_by) if said else ()),
            )
        )
    return tuple(states)


def confirmation(
    merged: Merged, contact: str, by: str, today: date, days: tuple[date | None, date | None]
) -> Confirmation:
    """Return the confirmation of `contact` by `by`, once everything about it can be right.

    `days` are the day on which it was tried (by default `today`) and the day by which it must be
    tried again (by default three months later). Raises TroubleError, with what to do, for a contact
    that is not there or has nothing to try, a name nobody could have, or days that cannot be.
    """
    _must_have_details(merged, contact)
    checked = days[0] or today
    review_by = days[1] or add_months(checked, MONTHS_UNTIL_REVIEW)
    if checked > today:
        raise TroubleError(f"{checked} has not come yet. Give the day on which it was tried.")
    if review_by <= checked:
        raise TroubleError(f"{review_by} is not after {checked}. Give a later day to try it again.")
    return Confirmation(contact, _name(by), checked, review_by)


def confirmed_text(folder: Path, merged: Merged, said: Confirmation) -> str:
    """Return the text of the file of confirmations in `folder` with `said` in it.

    All else in the file stays as it was, comments too. Raises FindingsError when the file that is
    there cannot be read.
    """
    import tomlkit

    file = folder / CONFIRMATIONS
    text = read_text(file) if os.path.lexists(file) else _HEAD
    document = tomlkit.parse(text if text.endswith("\n") else f"{text}\n")
    if said.contact not in document:
        document.add(tomlkit.nl())
        document.add(said.contact, tomlkit.table())
    # A table is changed and not replaced: comments above the next one are part of it.
    table = document[said.contact]
    table["by"] = said.by
    table["checked"] = said.checked
    table["review_by"] = said.review_by
    table["details"] = list(details_of(merged.contacts[said.contact].settings))
    return tomlkit.dumps(document)


def _shown(contact: RawContact) -> Iterator[str]:
    details: list[RawPhone | RawAddress] = [*contact.phones, *contact.emails, *contact.websites]
    for detail in details:
        yield f"{detail.value} ({detail.label})" if detail.label else detail.value


def _must_have_details(merged: Merged, contact: str) -> None:
    if contact not in merged.contacts:
        offer = (
            did_you_mean(contact, merged.contacts) or f"There are: {', '.join(merged.contacts)}."
        )
        raise TroubleError(f"There is no contact “{contact}”. {offer}")
    if not details_of(merged.contacts[contact].settings):
        raise TroubleError(
            f"“{contact}” has no number and no address that could be tried: visitors are told in"
            " words how to find it. Add what you found to contacts.toml first."
        )
    if merged.contacts[contact].settings.do_not_try:
        raise TroubleError(f"“{contact}” must not be rung just to try it. Nothing was recorded.")


def _name(by: str) -> str:
    """Return the name in `by`, which must be one that can be printed."""
    name = by.strip()
    if not name or len(name) > LONGEST_NAME or not _can_be_printed(name):
        raise TroubleError(
            f"A name has 1 to {LONGEST_NAME} characters, on one line. Write it like"
            ' --by "J. Smith".'
        )
    fault = fault_of_plain_text(name)
    if fault:
        raise TroubleError(f"This name cannot be printed. {fault.problem} {fault.advice}")
    return name


def _can_be_printed(name: str) -> bool:
    return all(unicodedata.category(letter)[0] != "C" for letter in name)
