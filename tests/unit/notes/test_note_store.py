"""Notes are kept or refused in words; the file tells nothing that the notes do not."""

from __future__ import annotations

import dataclasses
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlite_utils import Database

from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes import migrations
from sendkiosk.notes.faults import NotReadError, NotRemovedError, NotSavedError
from sendkiosk.notes.note import CODES, SessionNote
from sendkiosk.notes.store import NoteStore
from tests.unit.notes.writers import start_writer


def refusal(store: NoteStore, note: SessionNote) -> str:
    """Return what staff are told when `note` cannot be saved."""
    with pytest.raises(NotSavedError) as refused:
        store.save(note)
    return Catalogue().say(refused.value.reason)


def test_what_was_saved_comes_back(store: NoteStore, note: SessionNote) -> None:
    notes = [
        dataclasses.replace(note, **{field: code})  # type: ignore[arg-type]
        for field, codes in CODES.items()
        for code in codes
    ]
    notes.append(dataclasses.replace(note, routes=(), large_print=False, printed=True))
    for each in notes:
        store.save(each)
    assert store.count() == len(notes)
    assert sorted(map(repr, store.notes())) == sorted(map(repr, notes))


def test_an_empty_store_has_no_notes(store: NoteStore) -> None:
    assert store.count() == 0
    assert store.notes() == ()


def test_only_the_owner_may_read_the_file(store: NoteStore, note: SessionNote) -> None:
    store.save(note)
    assert store.path.stat().st_mode & 0o077 == 0
    assert store.path.parent.stat().st_mode & 0o077 == 0


def test_nothing_lies_beside_the_file(store: NoteStore, note: SessionNote) -> None:
    store.save(note)
    store.notes()
    assert list(store.path.parent.iterdir()) == [store.path]


def stored_keys(path: Path) -> list[bytes]:
    connection = sqlite3.connect(path)
    keys = [key for (key,) in connection.execute("SELECT key FROM note")]
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        connection.execute("SELECT rowid FROM note")
    connection.close()
    return keys


def test_notes_can_be_saved_from_other_threads(store: NoteStore, note: SessionNote) -> None:
    threads = [threading.Thread(target=store.save, args=(note,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.count() == len(threads)


def test_two_processes_lose_no_note(store: NoteStore) -> None:
    writers = [start_writer(store.path, "15") for _ in range(2)]
    said = [process.communicate(timeout=60)[0].split() for process in writers]
    assert [process.returncode for process in writers] == [0, 0]
    assert store.count() == sum(map(len, said)) == 30


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, note: SessionNote) -> None:
    (tmp_path / "file").write_text("not a folder")
    path = tmp_path / "file" / "notes.db"
    assert str(path) in refusal(NoteStore(path), note)


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path, note: SessionNote) -> None:
    assert str(tmp_path) in refusal(NoteStore(tmp_path), note)


@pytest.mark.parametrize("length", [1, 15, 99, 5000])
def test_a_file_of_something_else_is_left_alone(
    store: NoteStore, note: SessionNote, length: int
) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(b"x" * length)
    assert str(store.path) in refusal(store, note)
    assert store.path.read_bytes() == b"x" * length


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_foreign_database_is_left_alone(
    store: NoteStore, note: SessionNote, journal: str
) -> None:
    store.path.parent.mkdir()
    foreign = sqlite3.connect(store.path)
    foreign.execute(f"PRAGMA journal_mode = {journal}")
    foreign.execute("CREATE TABLE diary (entry TEXT)")
    foreign.execute("INSERT INTO diary VALUES ('private')")
    foreign.commit()
    before = {file.name: file.read_bytes() for file in store.path.parent.iterdir()}
    refusal(store, note)
    with pytest.raises(NotReadError):
        store.notes()
    assert {file.name: file.read_bytes() for file in store.path.parent.iterdir()} == before
    foreign.close()


@pytest.mark.parametrize("damage", ["middle", "end"])
def test_a_damaged_file_is_not_read_and_not_changed(
    store: NoteStore, note: SessionNote, damage: str
) -> None:
    for _ in range(40):
        store.save(note)
    raw = bytearray(store.path.read_bytes())
    if damage == "middle":
        raw[4096:] = b"\xa5" * len(raw[4096:])
    else:
        del raw[-6000:]
    store.path.write_bytes(raw)
    with pytest.raises(NotReadError):
        store.count()
    with pytest.raises(NotRemovedError):
        store.remove_before("2027-W01")
    assert store.path.read_bytes() == raw


def test_damage_far_from_where_a_note_would_go_is_seen(
    store: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(60):
        store.save(note)
    raw = bytearray(store.path.read_bytes())
    page = raw.index(min(stored_keys(store.path))) // 4096 * 4096
    raw[page : page + 8] = b"\xa5" * 8
    store.path.write_bytes(raw)
    monkeypatch.setattr("secrets.token_bytes", lambda length: b"\xff" * length)
    aside = store.save(note)
    assert aside
    assert aside.read_bytes() == raw


def test_a_file_from_a_newer_version_is_left_alone(
    store: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_mood(db: Database) -> None:
        db.execute("ALTER TABLE note ADD COLUMN mood TEXT")

    with monkeypatch.context() as newer:
        newer.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_mood))
        store.save(note)
    raw = store.path.read_bytes()
    words = refusal(store, note)
    assert str(store.path) in words
    assert store.path.read_bytes() == raw
    store.path.write_bytes(b"not ours")
    assert refusal(store, note) != words


def test_an_older_file_is_brought_up_to_date(
    store: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_mood(db: Database) -> None:
        db.execute("ALTER TABLE note ADD COLUMN mood TEXT NOT NULL DEFAULT 'none'")

    store.save(note)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_mood))
    store.save(note)
    assert store.notes() == (note, note)
    connection = sqlite3.connect(store.path)
    assert connection.execute("SELECT mood FROM note").fetchall() == [("none",), ("none",)]
    connection.close()


def test_a_migration_that_fails_changes_nothing(
    store: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    def halfway(db: Database) -> None:
        db.execute("ALTER TABLE note ADD COLUMN mood TEXT")
        db.execute("ALTER TABLE nowhere ADD COLUMN mood TEXT")

    store.save(note)
    raw = store.path.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, halfway))
        refusal(store, note)
    assert store.path.read_bytes() == raw
    assert store.notes() == (note,)


def test_a_file_in_use_is_told_and_kept(
    store: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(note)
    monkeypatch.setattr("sendkiosk.notes.connecting.PATIENCE", 0.01)
    other = sqlite3.connect(store.path)
    other.execute("BEGIN EXCLUSIVE")
    assert str(store.path) in refusal(store, note)
    other.rollback()
    other.close()
    assert store.count() == 1


def test_a_note_that_was_meddled_with_is_not_read(store: NoteStore, note: SessionNote) -> None:
    store.save(note)
    connection = sqlite3.connect(store.path)
    connection.execute("UPDATE note SET topic = 'Mrs Jones, 14 High Street'")
    connection.commit()
    connection.close()
    with pytest.raises(NotReadError):
        store.notes()
