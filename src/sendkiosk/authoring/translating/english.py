"""Finding English that was left in a translation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from sendkiosk.authoring.translating.letters import LATIN, latin_words, script_of

SURELY_ENGLISH: Final = frozenset(
    {
        *("about", "after", "answer", "ask", "back", "because", "before", "child", "children"),
        *("council", "from", "has", "have", "help", "how", "into", "letter", "next", "page"),
        *("please", "print", "question", "school", "should", "tell", "that", "the", "their"),
        *("them", "these", "they", "this", "those", "what", "when", "where", "which", "who"),
        *("will", "with", "would", "yes", "you", "your"),
    }
)
"""Words that are no words of the other languages with Latin letters."""
SHORTEST: Final = 4
"""Letters of a word that is taken for English because the English has it, too."""

_IN_BRACKETS: Final = re.compile(r"[(（]([^()（）]*)[)）]")
_QUOTED: Final = re.compile(r"[“”„«»\"]([^“”„«»\"]+)[“”«»\"]")
_LEFT_OUT: Final = re.compile(
    r"\{[\w-]+\}|\]\(term:[\w-]+\)|[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}\S*"
)


def english_left(english: str, text: str, language: str, same: Collection[str]) -> tuple[str, ...]:
    """Return the words of `text` that were left in English, each once.

    Names may stay: words with a capital letter that `english` has, too, and abbreviations. So may
    what stands in brackets or quotation marks as `english` has it, and the words in `same`, which
    are the same in the language.
    """
    rest = _QUOTED.sub(
        lambda found: " " if _has(english, found[1]) else found[0],
        _IN_BRACKETS.sub(lambda found: " " if _has(english, found[1]) else found[0], text),
    )
    words = _LEFT_OUT.sub(" ", rest)
    found = _in_latin if script_of(language) == LATIN else _in_other_letters
    return tuple(dict.fromkeys(word for word in found(english, words) if word not in same))


def _in_latin(english: str, text: str) -> Iterator[str]:
    theirs = {word for word in latin_words(english) if len(word) >= SHORTEST and word.islower()}
    first, *others = latin_words(text) or [""]
    # What begins with a capital letter further on may be a name, and then the first word, too.
    if first.lower() in SURELY_ENGLISH and all(word.islower() for word in others):
        yield first
    yield from (word for word in latin_words(text) if word in SURELY_ENGLISH or word in theirs)


def _in_other_letters(english: str, text: str) -> Iterator[str]:
    names = {word for word in latin_words(_LEFT_OUT.sub(" ", english)) if not word.islower()}
    yield from (word for word in latin_words(text) if word not in names and not word.isupper())


def _has(english: str, words: str) -> bool:
    """Tell whether `english` has `words`, whatever their capital letters and markup."""
    return _bare(words) in _bare(english)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[\[\]*]|\(term:[\w-]+\)", "", text).casefold().split())
