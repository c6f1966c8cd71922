"""How old readers must be for a text: the Flesch-Kincaid grade, in years of age."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

EXPLAINED: Final = "this"
"""Stands for a word that is explained: one easy word of one syllable."""
FEWEST_WORDS: Final = 30
"""Texts with fewer words are filled up with usual words, as `reading_age` says.

The formula was made for samples of a hundred words. With 20, a sentence of nine plain words was
called too hard because “disability” was one of them; with 30 it is not, and legal ones still are.
"""

_USUAL_SYLLABLES: Final = 1.3
"""Syllables of a usual word in plain English."""
_LONG: Final = 3
_AGE_IN_GRADE_0: Final = 5
"""Children enter the first American grade at six."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’.@&-][^\W_]+)*")
_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
_NUMBER_OR_ADDRESS: Final = re.compile(r"[\d.@&]")


class _Counts(NamedTuple):
    words: int
    sentences: int
    syllables: int


def reading_age(text: str, explained: Iterable[str] = ()) -> float:
    """Return the age at which people can read `text`, which has no markup.

    Each line is at least one sentence: a title, a list item, a paragraph. What is among `explained`
    counts as one easy word, and so does anything with a digit in it, since figures are easier to
    read than their names. In a text of fewer than `FEWEST_WORDS` words one long word would decide
    alone; so its words are counted as if usual ones made it up to that number. A text without any
    word can be read at any age: 0.
    """
    found = _count(text, explained)
    if not found.words:
        return 0.0
    usual = max(0, FEWEST_WORDS - found.words)
    syllables = (found.syllables + usual * _USUAL_SYLLABLES) / (found.words + usual)
    grade = 0.39 * found.words / found.sentences + 11.8 * syllables - 15.59
    return grade + _AGE_IN_GRADE_0


def longest_sentence(text: str) -> str:
    """Return the sentence of `text` with the most words; "" when it has none."""
    return max(_sentences(text), key=lambda sentence: len(_WORD.findall(sentence)), default="")


def long_words(text: str, explained: Iterable[str] = (), most: int = 4) -> tuple[str, ...]:
    """Return the words of `text` with three syllables or more, the longest first."""
    words = dict.fromkeys(_WORD.findall(_easier(text, explained)))
    long = (word for word in words if _syllables(word) >= _LONG)
    by_length = sorted(long, key=_syllables, reverse=True)
    return tuple(by_length[:most])


def _count(text: str, explained: Iterable[str]) -> _Counts:
    words = sentences = syllables = 0
    for sentence in _sentences(_easier(text, explained)):
        in_sentence = _WORD.findall(sentence)
        words += len(in_sentence)
        sentences += bool(in_sentence)
        syllables += sum(map(_syllables, in_sentence))
    return _Counts(words, sentences, syllables)


def _sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from _SENTENCE.split(line)


def _easier(text: str, explained: Iterable[str]) -> str:
    """Return `text` with an easy word for each one that is explained, whichever way it is cased."""
    names = frozenset(explained)
    return _names(names).sub(EXPLAINED, text) if names else text


@cache
def _names(names: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of whole words that finds each name, the longest where several fit."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?:s|[’']s)?(?!\w)", re.IGNORECASE)


@cache
def _syllables(word: str) -> int:
    if _NUMBER_OR_ADDRESS.search(word):
        return 1
    import syllapy  # type: ignore[import-untyped]

    return max(1, int(syllapy.count(word.replace("’", "'"))))
