"""The SQLite file of session notes: how it is opened, locked, checked, and written in no order."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from sendkiosk.notes.faults import (
    Fault,
    FoundError,
    NotReadError,
    NotSavedError,
    StoreError,
    fault_of,
    in_words,
)
from sendkiosk.notes.migrations import APPLICATION_ID, NOTES, NewerFileError, migrate
from sendkiosk.notes.rows import COLUMNS

if TYPE_CHECKING:
    from sqlite_utils import Database

PATIENCE: Final = 2.0
"""How long to wait for another process that is writing, in seconds."""
JOURNAL: Final = "-journal"
"""What the name of a file has after it where SQLite keeps what a transaction changed."""

_MAGIC: Final = b"SQLite format 3\0"
_ID_PLACE: Final = slice(68, 72)
SETTINGS: Final = (
    # No write-ahead log: it would hold the notes one after the other, as they came.
    "journal_mode = DELETE",
    # Also waits for the folder to be written, without which a power cut can undo a whole note.
    "synchronous = EXTRA",
    "secure_delete = ON",
    "temp_store = MEMORY",
)


@dataclass(frozen=True, slots=True)
class NoteFile:
    """The SQLite file at `path`.

    Nothing is opened until it is needed, and nothing stays open: each `with` has a connection of
    its own, so it may come from any thread. A file that is not ours, damaged, or newer than this
    program is left byte for byte.
    """

    path: Path

    @contextmanager
    def writing(self, failed: type[StoreError] = NotSavedError) -> Iterator[Database]:
        """Give the file for one transaction: whole, of the newest form, with the write lock held.

        A missing file or folder is made, readable by its owner only. What was written is on the
        disk when the `with` is over, in the order of the keys. Any error takes all of it back; one
        of the file's own is raised as `failed`.
        """
        with self._told(failed):
            self._make()
            with _opened(self._connected()) as db:
                for setting in SETTINGS:
                    db.execute(f"PRAGMA {setting}")
                before = db.conn.total_changes
                with _locked(db):
                    yield db
                if db.conn.total_changes > before:
                    _forget_order(db)

    @contextmanager
    def reading(self, failed: type[StoreError] = NotReadError) -> Iterator[Database]:
        """Give what the file holds at one moment: whole, of the newest form, in memory.

        The file is not changed, not even an old one or one whose last change was cut short, and
        nobody who wants to write waits for longer than it takes to copy it. A missing file holds
        nothing. An error of the file's own is raised as `failed`.
        """
        with self._told(failed), _opened(sqlite3.connect(":memory:")) as db:
            if self.path.exists():
                self._copy_into(db.conn)
            with _locked(db):
                yield db

    @contextmanager
    def _told(self, failed: type[StoreError]) -> Iterator[None]:
        """Raise as `failed` what goes wrong with the file in the length of a `with`."""
        try:
            yield
        except (sqlite3.Error, OSError, NewerFileError, FoundError) as error:
            fault = fault_of(error)
            raise failed(in_words(fault, self.path), fault) from error

    def _make(self) -> None:
        """Make the file and its folder where they are missing."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            self.path.touch(mode=0o600, exist_ok=False)

    def _connected(self, how: str = "mode=rw") -> sqlite3.Connection:
        """Return a connection to the file, opened in the way `how`, once it is sure to be ours."""
        if not _is_ours(self.path):
            raise FoundError(Fault.FOREIGN)
        return _connect(self.path, how)

    def _copy_into(self, memory: sqlite3.Connection) -> None:
        try:
            with closing(self._connected("mode=ro")) as source:
                source.backup(memory)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", None) != "SQLITE_READONLY_ROLLBACK":
                raise
            # What a program was writing when it died is taken back in a copy.
            with TemporaryDirectory() as folder:
                for name in (self.path.name, self.path.name + JOURNAL):
                    shutil.copyfile(self.path.with_name(name), Path(folder, name))
                with closing(_connect(Path(folder, self.path.name), "mode=rw")) as source:
                    source.backup(memory)


def _is_ours(path: Path) -> bool:
    """Tell whether the file is new or one of ours, without changing it.

    A foreign file with a log or journal beside it would be changed by a mere look into it; SQLite
    looks at neither in a file that it takes for immutable.
    """
    if path.stat().st_size == 0:
        return True
    with closing(_connect(path, "immutable=1")) as connection, suppress(sqlite3.DatabaseError):
        return bool(connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,))
    # Only where SQLite cannot read it: to open and close a file by hand takes this process's locks
    # away from it.
    with path.open("rb") as file:
        header = file.read(_ID_PLACE.stop)
    return header.startswith(_MAGIC) and header[_ID_PLACE] == APPLICATION_ID.to_bytes(4, "big")


def _connect(path: Path, how: str) -> sqlite3.Connection:
    """Return a connection to the file at `path`; `how` is what stands after "?" in its address."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=PATIENCE)


@contextmanager
def _opened(connection: sqlite3.Connection) -> Iterator[Database]:
    """Give `connection` as a database for the length of a `with`, and close it."""
    from sqlite_utils import Database

    with Database(connection, execute_plugins=False) as db:
        yield db


@contextmanager
def _locked(db: Database) -> Iterator[None]:
    """Hold the write lock over one transaction on a file that is whole and of the newest form."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        # Writing to a damaged file can make the damage worse.
        if db.conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise FoundError(Fault.DAMAGED)
        migrate(db)
        if not {"key", *COLUMNS} <= db.table(NOTES).columns_dict.keys():
            raise FoundError(Fault.DAMAGED)
        yield
        db.commit()
    finally:
        db.rollback()


def _forget_order(db: Database) -> None:
    """Write the file anew in the order of the keys.

    SQLite puts a new row into the free space of a page, whatever its key, so the bytes of the file
    would tell which note came last. If this fails the note is saved all the same, and the next one
    tries again.
    """
    with suppress(sqlite3.Error):
        db.execute("VACUUM")
