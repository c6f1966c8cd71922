"""Session notes for other programs: coded, a line each, in an order that means nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from sendkiosk.notes.faults import Fault, NotReadError, in_words
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.migrations import NOTES
from sendkiosk.notes.rows import COLUMNS, Row, note_in, row_of

_BEGINS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a value begins with that a spreadsheet would work out instead of showing it."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """The ISO weeks from `first` to `last`, both included."""

    first: str
    last: str


EVER: Final = Weeks("0001-W01", "9999-W53")
"""All weeks."""


def export(file: NoteFile, line: Callable[[Row], bytes], weeks: Weeks = EVER) -> Iterator[bytes]:
    """Yield each note of `weeks` as a `line`, in the order of their random keys.

    The keys stay behind: with them two exports would show which notes came in between. Raises
    NotReadError, also for a file with a row that is no note.
    """
    between = "week BETWEEN ? AND ?"
    with file.reading() as db:
        rows = db.table(NOTES).rows_where(between, [weeks.first, weeks.last], order_by="key")
        for row in rows:
            try:
                note = note_in(row)
            except (KeyError, TypeError, ValueError) as error:
                reason = in_words(Fault.UNUSABLE, file.path)
                raise NotReadError(reason, Fault.UNUSABLE) from error
            yield line({name: _coded(value) for name, value in row_of(note).items()})


def csv_heading() -> bytes:
    """Return the first line of a CSV file of notes."""
    return _csv(COLUMNS)


def csv_line(row: Row) -> bytes:
    """Return `row` as a line of CSV, in UTF-8.

    Words that a spreadsheet would take for a formula have an apostrophe before them.
    """
    return _csv([_shown(row[name]) for name in COLUMNS])


def json_line(row: Row) -> bytes:
    """Return `row` as a line with a JSON object, in UTF-8."""
    return json.dumps({name: row[name] for name in COLUMNS}, ensure_ascii=False).encode() + b"\n"


def _coded(value: str | int) -> str | int:
    """Return yes as 1 and no as 0, and anything else as it is."""
    return int(value) if isinstance(value, bool) else value


def _shown(value: str | int) -> str | int:
    if isinstance(value, str) and value.startswith(_BEGINS_FORMULA):
        return f"'{value}"
    return value


def _csv(values: tuple[str, ...] | list[str | int]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue().encode()
