"""What codes of a pack are called in the sign-off book, and its time limits in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from sendkiosk.authoring.in_words import Wordsmith
from sendkiosk.journey.coding import HELP_NOW, ROUTES
from sendkiosk.journey.flow import Confidence, Kind
from sendkiosk.journey.time_limits import LimitRule, Period, SchoolYearDay, Shift, Unit
from sendkiosk.language.catalogue import Catalogue

ROUTE_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "talk": "Talking to someone",
        "get-ready": "Getting ready",
        "first-steps": "First steps",
        "assessment": "Asking for an assessment",
        "complaint": "Complaints",
        "disagreement": "Disagreement resolution",
        "mediation": "Mediation",
        "appeal": "Appeals",
        "exclusion": "Exclusion",
        "discrimination": "Discrimination",
        "know-more": "Finding out more",
        HELP_NOW: "Help now: danger and crisis",
    }
)
ALL_HOLD: Final = "All of these hold:"
ROUTE_ORDER: Final = (*ROUTES, HELP_NOW)

CONFIDENCE: Final[Mapping[Confidence, str]] = MappingProxyType(
    {
        Confidence.VERIFIED: "verified",
        Confidence.LEAFLET: "from the leaflet only, not verified",
        Confidence.UNVERIFIED: "not verified",
    }
)
KINDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.CHOICE: "one answer",
        Kind.CHOICES: "several answers",
        Kind.DATE: "a date",
        Kind.INFORMATION: "information, nothing is asked",
    }
)
SHIFTS: Final[Mapping[Shift, str]] = MappingProxyType(
    {
        Shift.NONE: "The last day never moves, whatever day it falls on.",
        Shift.NEXT_WORKING_DAY: "A last day that is not a working day moves to the next one that"
        " is.",
        Shift.SEN_APPEAL: "A last day in August moves to the first working day of September. One"
        " from 25 December to 1 January moves to the first working day after 1 January. Any other"
        " that is not a working day moves to the next one that is.",
    }
)
FACT_STATUS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ok": "still right",
        "old": "was out of date",
        "wrong": "was wrong",
        "gap": "was missing",
        "local": "local",
        "settled": "settled",
    }
)
UNITS: Final[Mapping[Unit, tuple[str, str]]] = MappingProxyType(
    {
        Unit.MONTHS: ("month", "months"),
        Unit.WEEKS: ("week", "weeks"),
        Unit.DAYS: ("day", "days"),
        Unit.WORKING_DAYS: ("working day", "working days"),
        Unit.SCHOOL_DAYS: ("school day", "school days"),
    }
)


def counted(number: int, one: str, many: str = "") -> str:
    """Return `number` of something, in words for one or for many; thousands are set apart."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def share(part: int, whole: int) -> str:
    """Return how many of all paths `part` are: "9,744 of 32,107 paths (30 in 100)"."""
    if part in {0, whole}:
        return f"{'all' if part else 'none'} of {whole:,} paths"
    rate = f"{min(round(100 * part / whole), 99)} in 100"
    if 100 * part < whole:
        rate = "fewer than 1 in 100"
    return f"{part:,} of {whole:,} paths ({rate})"


def last_day_words(limit: LimitRule, smith: Wordsmith) -> tuple[str, tuple[str, ...], str]:
    """Return how the last day of `limit` is found.

    That is a sentence, the days of which it speaks if there are several, and when the day moves.
    """
    if not limit.periods:
        return "None is worked out: visitors read the rule in words.", (), ""
    days = tuple(
        f"{_year_day(period)} of the school year that is under way."
        if isinstance(period, SchoolYearDay)
        else _period(period, smith)
        for period in limit.periods
    )
    moves = SHIFTS[limit.shift]
    return (days[0], (), moves) if len(days) == 1 else ("The latest of these days.", days, moves)


def _period(period: Period, smith: Wordsmith) -> str:
    length = counted(period.amount, *UNITS[period.unit])
    words = f"{length} from {smith.screen(period.screen)}"
    words += ", where that day itself is the first" if period.counts_first_day else ""
    words += "." if period.needed else ", if an exact date is given there."
    if period.over:
        answers = " or ".join(smith.answers(period.screen, period.over))
        words += f" {answers} means that this period is over, without an exact date."
    return words


def _year_day(day: SchoolYearDay) -> str:
    # Any year will do, for only the day and month of it are said.
    month = Catalogue().month(date(2001, day.month, day.day)).split()[0]
    return f"{day.day} {month}"
