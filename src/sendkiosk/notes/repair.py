"""Notes brought back from a damaged file: every one that can still be read and makes sense."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sendkiosk.notes.disclosure.blocks import named
from sendkiosk.notes.disclosure.publication import NotReadableError, from_text
from sendkiosk.notes.faults import NotReadError, NotSavedError
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.merging import insert_published, insert_rows
from sendkiosk.notes.migrations import NOTES, PUBLICATIONS, migrate
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.pages import images
from sendkiosk.notes.records import Value, records
from sendkiosk.notes.rows import note_in, row_of
from sendkiosk.notes.snapshot import journal_of

_TYPES: Final = {"TEXT": str, "INTEGER": int, "BLOB": bytes}


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a damaged file: how many notes could be read, how many were not there yet."""

    source: Path
    notes: int
    new: int


def repair(damaged: Sequence[Path], target: NoteFile) -> tuple[Repaired, ...]:
    """Bring the notes that can be read in `damaged` files into `target`, each once.

    The damaged files stay as they are. Raises NotReadError for a file that cannot be opened, and
    NotSavedError; then nothing was brought back.
    """
    with target.writing(NotSavedError) as db:
        done = []
        for source in damaged:
            found = readable_notes(NoteFile(source, target.key_file))
            rows = ({"key": key, **row_of(note)} for key, note in found.items())
            done.append(Repaired(source, len(found), insert_rows(db, rows)))
            insert_published(db, readable_publications(NoteFile(source, target.key_file)))
    return tuple(done)


def readable_notes(file: NoteFile) -> dict[bytes, SessionNote]:
    """Return each note, by its key, that can be read anywhere in `file`. Raises NotReadError.

    A note is believed if each of its values is one that it may have. Damage that made one such
    value of another cannot be seen.
    """
    columns = _columns()
    found: dict[bytes, SessionNote] = {}
    with file.told(NotReadError):
        for image in images(file.path, journal_of(file.path), file.key()):
            for record in records(image):
                note = _note(record.values, columns)
                if note is not None:
                    found.setdefault(*note)
    return found


def readable_publications(file: NoteFile) -> dict[str, str]:
    """Return what was published in `file` as far as SQLite can still read it and it makes sense.

    Were it lost, the same quarters would be counted anew, of the notes that are left, and whoever
    has both counts could compare them.
    """
    found: dict[str, str] = {}
    with suppress(NotReadError), file.reading(checked=False) as db:
        for row in db.table(PUBLICATIONS).rows:
            block, content = row["block"], row["content"]
            with suppress(NotReadableError, ValueError):
                from_text(content, *named(block))
                found[block] = content
    return found


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    kind: type
    default: Value | None
    """What it holds in a row that was written before there was such a column."""


def _columns() -> tuple[_Column, ...]:
    """Return the columns of the table of notes in the order in which they stand in a file."""
    from sqlite_utils import Database

    with Database(sqlite3.connect(":memory:"), execute_plugins=False) as db:
        migrate(db)
        return tuple(
            _Column(
                column.name,
                _TYPES[column.type],
                db.execute(f"SELECT {column.default_value or 'NULL'}").fetchone()[0],
            )
            for column in db.table(NOTES).columns
        )


def _note(
    values: tuple[Value, ...], columns: tuple[_Column, ...]
) -> tuple[bytes, SessionNote] | None:
    """Return the key and the note that `values` make; None if they make none."""
    if len(values) > len(columns):
        return None
    row = {column.name: column.default for column in columns}
    for column, value in zip(columns, values, strict=False):
        if not isinstance(value, column.kind):
            return None
        row[column.name] = value
    key = row.pop("key")
    try:
        note = note_in({name: value for name, value in row.items() if isinstance(value, str | int)})
    except (KeyError, TypeError, ValueError):
        return None
    return (key, note) if isinstance(key, bytes) else None
