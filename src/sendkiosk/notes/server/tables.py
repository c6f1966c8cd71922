"""The tables on the server, made when the first kiosk comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sendkiosk.journey.messages import message
from sendkiosk.notes.server.faults import ServerError

if TYPE_CHECKING:
    import psycopg

FORM: Final = 1
"""The form of the tables that this program reads and writes."""

_LOCK: Final = 0x53454E44
"""What kiosks wait for that make the tables at the same time: the letters "SEND"."""

_TABLES: Final = (
    "CREATE SCHEMA IF NOT EXISTS sendkiosk",
    "CREATE TABLE sendkiosk.form (form integer NOT NULL)",
    # As in the file: a random key, and nothing that tells when a note came.
    """
    CREATE TABLE sendkiosk.note (
        key bytea PRIMARY KEY CHECK (length(key) = 16),
        schema_version integer NOT NULL,
        week text NOT NULL,
        site text NOT NULL,
        session_kind text NOT NULL,
        visitor_role text NOT NULL,
        phase_band text NOT NULL,
        plan_status text NOT NULL,
        topic text NOT NULL,
        routes text NOT NULL,
        steps text NOT NULL,
        language text NOT NULL,
        speech boolean NOT NULL,
        text_size text NOT NULL,
        colours text NOT NULL,
        large_print boolean NOT NULL,
        printed boolean NOT NULL,
        letters text NOT NULL,
        ended_by text NOT NULL,
        feedback text NOT NULL,
        level text NOT NULL,
        packs text NOT NULL,
        remark text NOT NULL
    )
    """,
    "CREATE INDEX note_site_week ON sendkiosk.note (site, week)",
    "CREATE TABLE sendkiosk.publication (block text PRIMARY KEY, content text NOT NULL)",
)


def prepare(connection: psycopg.Connection[Any]) -> None:
    """Make the tables if they are not there. Raises ServerError if their form is not known here."""
    with connection.transaction():
        if not _are_there(connection):
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            if not _are_there(connection):
                for table in _TABLES:
                    connection.execute(table)
                connection.execute("INSERT INTO sendkiosk.form VALUES (%s)", [FORM])
        row = connection.execute("SELECT max(form) FROM sendkiosk.form").fetchone()
    if row != (FORM,):
        raise ServerError(
            message(
                "The tables on the server for session notes come from another version of this"
                " program. Install that version here, too."
            )
        )


def _are_there(connection: psycopg.Connection[Any]) -> bool:
    # Asked of the catalogue as a table: what PostgreSQL remembers of names may be older than what
    # another kiosk made a moment ago.
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM pg_tables"
        " WHERE schemaname = 'sendkiosk' AND tablename = 'form')"
    ).fetchone()
    return row == (True,)
