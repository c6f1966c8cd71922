"""Notes of several files brought together in one, each once, in whatever order they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sendkiosk.journey.messages import Message
from sendkiosk.notes.connecting import is_encrypted
from sendkiosk.notes.faults import Fault, NotReadError, StoreError, in_words
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.migrations import NOTES, PUBLICATIONS
from sendkiosk.notes.rows import COLUMNS, note_in

if TYPE_CHECKING:
    from sqlite_utils import Database

_ALL: Final = ("key", *COLUMNS)
_INSERT: Final = (
    f"INSERT INTO {NOTES} ({', '.join(_ALL)}) VALUES ({', '.join(f':{name}' for name in _ALL)})"  # noqa: S608 - constants
    " ON CONFLICT (key) DO NOTHING"
)
_INSERT_PUBLISHED: Final = (
    f"INSERT INTO {PUBLICATIONS} (block, content) VALUES (?, ?)"  # noqa: S608 - constants
    " ON CONFLICT (block) DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of one file: how many notes it holds, and how many of them were not there yet."""

    source: Path
    notes: int
    new: int


class NotMergedError(Exception):
    """Nothing was merged. `reasons` tell of each file that is in the way what to do about it."""

    def __init__(self, reasons: Sequence[Message]) -> None:
        """Keep the reasons."""
        super().__init__(f"{len(reasons)} files cannot be merged")
        self.reasons = tuple(reasons)


def merge(sources: Sequence[Path], target: NoteFile) -> tuple[Merged, ...]:
    """Bring the notes of `sources` into `target`: all of them, or none.

    A note is known by its key, so it comes in once, however often it is brought. Sources are not
    changed; they may be older, or encrypted with the key of `target`, or not encrypted. Raises
    NotMergedError.
    """
    try:
        with target.writing() as db:
            reasons: list[Message] = []
            merged: list[Merged] = []
            for source in sources:
                try:
                    merged.append(_merge_one(db, source, target))
                except NotReadError as error:
                    reasons.append(error.reason)
            if reasons:
                raise NotMergedError(reasons)
    except StoreError as error:
        raise NotMergedError([error.reason]) from error
    return tuple(merged)


def insert_rows(db: Database, rows: Iterable[Mapping[str, object]]) -> int:
    """Insert those of `rows` whose key is not there yet, and return how many they are."""
    before = db.conn.total_changes
    db.conn.executemany(_INSERT, rows)
    return db.conn.total_changes - before


def insert_published(db: Database, published: Mapping[str, str]) -> None:
    """Insert what was `published`, by block, where there is nothing of that block yet."""
    db.conn.executemany(_INSERT_PUBLISHED, published.items())


def source_file(path: Path, key_file: Path | None) -> NoteFile:
    """Return the file at `path`, to be read with the key in `key_file` only if it is encrypted.

    Raises NotReadError where there is none.
    """
    file = NoteFile(path)
    with file.told(NotReadError):
        return NoteFile(path, key_file) if is_encrypted(path) else file


def _merge_one(db: Database, path: Path, target: NoteFile) -> Merged:
    """Bring the notes of one file into `db`, and what was published of them. Raises NotReadError.

    What was published there counts here, too, so that nothing is counted anew in another way; where
    both published something of the same quarters, that of `db` stays.
    """
    with source_file(path, target.key_file).reading() as source:
        new = insert_rows(db, _sound_rows(source, path))
        rows = source.table(PUBLICATIONS).rows
        insert_published(db, {row["block"]: row["content"] for row in rows})
        return Merged(path, source.table(NOTES).count, new)


def _sound_rows(source: Database, path: Path) -> Iterable[Mapping[str, str | int]]:
    """Yield the rows of `source`; NotReadError at the first with what a note may not hold."""
    for row in source.table(NOTES).rows:
        try:
            note_in(row)
        except (KeyError, TypeError, ValueError) as error:
            raise NotReadError(in_words(Fault.UNUSABLE, path), Fault.UNUSABLE) from error
        yield row
