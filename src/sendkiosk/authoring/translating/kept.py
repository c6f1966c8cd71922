"""What of a text must be the same in every language: values, numbers, addresses, days, markup."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from babel.dates import get_month_names

from sendkiosk.language.markup import MarkupError, Span, strict_spans

_VALUE: Final = re.compile(r"\{([\w-]+)\}")
_LINK: Final = re.compile(r"\]\(term:[\w-]+\)")
_ADDRESS: Final = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:https?://|www\.)[\w./?=&%#~+-]*[\w/]"
    r"|(?<![\w.])(?:[a-z0-9-]+\.)+(?:uk|org|com|net|co|info|nhs|gov)\b(?:/[\w./-]*\w)?",
    re.ASCII,
)
_PHONE: Final = re.compile(
    r"(?<![\w.])(?:\+44|0)[ \u00a0]?\d(?:[ \u00a0]?\d){7,10}(?!\d)", re.ASCII
)
_FORM: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,}\d+[A-Z]?(?![A-Za-z0-9])", re.ASCII)
_NUMBER: Final = re.compile(r"\d+", re.ASCII)
_TIME: Final = re.compile(r"\b(\d{1,2})(?:[.:](\d\d))? ?([ap])\.?m\b\.?", re.ASCII)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAY: Final = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})\b", re.ASCII)
_NOON: Final = 12
_WORD: Final = re.compile(r"[^\s.,;:!?()،。।]+")
ALIKE: Final = 0.85
"""How much alike two spellings of a month are; two months that sound alike are less."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What of one text stays as it is. Numbers are those outside of addresses and forms."""

    values: Counter[str]
    addresses: Counter[str]
    numbers: Counter[str]
    day_numbers: Counter[str]
    """The same numbers, with times as on a clock of 24 hours: "4.30 pm" is 16 and 30."""


@dataclass(frozen=True, slots=True)
class Markup:
    """How often words of a text are bold, and to which terms it links."""

    bold: int
    terms: Counter[str]


def kept(text: str) -> Kept:
    """Return what of `text` must stay in a translation."""
    values = Counter(_VALUE.findall(text))
    rest = _LINK.sub("]", _VALUE.sub(" ", text)).replace("\u00a0", " ")
    addresses: Counter[str] = Counter()
    for pattern in (_ADDRESS, _PHONE, _FORM):
        addresses.update(pattern.findall(rest))
        rest = pattern.sub(" ", rest)
    return Kept(
        values,
        addresses,
        Counter(_NUMBER.findall(rest)),
        Counter(_NUMBER.findall(_TIME.sub(_on_24_hours, rest))),
    )


def has_same_numbers(english: Kept, other: Kept) -> bool:
    """Tell whether the numbers are the same; a time may be told in the way of either clock."""
    return other.numbers in (english.numbers, english.day_numbers)


def markup(text: str) -> Markup:
    """Return the markup of `text`. Raises MarkupError for markup that is not known or not whole."""
    found = strict_spans(text)
    if "**" in "".join(span.text for span in found):
        raise MarkupError("asterisks that belong to nothing")
    bold = sum(span.bold and not before.bold for before, span in pairwise((Span(""), *found)))
    return Markup(bold, Counter(_links(text)))


def days(text: str) -> tuple[tuple[int, int], ...]:
    """Return the days of a month in an English `text`, as month and day."""
    return tuple((_MONTHS.index(month) + 1, int(day)) for day, month in _DAY.findall(text))


def names_of_month(month: int, language: str) -> frozenset[str]:
    """Return what `language` calls a month (1 to 12), in small letters."""
    return frozenset(
        get_month_names("wide", context, language)[month].casefold()
        for context in ("format", "stand-alone")
    )


def has_month(text: str, names: Iterable[str]) -> bool:
    """Tell whether `text` has one of the `names` of a month, in whatever spelling or ending."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    return any(
        name in word or SequenceMatcher(a=name, b=word).ratio() >= ALIKE
        for name in (unicodedata.normalize("NFC", name) for name in names)
        for word in words
    )


def foreign_digits(text: str) -> str:
    """Return the digits in `text` that are not 0 to 9, each once."""
    return "".join(dict.fromkeys(c for c in text if c.isdigit() and not c.isascii()))


def unseen(text: str) -> str:
    """Return the names of characters in `text` that nobody sees, with commas between them.

    What joins or parts letters is part of how some languages are written.
    """
    found = dict.fromkeys(
        letter
        for letter in text
        if unicodedata.category(letter) in {"Cf", "Cc", "Co", "Cn"} and letter not in "\u200c\u200d"
    )
    return ", ".join(unicodedata.name(letter, f"U+{ord(letter):04X}") for letter in found)


def _links(text: str) -> list[str]:
    return re.findall(r"\]\(term:([\w-]+)\)", text)


def _on_24_hours(found: re.Match[str]) -> str:
    hour = int(found[1]) % _NOON + (_NOON if found[3] == "p" else 0)
    return f"{hour} {found[2] or ''}"
