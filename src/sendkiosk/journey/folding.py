"""Words as they are compared with each other: without case, accents, and signs that some leave out.

What is folded is for comparing only, never for showing.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

APOSTROPHES: Final = frozenset("'’‘ʼ`′ʹ")
ACUTE: Final = "´"
"""They stand inside words, and people leave them out or type another one."""

_ALIKE: Final = str.maketrans(
    {
        # Letters with a stroke: Unicode does not take them apart.
        "ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
        # The same letters on Arabic and on Urdu keyboards.
        "ك": "ک", "ي": "ی", "ى": "ی", "ہ": "ه", "ة": "ه",
        "ـ": "",
    }
)  # fmt: skip
_VIRAMA: Final = 9
"""Up to this combining class, marks belong to the letter, as a nukta does; none is an accent."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded, in order.

    Letters, digits and the vowel signs of Indic scripts make words; all else stands between them.
    Digits of any script come out as 0 to 9. Any text at all may be given.
    """
    # Taken apart, this one would be a space with an accent.
    text = text.replace(ACUTE, "")
    # The marks of a letter have an order then, however they were typed.
    pieces = unicodedata.normalize("NFKD", text)
    words = "".join(map(_folded, pieces)).split()
    return tuple(word for word in words if any(map(str.isalnum, word)))


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    """Return what is left of one character: nothing of an accent, a space where no word goes on."""
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Cf" or char in APOSTROPHES or unicodedata.combining(char) > _VIRAMA:
        return ""
    if category[0] in "LMN":
        return char.casefold().translate(_ALIKE)
    return " "
