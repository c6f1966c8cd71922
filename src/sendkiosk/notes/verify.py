"""A file of notes looked over: is it whole, is each note one, does nothing tell their order?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Final

from sendkiosk.journey.messages import Message, message, plural_message
from sendkiosk.notes.connecting import READ
from sendkiosk.notes.faults import NotReadError, StoreError
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.migrations import NOTES, migrate
from sendkiosk.notes.order import tells_order
from sendkiosk.notes.rows import note_in

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST_TOLD: Final = 10
"""How many faults that SQLite finds are told."""


def verify(file: NoteFile) -> tuple[Message, ...]:
    """Return what is wrong with `file`, a sentence for each thing; nothing if all is well.

    The file is not changed. A missing one holds no notes, so nothing is wrong with it.
    """
    if not file.path.exists():
        return ()
    try:
        with file.reading() as db:
            found = [*_damage(db, file), *_form(db, file), *_rows(db, file)]
        with file.told(NotReadError):
            found += _places(file)
    except StoreError as error:
        return (error.reason,)
    return tuple(found)


def _damage(db: Database, file: NoteFile) -> Iterator[Message]:
    for (line,) in db.execute(f"PRAGMA integrity_check({MOST_TOLD})").fetchall():
        if line != "ok":
            yield message("SQLite finds {file} damaged: {line}", file=str(file.path), line=line)


def _form(db: Database, file: NoteFile) -> Iterator[Message]:
    if _schema(db) != _newest_schema():
        yield message(
            "The tables in {file} are not those that this program makes. Somebody changed them.",
            file=str(file.path),
        )


def _rows(db: Database, file: NoteFile) -> Iterator[Message]:
    bad = sum(not _is_note(row) for row in db.table(NOTES).rows)
    if bad:
        yield plural_message(
            "One note in {file} holds what a note may not.",
            "{count} notes in {file} hold what a note may not.",
            bad,
            file=str(file.path),
        )


def _places(file: NoteFile) -> Iterator[Message]:
    with closing(file.connected(READ, file.key())) as connection:
        has_log = connection.execute("PRAGMA journal_mode").fetchone() != ("delete",)
    if has_log:
        yield message(
            "{file} is written with a log of changes beside it, which tells in which order notes"
            " came. The next note ends that.",
            file=str(file.path),
        )
    elif tells_order(file):
        yield message(
            "In {file} the places of notes can tell in which order they came. The next note puts"
            " that right.",
            file=str(file.path),
        )


def _schema(db: Database) -> set[tuple[str, str, str]]:
    return set(db.execute("SELECT type, name, sql FROM sqlite_schema").fetchall())


def _newest_schema() -> set[tuple[str, str, str]]:
    from sqlite_utils import Database

    with Database(sqlite3.connect(":memory:"), execute_plugins=False) as db:
        migrate(db)
        return _schema(db)


def _is_note(row: dict[str, str | int]) -> bool:
    try:
        note_in(row)
    except (KeyError, TypeError, ValueError):
        return False
    return True
