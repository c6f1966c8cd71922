"""Time limits: rules that turn an answered date into a last day, with the working shown."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import TypeAlias

from sendkiosk.journey.messages import Message, message, plural_message
from sendkiosk.journey.working_days import ONE_DAY, WorkingCalendar

Answer: TypeAlias = "str | tuple[str, ...] | date"
"""What a visitor chose on a screen: one code, several codes, or a date."""

JANUARY, AUGUST, SEPTEMBER, DECEMBER = 1, 8, 9, 12
CHRISTMAS_DAY = 25


class Unit(Enum):
    """What a period is counted in."""

    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    SCHOOL_DAYS = "school_days"


class Shift(Enum):
    """What happens to a last day on which nobody is at work."""

    NONE = "none"
    NEXT_WORKING_DAY = "next_working_day"
    SEN_APPEAL = "sen_appeal"
    """As the next working day, and out of August and of 25 December to 1 January (fact L13)."""


class Standing(Enum):
    """Where a time limit stands today."""

    OPEN = "open"
    TODAY = "today"
    PASSED = "passed"
    """It may already be too late. Never more certain than that: late appeals can be allowed."""
    UNKNOWN = "unknown"
    """No exact date is known, so there is a rule but no last day."""
    IN_WORDS = "in-words"
    """Nobody could work out a last day here: there is only the rule, in words."""


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of time that starts with the date given on a screen.

    `counts_first_day` is for limits that run "starting with" the day itself (fact L34).
    `over` are codes which say that the period ended before today although the exact date is not
    known. A period that is not `needed` is left out of the sum when its screen has no exact date.
    """

    screen: str
    name: Message
    amount: int
    unit: Unit
    counts_first_day: bool = False
    needed: bool = True
    over: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SchoolYearDay:
    """A day that comes once in each school year, such as 15 February (fact L24a).

    It is the one in the school year that is under way, which runs from September to August.
    """

    name: Message
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class LimitRule:
    """A time limit as a pack declares it: the last of its periods counts.

    One without periods is a rule in words. `theirs` tells that somebody else must keep it, such as
    the council, so that the visitor has lost nothing when it has passed.
    """

    id: str
    name: Message
    rule: Message
    periods: tuple[Period | SchoolYearDay, ...] = ()
    shift: Shift = Shift.NONE
    advice: Message | None = None
    sources: tuple[str, ...] = ()
    theirs: bool = False

    @property
    def dated_periods(self) -> tuple[Period, ...]:
        """The periods that start from a date which the visitor gives."""
        return tuple(period for period in self.periods if isinstance(period, Period))


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit worked out for one visit.

    `last_day` is None unless every date it rests on is exact. It is never later than the true one,
    and no day that has passed is named while a date that might make it later is in doubt.
    `days_left` is 0 on the last day and negative after it; None without a last day. `working` says
    in sentences how the last day was found. `theirs` is as in LimitRule.
    """

    id: str
    name: Message
    rule: Message
    standing: Standing
    last_day: date | None = None
    days_left: int | None = None
    working: tuple[Message, ...] = ()
    advice: Message | None = None
    sources: tuple[str, ...] = ()
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    """The last day of one period, and how it was found."""

    day: date
    working: tuple[Message, ...]


def work_out(
    rule: LimitRule, answers: Mapping[str, Answer], today: date, days: WorkingCalendar
) -> TimeLimit:
    """Apply `rule` to the dates among `answers`.

    The result has a last day only where each needed period starts from an exact date, or is known
    to be over while another one is exact. A date that was not given is never guessed. School days
    that cannot be counted leave the rule in words. Sources: the later of two limits, L1; the days
    on which nobody works, L13 and L13a.
    """
    if not rule.periods:
        return _without_day(rule, Standing.IN_WORDS)
    ends = [_end_in_school_year(day, today) for day in _days_of_school_year(rule)]
    over = in_doubt = False
    for period in rule.dated_periods:
        given = answers.get(period.screen)
        if isinstance(given, date):
            end = _end_of(period, given, days)
            if end is None:
                told = message("{what}: {day}.", what=period.name, day=given)
                return replace(_without_day(rule, Standing.IN_WORDS), working=(told,))
            ends.append(end)
        elif given in period.over:
            over = True
        elif period.needed:
            return _without_day(rule, Standing.UNKNOWN)
        else:
            in_doubt = in_doubt or given is not None
    found = _latest(rule, ends, today, days)
    if over:
        # Of that period it is only known that it ended before today, so at the latest yesterday.
        possible, _ = _shift(today - ONE_DAY, rule.shift, days)
        if found.last_day is None or found.last_day < possible:
            # On the very last possible day, what the late can do serves better than the rule alone.
            return _without_day(rule, Standing.UNKNOWN if possible > today else Standing.PASSED)
    if in_doubt and found.standing is Standing.PASSED:
        return _without_day(rule, Standing.PASSED)
    return found


def add_months(day: date, months: int) -> date:
    """Return the date with the same day number `months` later (the corresponding-date rule).

    Where that month is too short for the day number, its last day counts.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _latest(rule: LimitRule, ends: Sequence[_End], today: date, days: WorkingCalendar) -> TimeLimit:
    """Return the time limit whose last day is the latest of `ends`; unknown if there are none."""
    if not ends:
        return _without_day(rule, Standing.UNKNOWN)
    latest = max(end.day for end in ends)
    working = [line for end in ends for line in end.working]
    if len(ends) > 1:
        working.append(message("The later of these is {day}.", day=latest))
    last_day, moved = _shift(latest, rule.shift, days)
    left = (last_day - today).days
    return replace(
        _without_day(rule, _standing(left)),
        last_day=last_day,
        days_left=left,
        working=(*working, *moved),
    )


