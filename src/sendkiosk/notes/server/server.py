"""The server that the notes of many kiosks come together on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sendkiosk.notes.note import FLAGS
from sendkiosk.notes.rows import COLUMNS, KeyedRow, Row
from sendkiosk.notes.server.address import connection_string
from sendkiosk.notes.server.faults import ServerError, in_words
from sendkiosk.notes.server.tables import prepare

if TYPE_CHECKING:
    from typing import LiteralString

    import psycopg
    from psycopg.sql import Composed

BATCH: Final = 500
"""How many notes go in one transaction; what was sent before the network went stays sent."""
PAUSES: Final = (1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds to wait before each new try, when the network went and nothing came through since."""


@dataclass(frozen=True, slots=True)
class NoteServer:
    """The PostgreSQL server at `address`, a connection string.

    Nothing stays open: each call has a connection of its own. All calls raise ServerError.
    """

    address: str

    def push(self, rows: Sequence[KeyedRow], pause: Callable[[float], object]) -> int:
        """Send those of `rows` that are not there yet, and return how many that were.

        Sent in the order of their keys, which means nothing. When the network goes, `pause` is
        called with seconds, and it goes on where it was; raises ServerError when it stays away.
        """
        waiting = sorted(rows)
        sent, done, tries = 0, 0, iter(PAUSES)
        while True:
            try:
                with self.connected() as connection:
                    while batch := waiting[done : done + BATCH]:
                        sent += _send(connection, batch)
                        done += len(batch)
                        tries = iter(PAUSES)
            except ServerError as error:
                seconds = next(tries, None)
                if seconds is None or not error.passing:
                    raise
                pause(seconds)
            else:
                return sent

    def remove_before(self, week: str, site: str) -> int:
        """Remove the notes of `site` from before the ISO `week`, and return how many there were."""
        with self.connected() as connection, connection.transaction():
            return connection.execute(
                "DELETE FROM sendkiosk.note WHERE site = %s AND week < %s", [site, week]
            ).rowcount

    def count(self) -> int:
        """Return how many notes there are."""
        with self.connected() as connection:
            row = connection.execute("SELECT count(*) FROM sendkiosk.note").fetchone()
        return int(row[0]) if row else 0

    @contextmanager
    def connected(self) -> Iterator[psycopg.Connection[Any]]:
        """Connect for the length of a `with`, to tables that are there."""
        words = connection_string(self.address)
        import psycopg

        try:
            with psycopg.connect(words, autocommit=True) as connection:
                prepare(connection)
                yield connection
        except psycopg.Error as error:
            raise in_words(error) from error


def _send(connection: psycopg.Connection[Any], batch: Sequence[KeyedRow]) -> int:
    """Insert those of `batch` that are not there, in one transaction; return how many."""
    known = "SELECT key FROM sendkiosk.note WHERE key = ANY(%s)"
    keys = [key for key, _ in batch]
    with connection.transaction():
        there = {bytes(key) for (key,) in connection.execute(known, [keys])}
        new = [(key, row) for key, row in batch if key not in there]
        if not new:
            return 0
        values: list[list[object]] = [[key for key, _ in new]]
        values += [[_value(name, row) for _, row in new] for name in COLUMNS]
        return connection.execute(_insertion(), values).rowcount


def _insertion() -> Composed:
    """Return the statement that inserts rows, of which it is given one list for each column."""
    from psycopg.sql import SQL, Identifier

    into = SQL(", ").join(map(Identifier, ("key", *COLUMNS)))
    lists = SQL(", ").join([SQL("%s::bytea[]"), *(SQL(_list_of(name)) for name in COLUMNS)])
    insert = SQL(
        "INSERT INTO sendkiosk.note ({}) SELECT * FROM unnest({}) ON CONFLICT (key) DO NOTHING"
    )
    return insert.format(into, lists)


def _list_of(column: str) -> LiteralString:
    if column in FLAGS:
        return "%s::boolean[]"
    return "%s::integer[]" if column == "schema_version" else "%s::text[]"


def _value(column: str, row: Row) -> object:
    return bool(row[column]) if column in FLAGS else row[column]
