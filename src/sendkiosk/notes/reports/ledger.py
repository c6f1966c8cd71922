"""What reports ask of the place where notes are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from sendkiosk.notes.disclosure.plan import ReportedNote


class Ledger(Protocol):
    """Session notes and what was published of them. It may be used by several programs at once."""

    def sites(self) -> frozenset[str]:
        """Return the sites that have notes, or had some when something was published of them."""

    def visits(self, site: str) -> Mapping[str, int]:
        """Return how many notes of `site` there are of each ISO week, such as "2026-W48"."""

    def kinds(self, site: str, first: str, last: str) -> Mapping[ReportedNote, int]:
        """Return how often each kind of note of `site` occurs from ISO week `first` to `last`."""

    def published(self, block: str) -> str | None:
        """Return the text published under the name `block`; None if there is none yet."""

    def publish(self, block: str, text: str) -> str:
        """Keep `text` under the name `block` for good, and return what is kept there.

        If another program was quicker, that is its text: the first one stays.
        """
