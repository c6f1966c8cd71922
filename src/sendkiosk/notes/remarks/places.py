"""Addresses and schools: names that end with a word of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sendkiosk.notes.remarks.draft import Span
from sendkiosk.notes.remarks.kinds import Kind
from sendkiosk.notes.remarks.lists import WordLists
from sendkiosk.notes.remarks.tokens import Token, is_shouted, tokens_of

_MOST_WORDS: Final = 3
"""Words between the number of a house and "road"; no street that we know of has more."""
_SURE_STREETS: Final = frozenset(
    {"street", "road", "rd", "lane", "avenue", "ave", "crescent", "terrace", "mews", "grove"}
)
_HOUSE_NUMBER: Final = re.compile(r"\d{1,4}[a-z]?", re.IGNORECASE)
_FLAT: Final = re.compile(
    r"(?<!\w)(?:flat|apt|apartment|unit|house|no\.?)\s*\d*\w?[\s,]*$", re.IGNORECASE
)
_SAINT: Final = re.compile(
    r"(?<!\w)(?:(?:st|saint)\b\.? ?(?!\d)[^\W\d_]+(?:['’]?s)?"
    r"|ss [^\W\d_]+ (?:and|&) [^\W\d_]+|our lady)(?!\w)",
    re.IGNORECASE,
)
_INSIDE_NAMES: Final = frozenset({"of", "the", "upon", "on"})
_SURE_SCHOOLS: Final = frozenset({"academy", "primary", "infants", "juniors", "grammar"})


def find_saints(text: str, _lists: WordLists) -> Iterator[Span]:
    """Yield what is named after a saint in `text`: parishes, and most often schools."""
    for found in _SAINT.finditer(text):
        yield Span(*found.span(), Kind.SCHOOL)


def find_addresses(text: str, lists: WordLists) -> Iterator[Span]:
    """Yield the streets in `text`, with the number of the house and flat."""
    tokens = tokens_of(text)
    for index, token in enumerate(tokens):
        if token.bare in lists.streets and index:
            first = _start_of_address(tokens, index, lists)
            if first is not None:
                flat = _FLAT.search(text, 0, first)
                yield Span(flat.start() if flat else first, token.end, Kind.ADDRESS)


def _start_of_address(tokens: tuple[Token, ...], last: int, lists: WordLists) -> int | None:
    """Return where the address begins that ends with the word at `last`, or None without one."""
    words: list[Token] = []
    for token in reversed(tokens[max(0, last - _MOST_WORDS - 1) : last]):
        if words and _HOUSE_NUMBER.fullmatch(token.words):
            return token.start
        if token.struck_as or token.bare in lists.function_words | lists.counted:
            break
        words.append(token)
    named = [token for token in words if token.capital]
    if tokens[last].capital and named and not is_shouted("".join(each.words for each in tokens)):
        return named[-1].start
    if tokens[last].bare in _SURE_STREETS and words:
        return words[min(1, len(words) - 1)].start
    return None


def find_schools(text: str, lists: WordLists) -> Iterator[Span]:
    """Yield the schools in `text` whose names are words that would stay otherwise."""
    tokens = tokens_of(text)
    shouted = is_shouted(text)
    for index, token in enumerate(tokens):
        if token.bare not in lists.schools:
            continue
        if token.capital and not shouted:
            first = _first_with_capital(tokens[:index], lists)
        elif token.bare in _SURE_SCHOOLS and index:
            first = _is_name(tokens[index - 1], lists)
        else:
            continue
        if first is not None:
            yield Span(first.start, token.end, Kind.SCHOOL)


def _first_with_capital(before: tuple[Token, ...], lists: WordLists) -> Token | None:
    """Return the word with which a name begins that ends before a school with a capital letter."""
    names = []
    for token in reversed(before):
        if not (token.capital or token.bare in _INSIDE_NAMES):
            break
        names.append(token)
    while names and (names[-1].bare in lists.before_schools or not names[-1].capital):
        names.pop()
    return names[-1] if names else None


def _is_name(token: Token, lists: WordLists) -> Token | None:
    """Return `token` if it is no word that stands before "academy" and such in a sentence."""
    common = lists.before_schools | lists.third_person | lists.counted
    return None if token.struck_as or token.bare in common else token
