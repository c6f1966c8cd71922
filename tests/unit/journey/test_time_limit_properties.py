from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sendkiosk.journey.time_limits import (
    Answer,
    LimitRule,
    Shift,
    Standing,
    Unit,
    add_months,
    work_out,
)
from sendkiosk.journey.working_days import SchoolTerm, WorkingCalendar, england_calendar
from tests.support.flows import limit, period
from tests.support.messages import dates_in

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
MOVING = st.sampled_from([Shift.NEXT_WORKING_DAY, Shift.SEN_APPEAL])
APPEAL = limit(
    "appeal",
    period("letter", 2, over=["over-two-months"]),
    period("certificate", 1, needed=False, over=["over-one-month"]),
    shift=Shift.SEN_APPEAL,
)
TERMS = tuple(
    SchoolTerm(date(year, *first), date(year, *last))
    for year in range(2021, 2035)
    for first, last in (((1, 5), (3, 24)), ((4, 14), (7, 21)), ((9, 3), (12, 18)))
)

SCHOOL = england_calendar(TERMS)

calm = settings(deadline=None)


@st.composite
def rules(draw: st.DrawFn, shifts: st.SearchStrategy[Shift]) -> LimitRule:
    """Return a time limit that starts from the date on "start" alone."""
    only = period(
        "start",
        draw(st.integers(1, 30)),
        draw(st.sampled_from(Unit)),
        counts_first_day=draw(st.booleans()),
    )
    return limit("one", only, shift=draw(shifts))


@calm
@given(start=DAYS, months=st.integers(-60, 60))
def test_the_corresponding_date_has_the_same_day_number_or_is_the_last(
    start: date, months: int
) -> None:
    end = add_months(start, months)
    assert end.year * 12 + end.month == start.year * 12 + start.month + months
    assert end.day == start.day or (end.day < start.day and (end + ONE_DAY).day == 1)


@calm
@given(start=DAYS, months=st.integers(1, 24), shift=MOVING, today=DAYS)
def test_a_moved_day_is_a_working_day_and_never_before_the_corresponding_date(
    england: WorkingCalendar, start: date, months: int, shift: Shift, today: date
) -> None:
    rule = limit("one", period("start", months), shift=shift)
    last_day = work_out(rule, {"start": start}, today, england).last_day
    assert last_day is not None
    raw = add_months(start, months)
    assert last_day >= raw
    assert england.is_working_day(last_day)
    if shift is Shift.SEN_APPEAL and in_august_or_at_christmas(raw):
        assert not in_august_or_at_christmas(last_day)
    else:
        assert not any(england.is_working_day(day) for day in days_between(raw, last_day))


@calm
@given(rule=rules(st.sampled_from(Shift)), start=DAYS, today=DAYS, later=st.integers(0, 90))
def test_a_later_start_never_gives_an_earlier_last_day(
    rule: LimitRule, start: date, today: date, later: int
) -> None:
    first = work_out(rule, {"start": start}, today, SCHOOL)
    second = work_out(rule, {"start": start + timedelta(days=later)}, today, SCHOOL)
    assume(first.last_day is not None)
    assume(second.last_day is not None)
    assert first.last_day is not None
    assert second.last_day is not None
    assert first.last_day <= second.last_day


@calm
@given(letter=DAYS, certificate=DAYS, today=DAYS)
def test_a_certificate_never_takes_time_away(
    england: WorkingCalendar, letter: date, certificate: date, today: date
) -> None:
    without = work_out(APPEAL, {"letter": letter}, today, england).last_day
    both = work_out(APPEAL, {"letter": letter, "certificate": certificate}, today, england)
    assert without is not None
    assert both.last_day is not None
    assert both.last_day >= without
    assert both.last_day >= add_months(certificate, 1)


