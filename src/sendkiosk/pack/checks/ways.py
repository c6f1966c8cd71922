"""The way through the screens: it begins, goes on from everywhere, reaches all, and ends."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from sendkiosk.findings.finding import Finding
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.parts import Part
from sendkiosk.pack.raw import SUMMARY, RawScreen


def check_ways(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each screen that has no way on or to it, and for each cycle."""
    for screen in merged.screens.values():
        yield from _rules(screen)
    ways = {screen: _leads_to(merged, screen) for screen in merged.screens}
    yield from _cycles(merged, ways)
    if merged.start is None:
        problem, advice = "Nothing says which screen is the first.", "Add start: a screen’s id."
        yield merged.packs[0].settings.finding(Fault.NO_START, (), problem, advice)
    elif Part.SCREENS not in merged.broken and not _leads_astray(merged):
        yield from _not_reached(merged, ways, merged.start.settings.start or "")


def _rules(screen: Entry[RawScreen]) -> Iterator[Finding]:
    *earlier, last = screen.settings.next
    if last.when:
        problem = "The last line of next does not always hold, so a visit could get stuck."
        advice = "Add a line without “when” at the end."
        path = ("next", len(earlier))
        yield screen.finding(Fault.NO_WAY_ON, path, problem, advice)
    for place, rule in enumerate(earlier):
        if not rule.when:
            problem = "This line always holds, so the lines below it never count."
            advice = "Give it a “when”, or move it to the end."
            yield screen.finding(Fault.NEVER_COUNTS, ("next", place), problem, advice)


def _cycles(merged: Merged, ways: dict[str, set[str]]) -> Iterator[Finding]:
    left = {screen: set(targets) for screen, targets in ways.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            # The sorter thinks of the targets as what must come first, so it tells them backwards.
            cycle = list(reversed(error.args[1]))
        else:
            return
        yield _cycle(merged, cycle)
        for screen, target in pairwise(cycle):
            left[screen].discard(target)


def _cycle(merged: Merged, cycle: list[str]) -> Finding:
    screen = merged.screens[cycle[0]]
    place = [rule.to for rule in screen.settings.next].index(cycle[1])
    problem = f"These screens lead round and round: {' → '.join(cycle)}."
    advice = "Let one of them lead further on."
    return screen.finding(Fault.CYCLE, ("next", place), problem, advice)


def _not_reached(merged: Merged, ways: dict[str, set[str]], start: str) -> Iterator[Finding]:
    if start not in ways:
        return
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        screen = waiting.pop()
        if screen not in reached:
            reached.add(screen)
            waiting.extend(ways[screen])
    for name, entry in merged.screens.items():
        # A local pack cannot delete a national screen that it leads round.
        if name not in reached and entry.pack == merged.folder:
            problem = f"No way leads from the start to “{name}”."
            yield entry.finding(
                Fault.NOT_REACHED, (), problem, "Name it in another screen’s next, or delete it."
            )


def _leads_astray(merged: Merged) -> bool:
    """Tell whether some way leads to a screen that is not there.

    What lies behind a misspelt name is not lost: the misspelling is all there is to tell.
    """
    known = {*merged.screens, SUMMARY}
    screens = merged.screens.values()
    return any(rule.to not in known for screen in screens for rule in screen.settings.next)


def _leads_to(merged: Merged, screen: str) -> set[str]:
    rules = merged.screens[screen].settings.next
    return {rule.to for rule in rules if rule.to in merged.screens}
