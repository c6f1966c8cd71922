"""The names that a pack explains where they stand: its terms and its contacts."""

from __future__ import annotations

import re
from typing import Final

from sendkiosk.pack.merging import Merged

_WITH_BRACKETS: Final = re.compile(r"(?P<before>.+?) \((?P<inside>[^()]+)\)")


def forms_of(name: str) -> tuple[str, ...]:
    """Return the ways in which `name` may be written: “Needs (SEN)” is also “Needs” and “SEN”."""
    found = _WITH_BRACKETS.fullmatch(name)
    return (name, found["before"], found["inside"]) if found else (name,)


def explained_names(merged: Merged) -> frozenset[str]:
    """Return all names of the terms and contacts of a pack, in each of their forms."""
    terms = (term.settings.name for term in merged.terms.values())
    contacts = (contact.settings.name for contact in merged.contacts.values())
    return frozenset(form for name in (*terms, *contacts) for form in forms_of(name))
