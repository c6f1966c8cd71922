"""Words of the sign-off book for counts, shares and time limits."""

from __future__ import annotations

import pytest

from sendkiosk.authoring.book_words import (
    CONFIDENCE,
    FACT_STATUS,
    KINDS,
    ROUTE_ORDER,
    ROUTE_TITLES,
    SHIFTS,
    UNITS,
    counted,
    last_day_words,
    share,
)
from sendkiosk.authoring.in_words import Wordsmith
from sendkiosk.journey.flow import Confidence, Kind
from sendkiosk.journey.messages import message
from sendkiosk.journey.time_limits import LimitRule, SchoolYearDay, Shift, Unit
from sendkiosk.pack.raw import RawFact
from tests.support import flows

SMITH = Wordsmith(flows.make_flow(flows.ask_date("letter", codes=["old"]), flows.ask_date("paper")))


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 10, "none of 10 paths"),
        (10, 10, "all of 10 paths"),
        (1, 2, "1 of 2 paths (50 in 100)"),
        (1, 101, "1 of 101 paths (fewer than 1 in 100)"),
        (9999, 10000, "9,999 of 10,000 paths (99 in 100)"),
    ],
)
def test_a_share_is_never_rounded_to_all_or_none(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words


def test_one_and_many() -> None:
    assert counted(1, "path") == "1 path"
    assert counted(2000, "path") == "2,000 paths"
    assert counted(2, "day in it", "days in it") == "2 days in it"


def test_a_rule_in_words_has_no_last_day() -> None:
    _, days, moves = last_day_words(flows.limit("words"), SMITH)
    assert (days, moves) == ((), "")


def test_the_last_day_counted_from_dates() -> None:
    periods = (
        flows.period("letter", 2, over=["old"]),
        flows.period("paper", 1, Unit.SCHOOL_DAYS, counts_first_day=True, needed=False),
    )
    rule = flows.limit("appeal", *periods, shift=Shift.SEN_APPEAL)
    over = "“Label of old” means that this period is over, without an exact date."
    first = ", where that day itself is the first, if an exact date is given there."
    assert last_day_words(rule, SMITH) == (
        "The latest of these days.",
        (
            f"2 months from “Topic of letter”. {over}",
            f"1 school day from “Topic of paper”{first}",
        ),
        SHIFTS[Shift.SEN_APPEAL],
    )


def test_the_last_day_in_a_school_year() -> None:
    day = SchoolYearDay(message("D"), 2, 15)
    rule = LimitRule("year", message("Year"), message("Rule"), (day,))
    said = "15 February of the school year that is under way."
    assert last_day_words(rule, SMITH) == (said, (), SHIFTS[Shift.NONE])


def test_every_code_has_words() -> None:
    assert set(ROUTE_ORDER) == set(ROUTE_TITLES)
    assert set(CONFIDENCE) == set(Confidence)
    assert set(KINDS) == set(Kind)
    assert set(SHIFTS) == set(Shift)
    assert set(UNITS) == set(Unit)
    statuses = RawFact.model_fields["status"].annotation
    assert set(FACT_STATUS) == set(statuses.__args__)  # type: ignore[union-attr]
