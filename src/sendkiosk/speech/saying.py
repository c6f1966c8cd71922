"""How what is written is said: numbers that are rung digit by digit, abbreviations by letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sendkiosk.language.direction import unmarked

_EVERYWHERE: Final = frozenset(
    {"EHC", "EHCP", "ESFA", "FE", "GP", "ICB", "LA", "LGSCO", "NHS", "NSPCC", "PHSO", "PRU", "SEN"}
)
SPELLED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"en": _EVERYWHERE | {"SENDIST", "UK"}}
)
"""Abbreviations that are said letter by letter, by language.

Texts in other languages keep the English ones in brackets, and their voices would say them as
words: for these the first list holds.
"""

RUNG: Final = frozenset({"101", "111", "112", "119", "999"})
"""Short numbers that are said digit by digit wherever they stand; so are 116 123 and text codes."""

_SPACE: Final = "[ \u00a0]"
# A full number begins with 0 or +44; one of an unbroken line is held together by no-break spaces.
_NUMBER: Final = re.compile(
    rf"(?<![\w.])(?:\+44|0\d){_SPACE}?\d(?:{_SPACE}?\d){{5,10}}(?!\d)"
    r"|(?<![\w.])\d{2,}(?:\u00a0\d{2,})+(?!\d)"
    rf"|(?<![\w.,])(?:{'|'.join(sorted(RUNG))}|116{_SPACE}123|[678]\d{{4}})(?!\w|[.,]\d)"
)
_WORD: Final = re.compile(r"\b[A-Z]{2,}s?\b")
_LONGEST_GROUP: Final = 4


def as_said(text: str, language: str) -> str:
    """Return `text` as a voice of `language` (a tag such as "en-GB") is to say it."""
    spelled = SPELLED.get(language.replace("_", "-").partition("-")[0], _EVERYWHERE)
    numbered = _NUMBER.sub(lambda found: digits(found[0]), unmarked(text))
    worded = _WORD.sub(lambda found: _spelled(found[0], spelled), numbered)
    return " ".join(worded.split())


def digits(number: str) -> str:
    """Return `number` digit by digit, with a rest where it has a space.

    What has no space is said in groups that can be written down: "0 8 0 8, 8 0 0, 1 1 1 1".
    """
    plus = "+ " if number.startswith("+") else ""
    groups = re.findall(r"\d+", number)
    if len(groups) == 1:
        groups = _in_groups(groups[0])
    return plus + ", ".join(" ".join(group) for group in groups)


def has_words(text: str) -> bool:
    """Tell whether there is anything to say in `text`: a letter or a digit."""
    return any(letter.isalnum() for letter in text)


def _in_groups(number: str) -> list[str]:
    """Return the digits of `number` in groups of three, and the last of up to four."""
    groups = []
    while len(number) > _LONGEST_GROUP:
        groups.append(number[:3])
        number = number[3:]
    return [*groups, number]


def _spelled(word: str, spelled: frozenset[str]) -> str:
    """Return `word` letter by letter if it, or what it is the plural of, is to be spelled."""
    if word in spelled:
        return " ".join(word)
    if word.endswith("s") and word[:-1] in spelled:
        return f"{' '.join(word[:-1])}s"
    return word
