"""One language: says messages in it, with its dates and plurals."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton

from sendkiosk.journey.messages import Message, Value

SOURCE_LANGUAGE: Final = "en_GB"
DOMAIN: Final = "sendkiosk"
DAY_FORMATS: Final = {"en_GB": "EEEE d MMMM y"}
"""Where people write a full date otherwise than CLDR's full form: here, without its comma."""


@dataclass(frozen=True)
class Catalogue:
    """Says messages in the language of `locale_name` (such as `en_GB` or `ur`)."""

    locale_name: str = SOURCE_LANGUAGE
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)

    def say(self, what: Message | str, **values: Value) -> str:
        """Return `what` in this language, with its values put in.

        Raises KeyError where the text has a `{name}` for which there is no value.
        """
        asked = what if isinstance(what, Message) else Message(what)
        if not asked.text:
            return ""  # gettext keeps a catalogue's own heading under the empty text
        if asked.plural:
            text = self.translations.ngettext(asked.text, asked.plural, asked.count)
        else:
            text = self.translations.gettext(asked.text)
        filled = {name: self._value(value) for name, value in (*asked.values, *values.items())}
        return text.format(**filled) if filled else text

    def day(self, day: date) -> str:
        """Return `day` in full, with its weekday: "Tuesday 1 December 2026"."""
        form = DAY_FORMATS.get(self.locale_name, "full")
        return format_date(day, form, locale=self._locale)

    def month(self, day: date) -> str:
        """Return the month of `day` with its year: "December 2026"."""
        return format_skeleton("yMMMM", day, locale=self._locale)

    def short_month(self, day: date) -> str:
        """Return the month of `day` in short: "Dec"."""
        return format_skeleton("MMM", day, locale=self._locale)

    @property
    def tag(self) -> str:
        """The language's tag as documents want it: "en-GB"."""
        return self.locale_name.replace("_", "-")

    @property
    def is_draft(self) -> bool:
        """Whether no qualified translator has checked the words yet.

        A catalogue that was checked says by whom in its header, as `X-Checked-By`.
        """
        checked_by = self.translations.info().get("x-checked-by")
        return not self.is_source and not checked_by

    @property
    def is_source(self) -> bool:
        """Whether this is the language that the program and the packs are written in."""
        return self.locale_name == SOURCE_LANGUAGE

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return bool(self._locale.text_direction == "rtl")

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.locale_name)

    def _value(self, value: Value) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, date):
            return self.day(value)
        return str(value)


def open_catalogue(folder: Path, locale_name: str = SOURCE_LANGUAGE) -> Catalogue:
    """Return the compiled catalogue of `locale_name` below `folder`.

    English needs none: it is what the program and the packs are written in. Another language
    without a compiled catalogue raises FileNotFoundError.
    """
    translations = gettext.translation(
        DOMAIN, folder, [locale_name], fallback=locale_name == SOURCE_LANGUAGE
    )
    return Catalogue(locale_name, translations)
