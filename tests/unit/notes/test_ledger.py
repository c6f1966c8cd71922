"""Reports find in the file what they need, and keep there what they published."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from sendkiosk.notes.disclosure.quarters import Quarter
from sendkiosk.notes.faults import NotReadError
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.ledger import FileLedger, reckon
from sendkiosk.notes.merging import merge
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.reports.ledger import Ledger
from sendkiosk.notes.rows import row_of
from tests.fakes.ledger import MemoryLedger
from tests.fakes.ledger_contract import LedgerContract, notes_of, reported


class TestMemoryLedger(LedgerContract):
    @contextmanager
    def ledger(self, notes: Sequence[SessionNote]) -> Iterator[Ledger]:
        ledger = MemoryLedger()
        for note in notes:
            ledger.notes[note.site][note.week].update(Counter([reported(note)]))
        yield ledger


class TestFileLedger(LedgerContract):
    @pytest.fixture(autouse=True)
    def file(self, tmp_path: Path) -> None:
        self.path = tmp_path / "notes.db"

    @contextmanager
    def ledger(self, notes: Sequence[SessionNote]) -> Iterator[Ledger]:
        with file_with(self.path, notes).reading() as db:
            yield FileLedger(db)


def file_with(path: Path, notes: Sequence[SessionNote]) -> NoteFile:
    file = NoteFile(path)
    with file.writing() as db:
        rows = ({"key": bytes([n] * 16), **row_of(note)} for n, note in enumerate(notes))
        db.table("note").insert_all(rows)
    return file


def published(file: NoteFile) -> dict[str, str]:
    with file.reading() as db:
        return dict(db.execute("SELECT block, content FROM publication").fetchall())


def publish(block: str, text: str, ledger: Ledger) -> str:
    return ledger.publish(block, text)


def test_what_work_publishes_is_kept(tmp_path: Path) -> None:
    file = file_with(tmp_path / "notes.db", notes_of("here", ("2026-W01",), 2))
    assert reckon(file, lambda ledger: ledger.publish("here/1", "text")) == "text"
    assert published(file) == {"here/1": "text"}
    before = file.path.read_bytes()
    assert reckon(file, lambda ledger: ledger.published("here/1")) == "text"
    assert reckon(file, lambda ledger: ledger.publish("here/1", "other")) == "text"
    assert file.path.read_bytes() == before


def test_of_two_programs_the_first_decides(tmp_path: Path) -> None:
    file = file_with(tmp_path / "notes.db", notes_of("here", ("2026-W01",), 2))
    tries: list[str | None] = []

    def work(ledger: Ledger) -> str:
        found = ledger.published("here/1")
        tries.append(found)
        if found is None:
            reckon(file, lambda other: other.publish("here/1", "theirs"))
        ledger.publish("here/2", "after it")
        return ledger.publish("here/1", "ours")

    assert reckon(file, work) == "theirs"
    assert tries == [None, "theirs"]
    assert published(file) == {"here/1": "theirs", "here/2": "after it"}


def test_a_site_whose_notes_are_gone_is_known_by_what_was_published(tmp_path: Path) -> None:
    file = file_with(tmp_path / "notes.db", ())
    reckon(file, lambda ledger: ledger.publish("gone/1", "text"))
    assert reckon(file, lambda ledger: ledger.sites()) == {"gone"}


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    note = dataclasses.replace(notes_of("here", ("2026-W01",), 1)[0])
    file = file_with(tmp_path / "notes.db", [note] * 200)
    raw = bytearray(file.path.read_bytes())
    raw[4096:] = b"\xa5" * len(raw[4096:])
    file.path.write_bytes(raw)
    quarter = Quarter(2026, 1)
    with pytest.raises(NotReadError):
        reckon(file, lambda ledger: ledger.kinds("here", *quarter.weeks))


def test_what_was_published_comes_along_in_a_merge_and_what_is_there_stays(tmp_path: Path) -> None:
    one, other, target = (NoteFile(tmp_path / f"{name}.db") for name in ("one", "other", "target"))
    for file, block, text in (
        (one, "here/1", "of one"),
        (other, "here/1", "of the other"),
        (target, "there/1", "of the target"),
        (one, "there/1", "of one"),
    ):
        reckon(file, partial(publish, block, text))
    merged = merge([one.path, other.path], target)
    assert published(target) == {"here/1": "of one", "there/1": "of the target"}
    assert [each.new for each in merged] == [0, 0]
