"""The letters that languages are written with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

LATIN: Final = "LATIN"
_SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("ar", "fa", "ps", "sd", "ug", "ckb", "ur", "ks"), "ARABIC"),
        **dict.fromkeys(("uk", "ru", "bg", "be", "mk", "sr"), "CYRILLIC"),
        **dict.fromkeys(("bn", "as"), "BENGALI"),
        **dict.fromkeys(("hi", "mr", "ne"), "DEVANAGARI"),
        "pa": "GURMUKHI",
        "gu": "GUJARATI",
        "ta": "TAMIL",
        "el": "GREEK",
        "am": "ETHIOPIC",
        "ti": "ETHIOPIC",
    }
)
"""A language -> how Unicode's names of its letters begin; all others are written in Latin ones."""
_FOREIGN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ar": "یکےگپچژٹڈڑںھہ",
        "ur": "يكىەة",
        "uk": "ыэёъ",
        "ro": "şţŞŢ",
    }
)
"""A language -> letters of its script that belong to another language, and look much the same."""
_SIGNS: Final = frozenset({"FEMININE", "MASCULINE", "MODIFIER"})
"""How the names of signs begin that count as letters, and belong to no script: º, ª, ʼ."""
_LATIN: Final = "A-Za-z\u00c0-\u024f"
_WORD: Final = re.compile(rf"(?<![{_LATIN}0-9])[{_LATIN}](?:[{_LATIN}0-9’'-]*[{_LATIN}0-9])?")


def script_of(language: str) -> str:
    """Return how Unicode's names of the letters of `language` begin, such as "LATIN"."""
    return _SCRIPTS.get(language.partition("_")[0], LATIN)


def foreign_letters(text: str, language: str) -> str:
    """Return the letters in `text` that `language` is not written with, each once.

    Latin ones are left out: names and forms have them in every language.
    """
    known = {script_of(language), LATIN, *_SIGNS}
    others = _FOREIGN.get(language.partition("_")[0], "")
    return "".join(
        dict.fromkeys(
            letter
            for letter in text
            if letter.isalpha() and (letter in others or _script(letter) not in known)
        )
    )


def latin_words(text: str) -> list[str]:
    """Return the words in `text` that are written in Latin letters."""
    return _WORD.findall(text)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
