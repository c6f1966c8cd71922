"""Every name leads to something, and everything is led to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.findings.toml_lines import KeyPath
from sendkiosk.findings.toml_source import TomlSource
from sendkiosk.findings.validation import did_you_mean
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.conditions import conditions_in
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.parts import Part
from sendkiosk.pack.raw import SUMMARY, RawLetter, RawScreen, RawStep

_WithText: TypeAlias = "Entry[RawScreen] | Entry[RawStep] | Entry[RawLetter]"

_UNKNOWN: Final = {
    Part.SCREENS: (Fault.UNKNOWN_SCREEN, "screen"),
    Part.CONTACTS: (Fault.UNKNOWN_CONTACT, "contact"),
    Part.LIMITS: (Fault.UNKNOWN_TIME_LIMIT, "time limit"),
    Part.TERMS: (Fault.UNKNOWN_TERM, "term"),
    Part.SOURCES: (Fault.UNKNOWN_SOURCE, "source"),
}
_MAY_BE_UNUSED: Final = frozenset(
    {Part.SCREENS, Part.STEPS, Part.LETTERS, Part.CONFIRMATIONS, Part.COVERAGE}
)
"""Whether somebody comes to a screen is a matter of the way to it, not of its name."""
_USERS: Final = frozenset({Part.SCREENS, Part.STEPS, Part.LETTERS, Part.LIMITS, Part.TERMS})


class _Use(NamedTuple):
    """A place where something is called by its id; `line` where the path does not tell.

    `confirms` tells that a contact is not used there, but only confirmed.
    """

    part: Part
    id: str
    source: TomlSource
    path: KeyPath
    line: int = 0
    confirms: bool = False


def check_names(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each unknown name, and a warning for each thing that is never used."""
    uses = list(_uses(merged))
    known = {part: merged.part(part) for part in Part}
    for use in uses:
        if use.part not in merged.broken and use.id not in known[use.part]:
            yield _unknown(merged, use)
    used = {(use.part, use.id) for use in uses if not use.confirms}
    # Where a screen or step could not be read, what it uses is not known.
    if merged.broken.isdisjoint(_USERS):
        yield from _unused(merged, used)


def _unknown(merged: Merged, use: _Use) -> Finding:
    code, noun = _UNKNOWN[use.part]
    line = use.line or use.source.line(use.path)
    known = merged.part(use.part)
    advice = did_you_mean(use.id, known) or f"Correct the name, or add the {noun}."
    problem = f"There is no {noun} “{use.id}”."
    return Finding(code, use.source.file, line, problem, advice)


def _unused(merged: Merged, used: set[tuple[Part, str]]) -> Iterator[Finding]:
    for part in Part:
        if part in _MAY_BE_UNUSED:
            continue
        for name, entry in merged.part(part).items():
            if entry.pack == merged.folder and (part, name) not in used:
                yield entry.finding(
                    Fault.UNUSED,
                    (),
                    f"Nothing uses the {_UNKNOWN[part][1]} “{name}”.",
                    "Use it or delete it.",
                    Severity.WARNING,
                )


def _uses(merged: Merged) -> Iterator[_Use]:
    yield from _in_pack_settings(merged)
    for screen in merged.screens.values():
        yield from _in_screen(screen)
    for step in merged.steps.values():
        yield from _in_step(step)
    for letter in merged.letters.values():
        yield from _sources(letter)
        yield from _in_texts(letter)
    yield from _in_tables(merged)
    for condition, source, path in conditions_in(merged):
        if condition.screen:
            yield _Use(Part.SCREENS, condition.screen, source, (*path, "screen"))
        if condition.time_limit:
            yield _Use(Part.LIMITS, condition.time_limit, source, (*path, "time_limit"))


def _in_tables(merged: Merged) -> Iterator[_Use]:
    for name, contact in merged.contacts.items():
        yield _Use(Part.SOURCES, contact.settings.source, contact.source, (name, "source"))
    for name, term in merged.terms.items():
        for place, id_ in enumerate(term.settings.sources):
            yield _Use(Part.SOURCES, id_, term.source, (name, "sources", place))
    for name, tried in merged.confirmations.items():
        yield _Use(Part.CONTACTS, name, tried.source, (name,), confirms=True)
    for name, limit in merged.limits.items():
        for place, id_ in enumerate(limit.settings.sources):
            yield _Use(Part.SOURCES, id_, limit.source, (name, "sources", place))
        for place, period in enumerate(limit.settings.period):
            if period.from_:
                where = (name, "period", place, "from")
                yield _Use(Part.SCREENS, period.from_, limit.source, where)


def _in_pack_settings(merged: Merged) -> Iterator[_Use]:
    start, helplines = merged.start, merged.helplines
    if start and start.settings.start:
        yield _Use(Part.SCREENS, start.settings.start, start.source, ("start",))
    if helplines:
        for place, contact in enumerate(helplines.settings.helplines):
            yield _Use(Part.CONTACTS, contact, helplines.source, ("helplines", place))


def _in_screen(screen: Entry[RawScreen]) -> Iterator[_Use]:
    for place, rule in enumerate(screen.settings.next):
        if rule.to != SUMMARY:
            yield _Use(Part.SCREENS, rule.to, screen.source, ("next", place, "to"))
    dates = screen.settings.date
    if dates and dates.not_before:
        yield _Use(Part.SCREENS, dates.not_before, screen.source, ("date", "not_before"))
    yield from _sources(screen)
    yield from _in_texts(screen)


def _in_step(step: Entry[RawStep]) -> Iterator[_Use]:
    settings = step.settings
    if settings.time_limit:
        yield _Use(Part.LIMITS, settings.time_limit, step.source, ("time_limit",))
    for place, contact in enumerate(settings.contacts):
        yield _Use(Part.CONTACTS, contact, step.source, ("contacts", place))
    if settings.check_with:
        yield _Use(Part.CONTACTS, settings.check_with, step.source, ("check_with",))
    yield from _sources(step)
    yield from _in_texts(step)


def _sources(entry: _WithText) -> Iterator[_Use]:
    for place, source in enumerate(entry.settings.sources):
        yield _Use(Part.SOURCES, source, entry.source, ("sources", place))


def _in_texts(entry: _WithText) -> Iterator[_Use]:
    for wording in entry.wordings:
        for block in wording.text.blocks:
            for term in block.terms:
                yield _Use(Part.TERMS, term, wording.source, (), block.line)
