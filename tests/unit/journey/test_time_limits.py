from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sendkiosk.journey.messages import message
from sendkiosk.journey.time_limits import (
    Answer,
    LimitRule,
    SchoolYearDay,
    Shift,
    Standing,
    TimeLimit,
    Unit,
    add_months,
    work_out,
)
from sendkiosk.journey.working_days import SchoolTerm, WorkingCalendar, england_calendar
from tests.support.flows import limit, period
from tests.support.messages import dates_in

ONE_DAY = timedelta(days=1)
TODAY = date(2026, 11, 24)

APPEAL = limit(
    "appeal",
    period("letter", 2, over=["over-two-months"]),
    period("certificate", 1, needed=False, over=["over-one-month"]),
    shift=Shift.SEN_APPEAL,
    sources=["ipsea"],
)
"""L1 and L13: two months from the letter, or one from the certificate, whichever is later."""

CLAIM = limit("claim", period("event", 6, counts_first_day=True))
"""L34: six months that start with the day of the act; nothing moves it."""


def ending(shift: Shift) -> LimitRule:
    """Return a time limit whose day before any shift is the day after the one given."""
    return limit("ending", period("start", 1, Unit.DAYS), shift=shift)


def told(**answers: Answer) -> Mapping[str, Answer]:
    """Return `answers` by the ids of their screens."""
    return answers


def last_day(rule: LimitRule, answers: Mapping[str, Answer], days: WorkingCalendar) -> date | None:
    return work_out(rule, answers, TODAY, days).last_day


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"letter": date(2026, 10, 1)}, date(2026, 12, 1)),
        ({"letter": date(2026, 10, 1), "certificate": date(2026, 11, 29)}, date(2027, 1, 4)),
        ({"letter": date(2026, 6, 15)}, date(2026, 9, 1)),
        ({"letter": date(2026, 12, 31)}, date(2027, 3, 1)),
    ],
    ids=["letter-only", "certificate-at-christmas", "august", "no-31-february"],
)
def test_worked_dates_of_an_appeal(
    answers: Mapping[str, Answer], expected: date, england: WorkingCalendar
) -> None:
    assert last_day(APPEAL, answers, england) == expected


@pytest.mark.parametrize(
    ("certificate", "expected"),
    [
        (date(2026, 10, 20), date(2026, 12, 1)),  # the letter's two months end later
        (date(2026, 11, 1), date(2026, 12, 1)),  # both end on the same day
        (date(2026, 11, 2), date(2026, 12, 2)),
    ],
)
def test_the_later_of_letter_and_certificate_counts(
    certificate: date, expected: date, england: WorkingCalendar
) -> None:
    answers = told(letter=date(2026, 10, 1), certificate=certificate)
    assert last_day(APPEAL, answers, england) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 10, 1), 2, date(2026, 12, 1)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 29), 2, date(2027, 2, 28)),
        (date(2027, 12, 30), 2, date(2028, 2, 29)),
        (date(2027, 12, 29), 2, date(2028, 2, 29)),
        (date(2028, 2, 29), 1, date(2028, 3, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 11, 24), -24, date(2024, 11, 24)),
        (date(2028, 2, 29), -24, date(2026, 2, 28)),
        (date(2100, 1, 29), 1, date(2100, 2, 28)),  # not a leap year
    ],
)
def test_corresponding_date(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (date(2026, 3, 10), date(2026, 9, 9)),
        (date(2026, 2, 15), date(2026, 8, 14)),  # August does not move it
        (date(2026, 6, 27), date(2026, 12, 26)),  # nor does Christmas, nor a Saturday
        (date(2026, 7, 1), date(2026, 12, 31)),
        (date(2026, 9, 1), date(2027, 2, 28)),
        (date(2026, 8, 31), date(2027, 2, 27)),  # a day on the safe side
    ],
)
def test_a_claim_ends_a_day_before_six_months(
    event: date, expected: date, england: WorkingCalendar
) -> None:
    assert last_day(CLAIM, {"event": event}, england) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (date(2026, 7, 31), date(2026, 7, 31)),
        (date(2026, 8, 1), date(2026, 9, 1)),
        (date(2026, 8, 12), date(2026, 9, 1)),
        (date(2026, 8, 31), date(2026, 9, 1)),
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2024, 8, 15), date(2024, 9, 2)),  # 1 September 2024 is a Sunday
        (date(2027, 7, 31), date(2027, 8, 2)),  # a Saturday in July: the next working day
        (date(2026, 12, 24), date(2026, 12, 24)),
        (date(2026, 12, 25), date(2027, 1, 4)),
        (date(2026, 12, 29), date(2027, 1, 4)),
        (date(2026, 12, 31), date(2027, 1, 4)),
        (date(2027, 1, 1), date(2027, 1, 4)),
        (date(2027, 1, 2), date(2027, 1, 4)),
        (date(2027, 1, 4), date(2027, 1, 4)),
        (date(2025, 12, 30), date(2026, 1, 2)),  # a Friday, and a holiday in Scotland only
        (date(2027, 12, 25), date(2028, 1, 4)),  # 3 January 2028 is a bank holiday
        (date(2022, 12, 24), date(2022, 12, 28)),  # a Saturday before Christmas
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2027, 3, 26), date(2027, 3, 30)),  # Good Friday
    ],
)
def test_appeals_move_out_of_august_and_christmas(
    raw: date, expected: date, england: WorkingCalendar
) -> None:
    assert last_day(ending(Shift.SEN_APPEAL), {"start": raw - ONE_DAY}, england) == expected


