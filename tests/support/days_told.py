"""Reading full dates back from texts in a language, by the names that Unicode's data has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from babel import Locale

from sendkiosk.language.direction import unmarked


def days_told(text: str, language: str) -> tuple[date, ...]:
    """Return the days that `text` tells in full, in order.

    Raises ValueError for one that is not on the weekday that is told with it, or never is.
    """
    days = []
    for found in _pattern(language).finditer(_plain(text)):
        weekday, number, month, year = found.groups()
        day = date(int(year), _months(language)[month], int(number))
        if day.weekday() != _weekdays(language)[weekday]:
            raise ValueError(f"“{found[0]}” is another day of the week")
        days.append(day)
    return tuple(days)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    weekdays, months = _either(_weekdays(language)), _either(_months(language))
    between = r"(?:[,،]? (?:de )?)"
    return re.compile(
        rf"(?<!\w)({weekdays}){between}([0-9]{{1,2}}){between}({months}){between}([0-9]{{4}})(?!\w)"
    )


@cache
def _weekdays(language: str) -> Mapping[str, int]:
    names = Locale.parse(language).days["format"]["wide"]
    return {_plain(name): number for number, name in names.items()}


@cache
def _months(language: str) -> Mapping[str, int]:
    names = Locale.parse(language).months["format"]["wide"]
    return {_plain(name): number for number, name in names.items()}


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _plain(text: str) -> str:
    """Return `text` in one form of Unicode, without marks of direction, with plain spaces."""
    return " ".join(unmarked(unicodedata.normalize("NFC", text)).split())
