"""Each condition can hold: its codes and dates are among what its screen takes."""

from __future__ import annotations

from collections.abc import Iterator

from sendkiosk.findings.finding import Finding
from sendkiosk.findings.validation import did_you_mean
from sendkiosk.journey.flow import ESCAPES, SEEN, Kind
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.conditions import ConditionAt, conditions_in
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.parts import Part
from sendkiosk.pack.raw import RawScreen


def check_conditions(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each condition that no visit could ever meet."""
    anywhere = set(ESCAPES)
    for screen in merged.screens.values():
        anywhere |= _codes(screen)
    for found in conditions_in(merged):
        condition = found.condition
        if condition.anywhere and Part.SCREENS not in merged.broken:
            yield from _unknown_codes(found, "anywhere", (condition.anywhere,), anywhere)
        named = merged.screens.get(condition.screen or "")
        if named:
            yield from _check_screen(found, named)


def _check_screen(found: ConditionAt, screen: Entry[RawScreen]) -> Iterator[Finding]:
    condition = found.condition
    key = "any_of" if condition.any_of else "is"
    yield from _unknown_codes(found, key, condition.codes, _codes(screen))
    if (condition.dated or condition.date_before) and screen.settings.kind is not Kind.DATE:
        key = "dated" if condition.dated else "date_before"
        problem = f"The screen “{screen.id}” asks for no date."
        path = (*found.path, key)
        yield found.source.finding(Fault.NO_DATE_SCREEN, path, problem, "Name a date screen.")


def _unknown_codes(
    found: ConditionAt, key: str, codes: tuple[str, ...], known: set[str]
) -> Iterator[Finding]:
    for code in codes:
        if code not in known:
            where = (
                f"on the screen “{found.condition.screen}”"
                if found.condition.screen
                else "on any screen"
            )
            problem = f"“{code}” cannot be chosen {where}."
            advice = f"{did_you_mean(code, known)} Use one of its codes."
            path = (*found.path, key)
            yield found.source.finding(Fault.UNKNOWN_CODE, path, problem, advice.strip())


def _codes(screen: Entry[RawScreen]) -> set[str]:
    if screen.settings.kind is Kind.INFORMATION:
        return {SEEN}
    return {option.code for option in screen.settings.option} | ESCAPES
