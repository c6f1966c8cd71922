from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from sendkiosk.journey.messages import message
from sendkiosk.journey.phrases import (
    MAY_BE_TOO_LATE,
    NOT_FULLY_CHECKED,
    THEY_ARE_LATE,
    headline,
    how_sure,
    standing_words,
)
from sendkiosk.journey.time_limits import Standing, TimeLimit
from tests.support.flows import TODAY, contact
from tests.support.messages import dates_in

LIMIT = TimeLimit("appeal", message("Your appeal"), message("Two months."), Standing.UNKNOWN)


def standing_at(standing: Standing, *, theirs: bool) -> TimeLimit:
    left = {Standing.OPEN: 3, Standing.TODAY: 0, Standing.PASSED: -3}.get(standing)
    day = None if left is None else TODAY + timedelta(days=left)
    return replace(LIMIT, standing=standing, theirs=theirs, last_day=day, days_left=left)


@pytest.mark.parametrize(("standing", "theirs"), list(product(Standing, (True, False))))
def test_each_standing_has_words_of_its_own(standing: Standing, *, theirs: bool) -> None:
    limit = standing_at(standing, theirs=theirs)
    assert all(words.text for words in headline(limit))
    assert standing_words(limit).text
    if standing in {Standing.OPEN, Standing.TODAY}:
        assert list(dates_in(headline(limit))) == [limit.last_day]
        assert list(dates_in([standing_words(limit)])) == [limit.last_day]


def test_what_the_council_is_late_with_is_never_called_too_late_for_the_visitor() -> None:
    theirs, yours = (standing_at(Standing.PASSED, theirs=whose) for whose in (True, False))
    assert standing_words(theirs) == THEY_ARE_LATE
    assert standing_words(yours) == MAY_BE_TOO_LATE
    assert MAY_BE_TOO_LATE in headline(yours)
    assert MAY_BE_TOO_LATE not in headline(theirs)


def test_what_is_not_sure_is_to_be_checked_with_somebody() -> None:
    assert how_sure(None) == NOT_FULLY_CHECKED
    iass = contact("iass", "page", checked=date(2026, 11, 1))
    assert dict(how_sure(iass).values)["who"] == iass.name
