"""Old notes are removed for good, and no others are."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.faults import NotRemovedError
from sendkiosk.notes.note import SessionNote, first_day, week_of
from sendkiosk.notes.retention import oldest_week
from sendkiosk.notes.store import NoteStore

TODAY = date(2026, 11, 24)


def keep(store: NoteStore, note: SessionNote, *weeks: str) -> None:
    for week in weeks:
        store.save(dataclasses.replace(note, week=week))


def test_notes_are_removed_when_their_whole_week_is_too_long_ago() -> None:
    assert oldest_week(TODAY, 24) == "2024-W47"
    assert oldest_week(date(2027, 1, 1), 12) == "2026-W01"
    assert oldest_week(date(2026, 3, 31), 1) == "2026-W09"


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_no_note_is_removed_that_may_be_young_enough(today: date, months: int) -> None:
    oldest = first_day(oldest_week(today, months))
    assert 28 * months <= (today - oldest).days < 31 * months + 7


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(1, 20_000))
def test_weeks_sort_as_time_does(day: date, days: int) -> None:
    assert week_of(day) <= week_of(day + timedelta(days))


def test_what_is_older_is_gone_and_the_rest_stays(store: NoteStore, note: SessionNote) -> None:
    keep(store, note, "2024-W47", "2024-W48", "2023-W52", "2026-W48")
    assert store.remove_before("2024-W48") == 2
    assert sorted(each.week for each in store.notes()) == ["2024-W48", "2026-W48"]
    assert store.remove_before("2024-W48") == 0


def test_nothing_of_it_is_left_in_the_file(store: NoteStore, note: SessionNote) -> None:
    old = dataclasses.replace(note, site="a-place-of-old")
    keep(store, old, *["2023-W01"] * 200)
    keep(store, note, "2026-W48")
    assert b"a-place-of-old" in store.path.read_bytes()
    store.remove_before("2024-W48")
    left = store.path.read_bytes()
    assert b"a-place-of-old" not in left
    assert b"2023-W01" not in left
    assert [file.name for file in store.path.parent.iterdir()] == [store.path.name]


def test_where_there_is_no_file_none_is_made(store: NoteStore) -> None:
    assert store.remove_before("2024-W48") == 0
    assert not store.path.exists()


def test_a_file_that_is_not_ours_is_left_alone(store: NoteStore) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(b"something else")
    with pytest.raises(NotRemovedError) as refused:
        store.remove_before("2024-W48")
    assert store.path.name in Catalogue().say(refused.value.reason)
    assert store.path.read_bytes() == b"something else"
