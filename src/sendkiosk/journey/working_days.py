"""Which days count: working days and bank holidays in England, and school days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class SchoolTerm:
    """A stretch of days on which a school is open, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Working days and, where a service has entered its term dates, school days.

    A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday
    (rule 12(5) of the First-tier Tribunal HESC Rules 2008, as far as it is known here).
    """

    bank_holidays: Container[date]
    terms: tuple[SchoolTerm, ...] = ()

    def is_working_day(self, day: date) -> bool:
        """Tell whether `day` is a working day in England."""
        return day.weekday() < SATURDAY and day not in self.bank_holidays

    def first_working_day(self, day: date) -> date:
        """Return `day` itself if it is a working day, else the next one."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """Return the `count`th working day after `day`; `day` itself is not counted."""
        for _ in range(count):
            day = self.first_working_day(day + ONE_DAY)
        return day

    def is_school_day(self, day: date) -> bool:
        """Tell whether `day` is a working day inside a known term."""
        return self.is_working_day(day) and any(t.first <= day <= t.last for t in self.terms)

    def add_school_days(self, day: date, count: int) -> date | None:
        """Return the `count`th school day after `day`, or None where the term dates do not reach.

        None also when the days after `day` begin before the first known term: some of them may
        have been in an unknown one, and a guessed date is worse than none.
        """
        if not self.terms or day + ONE_DAY < min(t.first for t in self.terms):
            return None
        end = max(t.last for t in self.terms)
        while count and day < end:
            day += ONE_DAY
            count -= self.is_school_day(day)
        return None if count else day


@dataclass(frozen=True, slots=True)
class KnownHolidays:
    """The bank holidays of some `years`; of other years nothing is known."""

    years: range
    days: frozenset[date]


def bank_holidays(years: range) -> KnownHolidays:
    """Return England's bank holidays in `years`, from the `holidays` library."""
    return KnownHolidays(years, frozenset(_from_library(years)))


def england_calendar(
    terms: tuple[SchoolTerm, ...] = (), known: Callable[[], KnownHolidays] | None = None
) -> WorkingCalendar:
    """Return England's calendar.

    Bank holidays are those that `known` returns, which is asked when the first one is needed. Those
    of other years come from the `holidays` library.
    """
    return WorkingCalendar(_BankHolidays(known or _nothing_known), terms)


class _BankHolidays:
    """England's bank holidays, from what is known, or else from the `holidays` library.

    The library is slow to import and large, and few visits ask for a day, so that waits until one
    does.
    """

    def __init__(self, known: Callable[[], KnownHolidays]) -> None:
        self._ask = known

    @cached_property
    def _known(self) -> KnownHolidays:
        return self._ask()

    @cached_property
    def _others(self) -> Container[date]:
        return _from_library()

    def __contains__(self, day: object) -> bool:
        if isinstance(day, date) and day.year in self._known.years:
            return day in self._known.days
        return day in self._others


def _from_library(years: Iterable[int] | None = None) -> Collection[date]:
    """Return England's bank holidays of `years`, or of any year that is asked for."""
    import holidays

    return holidays.country_holidays("GB", "ENG", years)


def _nothing_known() -> KnownHolidays:
    return KnownHolidays(range(0), frozenset())