def _without_day(rule: LimitRule, standing: Standing) -> TimeLimit:
    return TimeLimit(
        rule.id,
        rule.name,
        rule.rule,
        standing,
        theirs=rule.theirs,
        advice=rule.advice,
        sources=rule.sources,
    )


def _standing(days_left: int) -> Standing:
    if days_left < 0:
        return Standing.PASSED
    return Standing.OPEN if days_left else Standing.TODAY


def _days_of_school_year(rule: LimitRule) -> Iterator[SchoolYearDay]:
    return (period for period in rule.periods if isinstance(period, SchoolYearDay))


def _end_in_school_year(period: SchoolYearDay, today: date) -> _End:
    begins = today.year if today.month >= SEPTEMBER else today.year - 1
    day = date(begins + (period.month < SEPTEMBER), period.month, period.day)
    return _End(day, (message("{what}: {day}.", what=period.name, day=day),))


def _end_of(period: Period, start: date, days: WorkingCalendar) -> _End | None:
    """Return where `period` ends if it starts from `start`; None if that cannot be known."""
    end = _COUNT[period.unit](start, period.amount, days)
    if end is None:
        return None
    working = [message("{what}: {day}.", what=period.name, day=start)]
    length = _LENGTH[period.unit](period.amount)
    working.append(message("{length} later is {day}.", length=length, day=end))
    if period.unit is Unit.MONTHS and end.day != start.day:
        working.append(
            message("That month has no day {number}, so its last day counts.", number=start.day)
        )
    if not period.counts_first_day:
        return _End(end, tuple(working))
    last = _end_with_first_day(period, start, days)
    if last is None:
        return None
    working.append(message("The first day counts too, so the last day is {day}.", day=last))
    return _End(last, tuple(working))


def _end_with_first_day(period: Period, start: date, days: WorkingCalendar) -> date | None:
    """Return where `period` ends if `start` itself is counted; None if that cannot be known.

    Where a month is too short for the day number, the sum is a day on the safe side.
    """
    if period.unit is Unit.MONTHS:
        return add_months(start, period.amount) - ONE_DAY
    return _COUNT[period.unit](start - ONE_DAY, period.amount, days)


def _shift(day: date, shift: Shift, days: WorkingCalendar) -> tuple[date, tuple[Message, ...]]:
    """Return the day to which a last day moves, and the sentence that says so.

    Only a limit that itself ends in August or at Christmas moves out of them. One that reaches
    them because of a weekend stays on the next working day: the safer reading of rule 12.
    """
    if shift is Shift.NONE:
        return day, ()
    if shift is Shift.SEN_APPEAL and day.month == AUGUST:
        end = days.first_working_day(date(day.year, SEPTEMBER, 1))
        return end, (
            message(
                "A time limit that ends in August moves to the first working day of September:"
                " {day}.",
                day=end,
            ),
        )
    if shift is Shift.SEN_APPEAL and _at_christmas(day):
        year = day.year + (day.month == DECEMBER)
        end = days.first_working_day(date(year, JANUARY, 2))
        return end, (
            message(
                "A time limit that ends from 25 December to 1 January moves to the next working"
                " day in January: {day}.",
                day=end,
            ),
        )
    end = days.first_working_day(day)
    if end == day:
        return day, ()
    return end, (
        # Rule 12(2) was read in one copy only (L13a), so nobody is told to rely on it.
        message(
            "That is not a working day, so it moves to the next one: {day}. Be early all the same.",
            day=end,
        ),
    )


def _at_christmas(day: date) -> bool:
    return (day.month == DECEMBER and day.day >= CHRISTMAS_DAY) or (
        day.month == JANUARY and day.day == 1
    )


_COUNT: Mapping[Unit, Callable[[date, int, WorkingCalendar], date | None]] = {
    Unit.MONTHS: lambda start, amount, _: add_months(start, amount),
    Unit.WEEKS: lambda start, amount, _: start + timedelta(weeks=amount),
    Unit.DAYS: lambda start, amount, _: start + timedelta(days=amount),
    Unit.WORKING_DAYS: lambda start, amount, days: days.add_working_days(start, amount),
    Unit.SCHOOL_DAYS: lambda start, amount, days: days.add_school_days(start, amount),
}

_LENGTH: Mapping[Unit, Callable[[int], Message]] = {
    Unit.MONTHS: lambda n: plural_message("{count} month", "{count} months", n),
    Unit.WEEKS: lambda n: plural_message("{count} week", "{count} weeks", n),
    Unit.DAYS: lambda n: plural_message("{count} day", "{count} days", n),
    Unit.WORKING_DAYS: lambda n: plural_message("{count} working day", "{count} working days", n),
    Unit.SCHOOL_DAYS: lambda n: plural_message("{count} school day", "{count} school days", n),
}
