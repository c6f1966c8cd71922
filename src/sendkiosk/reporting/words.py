"""One count in words: what is not exact is never written as if it were."""

from __future__ import annotations

from typing import Final

from sendkiosk.journey.messages import Message, message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.disclosure.quarters import Period
from sendkiosk.notes.disclosure.shown import Form, Shown

NOT_SHOWN: Final = message("not shown")
NO_COUNTS: Final = message("no counts")


def in_words(shown: Shown | None) -> Message:
    """Return `shown` for a table, whose heading says that counts are rounded.

    None is a period that has no counts.
    """
    if shown is None:
        return NO_COUNTS
    match shown.form:
        case Form.ZERO | Form.ROUNDED:
            return message("{count}", count=_given(shown.value))
        case Form.FEWER:
            return message("fewer than {count}", count=_given(shown.high) + 1)
        case Form.BETWEEN:
            return message(
                "about {count} ({low} to {high})",
                count=_given(shown.value),
                low=shown.low,
                high=_given(shown.high),
            )
        case Form.AT_LEAST:
            return message("{low} or more", low=shown.low)
        case Form.HIDDEN:
            return NOT_SHOWN


def about(shown: Shown | None) -> Message:
    """Return `shown` in few words, for a place where nothing else says that counts are rounded."""
    if shown is not None and shown.form in {Form.ROUNDED, Form.BETWEEN}:
        return message("about {count}", count=_given(shown.value))
    return in_words(shown)


def percent(share: int) -> Message:
    """Return a `share`, which is in whole percent."""
    return message("{share}%", share=share)


def short_name(period: Period, catalogue: Catalogue) -> str:
    """Return `period` by its first and last month, for the foot of a bar: "Oct to Dec 2026".

    Quarters have no number there: in councils the first one of a year is that from April on.
    """
    first, last = period.first.first_day, period.last.last_day
    begin, end = catalogue.short_month(first), catalogue.short_month(last)
    if first.year == last.year:
        return catalogue.say("{begin} to {end} {year}", begin=begin, end=end, year=last.year)
    return catalogue.say(
        "{begin} {first_year} to {end} {last_year}",
        begin=begin,
        first_year=first.year,
        end=end,
        last_year=last.year,
    )


def _given(number: int | None) -> int:
    if number is None:
        raise ValueError("a count lacks the number that its form needs")
    return number
