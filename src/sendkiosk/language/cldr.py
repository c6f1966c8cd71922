"""What CLDR knows of a language: how it writes days and lists, its name, and where it begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

DAY_FORMATS: Final = {"en_GB": "EEEE d MMMM y", "uk": "EEEE, d MMMM y 'року'"}
"""Where a full date is not written in CLDR's full form: in English without its comma, in Ukrainian
without the dot of its short word for year, which would meet the full stop of a sentence."""


class Cldr:
    """What CLDR knows of the language of `locale_name`, such as `en_GB` or `ur`."""

    def __init__(self, locale_name: str) -> None:
        """Look it up. Raises ValueError or UnknownLocaleError where nothing is known of it."""
        self._day_format = DAY_FORMATS.get(locale_name, "full")
        self._locale = Locale.parse(locale_name)

    def day(self, day: date) -> str:
        """Return `day` in full, with its weekday."""
        return format_date(day, self._day_format, locale=self._locale)

    def month(self, day: date) -> str:
        """Return the month of `day` with its year."""
        return format_skeleton("yMMMM", day, locale=self._locale)

    def short_month(self, day: date) -> str:
        """Return the month of `day` in short."""
        return format_skeleton("MMM", day, locale=self._locale)

    def listed(self, words: Sequence[str]) -> str:
        """Return `words` as a list in a sentence."""
        return format_list(words, locale=self._locale)

    def name_in(self, locale_name: str) -> str:
        """Return what speakers of another language call this one; "" where that is not known."""
        return self._locale.get_language_name(locale_name) or ""

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return bool(self._locale.text_direction == "rtl")
