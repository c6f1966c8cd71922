"""Whether the places of notes in a file can tell in which order they came.

SQLite lays a new row into the free space of its page, whatever its key, and leaves bytes behind
where it moves rows. Written anew from one end to the other, the bytes of a file follow from what it
holds, and from nothing else; so a file that this would change may tell more.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sendkiosk.notes.backup import back_up
from sendkiosk.notes.connecting import READ
from sendkiosk.notes.file import NoteFile, prepare
from sendkiosk.notes.pages import PAGE, Image, image_of

_COUNTERS: Final = (slice(24, 28), slice(40, 44), slice(92, 100))
"""Where the first page counts changes, and has the version of SQLite."""


def tells_order(file: NoteFile) -> bool:
    """Tell whether `file` is otherwise than it would be if it were written anew.

    That also is so for one that was written by another version of SQLite which does it otherwise.
    The file is not changed. Raises OSError, FoundError, StoreError, or the errors of `errors()`.
    """
    key = file.key()
    with closing(file.connected(READ, key)) as connection:
        connection.execute("BEGIN")
        # Nobody writes from here on, so both looks see the same.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        now = image_of(file.path, key)
        if key is None:
            anew = Image(_written_anew(connection))
        else:
            # It may come to lie on the disk, since it is encrypted; SQLCipher has no other way.
            with TemporaryDirectory() as folder:
                copy = Path(folder, file.path.name)
                back_up(file, copy)
                anew = image_of(copy, key)
    return _without_counters(now) != _without_counters(anew)


def _written_anew(connection: sqlite3.Connection) -> bytes:
    with closing(sqlite3.connect(":memory:")) as memory:
        connection.backup(memory)
        prepare(memory)
        memory.execute("VACUUM")
        return memory.serialize()


def _without_counters(image: Image) -> tuple[bytes, memoryview]:
    first = bytearray(image.data[:PAGE])
    for counter in _COUNTERS:
        first[counter] = bytes(counter.stop - counter.start)
    return bytes(first), memoryview(image.data)[PAGE:]
