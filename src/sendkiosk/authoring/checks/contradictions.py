"""Conditions that ask for two things which cannot both be, whatever a visitor answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from sendkiosk.findings.finding import Finding
from sendkiosk.findings.toml_lines import KeyPath
from sendkiosk.findings.toml_source import TomlSource
from sendkiosk.journey.flow import Kind
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import RawCondition

_A_DATE: Final = "(a date)"
"""Stands for every exact date among the answers on a screen; no code has brackets."""


_Subject: TypeAlias = tuple[str, str]
"""The id of a screen and that of a time limit, one of them empty."""


class Whole(NamedTuple):
    """A whole condition, as it stands in `next`, above a wording, or in a step or letter."""

    condition: RawCondition
    source: TomlSource
    path: KeyPath


class _Demand(NamedTuple):
    """One thing that an `all` asks for: that `subject` is among `values`, or that it is not."""

    subject: _Subject
    values: frozenset[str]
    wanted: bool
    path: KeyPath


def conditions_in(merged: Merged) -> Iterator[Whole]:
    """Yield every whole condition in all screens, steps and letters."""
    for screen in merged.screens.values():
        for place, rule in enumerate(screen.settings.next):
            if rule.when:
                yield Whole(rule.when, screen.source, ("next", place, "when"))
    offered = (
        *((step.settings.when, step.source) for step in merged.steps.values()),
        *((letter.settings.when, letter.source) for letter in merged.letters.values()),
    )
    for when, source in offered:
        if when:
            yield Whole(when, source, ("when",))
    for entry in (*merged.screens.values(), *merged.steps.values(), *merged.letters.values()):
        for wording in entry.wordings:
            if wording.when:
                yield Whole(wording.when, wording.source, ("when",))


def check_contradictions(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each `all` that can never hold, wherever it stands in a condition.

    These are errors: no answer leads there, so what was written for somebody is shown to nobody.
    """
    for whole in conditions_in(merged):
        for path in contradictions(merged, whole.condition, whole.path):
            yield whole.source.finding(
                Fault.CONTRADICTION,
                path,
                "This cannot hold together with what stands beside it.",
                "Take one of the two out, or join them with “any”.",
            )


def contradictions(
    merged: Merged, condition: RawCondition, path: KeyPath = ()
) -> Iterator[KeyPath]:
    """Yield where each `all` in `condition` that can never hold comes to grief.

    `path` leads to the condition itself.
    """
    clash = _clash(merged, condition, path) if condition.all_ else None
    if clash is not None:
        yield clash
        return
    for key, parts in (("all", condition.all_), ("any", condition.any_)):
        for place, part in enumerate(parts or ()):
            yield from contradictions(merged, part, (*path, key, place))
    if condition.not_:
        yield from contradictions(merged, condition.not_, (*path, "not"))


def _clash(merged: Merged, condition: RawCondition, path: KeyPath) -> KeyPath | None:
    """Return the path to the first part that cannot hold together with those before it."""
    wanted: dict[_Subject, list[frozenset[str]]] = {}
    unwanted: dict[_Subject, frozenset[str]] = {}
    for demand in _demands(condition, path, wanted=True):
        subject, values = demand.subject, demand.values
        if not demand.wanted:
            unwanted[subject] = unwanted.get(subject, frozenset()) | values
        elif subject in wanted and _takes_one(merged, subject):
            wanted[subject] = [wanted[subject][0] & values]
        else:
            wanted.setdefault(subject, []).append(values)
        barred = unwanted.get(subject, frozenset())
        if any(values <= barred for values in wanted.get(subject, ())):
            return demand.path
    return None


def _demands(condition: RawCondition, path: KeyPath, *, wanted: bool) -> Iterator[_Demand]:
    """Yield what must be so for `condition` to hold, or with `wanted` False, not to hold.

    What can be so in several ways, such as `any`, is left out.
    """
    key, parts = ("all", condition.all_) if wanted else ("any", condition.any_)
    for place, part in enumerate(parts or ()):
        yield from _demands(part, (*path, key, place), wanted=wanted)
    if condition.not_:
        yield from _demands(condition.not_, (*path, "not"), wanted=not wanted)
    subject = (condition.screen or "", condition.time_limit or "")
    if condition.codes:
        yield _Demand(subject, frozenset(condition.codes), wanted, path)
    elif condition.dated or (condition.date_before and wanted):
        yield _Demand(subject, frozenset({_A_DATE}), wanted, path)


def _takes_one(merged: Merged, subject: _Subject) -> bool:
    """Tell whether of several values only one can be so: not where several are chosen."""
    screen = merged.screens.get(subject[0])
    return screen is None or screen.settings.kind is not Kind.CHOICES
