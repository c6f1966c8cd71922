"""The way in: a remark, as it was typed, becomes a redacted one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sendkiosk.notes.remarks.cleaning import clean
from sendkiosk.notes.remarks.contacts import find_contacts, find_long_numbers
from sendkiosk.notes.remarks.draft import Draft
from sendkiosk.notes.remarks.joining import find_joined
from sendkiosk.notes.remarks.lists import WordLists, load_word_lists
from sendkiosk.notes.remarks.places import find_addresses, find_saints, find_schools
from sendkiosk.notes.remarks.redacted import Redacted
from sendkiosk.notes.remarks.times import find_times
from sendkiosk.notes.remarks.words import find_titled, find_words


@dataclass(frozen=True, slots=True)
class Redactor:
    """Strikes out of remarks what could tell who somebody is; what stays is on `lists`."""

    lists: WordLists = field(repr=False)

    def redact(self, text: str) -> Redacted:
        """Return the remark `text` in pieces, those that stay and those that are struck.

        Any text at all may be given; no more than its first 300 characters are read. A remark that
        was redacted already comes out as it was.
        """
        draft = Draft.of(clean(text))
        while (struck := self._struck_once(draft)) != draft:
            draft = struck
        return draft.redacted()

    def _struck_once(self, draft: Draft) -> Draft:
        """Return `draft` with what can be told now; that may tell more, the next time."""
        for find in (find_contacts, find_times, find_long_numbers):
            draft = draft.strike(find(draft.text))
        for find_by_lists in (
            find_addresses,
            find_saints,
            find_schools,
            find_titled,
            find_words,
            find_joined,
        ):
            draft = draft.strike(find_by_lists(draft.text, self.lists))
        return draft.with_few_marks()


def load_redactor(folder: Path) -> Redactor:
    """Return a redactor with the lists of words in `folder`, which is `remarks` of the resources.

    Raises OSError if a list cannot be read.
    """
    return Redactor(load_word_lists(folder))
