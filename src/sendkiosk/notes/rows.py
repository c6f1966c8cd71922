"""A session note as a row of a table: the same in every file, server and export."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from sendkiosk.notes.note import FLAGS, SessionNote

Row: TypeAlias = "dict[str, str | int]"
KeyedRow: TypeAlias = tuple[bytes, Row]
"""A note as it lies in a table: its random key, and its columns."""

COLUMNS: Final = tuple(field.name for field in dataclasses.fields(SessionNote))
"""The columns of a note, without its key."""
LISTS: Final = ("routes", "steps", "letters")
"""Those that hold several ids, with a space between them."""

_YES_OR_NO: Final[Mapping[object, bool]] = MappingProxyType({0: False, 1: True})


def row_of(note: SessionNote) -> Row:
    """Return `note` as column -> value."""
    return dataclasses.asdict(note) | {name: " ".join(getattr(note, name)) for name in LISTS}


def note_in(row: Mapping[str, str | int]) -> SessionNote:
    """Return the note in `row`.

    Raises KeyError, TypeError or ValueError if the row holds anything that a note may not.
    """
    values: dict[str, Any] = {name: row[name] for name in COLUMNS}
    values |= {name: tuple(str(row[name]).split()) for name in LISTS}
    values |= {name: _YES_OR_NO[row[name]] for name in FLAGS}
    return SessionNote(**values)
