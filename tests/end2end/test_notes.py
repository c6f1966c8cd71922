"""The commands that look after session notes, as people type them."""

from __future__ import annotations

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.store import NoteStore
from tests.support.many_notes import write_many
from tests.support.notes import NOTE
from tests.support.program import run_program


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Give a file of settings for notes in `data`."""
    file = tmp_path / "settings.toml"
    file.write_text(f'data_folder = "{tmp_path}/data"\n', encoding="utf-8")
    return file


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    return NoteStore(tmp_path / "data" / "notes.db")


def notes(status: int, command: str, *arguments: object) -> str:
    """Type a command, and return all that it says."""
    done = run_program("notes", command, *arguments)
    assert "Traceback" not in done.stderr
    assert done.returncode == status, done.stderr
    assert (done.stderr == "") == (status == 0)
    return done.stdout + done.stderr


def test_damaged_notes_come_back(settings: Path, store: NoteStore) -> None:
    setting = ("--settings", settings)
    notes(0, "repair", *setting)
    assert not store.path.parent.exists()
    write_many(store.file, 200)
    raw = store.path.read_bytes()
    middle = len(raw) // 8192 * 4096
    store.path.write_bytes(raw[:middle] + bytes(4096) + raw[middle + 4096 :])
    assert str(store.path) in notes(1, "verify", *setting)
    assert "notes.damaged-1.db" in notes(0, "repair", *setting)
    came_back = store.count()
    assert 150 < came_back <= 200
    assert "and 0 of them" in notes(0, "repair", *setting)
    aside = store.path.with_name("notes.damaged-1.db")
    store.path.unlink()
    assert notes(0, "repair", aside, *setting)
    assert store.count() == came_back
    letter = store.path.with_name("letter.txt")
    letter.write_text("a letter", encoding="utf-8")
    done = run_program("notes", "repair", letter, *setting)
    assert (done.returncode, done.stdout.count("0 notes")) == (1, 1)


def test_notes_are_backed_up_and_looked_over(
    settings: Path, store: NoteStore, tmp_path: Path
) -> None:
    setting = ("--settings", settings)
    target = tmp_path / "copy.db"
    notes(1, "backup", target, *setting)
    assert not target.exists()
    store.save(NOTE)
    notes(0, "backup", target, *setting)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert str(target) in notes(1, "backup", target, *setting)
    notes(0, "verify", target)
    notes(0, "verify", *setting)
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("UPDATE note SET topic = 'Mrs Jones'")
        connection.commit()
    said = notes(1, "verify", target)
    assert str(target) in said
    assert "Mrs Jones" not in said
    notes(1, "verify", tmp_path / "nothing.db")


def test_notes_are_exported_whole_or_not_at_all(
    settings: Path, store: NoteStore, tmp_path: Path
) -> None:
    write_many(store.file, 100)
    setting = ("--settings", settings)
    lines = tmp_path / "notes.jsonl"
    notes(0, "export", lines, *setting)
    weeks = sorted(json.loads(line)["week"] for line in lines.read_text("utf-8").splitlines())
    assert len(weeks) == 100
    table = tmp_path / "notes.csv"
    some = ("--from", weeks[10], "--to", weeks[20])
    notes(0, "export", table, *some, *setting)
    kept = table.read_text("utf-8")
    assert len(kept.splitlines()) == 1 + sum(weeks[10] <= week <= weeks[20] for week in weeks)
    store.path.write_bytes(store.path.read_bytes()[:-6000])
    notes(1, "export", table, *setting)
    assert table.read_text("utf-8") == kept
    notes(2, "export", tmp_path / "notes.xls", *setting)
    notes(2, "export", table, "--from", "2026-W60", *setting)


def test_notes_are_merged_or_the_file_in_the_way_is_named(
    settings: Path, store: NoteStore, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        NoteStore(tmp_path / f"{name}.db").save(NOTE)
    sources = (tmp_path / "a.db", tmp_path / "b.db")
    setting = ("--settings", settings)
    assert "missing.db" in notes(1, "merge", *sources, tmp_path / "missing.db", *setting)
    assert store.count() == 0
    notes(0, "merge", *sources, sources[0], *setting)
    assert store.count() == 2
    into = tmp_path / "elsewhere.db"
    notes(0, "merge", *sources, "--into", into, *setting)
    assert NoteStore(into).count() == 2


def test_every_command_works_with_encrypted_notes(
    settings: Path, store: NoteStore, tmp_path: Path
) -> None:
    key, plain = tmp_path / "notes.key", tmp_path / "old.db"
    notes(0, "key", key)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    notes(1, "key", key)
    notes(1, "key", tmp_path / "nowhere" / "key")
    write_many(NoteFile(plain), 60)
    lines = f'data_folder = "{tmp_path}/data"\nnotes_key_file = "{key}"\n'
    settings.write_text(lines, encoding="utf-8")
    setting = ("--settings", settings)
    store = NoteStore(store.path, key)
    notes(0, "merge", plain, *setting)
    assert store.count() == 60
    assert b"worcester" not in store.path.read_bytes()
    notes(0, "verify", *setting)
    copy = tmp_path / "copy.db"
    notes(0, "backup", copy, *setting)
    notes(0, "verify", copy, *setting)
    assert NoteStore(copy, key).count() == 60
    notes(1, "verify", copy)
    out = tmp_path / "notes.csv"
    notes(0, "export", out, *setting)
    assert len(out.read_text("utf-8").splitlines()) == 61
    raw = store.path.read_bytes()
    store.path.write_bytes(raw[:8192] + bytes(4096) + raw[12288:])
    notes(0, "repair", *setting)
    assert 40 <= store.count() < 60
    notes(0, "purge", *setting)
