"""Places inside of long words where a line may end, for large words on a narrow screen."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN: Final = "\u00ad"
"""Nothing is seen of it but where a line ends: there it is a hyphen."""

AT_EDGES: Final = 3
"""How many letters of a word stay together at its beginning and its end, at least."""
LATIN_WORDS: Final = "en_GB"
"""Whose rules hold for Latin words in a language with letters of its own: they are English."""

_PIECE: Final = re.compile(
    r"\(term:[^)]*\)"  # the id of a term
    r"|\S*[@/]\S*|\w+\.\w\S*"  # an address, which nothing may be put into
    r"|(?P<word>[^\W\d_]+)"
)


def hyphenated(text: str, tag: str, longest: int) -> str:
    """Return `text` with soft hyphens in each word of more than `longest` letters.

    `tag` is that of its language. Addresses and the ids of terms stay as they are, and so do words
    in a language without rules for it, such as Arabic, which is never parted.
    """

    def parted(piece: re.Match[str]) -> str:
        word = piece["word"]
        return _parted(word, tag) if word and len(word) > longest else piece[0]

    # Most texts have no such word, and are asked about on each page.
    if all(len(piece) <= longest for piece in text.split()):
        return text
    return _PIECE.sub(parted, text)


def unhyphenated(text: str) -> str:
    """Return `text` without soft hyphens: for those who hear it, or look for a word in it."""
    return text.replace(SOFT_HYPHEN, "")


def _parted(word: str, tag: str) -> str:
    for language in (tag, LATIN_WORDS) if word.isascii() else (tag,):
        rules = _rules(language)
        parted = rules.inserted(word, SOFT_HYPHEN) if rules else word
        if parted != word:
            return parted
    return word


@cache
def _rules(tag: str) -> Pyphen | None:
    """Return the rules of the language `tag`; kept, since reading them takes longest."""
    from pyphen import Pyphen, language_fallback

    lang = language_fallback(tag.replace("-", "_"))
    return Pyphen(lang=lang, left=AT_EDGES, right=AT_EDGES) if lang else None
