"""The server's session notes as reports need them: counted, and with what was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sendkiosk.notes.counting import FIELDS, by_kind
from sendkiosk.notes.disclosure.plan import ReportedNote

if TYPE_CHECKING:
    import psycopg


@dataclass(frozen=True, slots=True)
class ServerLedger:
    """The notes that `connection` leads to; the calls raise what psycopg raises."""

    connection: psycopg.Connection[Any]

    def sites(self) -> frozenset[str]:
        """Return the sites that have notes, or had some when something was published of them."""
        rows = self.connection.execute(
            "SELECT site FROM sendkiosk.note"
            " UNION SELECT split_part(block, '/', 1) FROM sendkiosk.publication"
        )
        return frozenset(site for (site,) in rows)

    def visits(self, site: str) -> Mapping[str, int]:
        """Return how many notes of `site` there are of each ISO week."""
        rows = self.connection.execute(
            "SELECT week, count(*) FROM sendkiosk.note WHERE site = %s GROUP BY week", [site]
        )
        return dict(rows.fetchall())

    def kinds(self, site: str, first: str, last: str) -> Mapping[ReportedNote, int]:
        """Return how often each kind of note of `site` occurs from ISO week `first` to `last`."""
        from psycopg.sql import SQL, Identifier

        columns = SQL(", ").join(map(Identifier, FIELDS))
        asked = SQL("SELECT {} FROM sendkiosk.note WHERE site = %s AND week BETWEEN %s AND %s")
        return by_kind(self.connection.execute(asked.format(columns), [site, first, last]))

    def published(self, block: str) -> str | None:
        """Return the text published under the name `block`; None if there is none yet."""
        row = self.connection.execute(
            "SELECT content FROM sendkiosk.publication WHERE block = %s", [block]
        ).fetchone()
        return row[0] if row else None

    def publish(self, block: str, text: str) -> str:
        """Keep `text` under the name `block` for good, and return what is kept there."""
        self.connection.execute(
            "INSERT INTO sendkiosk.publication VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [block, text],
        )
        return self.published(block) or text
