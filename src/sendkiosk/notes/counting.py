"""Rows of notes, counted by what reports tell of them: the same for files and servers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from sendkiosk.notes.disclosure.plan import ReportedNote
from sendkiosk.notes.note import FLAGS
from sendkiosk.notes.rows import LISTS

FIELDS: Final = ReportedNote._fields
"""The columns to ask for, in this order."""


def by_kind(rows: Iterable[tuple[Any, ...]]) -> Mapping[ReportedNote, int]:
    """Return how often each kind of note is among `rows`, which hold the FIELDS."""
    counted = Counter(rows)
    return {ReportedNote(*map(_value, FIELDS, row)): count for row, count in counted.items()}


def _value(field: str, stored: Any) -> Any:
    if field in LISTS:
        return tuple(stored.split())
    return bool(stored) if field in FLAGS else stored
