"""Notes are kept or refused in words; the file tells nothing that the notes do not."""

from __future__ import annotations

import dataclasses
import os
import resource
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes import migrations
from sendkiosk.notes.faults import NotReadError, NotSavedError
from sendkiosk.notes.file import SETTINGS
from sendkiosk.notes.note import CODES, SessionNote
from sendkiosk.notes.store import NoteStore

SRC = str(Path(migrations.__file__).parents[2])
WRITER = Path(__file__).with_name("save_notes.py")


def refusal(store: NoteStore, note: SessionNote) -> str:
    """Return what staff are told when `note` cannot be saved."""
    with pytest.raises(NotSavedError) as refused:
        store.save(note)
    return Catalogue().say(refused.value.reason)


def save_many(store: NoteStore, note: SessionNote) -> None:
    for _ in range(100):
        store.save(note)


def writer(*words: str) -> subprocess.Popen[str]:
    """Start a process that saves notes, and says so on its standard output after each."""
    return subprocess.Popen(
        [sys.executable, str(WRITER), *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": SRC},
    )


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


def test_the_file_does_not_tell_when_or_in_which_order_notes_came(
    store: NoteStore, note: SessionNote
) -> None:
    before = datetime.now(UTC)
    keys: list[bytes] = []
    for _ in range(12):
        store.save(note)
        keys += [key for key in stored_keys(store.path) if key not in keys]
    raw = store.path.read_bytes()
    places = sorted(keys, key=raw.index)
    for key in keys:
        raw = raw.replace(key, b"")
    years = {before.year, datetime.now(UTC).year}
    assert not any(f"{year}-{month:02}".encode() in raw for year in years for month in range(1, 13))
    assert b":" not in raw
    assert sorted(keys) in (places, places[::-1])
    assert keys not in (places, places[::-1])


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
    writers = [writer(str(store.path), "15") for _ in range(2)]
    said = [process.communicate(timeout=60)[0].split() for process in writers]
    assert [process.returncode for process in writers] == [0, 0]
    assert store.count() == sum(map(len, said)) == 30


@pytest.mark.long
def test_a_killed_process_loses_no_note_it_reported(store: NoteStore, note: SessionNote) -> None:
    reported = 0
    for round_ in range(20):
        process = writer(str(store.path), "1000000")
        assert process.stdout
        for _ in range(1 + round_ % 3):
            assert process.stdout.readline()
            reported += 1
        process.kill()
        reported += len(process.stdout.read().splitlines())
        process.wait()
        process.stdout.close()
        assert store.count() >= reported
    # At most the note that was under way in each round was saved without being reported.
    assert store.count() <= reported + 20
    store.save(note)
    assert list(store.path.parent.iterdir()) == [store.path]


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
def test_a_damaged_file_is_left_alone(store: NoteStore, note: SessionNote, damage: str) -> None:
    for _ in range(40):
        store.save(note)
    raw = bytearray(store.path.read_bytes())
    if damage == "middle":
        raw[4096:] = b"\xa5" * len(raw[4096:])
    else:
        del raw[-6000:]
    store.path.write_bytes(raw)
    assert str(store.path) in refusal(store, note)
    with pytest.raises(NotReadError):
        store.count()
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
    assert str(store.path) in refusal(store, note)
    assert store.path.read_bytes() == raw


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
    monkeypatch.setattr("sendkiosk.notes.file.PATIENCE", 0.01)
    other = sqlite3.connect(store.path)
    other.execute("BEGIN EXCLUSIVE")
    assert str(store.path) in refusal(store, note)
    other.rollback()
    other.close()
    assert store.count() == 1


def test_a_full_disk_is_told_and_the_file_kept(
    store: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(note)
    pages = store.path.stat().st_size // 4096
    with monkeypatch.context() as full:
        full.setattr("sendkiosk.notes.file.SETTINGS", (*SETTINGS, f"max_page_count = {pages}"))
        with pytest.raises(NotSavedError) as refused:
            save_many(store, note)
    words = Catalogue().say(refused.value.reason)
    assert str(store.path) in words
    assert words != refusal(NoteStore(store.path / "nowhere"), note)
    assert set(store.notes()) == {note}


def test_a_disk_that_takes_no_more_is_told_and_the_file_kept(
    store: NoteStore, note: SessionNote
) -> None:
    store.save(note)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
        words = refusal(store, note)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(store.path) in words
    assert store.notes() == (note,)


def test_a_note_that_was_meddled_with_is_not_read(store: NoteStore, note: SessionNote) -> None:
    store.save(note)
    connection = sqlite3.connect(store.path)
    connection.execute("UPDATE note SET topic = 'Mrs Jones, 14 High Street'")
    connection.commit()
    connection.close()
    with pytest.raises(NotReadError):
        store.notes()
