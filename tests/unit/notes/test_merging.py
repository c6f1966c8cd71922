"""Notes of several files come together, each once, in whatever order; all or none."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sendkiosk.notes import migrations
from sendkiosk.notes.faults import NotSavedError
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.key import make_key
from sendkiosk.notes.merging import NotMergedError, insert_rows, merge
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.rows import row_of
from sendkiosk.notes.store import NoteStore
from tests.support.examples import examples


def file_with(path: Path, note: SessionNote, numbers: set[int], key: Path | None = None) -> Path:
    """Write a file with one note for each of `numbers`, which is in its key and its remark."""
    with NoteFile(path, key).writing() as db:
        insert_rows(
            db,
            [
                {"key": bytes([number] * 16), **row_of(numbered(note, number))}
                for number in sorted(numbers)
            ],
        )
    return path


def numbered(note: SessionNote, number: int) -> SessionNote:
    return dataclasses.replace(note, remark=f"note {number}")


def numbers_in(file: NoteFile) -> list[int]:
    notes = NoteStore(file.path, file.key_file).notes()
    return sorted(int(each.remark.removeprefix("note ")) for each in notes)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(25))
@given(data=st.data())
def test_any_order_and_repetition_gives_the_same_notes(
    tmp_path: Path, note: SessionNote, data: st.DataObject
) -> None:
    for left in tmp_path.glob("*.db"):
        left.unlink()
    numbers = st.sets(st.integers(0, 20), max_size=8)
    sets = data.draw(st.lists(numbers, min_size=1, max_size=4))
    files = [file_with(tmp_path / f"{at}.db", note, each) for at, each in enumerate(sets)]
    order = data.draw(st.permutations(files + data.draw(st.lists(st.sampled_from(files)))))
    target = NoteFile(tmp_path / "target.db")
    split = data.draw(st.integers(0, len(order)))
    before = [file.read_bytes() for file in files]
    for part in (order[:split], order[split:]):
        merge(part, target)
    assert numbers_in(target) == sorted(set().union(*sets))
    assert [file.read_bytes() for file in files] == before


def test_it_is_told_what_came_of_each(tmp_path: Path, note: SessionNote) -> None:
    first = file_with(tmp_path / "1.db", note, {1, 2, 3})
    second = file_with(tmp_path / "2.db", note, {3, 4})
    done = merge([first, second], NoteFile(tmp_path / "all.db"))
    assert [(each.source, each.notes, each.new) for each in done] == [(first, 3, 3), (second, 2, 1)]


def test_a_file_can_be_merged_into_itself(store: NoteStore, note: SessionNote) -> None:
    store.save(note)
    merge([store.path], store.file)
    assert store.notes() == (note,)


@pytest.mark.parametrize("fault", ["missing", "foreign", "damaged", "newer", "locked", "meddled"])
def test_with_one_bad_source_nothing_is_merged(
    tmp_path: Path, note: SessionNote, fault: str
) -> None:
    good = file_with(tmp_path / "good.db", note, {1, 2})
    bad = file_with(tmp_path / "bad.db", note, set(range(60)))
    make_bad(bad, fault)
    target = NoteFile(file_with(tmp_path / "target.db", note, {7}))
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.db")}
    for order in ([good, bad], [bad, good]):
        with pytest.raises(NotMergedError) as refused:
            merge(order, target)
        (reason,) = refused.value.reasons
        assert str(bad) in str(dict(reason.values))
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.db")} == before


def make_bad(path: Path, fault: str) -> None:
    raw = path.read_bytes()
    match fault:
        case "missing":
            path.unlink()
        case "foreign":
            path.write_text("a letter", encoding="utf-8")
        case "damaged":
            path.write_bytes(raw[:8192] + bytes(len(raw) - 8192))
        case "locked":
            key = path.with_name("another.key")
            make_key(key)
            path.unlink()
            NoteFile(path, key).write_anew()
        case _:
            statement = {
                "newer": "UPDATE _sqlite_migrations SET name = 'of_the_future' WHERE id = 2",
                "meddled": "UPDATE note SET topic = 'Mrs Jones' WHERE remark = 'note 30'",
            }[fault]
            with closing(sqlite3.connect(path)) as connection:
                connection.execute(statement)
                connection.commit()


def test_each_bad_source_is_named(tmp_path: Path) -> None:
    sources = [tmp_path / "nothing.db", tmp_path / "neither.db"]
    with pytest.raises(NotMergedError) as refused:
        merge(sources, NoteFile(tmp_path / "target.db"))
    named = [dict(reason.values)["file"] for reason in refused.value.reasons]
    assert named == [str(source) for source in sources]


def test_a_target_that_cannot_be_used_is_told(tmp_path: Path, note: SessionNote) -> None:
    source = file_with(tmp_path / "1.db", note, {1})
    target = tmp_path / "letter.db"
    target.write_text("a letter", encoding="utf-8")
    with pytest.raises(NotMergedError) as refused:
        merge([source], NoteFile(target))
    assert isinstance(refused.value.__cause__, NotSavedError)
    assert target.read_text(encoding="utf-8") == "a letter"


def test_an_older_source_is_brought_up_to_date_in_memory_only(
    tmp_path: Path, note: SessionNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.db"
    with monkeypatch.context() as past:
        past.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        past.setattr("sendkiosk.notes.file.COLUMNS", ())
        with NoteFile(old).writing() as db:
            columns = db.table("note").columns_dict.keys() - {"key"}
            row = {name: row_of(note)[name] for name in columns}
            db.table("note").insert({"key": bytes(16), **row, "schema_version": 1})
    raw = old.read_bytes()
    target = NoteStore(tmp_path / "target.db")
    merge([old], target.file)
    (merged,) = target.notes()
    assert merged.schema_version == 1
    assert merged.week == note.week
    assert old.read_bytes() == raw


def test_notes_that_are_not_encrypted_come_into_a_file_that_is(
    tmp_path: Path, note: SessionNote, key_file: Path
) -> None:
    plain = file_with(tmp_path / "plain.db", note, {1, 2})
    secret = file_with(tmp_path / "secret.db", note, {2, 3}, key_file)
    target = NoteFile(tmp_path / "target.db", key_file)
    merge([plain, secret], target)
    assert numbers_in(target) == [1, 2, 3]
    assert note.site.encode() not in target.path.read_bytes()
