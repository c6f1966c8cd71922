"""Each screen asks for what its kind asks for, and notes what a session note can hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sendkiosk.findings.finding import Finding
from sendkiosk.findings.validation import did_you_mean
from sendkiosk.journey.coding import NOTE_FIELDS
from sendkiosk.journey.flow import Kind
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import RawScreen

_FEWEST_OPTIONS: Final = 2
_NOTED: Final = frozenset({Kind.CHOICE, Kind.DATE})
"""A field of the session note holds one code, so it cannot take several answers."""


def check_screens(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each setting that does not fit the kind of its screen."""
    for screen in merged.screens.values():
        yield from _options(screen)
        yield from _dates(screen, merged)
        yield from _topic(screen)
        yield from _note(screen)


def _options(screen: Entry[RawScreen]) -> Iterator[Finding]:
    options, kind = screen.settings.option, screen.settings.kind
    if kind in {Kind.CHOICE, Kind.CHOICES} and len(options) < _FEWEST_OPTIONS:
        problem = f"The screen has {len(options)} options to choose from."
        yield screen.finding(
            Fault.OPTIONS, ("option",), problem, "Add an [[option]] until there are two or more."
        )
    if kind is Kind.INFORMATION and options:
        problem, advice = (
            "This screen asks nothing, but has options.",
            "Change kind, or delete them.",
        )
        yield screen.finding(Fault.OPTIONS, ("option",), problem, advice)
    seen: set[str] = set()
    for place, option in enumerate(options):
        if option.code in seen:
            problem = f"Another option has the code “{option.code}” already."
            path = ("option", place, "code")
            yield screen.finding(Fault.CODE_TWICE, path, problem, "Give each its own code.")
        seen.add(option.code)


def _dates(screen: Entry[RawScreen], merged: Merged) -> Iterator[Finding]:
    dates, kind = screen.settings.date, screen.settings.kind
    if kind is Kind.DATE and not dates:
        problem, advice = "The screen does not say which dates it takes.", "Add [date] with years."
        yield screen.finding(Fault.NO_DATES, ("kind",), problem, advice)
    if kind is not Kind.DATE and dates:
        problem, advice = "Only a date screen has [date].", "Change kind, or delete [date]."
        yield screen.finding(Fault.NO_DATES, ("date",), problem, advice)
    if not dates or not dates.not_before:
        return
    other = merged.screens.get(dates.not_before)
    if dates.not_before == screen.id or (other and other.settings.kind is not Kind.DATE):
        problem = f"“{dates.not_before}” is not another screen that asks for a date."
        path = ("date", "not_before")
        yield screen.finding(Fault.NO_DATE_SCREEN, path, problem, "Name a date screen.")


def _topic(screen: Entry[RawScreen]) -> Iterator[Finding]:
    if screen.settings.kind is not Kind.INFORMATION and not screen.settings.topic:
        problem = "The question has no topic, so its answer has no label on the summary."
        yield screen.finding(Fault.NO_TOPIC, ("kind",), problem, "Add topic: a few words.")


def _note(screen: Entry[RawScreen]) -> Iterator[Finding]:
    field = screen.settings.note_field
    notes = [
        (place, option.note)
        for place, option in enumerate(screen.settings.option)
        if option.note is not None
    ]
    if field is None:
        for place, _ in notes:
            problem = "The option has a note, but the screen names no note_field."
            advice = "Add note_field to the screen, or take note out."
            yield screen.finding(Fault.NOTE, ("option", place, "note"), problem, advice)
        return
    if screen.settings.kind not in _NOTED or not notes:
        problem = "The session note cannot be filled in from this screen."
        advice = "Use note_field where one answer is chosen, and give its options a note."
        yield screen.finding(Fault.NOTE, ("note_field",), problem, advice)
    codes = NOTE_FIELDS.get(field)
    if codes is None:
        problem = f"A session note has no field “{field}”."
        advice = f"{did_you_mean(field, NOTE_FIELDS)} Use one of: {', '.join(NOTE_FIELDS)}."
        path = ("note_field",)
        yield screen.finding(Fault.UNKNOWN_NOTE, path, problem, advice.strip())
        return
    for place, note in notes:
        if note not in codes:
            problem = f"The field “{field}” of a session note cannot hold “{note}”."
            advice = f"{did_you_mean(note, codes)} Use one of: {', '.join(codes)}."
            path_of_note = ("option", place, "note")
            yield screen.finding(Fault.UNKNOWN_NOTE, path_of_note, problem, advice.strip())
