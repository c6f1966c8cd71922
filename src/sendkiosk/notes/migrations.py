"""The form of the file of session notes, and how a file comes from one version to the next.

`MIGRATIONS` is the whole history, oldest first. A migration that was released is never changed or
taken out; a new one goes to the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID: Final = 0x53454E44
"""Marks a SQLite file as one of ours, at byte 68 of its header: the letters "SEND"."""

NOTES: Final = "note"
"""The table that holds the notes."""
PUBLICATIONS: Final = "publication"
"""The table that holds what was published."""


class NewerFileError(Exception):
    """The file was written by a newer version of the program, in a form not known here."""


def migrate(db: Database) -> None:
    """Bring `db` to the newest form; a file that has it already is not written.

    Call it inside a transaction that holds the write lock, so that of two processes which find an
    old file one waits and then finds nothing to do: sqlite-utils looks before it locks.

    Raises NewerFileError if a migration was applied that is not known here.
    """
    known = _known()
    applied = {migration.name for migration in known.applied(db)}
    if not applied <= {migration.__name__ for migration in MIGRATIONS}:
        raise NewerFileError
    if not known.pending(db):
        return
    known.apply(db)
    # sqlite-utils keeps the moment at which each was applied. The first is applied with the first
    # note, and at what time that visitor was here is not to be kept.
    db.execute(f"UPDATE {known.migrations_table} SET applied_at = ''")  # noqa: S608 - a constant


def create_note_table(db: Database) -> None:
    """Create the table of notes, and mark the file as ours.

    The key is random and there is no rowid, so no number tells which note came first.
    """
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(
        """
        CREATE TABLE note (
            key BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 16),
            schema_version INTEGER NOT NULL,
            week TEXT NOT NULL,
            site TEXT NOT NULL,
            session_kind TEXT NOT NULL,
            visitor_role TEXT NOT NULL,
            phase_band TEXT NOT NULL,
            plan_status TEXT NOT NULL,
            topic TEXT NOT NULL,
            routes TEXT NOT NULL,
            language TEXT NOT NULL,
            large_print INTEGER NOT NULL CHECK (large_print IN (0, 1)),
            printed INTEGER NOT NULL CHECK (printed IN (0, 1)),
            ended_by TEXT NOT NULL,
            packs TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )


def add_manner(db: Database) -> None:
    """Add what a note keeps of how the kiosk was used.

    No version was released that kept notes without it, so those that are there hold the usual.
    """
    for column in (
        "steps TEXT NOT NULL DEFAULT ''",
        "speech INTEGER NOT NULL DEFAULT 0 CHECK (speech IN (0, 1))",
        "text_size TEXT NOT NULL DEFAULT 'usual'",
        "colours TEXT NOT NULL DEFAULT 'light'",
        "letters TEXT NOT NULL DEFAULT ''",
        "feedback TEXT NOT NULL DEFAULT 'none'",
        "level TEXT NOT NULL DEFAULT 'none'",
        "remark TEXT NOT NULL DEFAULT ''",
    ):
        db.execute(f"ALTER TABLE note ADD COLUMN {column}")


def create_publication_table(db: Database) -> None:
    """Create the table of what was published, which is never worked out again.

    `block` names the site and the quarters, `content` is what is shown of them, as JSON.
    """
    db.execute(
        """
        CREATE TABLE publication (
            block TEXT NOT NULL PRIMARY KEY,
            content TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )


def index_sites_and_weeks(db: Database) -> None:
    """Let the notes of a site in some weeks be found without a look at all the others.

    The index is in the order of site, week and key, so it tells no more than they do.
    """
    db.execute("CREATE INDEX note_site_week ON note (site, week)")


MIGRATIONS: Final = (
    create_note_table,
    add_manner,
    create_publication_table,
    index_sites_and_weeks,
)


def _known() -> Migrations:
    from sqlite_utils import Migrations

    known = Migrations("session-notes")
    for migration in MIGRATIONS:
        known()(migration)
    return known
