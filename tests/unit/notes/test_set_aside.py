"""A damaged file is moved out of the way whole, once, and a new one begun."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from sendkiosk.durable import move
from sendkiosk.notes.aside import damaged_files, set_aside
from sendkiosk.notes.faults import Fault, NotSavedError
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.repair import readable_notes
from sendkiosk.notes.store import NoteStore
from tests.unit.notes.writers import start_writer

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "page": lambda raw: raw[:4096] + b"\xa5" * 4096 + raw[8192:],
    "first-page": lambda raw: raw[:100] + b"\xa5" * 3996 + raw[4096:],
    "page-size": lambda raw: raw[:16] + b"\xa5" * 8 + raw[24:],
    "torn": lambda raw: raw[:-5000],
    "torn-early": lambda raw: raw[:200],
    "zeros": lambda raw: raw[:4096] + bytes(len(raw) - 4096),
}


def fill(store: NoteStore, note: SessionNote, number: int = 30) -> bytes:
    for _ in range(number):
        store.save(note)
    return store.path.read_bytes()


def spoil(store: NoteStore, damage: str = "page") -> bytes:
    raw = DAMAGE[damage](store.path.read_bytes())
    store.path.write_bytes(raw)
    return raw


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(
    either: NoteStore, note: SessionNote, damage: str
) -> None:
    fill(either, note)
    raw = spoil(either, damage)
    aside = either.save(note)
    assert aside == either.path.with_name("notes.damaged-1.db")
    assert aside.read_bytes() == raw
    assert aside.stat().st_mode & 0o077 == 0
    assert either.notes() == (note,)
    assert set(either.path.parent.iterdir()) == {either.path, aside}
    assert either.save(note) is None


def test_no_name_is_taken_twice(store: NoteStore, note: SessionNote) -> None:
    kept = {}
    for number in range(1, 12):
        fill(store, note, number)
        raw = spoil(store)
        kept[store.path.with_name(f"notes.damaged-{number}.db")] = raw
        assert store.save(note) in kept
    assert {path: path.read_bytes() for path in kept} == kept
    assert damaged_files(store.path) == tuple(kept)


@pytest.fixture
def stuck(store: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Give what is in a damaged file whose journal SQLite cannot make away with."""
    fill(store, note)
    store.path.with_name("notes.db-journal").write_bytes(b"journal")
    monkeypatch.setattr(NoteFile, "is_damaged", lambda file: file.path.exists())
    return spoil(store)


def test_the_journal_goes_along(store: NoteStore, stuck: bytes) -> None:
    aside = set_aside(store.file)
    assert aside
    assert aside.read_bytes() == stuck
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"journal"
    assert len(list(store.path.parent.iterdir())) == 2


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("step", [1, 2])
def test_a_move_that_is_cut_short_loses_nothing(
    store: NoteStore, stuck: bytes, monkeypatch: pytest.MonkeyPatch, step: int, links: bool
) -> None:
    """At each step the program may die; the next one starts from what it left."""
    steps = 0

    def move_until(path: Path, target: Path) -> None:
        nonlocal steps
        steps += 1
        if steps == step:
            raise OSError("the power went")
        move(path, target)

    if not links:
        monkeypatch.setattr("os.link", no_links)
    with monkeypatch.context() as dying:
        dying.setattr("sendkiosk.notes.aside.move", move_until)
        with pytest.raises(OSError, match="the power went"):
            set_aside(store.file)
    assert store.path.read_bytes() == stuck
    aside = set_aside(store.file)
    assert aside
    assert aside.read_bytes() == stuck
    left = [path.read_bytes() for path in store.path.parent.iterdir()]
    assert sorted(left) == sorted([stuck, b"journal"])


def no_links(*_: object) -> None:
    raise OSError("this file system has none")


def test_what_is_there_is_not_overwritten_where_there_are_no_links(
    store: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.link", no_links)
    for number in (1, 2):
        fill(store, note)
        raw = spoil(store)
        aside = store.save(note)
        assert aside == store.path.with_name(f"notes.damaged-{number}.db")
        assert aside.read_bytes() == raw


def test_only_what_is_damaged_is_set_aside(either: NoteStore, note: SessionNote) -> None:
    assert not either.path.exists()
    fill(either, note, 1)
    assert set_aside(either.file) is None
    assert list(either.path.parent.iterdir()) == [either.path]


def test_a_file_without_its_columns_is_set_aside(store: NoteStore, note: SessionNote) -> None:
    store.save(note)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("ALTER TABLE note RENAME COLUMN topic TO tropic")
    assert store.save(note)
    assert store.notes() == (note,)


@pytest.mark.parametrize("programs", [3])
def test_of_several_programs_one_sets_aside(
    store: NoteStore, note: SessionNote, programs: int
) -> None:
    for round_ in range(1, 4):
        fill(store, note)
        raw = spoil(store)
        writers: list[subprocess.Popen[str]] = [
            start_writer(store.path, "5") for _ in range(programs)
        ]
        for each in writers:
            each.communicate(timeout=60)
        assert [each.returncode for each in writers] == [0] * programs
        assert store.count() == 5 * programs
        aside = damaged_files(store.path)
        assert len(aside) == round_
        assert aside[-1].read_bytes() == raw
        store.path.unlink()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_whatever_is_in_the_place_of_the_file_saving_ends_in_words(
    store: NoteStore, note: SessionNote, data: st.DataObject
) -> None:
    for left in [*damaged_files(store.path), store.path]:
        left.unlink(missing_ok=True)
    raw = bytearray(fill(store, note, 12))
    if data.draw(st.booleans()):
        raw = bytearray(data.draw(st.binary(max_size=9000)))
    places = st.integers(0, max(len(raw) - 1, 0))
    for place in data.draw(st.lists(places, max_size=30)) if raw else []:
        raw[place] = data.draw(st.integers(0, 255))
    del raw[data.draw(st.integers(0, len(raw))) :]
    store.path.write_bytes(raw)
    try:
        aside = store.save(note)
    except NotSavedError as error:
        told: Fault | None = error.fault
        aside = None
    else:
        told = None
    if told:
        event(told.name)
        assert told in {Fault.FOREIGN, Fault.NEWER, Fault.UNUSABLE}
        assert store.path.read_bytes() == raw
        return
    if aside:
        assert aside.read_bytes() == raw
        readable_notes(store.file)
    assert note in store.notes()
