"""What a file of notes holds at one moment, copied into memory without a change to the file."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from sendkiosk.notes.connecting import READ, WRITE, connect, copy, errors, open_ours
from sendkiosk.notes.faults import Fault, FoundError

if TYPE_CHECKING:
    from sendkiosk.notes.key import Key

JOURNAL: Final = "-journal"
"""What the name of a file has after it where SQLite keeps what a transaction changed."""
_CUT_SHORT: Final = ("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY")
"""What SQLite and SQLCipher say to one who reads a file whose last change must be taken back."""
_LOOKS: Final = 5
"""How often to look whether a file was cut short, or is being written just now."""


def journal_of(path: Path) -> Path:
    """Return the journal of the file at `path`; it is there only during a transaction."""
    return path.with_name(path.name + JOURNAL)


def take(path: Path, key: Key | None, memory: sqlite3.Connection) -> None:
    """Copy the file at `path` into the empty `memory`.

    What a program was writing when it died is left out, as SQLite would take it back. Raises
    FoundError, OSError, or the errors of `errors()`.
    """
    for _ in range(_LOOKS):
        try:
            with closing(open_ours(path, READ, key)) as source:
                copy(source, memory, key)
        except errors() as error:
            if not _says_cut_short(error):
                raise
            if _take_undone(path, key, memory):
                return
        else:
            return
    raise FoundError(Fault.BUSY)


def _take_undone(path: Path, key: Key | None, memory: sqlite3.Connection) -> bool:
    """Let SQLite take back in a copy what was cut short, and copy that into `memory`.

    Tell whether that could be done: not if the file was changed while it was copied.
    """
    with TemporaryDirectory() as folder:
        copied = Path(folder, path.name)
        before = _stamps(path)
        try:
            shutil.copyfile(path, copied)
            shutil.copyfile(journal_of(path), journal_of(copied))
        except FileNotFoundError:
            return False
        if not _is_cut_short(path, key) or _stamps(path) != before:
            return False
        with closing(connect(copied, WRITE, key)) as source:
            copy(source, memory, key)
    return True


def _is_cut_short(path: Path, key: Key | None) -> bool:
    """Tell whether a program died while it wrote to the file. SQLite can mistake one that lives."""
    with closing(connect(path, READ, key)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except errors() as error:
            return _says_cut_short(error)
    return False


def _says_cut_short(error: Exception) -> bool:
    return getattr(error, "sqlite_errorname", None) in _CUT_SHORT


def _stamps(path: Path) -> tuple[tuple[int, int, int] | None, ...]:
    """Return what changes when the file at `path` or its journal does; None for a missing one."""
    stamps: list[tuple[int, int, int] | None] = []
    for each in (path, journal_of(path)):
        try:
            found = each.stat()
        except FileNotFoundError:
            stamps.append(None)
        else:
            stamps.append((found.st_ino, found.st_size, found.st_mtime_ns))
    return tuple(stamps)