@pytest.mark.parametrize("raw", [date(2026, 12, 25), date(2026, 12, 31), date(2027, 1, 1)])
def test_christmas_ends_after_1_january_whatever_the_bank_holidays(raw: date) -> None:
    days = WorkingCalendar(bank_holidays=frozenset())
    assert last_day(ending(Shift.SEN_APPEAL), {"start": raw - ONE_DAY}, days) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (date(2026, 8, 12), date(2026, 8, 12)),
        (date(2026, 8, 15), date(2026, 8, 17)),
        (date(2026, 8, 29), date(2026, 9, 1)),  # a weekend, then a bank holiday
        (date(2026, 12, 25), date(2026, 12, 29)),
        (date(2026, 12, 30), date(2026, 12, 30)),
        (date(2027, 1, 1), date(2027, 1, 4)),
    ],
)
def test_other_limits_move_to_the_next_working_day_only(
    raw: date, expected: date, england: WorkingCalendar
) -> None:
    assert last_day(ending(Shift.NEXT_WORKING_DAY), {"start": raw - ONE_DAY}, england) == expected


@pytest.mark.parametrize("raw", [date(2026, 8, 15), date(2026, 12, 25), date(2027, 1, 1)])
def test_without_a_shift_the_day_stays(raw: date, england: WorkingCalendar) -> None:
    assert last_day(ending(Shift.NONE), {"start": raw - ONE_DAY}, england) == raw


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (2, Unit.MONTHS, date(2027, 1, 20)),
        (6, Unit.WEEKS, date(2027, 1, 1)),
        (15, Unit.DAYS, date(2026, 12, 5)),
        (3, Unit.WORKING_DAYS, date(2026, 11, 25)),
        (25, Unit.WORKING_DAYS, date(2026, 12, 29)),
    ],
)
def test_each_unit_counts_from_the_day_given(
    amount: int, unit: Unit, expected: date, england: WorkingCalendar
) -> None:
    rule = limit("one", period("start", amount, unit))
    assert last_day(rule, {"start": date(2026, 11, 20)}, england) == expected


@pytest.mark.parametrize(
    ("start", "amount", "unit", "expected"),
    [
        (date(2026, 11, 23), 1, Unit.WEEKS, date(2026, 11, 29)),
        (date(2026, 11, 23), 5, Unit.DAYS, date(2026, 11, 27)),
        (date(2026, 11, 23), 5, Unit.WORKING_DAYS, date(2026, 11, 27)),
        (date(2026, 11, 20), 2, Unit.WORKING_DAYS, date(2026, 11, 23)),
        (date(2026, 11, 21), 5, Unit.WORKING_DAYS, date(2026, 11, 27)),  # a Saturday counts not
        (date(2026, 11, 23), 5, Unit.SCHOOL_DAYS, date(2026, 11, 27)),
        (date(2026, 11, 2), 1, Unit.SCHOOL_DAYS, date(2026, 11, 2)),
    ],
)
def test_where_the_first_day_counts_the_last_is_one_earlier(
    start: date, amount: int, unit: Unit, expected: date
) -> None:
    days = england_calendar((SchoolTerm(date(2026, 11, 2), date(2026, 12, 18)),))
    rule = limit("one", period("start", amount, unit, counts_first_day=True))
    assert last_day(rule, {"start": start}, days) == expected


PANEL = limit("panel", period("letter", 15, Unit.SCHOOL_DAYS))
"""L30: fifteen school days from the governors' letter."""


def test_school_days_need_term_dates(england: WorkingCalendar) -> None:
    known = england_calendar((SchoolTerm(date(2026, 11, 2), date(2026, 12, 18)),))
    answers = {"letter": date(2026, 11, 20)}
    assert last_day(PANEL, answers, known) == date(2026, 12, 11)

    unknown = work_out(PANEL, answers, TODAY, england)
    assert leaves_the_rule_in_words(unknown)


