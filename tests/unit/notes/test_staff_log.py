"""Staff are told once of each kind of fault, and again when it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.notes.faults import Fault, NotSavedError, in_words
from sendkiosk.notes.staff_log import NotesLog

FILE = Path("/kept/notes.db")


def fault(kind: Fault) -> NotSavedError:
    return NotSavedError(in_words(kind, FILE, Path("/kept/key")), kind)


def test_a_fault_is_told_once_until_a_note_is_saved(caplog: pytest.LogCaptureFixture) -> None:
    staff = NotesLog()
    for _ in range(3):
        staff.not_saved(fault(Fault.FULL))
    staff.not_saved(fault(Fault.BUSY))
    staff.not_saved(fault(Fault.FULL))
    assert len(caplog.messages) == 2
    staff.saved(None)
    staff.not_saved(fault(Fault.FULL))
    assert caplog.messages[2] == caplog.messages[0]
    caplog.clear()


def test_each_kind_has_words_with_the_file(caplog: pytest.LogCaptureFixture) -> None:
    staff = NotesLog()
    for kind in Fault:
        staff.not_saved(fault(kind))
    assert len(caplog.messages) == len(Fault)
    assert all(str(FILE) in words for words in caplog.messages)
    assert not any("{" in words for words in caplog.messages)
    caplog.clear()


def test_a_file_that_was_set_aside_is_named(caplog: pytest.LogCaptureFixture) -> None:
    aside = FILE.with_name("notes.damaged-1.db")
    NotesLog().saved(aside)
    (words,) = caplog.messages
    assert str(aside) in words
    caplog.clear()
