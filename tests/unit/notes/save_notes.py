"""Save COUNT notes into FILE, and print a line after each: `save_notes.py FILE COUNT`."""

import sys
from pathlib import Path

from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.store import NoteStore

NOTE = SessionNote(
    week="2026-W48",
    site="hub",
    session_kind="kiosk",
    visitor_role="parent",
    phase_band="school",
    plan_status="has-plan",
    topic="other",
    routes=("talk",),
    steps=("ask-the-school", "write-to-the-council"),
    language="en-GB",
    speech=False,
    text_size="usual",
    colours="light",
    large_print=False,
    printed=False,
    letters=("complaint",),
    ended_by="done",
    feedback="none",
    level="none",
    packs="england 0.1.0",
    remark="",
)

store = NoteStore(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    store.save(NOTE)
    print("saved", flush=True)  # noqa: T201 - the test reads it
