"""The kinds of value that settings of a pack have: ids, versions, days, texts and lists."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from typing import Annotated, Final, TypeAlias, TypeVar

from pydantic import AfterValidator, Field, Strict

from sendkiosk.findings.validation import complaint
from sendkiosk.journey.flow import ESCAPES, SEEN
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.texts import Complaint, fault_of_plain_text

_ID: Final = re.compile(r"(?=.{1,40}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_MONTHS: Final = tuple(calendar.month_name)
_COMMON_YEAR: Final = 2001
_FACT_ID: Final = re.compile(r"[A-Z][0-9]{1,4}[a-z]?")
_VERSION: Final = re.compile(r"(?=.{1,20}\Z)[0-9]+(?:\.[0-9A-Za-z-]+)*")

T = TypeVar("T")


def fault_of_id(text: str) -> Complaint | None:
    """Return what is wrong with `text` as an id: lower-case words joined by hyphens."""
    if _ID.fullmatch(text):
        return None
    shown = text.encode("utf-8", "backslashreplace").decode()
    return Complaint(
        Fault.BAD_ID,
        f"“{shown}” cannot be used as a name here.",
        "Use at most 40 lower-case letters, digits and hyphens, such as letter-date.",
    )


def fault_of_fact_id(text: str) -> Complaint | None:
    """Return what is wrong with `text` as the id of a fact, such as F72 or O17b."""
    if _FACT_ID.fullmatch(text):
        return None
    shown = text.encode("utf-8", "backslashreplace").decode()
    return Complaint(
        Fault.BAD_FACT_ID,
        f"“{shown}” is not the id of a fact.",
        "Use a capital letter and a number, such as F72.",
    )


def fault_of_code(text: str) -> Complaint | None:
    """Return what is wrong with `text` as the code of an option, which has fewer free names."""
    if text in ESCAPES or text == SEEN:
        problem = f"“{text}” has a meaning of its own in every pack."
        return Complaint(Fault.RESERVED_ID, problem, "Choose another code.")
    return fault_of_id(text)


def fault_of_version(text: str) -> Complaint | None:
    """Return what is wrong with `text` as a version; session notes keep it, so it must be short."""
    if _VERSION.fullmatch(text):
        return None
    return Complaint(
        Fault.BAD_VERSION, "This is not a version.", "Use numbers and points, such as 0.1.0."
    )


def fault_of_year_day(text: str) -> Complaint | None:
    """Return what is wrong with `text` as a day of the year."""
    if year_day(text):
        return None
    return Complaint(
        Fault.BAD_YEAR_DAY, "This is not a day of the year.", "Write it like “15 February”."
    )


def year_day(text: str) -> tuple[int, int] | None:
    """Return month and day of a text such as "15 February"; None when there is no such day."""
    number, _, month = text.partition(" ")
    if month not in _MONTHS or not number.isascii() or not number.isdigit():
        return None
    place = _MONTHS.index(month)
    # 29 February is not in every year.
    days = calendar.monthrange(_COMMON_YEAR, place)[1]
    return (place, int(number)) if 1 <= int(number) <= days else None


def checked_by(fault_of: Callable[[str], Complaint | None]) -> AfterValidator:
    """Return what makes a model complain about each text that `fault_of` finds wrong."""

    def check(text: str) -> str:
        fault = fault_of(text)
        if fault:
            raise complaint(*fault)
        return text

    return AfterValidator(check)


YearDay = Annotated[str, checked_by(fault_of_year_day)]
Id = Annotated[str, checked_by(fault_of_id)]
Code = Annotated[str, checked_by(fault_of_code)]
Version = Annotated[str, checked_by(fault_of_version)]
Text = Annotated[str, checked_by(fault_of_plain_text)]
"""Words for visitors, without markup."""
Many: TypeAlias = Annotated[tuple[T, ...], Strict(strict=False)]
"""A list in TOML; here it cannot be changed."""
Some: TypeAlias = Annotated[tuple[T, ...], Strict(strict=False), Field(min_length=1)]
