from pathlib import Path

import pytest

from sendkiosk.notes.key import make_key
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.store import NoteStore


@pytest.fixture
def note() -> SessionNote:
    return SessionNote(
        week="2026-W48",
        site="worcester-hub",
        session_kind="adviser",
        visitor_role="parent",
        phase_band="school",
        plan_status="has-plan",
        topic="council-letter",
        routes=("appeal", "mediation", "talk"),
        steps=("ask-the-school", "write-to-the-council"),
        language="en-GB",
        speech=False,
        text_size="usual",
        colours="light",
        large_print=True,
        printed=False,
        letters=("complaint",),
        ended_by="done",
        feedback="none",
        level="none",
        packs="worcestershire 0.1.0, england 0.1.0",
        remark="",
    )


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
