"""Connections to a file of session notes: through SQLite, or with a key through SQLCipher."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sendkiosk.notes.faults import Fault, FoundError
from sendkiosk.notes.key import MARK
from sendkiosk.notes.migrations import APPLICATION_ID

if TYPE_CHECKING:
    from sendkiosk.notes.key import Key

PATIENCE: Final = 10.0
"""How long to wait for another process that is writing, in seconds."""
READ: Final = "mode=ro"
WRITE: Final = "mode=rw"

_CIPHER: Final = "sqlcipher3.dbapi2"
_MAGIC: Final = b"SQLite format 3\0"
_ID_PLACE: Final = slice(68, 72)


def connect(path: Path, how: str, key: Key | None = None) -> sqlite3.Connection:
    """Return a connection to the file at `path`, encrypted if there is a key.

    `how` is READ, WRITE, or another such part of an address. Raises the errors of `errors()`, and
    FoundError without the package for encryption.
    """
    address = f"{path.absolute().as_uri()}?{how}"
    if key is None:
        return sqlite3.connect(address, uri=True, timeout=PATIENCE)
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise FoundError(Fault.NO_CIPHER) from error
    connection: sqlite3.Connection = dbapi2.connect(address, uri=True, timeout=PATIENCE)
    # Else it writes to the terminal whatever it cannot decrypt.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(key.pragma)
    return connection


def open_ours(path: Path, how: str, key: Key | None) -> sqlite3.Connection:
    """Return what `connect` does, once the file is sure to be ours.

    Raises what `connect` and `outer_fault` do, and FoundError for what the latter finds.
    """
    fault = outer_fault(path, key)
    if fault is not None:
        raise FoundError(fault)
    return connect(path, how, key)


def errors() -> tuple[type[Exception], ...]:
    """Return the classes of error that connections raise."""
    cipher = sys.modules.get(_CIPHER)
    return (sqlite3.Error, cipher.Error) if cipher else (sqlite3.Error,)


def copy(source: sqlite3.Connection, memory: sqlite3.Connection, key: Key | None) -> None:
    """Copy all that `source` holds at one moment into the empty `memory`, which has no key.

    Damage comes along, or raises the errors of `errors()`, or FoundError.
    """
    if key is None:
        source.backup(memory)
        return
    # SQLCipher hands over pages only to a file with the same key.
    source.execute("BEGIN")
    if source.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise FoundError(Fault.DAMAGED)
    is_ours_to_make = "sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    made = f"SELECT name, type, sql FROM sqlite_schema WHERE {is_ours_to_make} ORDER BY type DESC"  # noqa: S608 - a constant
    for name, kind, sql in source.execute(made).fetchall():
        memory.execute(sql)
        if kind == "table":
            rows = source.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - the file's own names
            values = ", ".join("?" for _ in rows.description)
            memory.executemany(f'INSERT INTO "{name}" VALUES ({values})', rows)  # noqa: S608
    memory.commit()
    source.rollback()


def is_encrypted(path: Path) -> bool:
    """Tell whether the file is one of ours that is encrypted. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK


def outer_fault(path: Path, key: Key | None) -> Fault | None:
    """Return what keeps the file from being opened at all, without changing it.

    That is so for a file of something else, and for one that is encrypted otherwise than with
    `key`. It may be damaged all the same. Raises OSError, and FoundError as `connect` does.

    A foreign file with a log or journal beside it would be changed by a mere look into it; SQLite
    looks at neither in a file that it takes for immutable.
    """
    if path.stat().st_size == 0:
        return None
    with closing(connect(path, "immutable=1", key)) as connection, suppress(*errors()):
        found = connection.execute("PRAGMA application_id").fetchone()
        return None if found == (APPLICATION_ID,) else Fault.FOREIGN
    # Only where SQLite cannot read it: to open and close a file by hand takes this process's locks
    # away from it.
    with path.open("rb") as file:
        return _fault_of_header(file.read(_ID_PLACE.stop), key)


def _fault_of_header(header: bytes, key: Key | None) -> Fault | None:
    is_plain = header.startswith(_MAGIC) and header[_ID_PLACE] == APPLICATION_ID.to_bytes(4, "big")
    if key is None:
        if header.startswith(MARK):
            return Fault.ENCRYPTED
        return None if is_plain else Fault.FOREIGN
    if header.startswith(key.salt):
        return None
    if header.startswith(MARK):
        return Fault.OTHER_KEY
    return Fault.PLAIN if is_plain else Fault.FOREIGN
