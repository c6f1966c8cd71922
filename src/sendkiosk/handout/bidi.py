"""Which way each character of a paragraph runs: the Unicode Bidirectional Algorithm, UAX #9.

Isolates (U+2066 to U+2069) and marks are understood. The older embeddings and overrides, which no
text of ours holds, are taken for nothing. Rules are named as in the standard.

The classes of characters are written as one letter each, so that most rules are a search in a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeVar

T = TypeVar("T")

_MAY_RUN_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U0001efff]"
)
"""What is needed for anything to run to the left in a paragraph that runs to the right."""

_LETTERS: Final = {
    "L": "L", "R": "R", "AL": "A", "EN": "1", "AN": "2", "ES": "+", "CS": ",", "ET": "%",
    "NSM": "^", "LRI": "<", "RLI": ">", "FSI": "?", "PDI": "!",
    **dict.fromkeys(("BN", "LRE", "RLE", "LRO", "RLO", "PDF"), "_"),
}  # fmt: skip
"""How classes are written; all others are neutral, and a full stop."""
_DIRECTIONS: Final = {"<": 0, ">": 1}
"""Which way what is in an isolate runs; otherwise its first letter says so (P2, P3)."""
_STRONG: Final = {"L": "L", "R": "R", "1": "R", "2": "R"}
"""What a class counts as for the neutral characters beside it (N0, N1)."""
_HIGHER: Final = ({"L": 0, "R": 1, "1": 2, "2": 2}, {"R": 0, "L": 1, "1": 1, "2": 1})
"""By how much the level of a character is higher than an even or odd one (I1, I2)."""
_CLOSING: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}

_OPENS: Final = re.compile(r"[<>?]")
_OPENS_OR_CLOSES: Final = re.compile(r"[<>?!]")
_STRONG_ONE: Final = re.compile(r"[LRA]")
_MARKS: Final = re.compile(r"([^^])(\^+)")
_AFTER_ARABIC: Final = re.compile(r"A[^LR]+")
_AFTER_LATIN: Final = re.compile(r"L[^LR]+")
_IN_NUMBER: Final = re.compile(r"(?<=1)[+,](?=1)")
_IN_ARABIC_NUMBER: Final = re.compile(r"(?<=2),(?=2)")
_BESIDE_NUMBER: Final = re.compile(r"%+(?=1)|(?<=1)%+")
_OTHER_SIGNS: Final = str.maketrans("+,%", "...")
_NEUTRAL: Final = re.compile(r"[.<>?!]+")


def levels(text: str, *, right_to_left: bool) -> tuple[int, ...]:
    """Return the level of each character of `text`, one paragraph; odd ones run right to left.

    `right_to_left` is the direction of the paragraph (rule HL1: it is known, and never guessed).
    """
    base = int(right_to_left)
    if not base and not _MAY_RUN_LEFT.search(text):
        return (0,) * len(text)
    classes = "".join(map(_class_of, text))
    found = [base] * len(text)
    _resolve(text, classes, found, (0, len(text)), base)
    return tuple(found)


def in_visual_order(things: Sequence[T], levels_of: Sequence[int]) -> list[T]:
    """Return the `things` of one line from left to right; each has one level (rule L2)."""
    order = list(range(len(things)))
    for level in range(max(levels_of, default=0), 0, -1):
        start = 0
        while start < len(order):
            if levels_of[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and levels_of[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return [things[index] for index in order]


@lru_cache(maxsize=4096)
def _class_of(character: str) -> str:
    return _LETTERS.get(unicodedata.bidirectional(character) or "L", ".")


def _resolve(text: str, classes: str, found: list[int], room: tuple[int, int], level: int) -> None:
    """Write to `found` the levels of an isolate, or of the whole, which stands in `room`."""
    own: list[int] = []
    start, end = room
    for opening, closing in _isolates(classes, start, end):
        own += range(start, opening + 1)
        start = closing
        inside = (opening + 1, closing)
        direction = _DIRECTIONS.get(classes[opening])
        if direction is None:
            direction = _first_strong(classes, inside)
        _resolve(text, classes, found, inside, level + (1 if level % 2 != direction else 2))
    own += range(start, end)
    resolved = [index for index in own if classes[index] != "_"]
    types = _resolved("".join([classes[index] for index in resolved]), level, text, resolved)
    higher = _HIGHER[level % 2]
    for index, name in zip(resolved, types, strict=True):
        found[index] = level + higher[name]
    if len(resolved) < len(own):
        for place, index in enumerate(own):
            if classes[index] == "_":
                found[index] = found[own[place - 1]] if place else level


def _isolates(classes: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each isolate that is in no other one begins, and where its PDI stands.

    One without a PDI reaches to the `end`.
    """
    opening = _OPENS.search(classes, start, end)
    while opening:
        closing = _end_of_isolate(classes, opening.start(), end)
        yield opening.start(), closing
        opening = _OPENS.search(classes, closing, end)


