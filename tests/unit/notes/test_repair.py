"""What can be read in a damaged file comes back, and nothing that is no note."""

from __future__ import annotations

import dataclasses
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sendkiosk.notes import migrations
from sendkiosk.notes.faults import NotReadError
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.ledger import reckon
from sendkiosk.notes.merging import insert_rows
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.pages import PAGE
from sendkiosk.notes.records import Record, records
from sendkiosk.notes.repair import readable_notes, repair
from sendkiosk.notes.reports.making import make_report
from sendkiosk.notes.reports.request import ReportRequest
from sendkiosk.notes.rows import row_of
from sendkiosk.notes.store import NoteStore
from tests.support.examples import examples
from tests.support.many_notes import SITES, write_many

MANY = 2000
TODAY = date(2026, 11, 24)


@pytest.fixture
def long(note: SessionNote) -> SessionNote:
    """Give a note that does not fit into one page beside others."""
    return dataclasses.replace(note, session_kind="adviser", remark="ä" * 1000)


@pytest.fixture
def full(either: NoteStore, long: SessionNote) -> NoteStore:
    write_many(either.file, MANY)
    either.save(long)
    return either


def test_all_notes_of_a_file_that_is_whole_are_read(full: NoteStore, long: SessionNote) -> None:
    found = readable_notes(full.file)
    assert sorted(map(repr, found.values())) == sorted(map(repr, full.notes()))
    assert long in found.values()


