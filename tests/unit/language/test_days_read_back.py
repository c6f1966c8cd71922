"""Dates as each language tells them, read back by the names in Unicode's data."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.authoring.translating.kept import foreign_digits
from sendkiosk.language.catalogue import SOURCE_LANGUAGE, Catalogue
from tests.support.days_told import days_told
from tests.support.shipped import LANGUAGES

every_language = pytest.mark.parametrize("language", [SOURCE_LANGUAGE, *LANGUAGES])
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@every_language
@given(first=DAYS, second=DAYS)
def test_any_day_in_full_is_that_day(language: str, first: date, second: date) -> None:
    said = Catalogue(language)
    text = f"1. {said.day(first)}. {said.day(second)}!"
    assert days_told(text, language) == (first, second)
    assert foreign_digits(text) == ""


@every_language
@given(day=DAYS, off=st.integers(1, 6))
def test_a_wrong_weekday_is_noticed(language: str, day: date, off: int) -> None:
    right, wrong = (
        Locale.parse(language).days["format"]["wide"][each.weekday()]
        for each in (day, day + timedelta(days=off))
    )
    text = Catalogue(language).day(day)
    assert right in text
    with pytest.raises(ValueError, match="day of the week"):
        days_told(text.replace(right, wrong), language)


@every_language
def test_each_month_has_a_name_of_its_own_and_latin_digits(language: str) -> None:
    said = Catalogue(language)
    months = [date(2026, month, 1) for month in range(1, 13)]
    for told in (said.month, said.short_month):
        names = [told(month) for month in months]
        assert len(set(names)) == len(months)
        assert foreign_digits("".join(names)) == ""
    assert all("2026" in said.month(month) for month in months)
