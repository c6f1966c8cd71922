"""Whether a qualified translator has checked words: a mark on each entry, good for these words.

The mark is a comment of translators, `checked` and a digest of the English and the translation.
Programs for translators keep it; when either of the two is changed, it fits no more. Who checked
the catalogue last, and when, stands in its header.
"""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Final

import polib

from sendkiosk.language.checked import Checked
from sendkiosk.language.po import forms_of, is_current, key_of

CHECKED_BY: Final = "X-Checked-By"
CHECKED_ON: Final = "X-Checked-On"
MARK: Final = "checked "
_DIGITS: Final = 12


def checked(catalogue: polib.POFile) -> Checked | None:
    """Return what the header of `catalogue` says of checking; None if nothing, or no real day.

    That it says so does not mean that all entries are: ask `is_checked` of each.
    """
    by = catalogue.metadata.get(CHECKED_BY, "").strip()
    try:
        on = date.fromisoformat(catalogue.metadata.get(CHECKED_ON, "").strip())
    except ValueError:
        return None
    return Checked(by, on) if by else None


def is_checked(entry: polib.POEntry) -> bool:
    """Tell whether the words of `entry` are those that were checked."""
    return _mark(entry) in entry.tcomment.splitlines()


def sign(catalogue: polib.POFile, by: str, on: date) -> int:
    """Mark each current entry of `catalogue` as checked and return how many were not before."""
    current = [entry for entry in catalogue if is_current(entry)]
    unmarked = [entry for entry in current if not is_checked(entry)]
    for entry in unmarked:
        entry.tcomment = "\n".join([*remarks(entry), _mark(entry)])
    catalogue.metadata[CHECKED_BY] = by
    catalogue.metadata[CHECKED_ON] = on.isoformat()
    return len(unmarked)


def remarks(entry: polib.POEntry) -> list[str]:
    """Return the comments of translators on `entry`, without marks."""
    return [line for line in entry.tcomment.splitlines() if not line.startswith(MARK)]


def _mark(entry: polib.POEntry) -> str:
    # As JSON, it is clear where one text ends and the next begins.
    said = json.dumps([*key_of(entry), entry.msgid_plural or "", *forms_of(entry)])
    return f"{MARK}{sha256(said.encode()).hexdigest()[:_DIGITS]}"
