"""The file of session notes as reports need it: counted, and with what was published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from sendkiosk.notes.counting import FIELDS, by_kind
from sendkiosk.notes.disclosure.plan import ReportedNote
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.merging import insert_published
from sendkiosk.notes.reports.ledger import Ledger

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")

_SITES: Final = (
    "SELECT site FROM note UNION SELECT substr(block, 1, instr(block, '/') - 1) FROM publication"
)
_VISITS: Final = "SELECT week, count(*) FROM note WHERE site = ? GROUP BY week"
_KINDS: Final = f"SELECT {', '.join(FIELDS)} FROM note WHERE site = ? AND week BETWEEN ? AND ?"  # noqa: S608 - constants
_PUBLISHED: Final = "SELECT content FROM publication WHERE block = ?"


@dataclass(frozen=True, slots=True)
class FileLedger:
    """The notes of one moment in `db`. What is published is in `new` until `keep` writes it."""

    db: Database
    new: dict[str, str] = field(default_factory=dict)

    def sites(self) -> frozenset[str]:
        """Return the sites that have notes, or had some when something was published of them."""
        return frozenset(site for (site,) in self.db.execute(_SITES))

    def visits(self, site: str) -> Mapping[str, int]:
        """Return how many notes of `site` there are of each ISO week."""
        return dict(self.db.execute(_VISITS, [site]).fetchall())

    def kinds(self, site: str, first: str, last: str) -> Mapping[ReportedNote, int]:
        """Return how often each kind of note of `site` occurs from ISO week `first` to `last`."""
        return by_kind(self.db.execute(_KINDS, [site, first, last]))

    def published(self, block: str) -> str | None:
        """Return the text published under the name `block`; None if there is none yet."""
        row = self.db.execute(_PUBLISHED, [block]).fetchone()
        return row[0] if row else self.new.get(block)

    def publish(self, block: str, text: str) -> str:
        """Keep `text` under the name `block`, if there is none yet, and return what is kept."""
        kept = self.published(block)
        return self.new.setdefault(block, text) if kept is None else kept


def reckon(file: NoteFile, work: Callable[[Ledger], T]) -> T:
    """Return what `work` makes of the notes in `file`, once all it published is kept there.

    While it works nobody waits for the file. If another program published something meanwhile, that
    stays, and the work is done once more. Raises NotReadError, NotSavedError and what `work`
    raises.
    """
    while True:
        with file.reading(checked=False) as db:
            ledger = FileLedger(db)
            made = work(ledger)
        if not ledger.new or _keep(file, ledger.new):
            return made


def _keep(file: NoteFile, new: Mapping[str, str]) -> bool:
    """Keep `new` in `file`: all of it, or nothing where another program was quicker with a part."""
    with file.writing() as db:
        there = (db.execute(_PUBLISHED, [block]).fetchone() for block in new)
        if any(row is not None for row in there):
            return False
        insert_published(db, new)
    return True
