"""The conditions of a pack: all that stand in it, and how they become the journey's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sendkiosk.findings.toml_lines import KeyPath
from sendkiosk.findings.toml_source import TomlSource
from sendkiosk.journey.conditions import (
    All,
    Always,
    Answered,
    Any,
    AnyOf,
    Anywhere,
    Condition,
    DateBefore,
    Dated,
    Not,
    Stands,
)
from sendkiosk.journey.time_limits import Standing
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import RawCondition, RawLetter, RawScreen, RawStep


class ConditionAt(NamedTuple):
    """A condition that is not made of others, and where it stands."""

    condition: RawCondition
    source: TomlSource
    path: KeyPath


def conditions_in(merged: Merged) -> Iterator[ConditionAt]:
    """Yield every condition in all screens, steps and letters that is not made of others."""
    for screen in merged.screens.values():
        for place, rule in enumerate(screen.settings.next):
            yield from _parts(rule.when, screen.source, ("next", place, "when"))
        yield from _in_wordings(screen)
    shown: list[Entry[RawStep] | Entry[RawLetter]] = [*merged.steps.values()]
    shown += merged.letters.values()
    for entry in shown:
        yield from _parts(entry.settings.when, entry.source, ("when",))
        yield from _in_wordings(entry)


def build_condition(raw: RawCondition | None) -> Condition:
    """Return the condition that `raw` says; without one, it always holds."""
    if raw is None:
        return Always()
    return _combined(raw) or _single(raw)


def _combined(raw: RawCondition) -> Condition | None:
    if raw.all_:
        return All(tuple(build_condition(part) for part in raw.all_))
    if raw.any_:
        return Any(tuple(build_condition(part) for part in raw.any_))
    return Not(build_condition(raw.not_)) if raw.not_ else None


def _single(raw: RawCondition) -> Condition:
    if raw.anywhere:
        return Anywhere(raw.anywhere)
    if raw.time_limit:
        return Stands(raw.time_limit, frozenset(Standing(code) for code in raw.codes))
    screen = raw.screen or ""
    if raw.answered:
        return Answered(screen)
    if raw.dated:
        return Dated(screen)
    if raw.date_before:
        return DateBefore(screen, raw.date_before)
    return AnyOf(screen, frozenset(raw.codes))


def _in_wordings(
    entry: Entry[RawScreen] | Entry[RawStep] | Entry[RawLetter],
) -> Iterator[ConditionAt]:
    for wording in entry.wordings:
        yield from _parts(wording.when, wording.source, ("when",))


def _parts(raw: RawCondition | None, source: TomlSource, path: KeyPath) -> Iterator[ConditionAt]:
    if raw is None:
        return
    for key, parts in (("all", raw.all_), ("any", raw.any_)):
        for place, part in enumerate(parts or ()):
            yield from _parts(part, source, (*path, key, place))
    if raw.not_:
        yield from _parts(raw.not_, source, (*path, "not"))
    if not (raw.all_ or raw.any_ or raw.not_):
        yield ConditionAt(raw, source, path)
