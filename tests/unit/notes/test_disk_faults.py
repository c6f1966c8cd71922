"""A full disk, one that may not be written, a file in use: told in words, and nothing is lost."""

from __future__ import annotations

import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from sendkiosk.notes.faults import Fault, NotSavedError
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.store import NoteStore
from tests.support.disks import IS_ROOT, small_disk_at
from tests.unit.notes.writers import environment

NOBODY = 65534


def refusal(store: NoteStore, note: SessionNote) -> NotSavedError:
    with pytest.raises(NotSavedError) as refused:
        store.save(note)
    assert str(store.path) in str(refused.value)
    return refused.value


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder that is a disk of its own, of 256 kB."""
    with small_disk_at(tmp_path / "disk", 256) as folder:
        yield folder


@pytest.mark.parametrize("is_encrypted", [False, True], ids=["plain", "encrypted"])
def test_a_full_disk_is_told_and_no_note_is_lost(
    small_disk: Path, note: SessionNote, key_file: Path, is_encrypted: bool
) -> None:
    store = NoteStore(small_disk / "notes.db", key_file if is_encrypted else None)
    store.save(note)
    filler = fill_up(small_disk)
    assert refusal(store, note).fault is Fault.FULL
    assert store.notes() == (note,)
    filler.unlink()
    store.save(note)
    assert store.notes() == (note, note)


def test_notes_that_fill_the_disk_are_all_kept(small_disk: Path, note: SessionNote) -> None:
    store = NoteStore(small_disk / "notes.db")
    saved, fault = 0, None
    while fault is None:
        try:
            store.save(note)
            saved += 1
        except NotSavedError as error:
            fault = error.fault
    assert fault is Fault.FULL
    assert store.notes() == (note,) * saved


def test_where_there_is_no_room_for_a_first_note_nothing_is_kept(
    small_disk: Path, note: SessionNote
) -> None:
    filler = fill_up(small_disk)
    store = NoteStore(small_disk / "notes.db")
    assert refusal(store, note).fault is Fault.FULL
    filler.unlink()
    store.save(note)
    assert store.notes() == (note,)


def test_a_damaged_file_on_a_full_disk_is_not_lost(small_disk: Path, note: SessionNote) -> None:
    store = NoteStore(small_disk / "notes.db")
    for _ in range(30):
        store.save(note)
    raw = store.path.read_bytes()[:-6000]
    store.path.write_bytes(raw)
    fill_up(small_disk)
    assert refusal(store, note).fault is Fault.FULL
    assert raw in [path.read_bytes() for path in small_disk.iterdir()]


def fill_up(disk: Path) -> Path:
    """Take all the room there is on `disk`, and return the file that takes it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1024))
    return filler


def test_a_disk_that_may_not_be_written_is_told(small_disk: Path, note: SessionNote) -> None:
    store = NoteStore(small_disk / "notes.db")
    store.save(note)
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True)
    assert refusal(store, note).fault is Fault.UNREACHABLE
    assert refusal(NoteStore(small_disk / "others.db"), note).fault is Fault.UNREACHABLE
    with pytest.raises(NotSavedError):
        store.file.check_writable()
    assert store.notes() == (note,)


def test_a_disk_that_takes_no_more_is_told_and_the_file_kept(
    either: NoteStore, note: SessionNote
) -> None:
    either.save(note)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
        refusal(either, note)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert either.notes() == (note,)


@pytest.mark.skipif(not IS_ROOT, reason="only root can become somebody else")
@pytest.mark.parametrize(
    ("of_file", "of_folder"),
    [(0o444, 0o777), (0o666, 0o555), (0o000, 0o777)],
    ids=["read-only file", "read-only folder", "closed file"],
)
def test_what_the_account_may_not_write_is_told(
    note: SessionNote, of_file: int, of_folder: int
) -> None:
    """Root may write anything, so somebody else tries."""
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        data = folder / "data"
        store = NoteStore(data / "notes.db")
        store.save(note)
        raw = store.path.read_bytes()
        store.path.chmod(of_file)
        data.chmod(of_folder)
        assert saves_as_nobody(store.path) == "UNREACHABLE"
        assert store.path.read_bytes() == raw
        assert stat.S_IMODE(store.path.stat().st_mode) == of_file
        assert list(data.iterdir()) == [store.path]
    finally:
        shutil.rmtree(folder)


def saves_as_nobody(path: Path) -> str:
    """Try to save a note as an account without rights; return the kind of fault, or "" for none."""
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "import sqlite_utils\n"
        "from sendkiosk.notes.store import NoteStore\n"
        "from sendkiosk.notes.faults import NotSavedError\n"
        "import sendkiosk.notes.aside, babel.localedata\n"
        "from tests.support.notes import NOTE\n"
        f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        "try:\n"
        "    NoteStore(Path(sys.argv[1])).save(NOTE)\n"
        "except NotSavedError as error:\n"
        "    print(error.fault.name)\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_file_in_use_is_told_and_kept(
    either: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    either.save(note)
    monkeypatch.setattr("sendkiosk.notes.connecting.PATIENCE", 0.01)
    with closing(NoteFile.connected(either.file, "mode=rw", either.file.key())) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(either, note).fault is Fault.BUSY
        other.rollback()
    assert either.count() == 1


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, note: SessionNote, name: str) -> None:
    refusal(NoteStore(tmp_path / name / "notes.db"), note)


def test_a_last_change_that_was_cut_short_is_not_read_and_not_lost(
    either: NoteStore, note: SessionNote, tmp_path: Path
) -> None:
    """The state that a power cut leaves: pages written, and the journal still there."""
    either.save(note)
    crashed = NoteStore(tmp_path / "crashed" / "notes.db", either.key_file)
    crashed.path.parent.mkdir()
    with either.file.writing() as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("PRAGMA cache_spill = 1")
        db.execute("UPDATE note SET topic = 'other'")
        for _ in range(60):
            db.execute("INSERT INTO publication VALUES (hex(randomblob(16)), hex(randomblob(500)))")
        for suffix in ("", "-journal"):
            shutil.copyfile(f"{either.path}{suffix}", f"{crashed.path}{suffix}")
    before = {file.name: file.read_bytes() for file in crashed.path.parent.iterdir()}
    assert len(before) == 2
    assert crashed.notes() == (note,)
    assert {file.name: file.read_bytes() for file in crashed.path.parent.iterdir()} == before
    crashed.save(note)
    assert crashed.notes() == (note, note)
    assert list(crashed.path.parent.iterdir()) == [crashed.path]


def test_a_busy_reader_keeps_no_writer_waiting(either: NoteStore, note: SessionNote) -> None:
    either.save(note)
    with either.file.reading() as db:
        either.save(note)
        assert db.execute("SELECT count(*) FROM note").fetchone() == (1,)
    assert either.count() == 2
