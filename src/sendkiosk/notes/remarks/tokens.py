"""The words of a remark, and what is around each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sendkiosk.notes.remarks.kinds import ANY_SIGN, KIND_OF, Kind

_HARMLESS: Final = re.escape('.,;:!?"()[]{}<>/\\|-–—−‐‑‒―&+%=*_@#~^$£€`•·…“”„«»→✓') + "'‘’"
"""Signs that tell nothing; every other character that is no letter is looked up with the words."""
_WORD: Final = rf"(?!{ANY_SIGN})[^\s{_HARMLESS}]"
_TOKEN: Final = re.compile(rf"{ANY_SIGN}(?:['’]s\b)?|(?:{_WORD})+(?:['’](?:{_WORD})+)*")
_ENDINGS: Final = ("s", "ve", "re", "m", "d", "ll")
_STARTS_SENTENCE: Final = re.compile(r"(?:^|[.!?:;•]|\s[-–—*+])[\s\"'“‘(\[]*$")
_AFTER_INITIAL: Final = re.compile(r"(?<!\w)[^\W\d_]\.\s*$")
_MOSTLY: Final = 0.7


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or the sign of what is struck, at `start` to before `end` of the text.

    `bare` is the word as it is looked up; `owns` tells whether "'s" or such was left out of it.
    `begins` tells whether a sentence may begin here, `capital` whether it has a capital letter.
    """

    words: str
    start: int
    end: int
    bare: str
    owns: bool
    begins: bool

    @property
    def struck_as(self) -> Kind | None:
        """What it was struck as, if it is a sign."""
        return KIND_OF.get(self.words[0])

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.words[0].isupper()

    @property
    def all_capitals(self) -> bool:
        """Whether it has more than one letter and only capitals."""
        return len(self.words) > 1 and self.words.isupper()

    @property
    def has_digit(self) -> bool:
        """Whether there is a digit or another numeral in it."""
        return any(map(str.isnumeric, self.words))


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words of `text`, and the signs in it, in order."""
    return tuple(_token(text, found) for found in _TOKEN.finditer(text))


def is_shouted(text: str) -> bool:
    """Tell whether `text` is written in capitals, which then say nothing about a word."""
    letters = [char for char in text if char.isalpha()]
    return sum(map(str.isupper, letters)) > _MOSTLY * len(letters)


def _token(text: str, found: re.Match[str]) -> Token:
    words = found[0]
    stem, _, ending = words.lower().replace("’", "'").rpartition("'")
    owns = bool(stem) and ending in _ENDINGS
    bare = stem if owns else stem + ending
    before = text[: found.start()]
    begins = bool(_STARTS_SENTENCE.search(before)) and not _AFTER_INITIAL.search(before)
    return Token(words, found.start(), found.end(), bare.replace("'", ""), owns, begins)