def test_school_days_past_the_known_terms_give_no_day() -> None:
    short = england_calendar((SchoolTerm(date(2026, 11, 2), date(2026, 12, 4)),))
    found = work_out(PANEL, {"letter": date(2026, 11, 20)}, TODAY, short)
    assert leaves_the_rule_in_words(found)


def test_a_first_day_before_the_known_terms_gives_no_day() -> None:
    days = england_calendar((SchoolTerm(date(2026, 11, 2), date(2026, 12, 18)),))
    rule = limit("one", period("letter", 5, Unit.SCHOOL_DAYS, counts_first_day=True))
    found = work_out(rule, {"letter": date(2026, 11, 1)}, TODAY, days)
    assert leaves_the_rule_in_words(found)


def test_one_period_that_cannot_be_counted_leaves_the_whole_limit_in_words(
    england: WorkingCalendar,
) -> None:
    rule = limit(
        "both",
        period("letter", 2),
        period("meeting", 5, Unit.SCHOOL_DAYS, needed=False),
    )
    answers = told(letter=date(2026, 10, 1), meeting=date(2026, 11, 20))
    assert leaves_the_rule_in_words(work_out(rule, answers, TODAY, england))
    assert last_day(rule, {"letter": date(2026, 10, 1)}, england) == date(2026, 12, 1)


def test_a_rule_without_periods_stands_in_words(england: WorkingCalendar) -> None:
    found = work_out(limit("meeting"), {"letter": date(2026, 11, 1)}, TODAY, england)
    assert leaves_the_rule_in_words(found)
    assert not found.working


@pytest.mark.parametrize(
    ("today", "month", "day", "last"),
    [
        (date(2026, 11, 24), 2, 15, date(2027, 2, 15)),
        (date(2027, 8, 31), 2, 15, date(2027, 2, 15)),
        (date(2027, 9, 1), 2, 15, date(2028, 2, 15)),
        (date(2026, 11, 24), 10, 31, date(2026, 10, 31)),
        (date(2027, 3, 1), 10, 31, date(2026, 10, 31)),
        (date(2026, 9, 1), 8, 31, date(2027, 8, 31)),
    ],
)
def test_a_day_of_the_school_year_is_the_one_of_the_year_under_way(
    england: WorkingCalendar, today: date, month: int, day: int, last: date
) -> None:
    rule = limit("move", SchoolYearDay(message("The day"), month, day))
    found = work_out(rule, {}, today, england)
    assert found.last_day == last
    assert found.days_left == (last - today).days
    assert last in dates_in(found.working)


def test_whose_a_time_limit_is_stays_with_it(england: WorkingCalendar) -> None:
    theirs = replace(limit("council", period("letter", 6, Unit.WEEKS)), theirs=True)
    for answers in ({}, {"letter": date(2026, 11, 1)}):
        assert work_out(theirs, answers, TODAY, england).theirs
        assert not work_out(APPEAL, answers, TODAY, england).theirs


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"letter": "not-sure"},
        {"letter": "talk"},
        {"letter": "no-letter"},
        {"letter": ("over-two-months",)},
        {"certificate": date(2026, 11, 20)},
        {"letter": "not-sure", "certificate": date(2026, 11, 20)},
        {"letter": "not-sure", "certificate": "over-one-month"},
        {"letter": "over-one-month"},  # a code of the other period
    ],
    ids=str,
)
def test_no_day_without_an_exact_date_where_one_is_needed(
    answers: Mapping[str, Answer], england: WorkingCalendar
) -> None:
    found = work_out(APPEAL, answers, TODAY, england)
    assert is_in_words_only(found, APPEAL)
    assert found.standing is Standing.UNKNOWN


def test_a_limit_with_no_needed_period_and_no_date_is_unknown(england: WorkingCalendar) -> None:
    rule = limit("one", period("certificate", 1, needed=False))
    assert work_out(rule, {}, TODAY, england).standing is Standing.UNKNOWN


def test_a_letter_known_to_be_too_old_may_be_too_late(england: WorkingCalendar) -> None:
    found = work_out(APPEAL, {"letter": "over-two-months"}, TODAY, england)
    assert found.standing is Standing.PASSED
    assert is_in_words_only(found, APPEAL)


def test_an_exact_certificate_outlasts_a_letter_that_is_over(england: WorkingCalendar) -> None:
    answers = told(letter="over-two-months", certificate=date(2026, 11, 2))
    assert last_day(APPEAL, answers, england) == date(2026, 12, 2)


