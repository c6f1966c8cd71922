from __future__ import annotations

from datetime import date

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.language.checked import Checked
from sendkiosk.language.po import parse_po, write_po
from sendkiosk.language.signing import (
    CHECKED_BY,
    CHECKED_ON,
    checked,
    is_checked,
    remarks,
    sign,
)
from tests.support.catalogues import catalogue

DAY = date(2026, 11, 28)
DAYS = ("{count} day", "{count} days")


def signed() -> polib.POFile:
    words = catalogue(
        "pl", {"Help": "Pomoc", DAYS: ("{count} dzień", "{count} dni", "{count} dnia"), "No": ""}
    )
    sign(words, "A. Nonym", DAY)
    return parse_po(write_po(words).decode())


def test_signing_marks_what_is_translated() -> None:
    words = signed()
    assert [is_checked(entry) for entry in words] == [True, True, False]
    assert checked(words) == Checked("A. Nonym", DAY)


def test_signing_again_marks_only_what_is_new() -> None:
    words = signed()
    words[2].msgstr = "Nie"
    assert sign(words, "B. Nonym", DAY) == 1
    assert all(is_checked(entry) for entry in words)
    assert checked(words) == Checked("B. Nonym", DAY)


@pytest.mark.parametrize("change", ["msgid", "msgstr", "msgctxt", "msgid_plural", "form"])
def test_a_mark_holds_for_the_words_it_was_given_to(change: str) -> None:
    words = signed()
    help_, days = words[0], words[1]
    match change:
        case "msgid" | "msgstr" | "msgctxt":
            setattr(help_, change, "Other")
            assert [is_checked(help_), is_checked(days)] == [False, True]
        case "msgid_plural":
            days.msgid_plural = "Other"
            assert [is_checked(help_), is_checked(days)] == [True, False]
        case _:
            days.msgstr_plural[2] = "Other"
            assert [is_checked(help_), is_checked(days)] == [True, False]


def test_a_mark_cannot_be_copied_to_another_text() -> None:
    words = signed()
    words[2].msgstr = "Nie"
    words[2].tcomment = words[0].tcomment
    assert not is_checked(words[2])


def test_remarks_of_translators_stay() -> None:
    words = catalogue("pl", {"Help": "Pomoc"})
    words[0].tcomment = "Ask Anna.\nShort!"
    sign(words, "A. Nonym", DAY)
    assert remarks(words[0]) == ["Ask Anna.", "Short!"]
    assert is_checked(words[0])


@pytest.mark.parametrize(
    ("by", "on"), [("", "2026-11-28"), ("A. Nonym", ""), ("A. Nonym", "28.11."), ("  ", "2026-1")]
)
def test_who_and_when_must_both_be_there(by: str, on: str) -> None:
    words = catalogue("pl", {})
    words.metadata |= {CHECKED_BY: by, CHECKED_ON: on}
    assert checked(words) is None


@given(one=st.text(), other=st.text(min_size=1))
def test_where_one_text_ends_and_the_next_begins_matters(one: str, other: str) -> None:
    words = catalogue("pl", {one + other: one + other})
    sign(words, "A. Nonym", DAY)
    mark = words[0].tcomment
    moved = catalogue("pl", {one: other + one + other})[0]
    moved.tcomment = mark
    assert not is_checked(moved)
