"""The bytes of the file tell nothing that the notes do not: no time, and not which note came when.

After all that is done to it, what is in the file follows from its notes alone: two files with the
same notes, in which they came in another order and at another time, are the same byte for byte.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count, pairwise
from pathlib import Path
from random import Random

import pytest

from sendkiosk.notes.aside import set_aside
from sendkiosk.notes.backup import back_up
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.merging import merge
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.order import tells_order
from sendkiosk.notes.pages import PAGE, image_of
from sendkiosk.notes.records import records
from sendkiosk.notes.repair import repair
from sendkiosk.notes.store import NoteStore

COUNTERS = (slice(24, 28), slice(40, 44), slice(92, 96))
"""How often the file was changed, which is no order of notes."""
OLD = "2023-W10"


def some_notes(note: SessionNote, number: int) -> list[tuple[bytes, SessionNote]]:
    """Return notes of many lengths, so that they go into pages in many ways, with keys."""
    random = Random(1)  # noqa: S311 - the same ones each time
    return [
        (random.randbytes(16), dataclasses.replace(note, remark="r" * random.randrange(900)))
        for _ in range(number)
    ]


def save_all(
    store: NoteStore,
    notes: Sequence[tuple[bytes, SessionNote]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as known:
        for key, note in notes:
            known.setattr("secrets.token_bytes", lambda _length, key=key: key)
            store.save(note)


def saved(file: NoteFile) -> NoteFile:
    return file


def purged(file: NoteFile) -> NoteFile:
    assert NoteStore(file.path, file.key_file).remove_before("2024-W01")
    return file


def merged(file: NoteFile) -> NoteFile:
    target = NoteFile(file.path.with_name("merged.db"), file.key_file)
    merge([file.path], target)
    return purged(target)


def repaired(file: NoteFile) -> NoteFile:
    raw = bytearray(file.path.read_bytes())
    raw[3 * PAGE - 8 : 3 * PAGE] = b"\xa5" * 8
    raw[20:24] = b"\xa5" * 4
    file.path.write_bytes(raw)
    aside = set_aside(file)
    assert aside
    repair([aside], file)
    return file


def backed_up(file: NoteFile) -> NoteFile:
    target = file.path.with_name("backup.db")
    back_up(file, target)
    return NoteFile(target, file.key_file)


def pages_of(file: NoteFile) -> bytes:
    data = bytearray(image_of(file.path, file.key()).data)
    for counter in COUNTERS:
        data[counter] = bytes(4)
    return bytes(data)


@pytest.mark.parametrize("done", [saved, purged, merged, repaired, backed_up])
def test_the_order_in_which_notes_came_makes_no_difference(
    either: NoteStore,
    note: SessionNote,
    monkeypatch: pytest.MonkeyPatch,
    done: Callable[[NoteFile], NoteFile],
) -> None:
    notes = some_notes(note, 30)
    old = [(bytes(15) + bytes([each]), dataclasses.replace(note, week=OLD)) for each in range(5)]
    images = []
    for number, order in enumerate(([*notes, *old], [*old, *notes[::-1]])):
        path = either.path.with_name(str(number)) / "notes.db"
        store = dataclasses.replace(either, path=path)
        save_all(store, order, monkeypatch)
        file = done(store.file)
        images.append(pages_of(file))
        assert not tells_order(file)
    if done is not repaired:
        # Of two damaged files not the same notes come back.
        assert images[0] == images[1]


def test_rows_lie_by_their_keys(either: NoteStore, note: SessionNote) -> None:
    came: list[bytes] = []
    for _ in range(12):
        either.save(note)
        came += [key for key in keys_in(either) if key not in came]
    places = list(keys_in(either))
    assert sorted(came) in (places, places[::-1])
    assert came not in (places, places[::-1])


def keys_in(store: NoteStore) -> Iterator[bytes]:
    """Yield the keys of the notes in `store` from the first to the last byte of its file."""
    for record in records(image_of(store.path, store.file.key())):
        key = record.values[0]
        if isinstance(key, bytes) and len(record.values) > 15:
            yield key


def test_a_file_that_was_not_written_anew_is_noticed(
    either: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = count(99, -1)
    monkeypatch.setattr("secrets.token_bytes", lambda length: next(keys).to_bytes(length, "big"))
    either.save(note)
    with monkeypatch.context() as full:
        full.setattr("sendkiosk.notes.file._forget_order", lambda _db: None)
        for _ in range(5):
            either.save(note)
    assert tells_order(either.file)
    either.save(note)
    assert not tells_order(either.file)


def test_no_time_is_in_the_file(either: NoteStore, note: SessionNote) -> None:
    before = datetime.now(UTC)
    for _ in range(12):
        either.save(note)
    raw = image_of(either.path, either.file.key()).data
    for key in keys_in(either):
        raw = raw.replace(key, b"")
    years = {before.year, datetime.now(UTC).year}
    assert not any(f"{year}-{month:02}".encode() in raw for year in years for month in range(1, 13))
    assert b":" not in raw


def test_what_was_removed_is_nowhere(either: NoteStore, note: SessionNote) -> None:
    for place in range(40):
        either.save(dataclasses.replace(note, week=OLD, site="a-place-of-old"))
        either.save(dataclasses.replace(note, site=f"place-{place}"))
    assert b"a-place-of-old" in image_of(either.path, either.file.key()).data
    either.remove_before("2024-W01")
    raw = image_of(either.path, either.file.key()).data
    assert b"a-place-of-old" not in raw
    assert OLD.encode() not in raw
    assert list(either.path.parent.iterdir()) == [either.path]


def test_an_encrypted_file_shows_nothing(note: SessionNote, tmp_path: Path, key_file: Path) -> None:
    store = NoteStore(tmp_path / "notes.db", key_file)
    words = dataclasses.replace(note, remark="nobody may read this")
    for _ in range(30):
        store.save(words)
    raw = store.path.read_bytes()
    secret = key_file.read_text(encoding="ascii").strip()
    for word in ("nobody", "worcester", "2026-W48", "council", "SQLite", "note", "key", "CREATE"):
        assert word.encode() not in raw
    assert bytes.fromhex(secret) not in raw
    assert secret.encode() not in raw
    # As even as noise: with 8 bits a byte no value comes much more often than another.
    often = sorted(raw.count(bytes([value])) for value in range(256))
    assert often[-1] < 2 * often[0]


def test_the_same_note_is_encrypted_otherwise_each_time(
    note: SessionNote, tmp_path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.token_bytes", bytes)
    raws = []
    for name in ("a.db", "b.db"):
        store = NoteStore(tmp_path / name, key_file)
        store.save(note)
        raws.append(store.path.read_bytes())
    pages = [{raw[at : at + PAGE] for at in range(0, len(raw), PAGE)} for raw in raws]
    assert not any(first & second for first, second in pairwise(pages))


def test_the_journal_is_gone_with_the_transaction(either: NoteStore, note: SessionNote) -> None:
    either.save(note)
    with either.file.writing() as db:
        db.execute("UPDATE note SET topic = 'other'")
        journal = either.path.with_name(either.path.name + "-journal").read_bytes()
        assert len(journal) > PAGE
        if either.key_file:
            assert note.site.encode() not in journal
    assert list(either.path.parent.iterdir()) == [either.path]
