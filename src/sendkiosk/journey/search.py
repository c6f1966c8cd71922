"""Searching a flow for words and numbers; the best comes first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import groupby
from typing import Final

from sendkiosk.journey.findable import Entry, Findable
from sendkiosk.journey.folding import words_of

TITLE_WORD, TITLE_BEGINNING, TEXT_WORD, TEXT_BEGINNING = range(4)
"""How well a word fits, the best first: it is a word of the title, or begins one; of the text."""

FEWEST_DIGITS: Final = 3
"""So many digits find the numbers that they stand in anywhere; fewer would find nearly all."""
ALIKE: Final = 0.72
"""From here on, of 1, a word may be another one that was typed wrongly."""

_ABROAD: Final = re.compile(r"(?:\+|\b00)44\s*(?:\(0\))?\s*(?=\d)")
"""How numbers here begin when they are written for people abroad: at home that is a nought."""

Fits = dict[int, int]
"""How well something fits, for each entry that it fits at all, by the place of the entry."""


class Index:
    """Everything that can be found, by its words. Built once for a flow and a language."""

    def __init__(self, findables: Iterable[Findable]) -> None:
        """Take in `findables`; those that fit a query alike are found in this order."""
        known = tuple(findables)
        self._entries = tuple(findable.entry for findable in known)
        self._titles = tuple({words_of(title) for title in each.titles} for each in known)
        self._numbers = tuple(findable.numbers for findable in known)
        in_title: dict[str, set[int]] = {}
        in_text: dict[str, set[int]] = {}
        for place, findable in enumerate(known):
            _note(in_title, (w for words in self._titles[place] for w in words), place)
            _note(in_text, (w for text in findable.texts for w in words_of(text)), place)
        self._in_title, self._in_text = in_title, in_text
        self._words = sorted({*in_title, *in_text})
        self._spelt = dict(_spellings(title for each in known for title in each.titles))

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._entries)

    def find(self, query: str) -> tuple[Entry, ...]:
        """Return the entries that have all words of `query`, the best first; none where it has no
        words.

        A word of the query may be the beginning of one; digits may be any part of a phone number,
        however they are grouped.
        """
        found: Fits | None = None
        for words in _terms(query):
            fits = self._fits(words)
            found = fits if found is None else _both(found, fits)
            if not found:
                return ()
        asked = words_of(query)
        order = sorted(
            (fit, -self._likeness(place, asked), place) for place, fit in (found or {}).items()
        )
        return tuple(self._entries[place] for *_, place in order)

    def _likeness(self, place: int, asked: tuple[str, ...]) -> int:
        """Return 2 where a title is what was `asked`, 1 where it has these words in a row, or 0."""
        titles = self._titles[place]
        return 2 if asked in titles else int(any(_in_a_row(title, asked) for title in titles))

    def nearest(self, query: str) -> str | None:
        """Return a query of words from titles that are spelt much like those of `query`.

        None if nothing would be found with it either, or nothing is like it.
        """
        words = list(dict.fromkeys(words_of(query)))
        near = [self._near(word) for word in words]
        other = " ".join(word for word in near if word)
        return other if other and all(near) and self.find(other) else None

    def _near(self, word: str) -> str | None:
        if any(self._beginning_with(word)):
            return word
        like = get_close_matches(word, self._spelt, n=1, cutoff=ALIKE)
        return self._spelt[like[0]] if like else None

    def _fits(self, words: tuple[str, ...]) -> Fits:
        """Return what the words of a term fit: all of them, or the number that they make."""
        found = self._fits_word(words[0])
        for word in words[1:]:
            found = _both(found, self._fits_word(word))
        return _either(found, self._fits_number("".join(words)))

    def _fits_word(self, asked: str) -> Fits:
        found: Fits = {}
        for word in self._beginning_with(asked):
            beginning = int(word != asked)
            for places, fit in ((self._in_text, TEXT_WORD), (self._in_title, TITLE_WORD)):
                for place in places.get(word, ()):
                    found[place] = min(found.get(place, TEXT_BEGINNING), fit + beginning)
        return found

    def _beginning_with(self, asked: str) -> Iterator[str]:
        for at in range(bisect_left(self._words, asked), len(self._words)):
            if not self._words[at].startswith(asked):
                return
            yield self._words[at]

    def _fits_number(self, digits: str) -> Fits:
        if not digits.isdigit() or len(digits) < FEWEST_DIGITS:
            return {}
        return {
            place: TITLE_WORD if digits in numbers else TITLE_BEGINNING
            for place, numbers in enumerate(self._numbers)
            if any(digits in number for number in numbers)
        }


def _terms(query: str) -> Iterator[tuple[str, ...]]:
    """Yield each word of `query`, and each row of digits as one: a number may have gaps."""
    words = words_of(_ABROAD.sub("0", query))
    for digits, group in groupby(words, str.isdigit):
        if digits:
            yield tuple(group)
        else:
            yield from ((word,) for word in dict.fromkeys(group))


def _in_a_row(title: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Tell whether the words that were `asked` follow each other in `title`, the last one begun."""
    *first, last = asked
    return any(
        list(title[at : at + len(first)]) == first and title[at + len(first)].startswith(last)
        for at in range(len(title) - len(first))
    )


def _both(one: Fits, other: Fits) -> Fits:
    return {place: fit + other[place] for place, fit in one.items() if place in other}


def _either(one: Fits, other: Fits) -> Fits:
    return {
        place: min(fits[place] for fits in (one, other) if place in fits)
        for place in {**one, **other}
    }


def _note(places: dict[str, set[int]], words: Iterable[str], place: int) -> None:
    for word in words:
        places.setdefault(word, set()).add(place)


def _spellings(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the words of `titles` that are long enough to be mistaken, folded and as they stand."""
    for title in titles:
        for piece in title.split():
            spelt = piece.strip("“”\"'’‘.,:;!?()")
            folded = words_of(spelt)
            if len(folded) == 1 and len(spelt) > FEWEST_DIGITS:
                yield folded[0], spelt
