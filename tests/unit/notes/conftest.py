from dataclasses import replace
from pathlib import Path

import pytest

from sendkiosk.notes.key import make_key
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.store import NoteStore
from tests.support.notes import NOTE


@pytest.fixture
def note() -> SessionNote:
    return replace(NOTE, printed=False, level="none", remark="")


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    return NoteStore(tmp_path / "data" / "notes.db")


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """Give a file with a key, in a folder without notes."""
    file = tmp_path / "notes.key"
    make_key(file)
    return file


@pytest.fixture(params=["plain", "encrypted"])
def either(request: pytest.FixtureRequest, tmp_path: Path, key_file: Path) -> NoteStore:
    """Give a store without and one with a key, one after the other."""
    path = tmp_path / "data" / "notes.db"
    return NoteStore(path, key_file if request.param == "encrypted" else None)