@calm
@given(rule=rules(st.sampled_from(Shift)), start=DAYS, today=DAYS)
def test_days_left_say_what_the_standing_says(rule: LimitRule, start: date, today: date) -> None:
    found = work_out(rule, {"start": start}, today, SCHOOL)
    if found.last_day is None:
        assert (found.standing, found.days_left) == (Standing.IN_WORDS, None)
        return
    assert found.days_left == (found.last_day - today).days
    assert (found.standing is Standing.OPEN) == (found.days_left > 0)
    assert (found.standing is Standing.TODAY) == (found.days_left == 0)
    assert (found.standing is Standing.PASSED) == (found.days_left < 0)


@calm
@given(rule=rules(st.sampled_from(Shift)), start=DAYS, today=DAYS)
def test_the_working_names_the_date_given_and_the_last_day(
    rule: LimitRule, start: date, today: date
) -> None:
    found = work_out(rule, {"start": start}, today, SCHOOL)
    assert {start, found.last_day or start} <= set(dates_in(found.working))


@calm
@given(letter=DAYS, certificate=DAYS, today=DAYS)
def test_the_working_of_a_later_of_names_all_dates_that_it_rests_on(
    england: WorkingCalendar, letter: date, certificate: date, today: date
) -> None:
    found = work_out(APPEAL, {"letter": letter, "certificate": certificate}, today, england)
    rests_on = {letter, certificate, add_months(letter, 2), add_months(certificate, 1)}
    assert rests_on | {found.last_day} <= set(dates_in(found.working))
    assert list(dates_in(found.working))[-1] == found.last_day


INEXACT: st.SearchStrategy[Answer | None] = st.sampled_from(
    [None, "not-sure", "talk", "no-letter", "over-one-month", ("over-two-months",)]
)


@calm
@given(letter=INEXACT, certificate=INEXACT | DAYS, today=DAYS)
def test_no_last_day_while_a_needed_date_is_not_exact(
    england: WorkingCalendar, letter: Answer | None, certificate: Answer | None, today: date
) -> None:
    found = work_out(APPEAL, given_only(letter, certificate), today, england)
    assert (found.last_day, found.days_left, found.working) == (None, None, ())
    assert found.standing is Standing.UNKNOWN


@calm
@given(today=DAYS, age=st.integers(60, 400), certificate=st.none() | st.integers(0, 400))
def test_what_is_said_of_a_letter_that_is_over_holds_for_each_letter_it_may_be(
    england: WorkingCalendar, today: date, age: int, certificate: int | None
) -> None:
    letter = today - timedelta(days=age)
    assume(add_months(letter, 2) < today)
    certified = None if certificate is None else today - timedelta(days=certificate)
    said = work_out(APPEAL, given_only("over-two-months", certified), today, england)
    true = work_out(APPEAL, given_only(letter, certified), today, england)
    if said.last_day is not None:
        assert said.last_day == true.last_day
        assert said.standing is true.standing
    elif said.standing is Standing.PASSED:
        assert true.standing in {Standing.PASSED, Standing.TODAY}
    else:
        assert said.standing is Standing.UNKNOWN


@calm
@given(letter=DAYS, certificate=DAYS, today=DAYS)
def test_a_certificate_in_doubt_never_makes_the_last_day_too_late(
    england: WorkingCalendar, letter: date, certificate: date, today: date
) -> None:
    said = work_out(APPEAL, given_only(letter, "not-sure"), today, england)
    true = work_out(APPEAL, given_only(letter, certificate), today, england)
    assert true.last_day is not None
    if said.last_day is not None:
        assert today <= said.last_day <= true.last_day


def given_only(letter: Answer | None, certificate: Answer | None) -> Mapping[str, Answer]:
    answers = {"letter": letter, "certificate": certificate}
    return {screen: answer for screen, answer in answers.items() if answer is not None}


def in_august_or_at_christmas(day: date) -> bool:
    return day.month == 8 or (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)


def days_between(first: date, end: date) -> Iterable[date]:
    """Return the days from `first` up to, but without, `end`."""
    return (first + n * ONE_DAY for n in range((end - first).days))
