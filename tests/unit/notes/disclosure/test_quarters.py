"""Weeks lie in one quarter each, and quarters follow each other without gap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.notes.disclosure.quarters import (
    Period,
    Quarter,
    quarter_from_code,
    quarter_of_day,
    quarter_of_week,
    whole_quarters,
)
from sendkiosk.notes.note import first_day, week_of

QUARTERS = st.builds(Quarter, st.integers(1990, 2100), st.integers(1, 4))
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_week_belongs_to_the_quarter_of_its_thursday(day: date) -> None:
    week = week_of(day)
    assert quarter_of_week(week) == quarter_of_day(first_day(week) + timedelta(days=3))


@given(DAYS)
def test_a_week_lies_between_the_first_and_the_last_of_its_quarter(day: date) -> None:
    week = week_of(day)
    first, last = quarter_of_week(week).weeks
    assert first <= week <= last


@given(QUARTERS)
def test_quarters_follow_each_other_week_after_week(quarter: Quarter) -> None:
    following = first_day(quarter.weeks[1]) + timedelta(weeks=1)
    assert week_of(following) == quarter.moved(1).weeks[0]
    assert quarter.last_day + timedelta(days=1) == quarter.moved(1).first_day


@given(QUARTERS, st.integers(-50, 50))
def test_moving_there_and_back_is_no_move(quarter: Quarter, by: int) -> None:
    assert quarter.moved(by).moved(-by) == quarter
    assert (quarter < quarter.moved(by)) == (by > 0)


@given(QUARTERS)
def test_a_code_stands_for_its_quarter(quarter: Quarter) -> None:
    assert quarter_from_code(quarter.code) == quarter


@pytest.mark.parametrize("code", ["", "2026", "2026-Q5", "2026-Q0", "26-Q1", "2026-Q1 "])
def test_what_is_no_quarter_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="quarter"):
        quarter_from_code(code)


def test_a_quarter_is_over_when_the_last_day_of_its_last_week_is() -> None:
    # 31 December 2026 is a Thursday, so its week is still of the old year.
    quarter = Quarter(2026, 4)
    assert not quarter.is_over(date(2027, 1, 3))
    assert quarter.is_over(date(2027, 1, 4))


@given(QUARTERS, st.integers(0, 20))
def test_the_period_before_is_as_long_and_ends_where_this_one_begins(
    first: Quarter, more: int
) -> None:
    period = Period(first, first.moved(more))
    assert len(period.before) == len(period) == more + 1
    assert period.before.last.moved(1) == first
    assert not period.before.meets(period)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="begins"):
        Period(Quarter(2026, 2), Quarter(2026, 1))


@given(DAYS, DAYS)
def test_whole_quarters_lie_in_the_days_and_no_further_one_does(one: date, other: date) -> None:
    first, last = sorted((one, other))
    period = whole_quarters(first, last)
    if period is None:
        inside = quarter_of_day(first).moved(first != quarter_of_day(first).first_day)
        assert inside.last_day > last
        return
    assert first <= period.first.first_day
    assert period.last.last_day <= last
    assert period.first.moved(-1).first_day < first
    assert period.last.moved(1).last_day > last
