"""The file that session notes are kept in."""

from __future__ import annotations

import dataclasses
import errno
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.migrations import APPLICATION_ID, NOTES, NewerFileError, migrate
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.rows import note_in, row_of

if TYPE_CHECKING:
    from sqlite_utils import Database

KEY_BYTES: Final = 16
PATIENCE: Final = 2.0
"""How long to wait for another process that is writing, in seconds."""

_MAGIC: Final = b"SQLite format 3\0"
_ID_PLACE: Final = slice(68, 72)
_SETTINGS: Final = (
    # No write-ahead log: it would hold the notes one after the other, as they came.
    "journal_mode = DELETE",
    # Also waits for the folder to be written, without which a power cut can undo a whole note.
    "synchronous = EXTRA",
    "secure_delete = ON",
    "temp_store = MEMORY",
)


class StoreError(Exception):
    """The file of notes cannot be used. `reason` tells staff what, where, and what to do."""

    def __init__(self, reason: Message) -> None:
        """Keep the reason; its English text is the error's own."""
        super().__init__(reason.text.format(**dict(reason.values)))
        self.reason = reason


class NotSavedError(StoreError):
    """A note was not saved. The file is as it was before."""


class NotRemovedError(StoreError):
    """Notes were not removed. The file is as it was before."""


class NotReadError(StoreError):
    """The notes could not be read."""


@dataclasses.dataclass(frozen=True, slots=True)
class NoteStore:
    """The session notes in the SQLite file at `path`.

    Nothing is opened until it is needed, and nothing stays open: each call has a connection of its
    own, so it may come from any thread. A missing file or folder is made, readable by its owner
    only. A file that is not ours, damaged, or newer than this program is left byte for byte.
    """

    path: Path

    def save(self, note: SessionNote) -> None:
        """Keep `note`: when this returns, it is on the disk. Raises NotSavedError if it is not."""
        with self._open(NotSavedError) as db:
            with _locked(db):
                db.table(NOTES).insert({"key": secrets.token_bytes(KEY_BYTES), **row_of(note)})
            _forget_order(db)

    def remove_before(self, week: str) -> int:
        """Remove the notes from before the ISO `week`, and return how many there were.

        When this returns nothing of them is in the file: SQLite overwrites what it deletes. Raises
        NotRemovedError.
        """
        if not self.path.exists():
            return 0
        with self._open(NotRemovedError) as db:
            with _locked(db):
                old = db.table(NOTES).count_where("week < ?", [week])
                db.table(NOTES).delete_where("week < ?", [week])
            if old:
                _forget_order(db)
        return old

    def count(self) -> int:
        """Return how many notes there are. Raises NotReadError."""
        with self._open(NotReadError) as db, _locked(db):
            return db.table(NOTES).count

    def notes(self) -> tuple[SessionNote, ...]:
        """Return all notes, in an order that means nothing. Raises NotReadError."""
        with self._open(NotReadError) as db, _locked(db):
            rows = list(db.table(NOTES).rows)
        try:
            return tuple(note_in(row) for row in rows)
        except (KeyError, TypeError, ValueError) as error:
            raise NotReadError(_unusable(self.path)) from error

    @contextmanager
    def _open(self, failed: type[StoreError]) -> Iterator[Database]:
        """Open the file for the length of a `with`; what goes wrong there is raised as `failed`."""
        from sqlite_utils import Database

        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(FileExistsError):
                self.path.touch(mode=0o600, exist_ok=False)
            if not _is_ours(self.path):
                raise failed(_unusable(self.path))
            connection = sqlite3.connect(self.path, timeout=PATIENCE)
            with Database(connection, execute_plugins=False) as db:
                for setting in _SETTINGS:
                    db.execute(f"PRAGMA {setting}")
                yield db
        except (sqlite3.Error, OSError, NewerFileError) as error:
            raise failed(_reason(error, self.path)) from error


@contextmanager
def _locked(db: Database) -> Iterator[None]:
    """Hold the write lock over one transaction on a file that is whole and of the newest form."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        # Writing to a damaged file can make the damage worse.
        if db.conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError
        migrate(db)
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


def _is_ours(path: Path) -> bool:
    """Tell whether the file is new or one of ours, without SQLite, which may write when it opens.

    A foreign file with a log or journal beside it would be changed by a mere look into it.
    """
    with path.open("rb") as file:
        header = file.read(_ID_PLACE.stop)
    return not header or (
        header.startswith(_MAGIC) and header[_ID_PLACE] == APPLICATION_ID.to_bytes(4, "big")
    )


def _reason(error: Exception, path: Path) -> Message:
    """Return what `error` means for whoever looks after the computer."""
    if isinstance(error, NewerFileError):
        return message(
            "The session notes in {file} come from a newer version of this program. The file was"
            " left as it is. Install that version again, or name another file in the settings.",
            file=str(path),
        )
    name = getattr(error, "sqlite_errorname", None) or ""
    number = error.errno if isinstance(error, OSError) else None
    if name == "SQLITE_FULL" or number in {errno.ENOSPC, errno.EDQUOT}:
        return message(
            "There is no room on the disk for the session notes in {file}. Make some room there.",
            file=str(path),
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return message(
            "Another program is using the session notes in {file}. Close it there.",
            file=str(path),
        )
    unreachable = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_IOERR")
    if number is not None or name.startswith(unreachable):
        return message(
            "The file for the session notes, {file}, cannot be opened or written. Check that its"
            " folder is there, and that the account of the kiosk may write to both.",
            file=str(path),
        )
    return _unusable(path)


def _unusable(path: Path) -> Message:
    return message(
        "{file} is damaged, or is not a file of session notes. It was left as it is. Move it to a"
        " safe place and keep it; the next note starts a new file.",
        file=str(path),
    )