def damaged(raw: bytes, how: str) -> bytes:
    random = Random(how)  # noqa: S311 - the same damage each time
    pages = len(raw) // PAGE
    if how == "first page":
        return random.randbytes(PAGE) + raw[PAGE:]
    if how == "beginning of each page":
        broken = bytearray(raw)
        for page in range(pages):
            broken[page * PAGE : page * PAGE + 12] = random.randbytes(12)
        return bytes(broken)
    if how == "page in the middle":
        return raw[: pages // 2 * PAGE] + bytes(PAGE) + raw[(pages // 2 + 1) * PAGE :]
    if how == "torn tail":
        return raw[: len(raw) * 3 // 4 - 1000]
    broken = bytearray(raw)
    for _ in range(pages // 10):
        place = random.randrange(pages) * PAGE
        broken[place : place + PAGE] = random.randbytes(PAGE)
    return bytes(broken)


@pytest.mark.parametrize(
    ("how", "least"),
    [
        ("first page", 1.0),
        ("beginning of each page", 0.99),
        ("page in the middle", 0.98),
        ("torn tail", 0.6),
        ("every tenth page", 0.85),
    ],
)
def test_most_notes_come_back(full: NoteStore, how: str, least: float) -> None:
    all_notes = set(full.notes())
    full.path.write_bytes(damaged(full.path.read_bytes(), how))
    found = readable_notes(full.file).values()
    if not (how == "beginning of each page" and full.key_file):
        # What is encrypted is spoilt by 16 bytes where one is damaged.
        assert len(found) >= least * (MANY + 1)
    assert len(found) >= 0.6 * MANY
    assert set(found) <= all_notes


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(40))
@given(data=st.data())
def test_whatever_the_damage_only_notes_come_back(
    either: NoteStore, note: SessionNote, data: st.DataObject
) -> None:
    either.path.unlink(missing_ok=True)
    for number in range(20):
        either.save(dataclasses.replace(note, remark="r" * (number * 50)))
    raw = bytearray(either.path.read_bytes())
    for _ in range(data.draw(st.integers(1, 30))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    either.path.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    for key, found in readable_notes(either.file).items():
        assert isinstance(found, SessionNote)
        assert len(key) == 16


@settings(max_examples=examples(200))
@given(st.binary(max_size=3 * PAGE))
def test_no_bytes_are_too_strange(noise: bytes) -> None:
    from sendkiosk.notes.pages import Image

    for record in records(Image(noise)):
        assert isinstance(record, Record)


def test_a_long_note_is_lost_whole_with_one_of_its_pages(
    either: NoteStore, long: SessionNote
) -> None:
    either.save(long)
    raw = either.path.read_bytes()
    lost = 0
    for page in range(len(raw) // PAGE):
        either.path.write_bytes(raw[: page * PAGE] + bytes(PAGE) + raw[(page + 1) * PAGE :])
        found = readable_notes(either.file)
        assert list(found.values()) in ([], [long])
        lost += not found
    assert lost >= 2


def test_a_chain_of_pages_that_goes_round_is_left(store: NoteStore, long: SessionNote) -> None:
    store.save(long)
    raw = bytearray(store.path.read_bytes())
    chain = raw.index(("ä" * 600).encode())
    page = chain // PAGE + 1
    raw[chain // PAGE * PAGE : chain // PAGE * PAGE + 4] = page.to_bytes(4, "big")
    store.path.write_bytes(raw)
    assert set(readable_notes(store.file).values()) <= {long}


def test_what_comes_back_goes_into_the_file_once(
    full: NoteStore, note: SessionNote, tmp_path: Path
) -> None:
    raw = damaged(full.path.read_bytes(), "every tenth page")
    lost = tmp_path / "lost.db"
    lost.write_bytes(raw)
    target = NoteStore(tmp_path / "new.db", full.key_file)
    target.save(note)
    (first,) = repair([lost], target.file)
    assert first.notes == first.new > 0.8 * MANY
    (second,) = repair([lost], target.file)
    assert (second.notes, second.new) == (first.notes, 0)
    assert target.count() == first.notes + 1
    assert lost.read_bytes() == raw
    assert set(target.notes()) <= {*full.notes(), note}


def test_what_the_journal_has_comes_back_too(
    either: NoteStore, note: SessionNote, tmp_path: Path
) -> None:
    """A purge that was cut short by a kill had emptied pages that the journal still has."""
    gone = dataclasses.replace(note, week="2023-W10")
    for _ in range(30):
        either.save(gone)
    lost = tmp_path / "lost.db"
    with either.file.writing() as db:
        db.execute("DELETE FROM note")
        db.execute("PRAGMA cache_size = 1")
        for _ in range(60):
            db.execute("INSERT INTO publication VALUES (hex(randomblob(16)), hex(randomblob(500)))")
        for suffix in ("", "-journal"):
            shutil.copyfile(f"{either.path}{suffix}", f"{lost}{suffix}")
    file = NoteFile(lost, either.key_file)
    assert list(readable_notes(file).values()) == [gone] * 30
    Path(f"{lost}-journal").unlink()
    assert len(readable_notes(file)) < 30


def test_notes_of_an_older_form_come_back_as_they_would_be_now(
    store: NoteStore, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as old:
        old.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        old.setattr("sendkiosk.notes.file.COLUMNS", ())
        with store.file.writing() as db:
            columns = db.table("note").columns_dict.keys() - {"key"}
            row = {name: row_of(note)[name] for name in columns}
            db.table("note").insert({"key": bytes(16), **row, "schema_version": 1})
    (found,) = readable_notes(store.file).values()
    assert store.notes() == (found,)
    assert found.schema_version == 1


def test_what_was_meddled_with_does_not_come_back(store: NoteStore, note: SessionNote) -> None:
    store.save(note)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE note SET topic = 'Mrs Jones, 14 High Street'")
        connection.commit()
    assert readable_notes(store.file) == {}


def test_a_file_that_is_not_there_is_told(store: NoteStore, tmp_path: Path) -> None:
    with pytest.raises(NotReadError):
        repair([tmp_path / "nothing.db"], store.file)
    assert store.count() == 0


def test_a_note_that_is_there_stays_as_it_is(store: NoteStore, note: SessionNote) -> None:
    other = dataclasses.replace(note, topic="other")
    with store.file.writing() as db:
        assert insert_rows(db, [{"key": bytes(16), **row_of(note)}]) == 1
        assert insert_rows(db, [{"key": bytes(16), **row_of(other)}]) == 0
    assert store.notes() == (note,)


def test_what_was_published_comes_back_if_it_can_be_read(store: NoteStore, tmp_path: Path) -> None:
    write_many(store.file, MANY)
    wanted = ReportRequest(date(2026, 1, 1), date(2026, 3, 31), (SITES[0],))
    report = reckon(store.file, lambda ledger: make_report(ledger, wanted, TODAY))
    assert report.visits.now is not None
    (key, _), *_ = store.rows_before("9999-W01")[MANY // 2 :]
    raw = bytearray(store.path.read_bytes())
    page = raw.index(key) // PAGE * PAGE
    raw[page : page + PAGE] = b"\xa5" * PAGE
    store.path.write_bytes(raw)
    target = NoteFile(tmp_path / "new.db")
    repair([store.path], target)
    again = reckon(target, lambda ledger: make_report(ledger, wanted, TODAY))
    assert (again.visits, again.tables) == (report.visits, report.tables)


def test_what_was_published_and_makes_no_sense_does_not_come_back(
    store: NoteStore, tmp_path: Path
) -> None:
    with store.file.writing() as db:
        for block in ("here/1", "here/last"):
            db.execute("INSERT INTO publication VALUES (?, '{}')", [block])
    target = NoteFile(tmp_path / "new.db")
    repair([store.path], target)
    with target.reading() as db:
        assert db.table("publication").count == 0