def _end_of_isolate(classes: str, start: int, end: int) -> int:
    depth = 0
    for found in _OPENS_OR_CLOSES.finditer(classes, start, end):
        depth += -1 if found[0] == "!" else 1
        if depth == 0:
            return found.start()
    return end


def _first_strong(classes: str, room: tuple[int, int]) -> int:
    """Return the direction of the first letter of an isolate (P2, P3)."""
    start, end = room
    for opening, closing in (*_isolates(classes, start, end), (end, end)):
        letter = _STRONG_ONE.search(classes, start, opening)
        if letter:
            return int(letter[0] != "L")
        start = closing
    return 0


def _resolved(types: str, level: int, text: str, indices: Sequence[int]) -> str:
    """Return `types`, which stand at `indices` of `text`, with only L, R, EN and AN left."""
    own = "R" if level % 2 else "L"
    resolved = _weak(types, own)
    pairs = _pairs([text[index] for index in indices], resolved)
    if pairs:
        resolved = _brackets(pairs, resolved, types, own)
    return _neutral(resolved, own)


def _weak(types: str, own: str) -> str:
    """Resolve marks, and what stands in and beside numbers (W1 to W7)."""
    types = own + types
    if "^" in types:
        types = _MARKS.sub(_marked, types)
    if "1" in types:
        types = _AFTER_ARABIC.sub(lambda found: found[0].replace("1", "2"), types)
    types = types.replace("A", "R")
    types = _IN_NUMBER.sub("1", types)
    types = _IN_ARABIC_NUMBER.sub("2", types)
    types = _BESIDE_NUMBER.sub(lambda found: "1" * len(found[0]), types)
    types = types.translate(_OTHER_SIGNS)
    return _AFTER_LATIN.sub(lambda found: found[0].replace("1", "L"), types)[1:]


def _marked(found: re.Match[str]) -> str:
    """Let marks be what they stand on (W1)."""
    before, marks = found.groups()
    return before + ("." if _OPENS_OR_CLOSES.match(before) else before) * len(marks)


def _pairs(characters: list[str], types: str) -> list[tuple[int, int]]:
    """Return the places of the brackets that belong together, in the order of the opening ones."""
    if _CLOSING.keys().isdisjoint(characters):
        return []
    waiting: list[tuple[str, int]] = []
    pairs = []
    for place, character in enumerate(characters):
        if types[place] != ".":
            continue
        if character in _CLOSING:
            waiting.append((_CLOSING[character], place))
        elif character in _CLOSING.values():
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == character:
                    pairs.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _brackets(pairs: list[tuple[int, int]], resolved: str, types: str, own: str) -> str:
    """Let both brackets of a pair, and the marks on them, run the same way (N0).

    `types` are those from before marks were `resolved`.
    """
    changed = list(resolved)
    for opening, closing in pairs:
        inside = {_STRONG[name] for name in changed[opening + 1 : closing] if name in _STRONG}
        if not inside:
            continue
        if own in inside:
            direction = own
        else:
            earlier = (_STRONG[name] for name in reversed(changed[:opening]) if name in _STRONG)
            direction = next(earlier, own)
        for place in (opening, closing):
            end = place + 1
            while end < len(types) and types[end] == "^":
                end += 1
            changed[place:end] = direction * (end - place)
    return "".join(changed)


def _neutral(types: str, own: str) -> str:
    """Let neutral characters run as those on both sides do, or as the whole does (N1, N2)."""

    def between(found: re.Match[str]) -> str:
        start, end = found.span()
        left = _STRONG[types[start - 1]] if start else own
        right = _STRONG[types[end]] if end < len(types) else own
        return (left if left == right else own) * (end - start)

    return _NEUTRAL.sub(between, types)
