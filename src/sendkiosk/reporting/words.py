"""What a report says beside the words that it brings: shares, and the time below bars."""

from __future__ import annotations

from sendkiosk.journey.messages import Message, message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.disclosure.quarters import Period
from sendkiosk.notes.disclosure.shown import Form, Shown
from sendkiosk.notes.reports.words import said


def about(shown: Shown | None) -> Message:
    """Return `shown` in few words, for a place where nothing else says that counts are rounded."""
    if shown is not None and shown.value is not None and shown.form is not Form.ZERO:
        return message("about {count}", count=shown.value)
    return said(shown)


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
