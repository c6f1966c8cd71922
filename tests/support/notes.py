"""A session note for tests."""

from __future__ import annotations

from sendkiosk.notes.note import SessionNote

NOTE = SessionNote(
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
    printed=True,
    letters=("complaint",),
    ended_by="done",
    feedback="none",
    level="1",
    packs="worcestershire 0.1.0, england 0.1.0",
    remark="will ring the council",
)
