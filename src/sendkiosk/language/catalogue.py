"""One language: says messages in it, with its dates, plurals and lists."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sendkiosk.journey.messages import Message, Value
from sendkiosk.language.checked import Checked

if TYPE_CHECKING:
    from sendkiosk.language.cldr import Cldr

SOURCE_LANGUAGE: Final = "en_GB"


@dataclass(frozen=True)
class Catalogue:
    """Says messages in the language of `locale_name` (such as `en_GB` or `ur`).

    `checked` is who has checked all that visitors meet; None as long as nobody qualified has.
    Numbers and dates have Latin digits in every language, as on the letters that families get.
    """

    locale_name: str = SOURCE_LANGUAGE
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    checked: Checked | None = None

    def say(self, what: Message | str, **values: Value) -> str:
        """Return `what` in this language, with its values put in.

        A translation that cannot take the values, for want of a bracket, gives way to the English.
        Raises KeyError where the English has a `{name}` for which there is no value.
        """
        asked = what if isinstance(what, Message) else Message(what)
        if not asked.text:
            return ""  # gettext keeps a catalogue's own heading under the empty text
        text = self._translated(asked)
        filled = {name: self._value(value) for name, value in (*asked.values, *values.items())}
        if not filled:
            return text
        try:
            return text.format(**filled)
        except (AttributeError, LookupError, ValueError):
            return _english(asked).format(**filled)

    def day(self, day: date) -> str:
        """Return `day` in full, with its weekday: "Tuesday 1 December 2026"."""
        return self._cldr.day(day)

    def month(self, day: date) -> str:
        """Return the month of `day` with its year: "December 2026"."""
        return self._cldr.month(day)

    def listed(self, words: Sequence[str]) -> str:
        """Return `words` as a list in a sentence: "one, two and three"."""
        return self._cldr.listed(words)

    def short_month(self, day: date) -> str:
        """Return the month of `day` in short: "Dec"."""
        return self._cldr.short_month(day)

    @property
    def tag(self) -> str:
        """The language's tag as documents want it: "en-GB"."""
        return self.locale_name.replace("_", "-")

    @property
    def name(self) -> str:
        """What the language calls itself: "English", "polski"."""
        return self._cldr.name_in(self.locale_name) or self.tag

    def name_in(self, other: Catalogue) -> str:
        """Return what speakers of `other` call the language: "Polish"."""
        return self._cldr.name_in(other.locale_name) or self.name

    @property
    def is_draft(self) -> bool:
        """Whether no qualified translator has checked the words as they are now."""
        return not self.is_source and self.checked is None

    @property
    def is_source(self) -> bool:
        """Whether this is the language that the program and the packs are written in."""
        return self.locale_name == SOURCE_LANGUAGE

    @cached_property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return not self.is_source and self._cldr.right_to_left

    @cached_property
    def _cldr(self) -> Cldr:
        """What CLDR knows of it: that is slow to load, and the start page in English needs none."""
        from sendkiosk.language.cldr import Cldr

        return Cldr(self.locale_name)

    def _translated(self, asked: Message) -> str:
        known = self.translations
        match bool(asked.context), bool(asked.plural):
            case False, False:
                return known.gettext(asked.text)
            case False, True:
                return known.ngettext(asked.text, asked.plural, asked.count)
            case True, False:
                return known.pgettext(asked.context, asked.text)
        return known.npgettext(asked.context, asked.text, asked.plural, asked.count)

    def _value(self, value: Value) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, date):
            return self.day(value)
        return str(value)


def _english(asked: Message) -> str:
    return asked.plural if asked.plural and asked.count != 1 else asked.text
