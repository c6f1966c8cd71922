"""What changed in the time limits of a pack."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sendkiosk.authoring.diff_changes import (
    Area,
    Change,
    How,
    Line,
    members,
    shown,
    sorted_out,
    value,
    whole,
)
from sendkiosk.authoring.diff_names import Names
from sendkiosk.journey.flow import Flow
from sendkiosk.journey.messages import Message
from sendkiosk.journey.time_limits import LimitRule, Period, SchoolYearDay, Shift

SHIFTS: Final = {
    Shift.NONE: "it stays where it is",
    Shift.NEXT_WORKING_DAY: "it moves to the next working day",
    Shift.SEN_APPEAL: "it moves to the next working day, and out of August and of Christmas",
}
"""What becomes of a last day on which nobody is at work, in words."""

WHOSE: Final = {False: "the visitor", True: "somebody else"}
"""Who must keep a time limit, in words."""


def limit_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the changes of time limits. What can move a last day is important, and stands alone."""
    names = Names(old), Names(new)
    added, removed, kept = sorted_out(old.limits, new.limits)
    yield from (_whole(How.ADDED, limit, names[1]) for limit in added)
    yield from (_whole(How.REMOVED, limit, names[0]) for limit in removed)
    for was, now in kept:
        change = Change(Area.TIME_LIMIT, How.CHANGED, now.id, shown(now.name))
        change = replace(change, whom=_whom(new, now.id))
        sums, words = tuple(_sum_lines(was, now, names)), tuple(_word_lines(was, now, names))
        if sums:
            yield replace(change, lines=sums, important=True)
        if words:
            yield replace(change, lines=words)


def same_sum(one: LimitRule, other: LimitRule) -> bool:
    """Tell whether two rules always come to the same last day, so far as their form shows it."""
    return _sum(one) == _sum(other)


def _sum(rule: LimitRule) -> tuple[object, ...]:
    unnamed = tuple(replace(period, name=Message("")) for period in rule.periods)
    return unnamed, rule.shift


def _sum_lines(was: LimitRule, now: LimitRule, names: tuple[Names, Names]) -> Iterator[Line]:
    if _sum(was)[0] != _sum(now)[0]:
        yield Line("How long it is", _periods(was, names[0]), _periods(now, names[1]))
    what = "When nobody is at work on the last day"
    yield from value(what, SHIFTS[was.shift], SHIFTS[now.shift])
    yield from value("Who must keep it", WHOSE[was.theirs], WHOSE[now.theirs])


def _word_lines(was: LimitRule, now: LimitRule, names: tuple[Names, Names]) -> Iterator[Line]:
    old, new = names
    yield from value("Name", shown(was.name), shown(now.name))
    yield from value("Rule in words", shown(was.rule), shown(now.rule))
    yield from value("Advice", shown(was.advice), shown(now.advice))
    if len(was.periods) == len(now.periods):
        for then, since in zip(was.periods, now.periods, strict=True):
            yield from value("Name of the first day", shown(then.name), shown(since.name))
    sources = old.source, new.source
    yield from members("Sources", was.sources, now.sources, sources, ordered=False)


def _whole(how: How, rule: LimitRule, names: Names) -> Change:
    told = [
        ("Rule in words", (shown(rule.rule),)),
        ("How long it is", _periods(rule, names)),
        ("When nobody is at work on the last day", (SHIFTS[rule.shift],)),
        ("Who must keep it", (WHOSE[rule.theirs],)),
        ("Advice", (shown(rule.advice),)),
        ("Sources", tuple(names.source(name) for name in rule.sources)),
    ]
    seen_by = _whom(names.flow, rule.id)
    return Change(Area.TIME_LIMIT, how, rule.id, shown(rule.name), whole(how, told), seen_by)


def _whom(flow: Flow, limit: str) -> str:
    return Names(flow).those_with(step for step in flow.steps if step.limit == limit)


def _periods(rule: LimitRule, names: Names) -> tuple[str, ...]:
    if not rule.periods:
        return ("no day is worked out: there is only the rule in words",)
    latest = ("the later of these counts",) if len(rule.periods) > 1 else ()
    return (*(_period(period, names) for period in rule.periods), *latest)


def _period(period: Period | SchoolYearDay, names: Names) -> str:
    if isinstance(period, SchoolYearDay):
        return f"{period.day} {calendar.month_name[period.month]} of the school year"
    unit = period.unit.value.replace("_", " ")
    length = f"{period.amount} {unit.removesuffix('s') if period.amount == 1 else unit}"
    told = [f"{length} from the date on {names.screen(period.screen)}"]
    if period.counts_first_day:
        told.append("the first day counts too")
    if not period.needed:
        told.append("left out when there is no such date")
    if period.over:
        answers = " or ".join(names.words.answers(period.screen, period.over))
        told.append(f"over when the answer is {answers}")
    return "; ".join(told)
