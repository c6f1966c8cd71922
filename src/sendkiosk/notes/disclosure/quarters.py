"""Calendar quarters, of which the time in reports is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sendkiosk.notes.note import first_day, week_of

_CODE: Final = re.compile(r"([0-9]{4})-Q([1-4])")
_THURSDAY: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of a calendar year; `number` is 1 to 4. Earlier ones come first when sorted.

    A session note tells its ISO week only. A week belongs to the quarter in which its Thursday
    lies, as ISO 8601 does for years.
    """

    year: int
    number: int

    @property
    def code(self) -> str:
        """Return it as a code, such as "2026-Q4"."""
        return f"{self.year:04}-Q{self.number}"

    @property
    def first_day(self) -> date:
        """Return its first day in the calendar."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """Return its last day in the calendar."""
        return self.moved(1).first_day - timedelta(days=1)

    @property
    def weeks(self) -> tuple[str, str]:
        """Return its first and last ISO week, such as "2026-W40" and "2026-W53"."""
        next_monday = first_day(_first_week(self.moved(1)))
        return _first_week(self), week_of(next_monday - timedelta(days=1))

    def moved(self, quarters: int) -> Quarter:
        """Return the quarter that comes so many `quarters` later, or earlier if below zero."""
        year, index = divmod(4 * self.year + self.number - 1 + quarters, 4)
        return Quarter(year, index + 1)

    def is_over(self, today: date) -> bool:
        """Tell whether on `today` all days of its weeks have passed."""
        return first_day(_first_week(self.moved(1))) <= today


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The quarters from `first` to `last`, both of them included.

    Raises ValueError if `last` comes before `first`.
    """

    first: Quarter
    last: Quarter

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it begins")

    def __len__(self) -> int:
        """Return how many quarters it has."""
        return 4 * (self.last.year - self.first.year) + self.last.number - self.first.number + 1

    def __contains__(self, other: Period) -> bool:
        """Tell whether `other` lies wholly in it."""
        return self.first <= other.first and other.last <= self.last

    @property
    def code(self) -> str:
        """Return it as a code: "2026-Q4", or "2026-Q1..2026-Q4" for several quarters."""
        return self.first.code if len(self) == 1 else f"{self.first.code}..{self.last.code}"

    @property
    def quarters(self) -> Iterator[Quarter]:
        """Yield its quarters in their order."""
        for number in range(len(self)):
            yield self.first.moved(number)

    @property
    def weeks(self) -> tuple[str, str]:
        """Return its first and last ISO week."""
        return self.first.weeks[0], self.last.weeks[1]

    @property
    def before(self) -> Period:
        """Return the period of the same length that ends where this one begins."""
        return Period(self.first.moved(-len(self)), self.first.moved(-1))

    def meets(self, other: Period) -> bool:
        """Tell whether the two have a quarter in common."""
        return self.first <= other.last and other.first <= self.last


def quarter_of_day(day: date) -> Quarter:
    """Return the quarter of the calendar in which `day` lies."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_of_week(week: str) -> Quarter:
    """Return the quarter to which the ISO `week`, such as "2026-W48", belongs."""
    return quarter_of_day(first_day(week) + _THURSDAY)


def quarter_from_code(code: str) -> Quarter:
    """Return the quarter of a `code` such as "2026-Q4". Raises ValueError if it is none."""
    found = _CODE.fullmatch(code)
    if found is None:
        raise ValueError("not a quarter such as 2026-Q4")
    return Quarter(int(found[1]), int(found[2]))


def whole_quarters(first: date, last: date) -> Period | None:
    """Return the quarters that lie wholly in the days from `first` to `last`, or None."""
    begin = quarter_of_day(first)
    if begin.first_day < first:
        begin = begin.moved(1)
    end = quarter_of_day(last)
    if end.last_day > last:
        end = end.moved(-1)
    return Period(begin, end) if begin <= end else None


def _first_week(quarter: Quarter) -> str:
    """Return the ISO week of the first Thursday of `quarter`."""
    day = quarter.first_day
    return week_of(day + timedelta(days=(_THURSDAY.days - day.weekday()) % 7))
