"""The place in a text that a query was found at: so that people see why it is in the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sendkiosk.journey.findable import Entry
from sendkiosk.journey.folding import words_of

WORDS_BEFORE: Final = 2
"""How many words stand before the one that was found."""


def passage(entry: Entry, query: str) -> str:
    """Return the line of the text of `entry` that has most words of `query`, from shortly before
    the first of them on.

    Empty where the title has them all already, or where they stand in another wording or language.
    """
    asked = tuple(dict.fromkeys(words_of(query)))
    if not asked or _count(words_of(entry.title), asked) == len(asked):
        return ""
    lines = [(line, _count(words_of(line), asked)) for line in entry.text.splitlines()]
    line, count = max(lines, key=lambda each: each[1], default=("", 0))
    return _from_first(line, asked) if count else _with_number(entry, "".join(asked))


def _count(words: Sequence[str], asked: Sequence[str]) -> int:
    """Return how many of the words that were `asked` for begin one of `words`."""
    return sum(any(word.startswith(each) for word in words) for each in asked)


def _from_first(line: str, asked: Sequence[str]) -> str:
    pieces = line.split()
    hits = (at for at, piece in enumerate(pieces) if _count(words_of(piece), asked))
    start = max(0, next(hits, 0) - WORDS_BEFORE)
    words = " ".join(pieces[start:])
    return f"… {words}" if start else words


def _with_number(entry: Entry, digits: str) -> str:
    """Return the line with the number that `digits` are a part of."""
    if not digits.isdigit():
        return ""
    lines = entry.text.splitlines()
    return next((line for line in lines if digits in "".join(words_of(line))), "")
