from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.journey.clock import LONGEST_UNSEEN, why_wrong
from sendkiosk.journey.time_limits import add_months
from tests.support.flows import (
    CHECKED,
    REVIEW_BY,
    answered,
    ask_date,
    choice,
    contact,
    limit,
    make_flow,
    make_journey,
    period,
    source,
)

LATER = CHECKED + timedelta(days=3)
FLOW = make_flow(
    choice("who", ["parent"]),
    sources=[source("law"), source("leaflet", checked=date(2020, 1, 1))],
    contacts=[contact("helpline", "law", checked=LATER)],
)
LAST = add_months(REVIEW_BY, LONGEST_UNSEEN)


@pytest.mark.parametrize(
    ("today", "is_doubted"),
    [
        (date(1970, 1, 1), True),
        (date(2023, 6, 1), True),
        (LATER - timedelta(days=1), True),
        (LATER, False),
        (REVIEW_BY + timedelta(days=1), False),
        (LAST, False),
        (LAST + timedelta(days=1), True),
        (date(2099, 1, 1), True),
    ],
    ids=str,
)
def test_a_day_before_the_last_check_or_long_after_all_reviews_is_wrong(
    today: date, is_doubted: bool
) -> None:
    assert (why_wrong(today, FLOW) is not None) is is_doubted


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_contents_that_were_never_checked_tell_nothing_of_the_day(today: date) -> None:
    assert why_wrong(today, make_flow(choice("who", ["parent"]))) is None


def test_a_visit_is_taken_again_as_far_as_it_goes_on_another_day() -> None:
    flow = make_flow(
        choice("who", ["parent"], "letter"),
        ask_date("letter", "more"),
        choice("more", ["yes"]),
        limits=[limit("appeal", period("letter", 2))],
    )
    given = date(2026, 11, 20)
    visit = answered(
        make_journey(flow, date(2026, 11, 24)), {"who": "parent", "letter": given, "more": "yes"}
    )
    the_day_after = make_journey(flow, date(2026, 11, 25)).taken_again(visit)
    assert dict(the_day_after.answers) == dict(visit.answers)
    before_the_letter = make_journey(flow, date(2026, 11, 19)).taken_again(visit)
    assert dict(before_the_letter.answers) == {"who": "parent"}