def test_a_day_that_has_passed_is_not_named_while_the_letters_end_is_unknown(
    england: WorkingCalendar,
) -> None:
    # The letter may be of 20 September, and its two months end after the certificate's one.
    answers = told(letter="over-two-months", certificate=date(2026, 9, 25))
    found = work_out(APPEAL, answers, TODAY, england)
    assert found.standing is Standing.PASSED
    assert is_in_words_only(found, APPEAL)


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (date(2026, 8, 1), Standing.PASSED),  # yesterday was a working day in July
        (date(2026, 8, 2), Standing.UNKNOWN),  # it may have ended in August, and so be open
        (date(2026, 8, 20), Standing.UNKNOWN),
        (date(2026, 8, 31), Standing.UNKNOWN),
        (date(2026, 9, 1), Standing.PASSED),  # today at the latest
        (date(2026, 12, 25), Standing.PASSED),
        (date(2026, 12, 26), Standing.UNKNOWN),
        (date(2027, 1, 2), Standing.UNKNOWN),
        (date(2027, 1, 4), Standing.PASSED),
        (date(2026, 11, 21), Standing.PASSED),
        (date(2026, 11, 22), Standing.UNKNOWN),  # Sunday; it may end on Monday
        (date(2026, 11, 23), Standing.PASSED),
    ],
)
def test_too_old_a_letter_is_not_too_late_while_the_day_may_have_moved(
    today: date, standing: Standing, england: WorkingCalendar
) -> None:
    found = work_out(APPEAL, {"letter": "over-two-months"}, today, england)
    assert found.standing is standing
    assert is_in_words_only(found, APPEAL)


def test_where_both_periods_ended_in_august_the_day_is_certain(england: WorkingCalendar) -> None:
    today = date(2026, 8, 20)
    answers = told(letter="over-two-months", certificate=date(2026, 7, 10))
    found = work_out(APPEAL, answers, today, england)
    assert found.last_day == date(2026, 9, 1)
    assert found.standing is Standing.OPEN

    earlier = told(letter="over-two-months", certificate=date(2026, 6, 10))
    assert work_out(APPEAL, earlier, today, england).standing is Standing.UNKNOWN


def test_a_weekend_before_christmas_does_not_hide_a_letter_that_ended_at_christmas(
    england: WorkingCalendar,
) -> None:
    # The certificate's month ends on a Saturday and moves to the 28th; the letter's two may have
    # ended on the 26th, and then move to January.
    answers = told(letter="over-two-months", certificate=date(2022, 11, 24))
    found = work_out(APPEAL, answers, date(2022, 12, 27), england)
    assert found.standing is Standing.UNKNOWN
    assert is_in_words_only(found, APPEAL)


@pytest.mark.parametrize("certificate", ["not-sure", "lost"])
def test_a_certificate_in_doubt_takes_no_time_away(
    certificate: str, england: WorkingCalendar
) -> None:
    ahead = told(letter=date(2026, 10, 1), certificate=certificate)
    assert last_day(APPEAL, ahead, england) == date(2026, 12, 1)

    behind = told(letter=date(2026, 9, 1), certificate=certificate)
    found = work_out(APPEAL, behind, TODAY, england)
    assert found.standing is Standing.PASSED
    assert is_in_words_only(found, APPEAL)


def test_a_certificate_known_to_be_over_leaves_the_letters_day(england: WorkingCalendar) -> None:
    answers = told(letter=date(2026, 10, 1), certificate="over-one-month")
    assert last_day(APPEAL, answers, england) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("today", "standing", "left"),
    [
        (date(2026, 11, 24), Standing.OPEN, 7),
        (date(2026, 11, 30), Standing.OPEN, 1),
        (date(2026, 12, 1), Standing.TODAY, 0),
        (date(2026, 12, 2), Standing.PASSED, -1),
    ],
)
def test_where_a_limit_stands(
    today: date, standing: Standing, left: int, england: WorkingCalendar
) -> None:
    found = work_out(APPEAL, {"letter": date(2026, 10, 1)}, today, england)
    assert (found.standing, found.days_left) == (standing, left)
    assert found.last_day == date(2026, 12, 1)


def test_a_limit_carries_what_its_rule_says(england: WorkingCalendar) -> None:
    for answers in (told(letter=date(2026, 10, 1)), told()):
        found = work_out(APPEAL, answers, TODAY, england)
        assert (found.id, found.name, found.rule) == (APPEAL.id, APPEAL.name, APPEAL.rule)
        assert (found.advice, found.sources) == (APPEAL.advice, APPEAL.sources)


def leaves_the_rule_in_words(found: TimeLimit) -> bool:
    return (found.standing, found.last_day, found.days_left) == (Standing.IN_WORDS, None, None)


def is_in_words_only(found: TimeLimit, rule: LimitRule) -> bool:
    return (found.last_day, found.days_left, found.working, found.rule) == (
        None,
        None,
        (),
        rule.rule,
    )
