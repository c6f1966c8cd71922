"""A backup is whole, a look over finds what is wrong, and an export holds what is documented."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from sendkiosk.journey.coding import ROUTES
from sendkiosk.notes.backup import back_up
from sendkiosk.notes.export import Weeks, csv_heading, csv_line, export, json_line
from sendkiosk.notes.faults import Fault, NotReadError, NotSavedError
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.note import CODES, SessionNote
from sendkiosk.notes.rows import COLUMNS, note_in
from sendkiosk.notes.store import NoteStore
from sendkiosk.notes.verify import verify
from tests.support.many_notes import many_rows, write_many

GUIDE = Path(__file__).parents[3] / "docs" / "session-notes.md"


def test_a_backup_is_a_file_of_the_same_notes(
    either: NoteStore, note: SessionNote, tmp_path: Path
) -> None:
    for _ in range(40):
        either.save(note)
    raw = either.path.read_bytes()
    target = tmp_path / "backup.db"
    back_up(either.file, target)
    backup = NoteStore(target, either.key_file)
    assert backup.notes() == either.notes()
    assert target.stat().st_mode & 0o077 == 0
    assert verify(backup.file) == ()
    assert {path.name for path in tmp_path.glob("*backup*")} == {"backup.db"}
    assert either.path.read_bytes() == raw


def test_a_backup_goes_over_no_file(either: NoteStore, note: SessionNote, tmp_path: Path) -> None:
    either.save(note)
    target = tmp_path / "backup.db"
    target.write_text("a letter", encoding="utf-8")
    with pytest.raises(NotSavedError):
        back_up(either.file, target)
    assert target.read_text(encoding="utf-8") == "a letter"


def test_a_backup_that_cannot_be_made_leaves_nothing(
    either: NoteStore, note: SessionNote, tmp_path: Path
) -> None:
    with pytest.raises(NotReadError):
        back_up(either.file, tmp_path / "backup.db")
    for _ in range(30):
        either.save(note)
    raw = either.path.read_bytes()
    with pytest.raises(NotSavedError) as unwritable:
        back_up(either.file, tmp_path / "nowhere" / "backup.db")
    assert unwritable.value.fault is Fault.UNREACHABLE
    either.path.write_bytes(raw[:8192] + bytes(4096) + raw[12288:])
    with pytest.raises(NotReadError) as damaged:
        back_up(either.file, tmp_path / "backup.db")
    assert damaged.value.fault is Fault.DAMAGED
    assert str(either.path) in str(damaged.value)
    assert list(tmp_path.glob("*backup*")) == []


def test_a_backup_can_be_made_while_notes_are_saved(
    either: NoteStore, note: SessionNote, tmp_path: Path
) -> None:
    write_many(either.file, 2000)
    saving = threading.Thread(target=lambda: [either.save(note) for _ in range(10)])
    saving.start()
    for number in range(5):
        target = tmp_path / f"backup-{number}.db"
        back_up(either.file, target)
        assert 2000 <= NoteStore(target, either.key_file).count() <= 2010
    saving.join()
    assert either.count() == 2010


def test_nothing_is_found_in_a_file_as_it_should_be(either: NoteStore, note: SessionNote) -> None:
    assert verify(either.file) == ()
    either.save(note)
    assert verify(either.file) == ()
    write_many(either.file, 500)
    raw = either.path.read_bytes()
    assert verify(either.file) == ()
    assert either.path.read_bytes() == raw
    assert list(either.path.parent.iterdir()) == [either.path]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET topic = 'Mrs Jones'",
        "UPDATE note SET routes = 'talk appeal'",
        "CREATE TABLE diary (entry TEXT)",
        "CREATE INDEX by_topic ON note (topic)",
        "ALTER TABLE note ADD COLUMN seen_at TEXT",
        "DROP INDEX note_site_week",
        "PRAGMA journal_mode = WAL",
        "PRAGMA page_size",
    ],
)
def test_what_was_meddled_with_is_found(
    store: NoteStore, note: SessionNote, statement: str
) -> None:
    for _ in range(20):
        store.save(note)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(statement)
        connection.commit()
    assert bool(verify(store.file)) == (statement != "PRAGMA page_size")


def test_damage_is_found(either: NoteStore, note: SessionNote) -> None:
    for _ in range(40):
        either.save(note)
    raw = either.path.read_bytes()
    for place in range(0, len(raw), 4096):
        either.path.write_bytes(raw[:place] + b"\xa5" * 64 + raw[place + 64 :])
        assert verify(either.file)
        assert len(either.path.read_bytes()) == len(raw)


def test_space_that_was_freed_is_found(either: NoteStore, note: SessionNote) -> None:
    for _ in range(40):
        either.save(note)
    with closing(either.file.connected("mode=rw", either.file.key())) as connection:
        connection.execute("DELETE FROM note WHERE key < x'40'")
        connection.commit()
    assert verify(either.file)
    either.save(note)
    assert verify(either.file) == ()


def test_an_export_holds_each_note_in_a_line(either: NoteStore) -> None:
    write_many(either.file, 300)
    text = b"".join([csv_heading(), *export(either.file, csv_line)]).decode()
    as_csv = list(csv.DictReader(io.StringIO(text)))
    as_json = [json.loads(line) for line in export(either.file, json_line)]
    assert [note_in(row) for row in as_json] == list(either.notes())
    assert [list(row) for row in as_csv] == [list(COLUMNS)] * 300
    assert [list(row.values()) for row in as_csv] == [
        [str(value) for value in row.values()] for row in as_json
    ]


def test_an_export_tells_no_key_and_goes_by_it(store: NoteStore, note: SessionNote) -> None:
    for number in range(30):
        store.save(dataclasses.replace(note, site=f"s-{number}"))
    with store.file.reading() as db:
        sites = [row["site"] for row in db.query("SELECT site FROM note ORDER BY key")]
    lines = list(export(store.file, json_line))
    assert [json.loads(line)["site"] for line in lines] == sites
    assert sites != [f"s-{number}" for number in range(30)]
    assert "key" not in json.loads(lines[0])


def test_only_the_weeks_that_are_wanted_are_exported(store: NoteStore, note: SessionNote) -> None:
    weeks = ["2025-W52", "2026-W01", "2026-W47", "2026-W48"]
    for week in weeks:
        store.save(dataclasses.replace(note, week=week))
    found = [json.loads(line) for line in export(store.file, json_line, Weeks(weeks[1], weeks[2]))]
    assert sorted(row["week"] for row in found) == weeks[1:3]


@pytest.mark.parametrize("words", ["=1+1", "+44", "- a dash", "@home"])
def test_no_remark_is_worked_out_by_a_spreadsheet(
    store: NoteStore, note: SessionNote, words: str
) -> None:
    store.save(dataclasses.replace(note, remark=words))
    (line,) = export(store.file, csv_line)
    (row,) = csv.reader([line.decode()])
    assert row[COLUMNS.index("remark")] == f"'{words}"


def test_a_row_that_is_no_note_is_not_exported(store: NoteStore, note: SessionNote) -> None:
    store.save(note)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE note SET topic = 'Mrs Jones'")
        connection.commit()
    with pytest.raises(NotReadError):
        list(export(store.file, json_line))


def test_every_column_and_code_is_documented() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|(.*)\|$", guide, re.MULTILINE))
    assert list(rows) == list(COLUMNS)
    for field, codes in {**CODES, "routes": ROUTES}.items():
        assert set(re.findall(r"`([^`]+)`", rows[field])) == set(codes)


def test_made_up_notes_are_notes(store: NoteStore) -> None:
    notes = [note_in({name: row[name] for name in COLUMNS}) for row in many_rows(500, seed=3)]  # type: ignore[misc] # values of a row
    assert len({each.week for each in notes}) > 80
    assert len({each.site for each in notes}) == 30
    write_many(NoteFile(store.path), 500, seed=3)
    assert sorted(map(repr, store.notes())) == sorted(map(repr, notes))
