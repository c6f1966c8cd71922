from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendkiosk.journey.working_days import (
    KnownHolidays,
    SchoolTerm,
    WorkingCalendar,
    bank_holidays,
    england_calendar,
)

AUTUMN = SchoolTerm(date(2026, 9, 2), date(2026, 10, 23))
LATE_AUTUMN = SchoolTerm(date(2026, 11, 2), date(2026, 12, 18))
SPRING = SchoolTerm(date(2027, 1, 4), date(2027, 2, 12))

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
ONE_DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def school() -> WorkingCalendar:
    return england_calendar((AUTUMN, LATE_AUTUMN, SPRING))


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),  # Easter Monday
        date(2026, 5, 4),
        date(2026, 5, 25),
        date(2026, 8, 31),
        date(2026, 12, 25),
        date(2026, 12, 28),  # for Boxing Day, which is a Saturday
        date(2027, 3, 26),
        date(2027, 12, 27),
        date(2027, 12, 28),
        date(2028, 1, 3),  # for New Year's Day, which is a Saturday
    ],
)
def test_bank_holidays_in_england_are_not_working_days(day: date, england: WorkingCalendar) -> None:
    assert day.weekday() < 5
    assert not england.is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 2),  # a holiday in Scotland
        date(2026, 8, 3),  # in Scotland
        date(2026, 3, 17),  # in Northern Ireland
        date(2026, 7, 13),  # in Northern Ireland
        date(2026, 11, 30),  # in Scotland
        date(2026, 12, 24),
        date(2026, 12, 29),
        date(2027, 1, 4),
    ],
)
def test_days_off_elsewhere_are_working_days_in_england(
    day: date, england: WorkingCalendar
) -> None:
    assert england.is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 11, 22)])
def test_weekends_are_not_working_days(day: date, england: WorkingCalendar) -> None:
    assert not england.is_working_day(day)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 12, 25), date(2026, 12, 29)),
        (date(2027, 3, 26), date(2027, 3, 30)),
    ],
)
def test_first_working_day_is_the_day_itself_or_the_next_one(
    day: date, first: date, england: WorkingCalendar
) -> None:
    assert england.first_working_day(day) == first


@pytest.mark.parametrize(
    ("day", "count", "end"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 24), 4, date(2027, 1, 4)),
    ],
)
def test_working_days_are_counted_from_the_day_after(
    day: date, count: int, end: date, england: WorkingCalendar
) -> None:
    assert england.add_working_days(day, count) == end


@settings(deadline=None)
@given(day=DAYS, count=st.integers(1, 60))
def test_between_a_day_and_its_last_lie_as_many_working_days_as_were_added(
    england: WorkingCalendar, day: date, count: int
) -> None:
    end = england.add_working_days(day, count)
    passed = [day + n * ONE_DAY for n in range(1, (end - day).days + 1)]
    assert sum(england.is_working_day(one) for one in passed) == count
    assert england.is_working_day(end)


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (AUTUMN.first, True),
        (AUTUMN.last, True),
        (AUTUMN.first - ONE_DAY, False),
        (AUTUMN.last + ONE_DAY, False),
        (date(2026, 10, 28), False),  # half-term
        (date(2026, 9, 5), False),  # a Saturday
        (SPRING.first, True),
    ],
)
def test_a_school_day_is_a_working_day_in_a_term(
    day: date, is_one: bool, school: WorkingCalendar
) -> None:
    assert school.is_school_day(day) is is_one


def test_a_bank_holiday_in_a_term_is_not_a_school_day() -> None:
    summer = england_calendar((SchoolTerm(date(2026, 4, 20), date(2026, 5, 22)),))
    assert not summer.is_school_day(date(2026, 5, 4))


@pytest.mark.parametrize(
    ("day", "count", "end"),
    [
        (date(2026, 10, 22), 1, date(2026, 10, 23)),
        (date(2026, 10, 23), 1, date(2026, 11, 2)),  # over half-term
        (date(2026, 10, 26), 1, date(2026, 11, 2)),
        (date(2026, 12, 18), 2, date(2027, 1, 5)),  # over Christmas
        (date(2026, 9, 1), 1, date(2026, 9, 2)),  # the day before the first known term
        (SPRING.last - ONE_DAY, 1, SPRING.last),
    ],
)
def test_school_days_are_counted_across_holidays(
    day: date, count: int, end: date, school: WorkingCalendar
) -> None:
    assert school.add_school_days(day, count) == end


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (SPRING.last, 1),  # after the last known term
        (SPRING.last + 9 * ONE_DAY, 1),
        (date(2027, 2, 1), 15),  # the known terms end before the count does
        (AUTUMN.first - 2 * ONE_DAY, 1),  # the day after may be in a term that is not known
        (date(2026, 6, 1), 15),
    ],
)
def test_no_day_is_given_where_term_dates_do_not_reach(
    day: date, count: int, school: WorkingCalendar
) -> None:
    assert school.add_school_days(day, count) is None


def test_without_term_dates_there_are_no_school_days(england: WorkingCalendar) -> None:
    assert england.add_school_days(date(2026, 11, 24), 15) is None
    assert not england.is_school_day(date(2026, 11, 24))


@settings(deadline=None)
@given(day=DAYS, count=st.integers(1, 40))
def test_school_days_added_are_all_known_or_none_is_given(
    school: WorkingCalendar, day: date, count: int
) -> None:
    end = school.add_school_days(day, count)
    if end is None:
        return
    passed = [day + n * ONE_DAY for n in range(1, (end - day).days + 1)]
    assert passed[0] >= AUTUMN.first
    assert end <= SPRING.last
    assert sum(school.is_school_day(one) for one in passed) == count
    assert school.is_school_day(end)


@given(DAYS)
def test_what_is_known_of_some_years_changes_no_answer(england: WorkingCalendar, day: date) -> None:
    known = england_calendar(known=lambda: bank_holidays(range(2024, 2028)))
    assert known.is_working_day(day) is england.is_working_day(day)


def test_what_is_known_is_asked_once_and_only_when_a_day_is_asked_about() -> None:
    asked: list[str] = []

    def known() -> KnownHolidays:
        asked.append("known")
        return KnownHolidays(range(2026, 2027), frozenset({date(2026, 5, 5)}))

    calendar = england_calendar(known=known)
    assert asked == []
    assert not calendar.is_working_day(date(2026, 5, 5))
    assert calendar.is_working_day(date(2026, 5, 6))
    assert asked == ["known"]
