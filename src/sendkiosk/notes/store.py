"""Session notes, kept in their file: saved, counted, read, and removed when they are old."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sendkiosk.notes.aside import set_aside
from sendkiosk.notes.faults import Fault, NotReadError, NotRemovedError, NotSavedError, in_words
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.merging import insert_rows
from sendkiosk.notes.migrations import NOTES
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.rows import KeyedRow, note_in, row_of

KEY_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class NoteStore:
    """The session notes in the SQLite file at `path`; it may be used from any thread.

    It is encrypted with the key in `key_file`, if there is one.
    """

    path: Path
    key_file: Path | None = None

    @property
    def file(self) -> NoteFile:
        """The file, for whoever reads or writes more of it in one transaction."""
        return NoteFile(self.path, self.key_file)

    def save(self, note: SessionNote) -> Path | None:
        """Keep `note`: when this returns, it is on the disk. Raises NotSavedError if it is not.

        A damaged file is set aside first, and a new one begun; then its new name is returned.
        """
        try:
            self._insert(note)
        except NotSavedError as error:
            if error.fault is not Fault.DAMAGED:
                raise
        else:
            return None
        with self.file.told(NotSavedError):
            aside = set_aside(self.file)
        self._insert(note)
        return aside

    def remove_before(self, week: str) -> int:
        """Remove the notes from before the ISO `week`, and return how many there were.

        When this returns nothing of them is in the file: SQLite overwrites what it deletes. Raises
        NotRemovedError.
        """
        if not self.path.exists():
            return 0
        with self.file.writing(NotRemovedError) as db:
            old = db.table(NOTES).count_where("week < ?", [week])
            db.table(NOTES).delete_where("week < ?", [week])
        return old

    def count(self) -> int:
        """Return how many notes there are. Raises NotReadError."""
        with self.file.reading() as db:
            return db.table(NOTES).count

    def rows_before(self, week: str) -> list[KeyedRow]:
        """Return the key and the columns of each note from before the ISO `week`.

        They come in the order of their keys, which means nothing. Raises NotReadError.
        """
        with self.file.reading() as db:
            rows = list(db.table(NOTES).rows_where("week < ?", [week], order_by="key"))
        return [(row.pop("key"), row) for row in rows]

    def notes(self) -> tuple[SessionNote, ...]:
        """Return all notes, in an order that means nothing. Raises NotReadError."""
        with self.file.reading() as db:
            rows = list(db.table(NOTES).rows)
        try:
            return tuple(note_in(row) for row in rows)
        except (KeyError, TypeError, ValueError) as error:
            reason = in_words(Fault.UNUSABLE, self.path)
            raise NotReadError(reason, Fault.UNUSABLE) from error

    def _insert(self, note: SessionNote) -> None:
        with self.file.writing(NotSavedError) as db:
            insert_rows(db, [{"key": secrets.token_bytes(KEY_BYTES), **row_of(note)}])
