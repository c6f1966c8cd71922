"""The file of session notes: made, opened, locked, checked, and written so that no order shows."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sendkiosk.durable import FOLDER_OWNER_ONLY, OWNER_ONLY, together
from sendkiosk.notes.connecting import WRITE, errors, open_ours
from sendkiosk.notes.faults import (
    Fault,
    FoundError,
    NotReadError,
    NotSavedError,
    StoreError,
    fault_of,
    in_words,
)
from sendkiosk.notes.key import read_key
from sendkiosk.notes.migrations import NOTES, NewerFileError, migrate
from sendkiosk.notes.pages import PAGE
from sendkiosk.notes.rows import COLUMNS
from sendkiosk.notes.snapshot import take

if TYPE_CHECKING:
    from sqlite_utils import Database

    from sendkiosk.notes.key import Key

SETTINGS: Final = (
    # Those who read pages by hand must not need the first one to tell.
    f"page_size = {PAGE}",
    # No write-ahead log: it would hold the notes one after the other, as they came.
    "journal_mode = DELETE",
    # Also waits for the folder to be written, without which a power cut can undo a whole note.
    "synchronous = EXTRA",
    "secure_delete = ON",
    "temp_store = MEMORY",
)


@dataclass(frozen=True, slots=True)
class NoteFile:
    """The SQLite file at `path`, encrypted with the key in `key_file` if there is one.

    Nothing is opened until it is needed, and nothing stays open: each `with` has a connection of
    its own, so it may come from any thread. A file that is not ours, damaged, or newer than this
    program is left byte for byte.
    """

    path: Path
    key_file: Path | None = None

    @contextmanager
    def writing(self, failed: type[StoreError] = NotSavedError) -> Iterator[Database]:
        """Give the file for one transaction: whole, of the newest form, with the write lock held.

        A missing file or folder is made, readable by its owner only. What was written is on the
        disk when the `with` is over, in the order of the keys. Any error takes all of it back; one
        of the file's own is raised as `failed`.
        """
        with together(self.path.parent), self._opened(failed) as db:
            before = db.conn.total_changes
            with _locked(db):
                yield db
            if db.conn.total_changes > before:
                _forget_order(db)

    def write_anew(self, failed: type[StoreError] = NotSavedError) -> None:
        """Bring the file to the newest form and its rows into the order of their keys.

        Otherwise as `writing`, but it does not rest until that is done.
        """
        with together(self.path.parent), self._opened(failed) as db:
            with _locked(db):
                pass
            db.execute("VACUUM")

    @contextmanager
    def reading(
        self, failed: type[StoreError] = NotReadError, *, checked: bool = True
    ) -> Iterator[Database]:
        """Give what the file holds at one moment: whole, of the newest form, in memory.

        The file is not changed, not even an old one or one whose last change was cut short, and
        nobody who wants to write waits for longer than it takes to copy it. A missing file holds
        nothing. An error of the file's own is raised as `failed`; where it is not `checked` first,
        perhaps only while it is read.
        """
        with self.told(failed), _database(sqlite3.connect(":memory:")) as db:
            if self.path.exists():
                take(self.path, self.key(), db.conn)
            with _locked(db, checked=checked):
                yield db

    def check_writable(self, failed: type[StoreError] = NotSavedError) -> None:
        """Raise `failed` if the file or its folder may not be written; it is not tried."""
        with self.told(failed):
            if not (os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)):
                raise FoundError(Fault.UNREACHABLE)

    def is_damaged(self) -> bool:
        """Tell whether the file is ours and damaged, after what was cut short is taken back.

        Call it only while `alone` with the folder. A missing file is not damaged.
        """
        if not self.path.exists():
            return False
        try:
            with self._opened(NotSavedError) as db, _locked(db):
                return False
        except NotSavedError as error:
            return error.fault is Fault.DAMAGED

    @contextmanager
    def told(self, failed: type[StoreError]) -> Iterator[None]:
        """Raise as `failed` what goes wrong with the file in the length of a `with`."""
        try:
            yield
        except _told_errors() as error:
            fault = fault_of(error)
            raise failed(in_words(fault, self.path, self.key_file), fault) from error

    def key(self) -> Key | None:
        """Return the key of the file; None if it has none. Raises FoundError if it is not there."""
        return read_key(self.key_file) if self.key_file else None

    def connected(self, how: str, key: Key | None) -> sqlite3.Connection:
        """Return a connection to the file once it is sure to be ours; `how` is READ or WRITE.

        Raises FoundError, OSError, or the errors of `connecting.errors()`.
        """
        return open_ours(self.path, how, key)

    @contextmanager
    def _opened(self, failed: type[StoreError]) -> Iterator[Database]:
        """Open the file to write to it, for the length of a `with`; make it where it is missing."""
        with self.told(failed):
            # Without its key no file is made that would be in the way of one that has it.
            key = self.key()
            self._make()
            with _database(self.connected(WRITE, key)) as db:
                prepare(db.conn)
                yield db

    def _make(self) -> None:
        """Make the file and its folder where they are missing. Raises OSError."""
        try:
            self.path.parent.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
            with suppress(FileExistsError):
                self.path.touch(mode=OWNER_ONLY, exist_ok=False)
        except ValueError as error:
            raise OSError("no file can have such a name") from error


def prepare(connection: sqlite3.Connection) -> None:
    """Set how `connection` writes."""
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")


def _told_errors() -> tuple[type[Exception], ...]:
    """Return the errors that mean that the file, and not the program, is at fault."""
    return (*errors(), OSError, NewerFileError, FoundError)


def _forget_order(db: Database) -> None:
    """Write the file anew in the order of the keys.

    SQLite puts a new row into the free space of a page, whatever its key, so the bytes of the file
    would tell which note came last. If this fails the note is saved all the same, and the next one
    tries again.
    """
    with suppress(*errors()):
        db.execute("VACUUM")


@contextmanager
def _database(connection: sqlite3.Connection) -> Iterator[Database]:
    """Give `connection` as a database for the length of a `with`, and close it."""
    from sqlite_utils import Database

    with Database(connection, execute_plugins=False) as db:
        yield db


@contextmanager
def _locked(db: Database, *, checked: bool = True) -> Iterator[None]:
    """Hold the write lock over one transaction on a file that is whole and of the newest form."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        # Writing to a damaged file can make the damage worse.
        if checked and db.conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise FoundError(Fault.DAMAGED)
        migrate(db)
        if not {"key", *COLUMNS} <= db.table(NOTES).columns_dict.keys():
            raise FoundError(Fault.DAMAGED)
        yield
        db.commit()
    finally:
        db.rollback()
