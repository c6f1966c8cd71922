"""Which way each character of a paragraph runs: the Unicode Bidirectional Algorithm, UAX #9.

Isolates (U+2066 to U+2069) and marks are understood. The older embeddings and overrides, which no
text of ours holds, are taken for nothing. Rules are named as in the standard.
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

ISOLATES: Final = {"LRI": 0, "RLI": 1, "FSI": None}
"""The classes that begin an isolate, with the direction of what is in it; FSI finds its own."""
_STRONG: Final = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
"""What a class counts as for the neutral characters beside it (N0, N1)."""
_NEUTRAL: Final = {"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"}
_IGNORED: Final = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF"}
_HIGHER: Final = ({"L": 0, "R": 1, "EN": 2, "AN": 2}, {"R": 0, "L": 1, "EN": 1, "AN": 1})
"""By how much the level of a character is higher than an even or odd one (I1, I2)."""
_SIGNS: Final = {"ES", "CS", "ET"}
"""What may belong to the number beside it."""
_CLOSING: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}


def levels(text: str, *, right_to_left: bool) -> tuple[int, ...]:
    """Return the level of each character of `text`, one paragraph; odd ones run right to left.

    `right_to_left` is the direction of the paragraph (rule HL1: it is known, and never guessed).
    """
    base = int(right_to_left)
    if not base and not _MAY_RUN_LEFT.search(text):
        return (0,) * len(text)
    classes = [_class_of(character) for character in text]
    found = [base] * len(text)
    _resolve(text, classes, found, range(len(text)), base)
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
    return unicodedata.bidirectional(character) or "L"


def _resolve(
    text: str, classes: list[str], found: list[int], indices: Sequence[int], level: int
) -> None:
    """Write the levels of the characters at `indices`, an isolate or the whole, to `found`."""
    own: list[int] = []
    has_isolates = any(classes[index] in ISOLATES for index in indices)
    for index, inside in _with_isolates(classes, indices) if has_isolates else ():
        own.append(index)
        if inside:
            direction = ISOLATES[classes[index]]
            if direction is None:
                direction = _first_strong(classes, inside)
            _resolve(text, classes, found, inside, level + (1 if level % 2 != direction else 2))
    own = own or list(indices)
    resolved = [index for index in own if classes[index] not in _IGNORED]
    types = _resolved_types(text, [classes[index] for index in resolved], resolved, level)
    higher = _HIGHER[level % 2]
    for index, name in zip(resolved, types, strict=True):
        found[index] = level + higher[name]
    if len(resolved) < len(own):
        for place, index in enumerate(own):
            if classes[index] in _IGNORED:
                found[index] = found[own[place - 1]] if place else level


def _with_isolates(
    classes: list[str], indices: Sequence[int]
) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield each index that is not inside of an isolate, and what is inside if one begins there."""
    place = 0
    while place < len(indices):
        index = indices[place]
        inside: Sequence[int] = ()
        if classes[index] in ISOLATES:
            end = _end_of_isolate(classes, indices, place)
            inside = indices[place + 1 : end]
            place = end - 1
        yield index, inside
        place += 1


def _end_of_isolate(classes: list[str], indices: Sequence[int], place: int) -> int:
    """Return the place in `indices` of the PDI for the isolate at `place`; the end without one."""
    depth = 0
    for later in range(place, len(indices)):
        name = classes[indices[later]]
        depth += (name in ISOLATES) - (name == "PDI")
        if depth == 0:
            return later
    return len(indices)


def _first_strong(classes: list[str], inside: Sequence[int]) -> int:
    """Return the direction of the first letter of an isolate (P2, P3)."""
    for index, _ in _with_isolates(classes, inside):
        if classes[index] in {"L", "R", "AL"}:
            return int(classes[index] != "L")
    return 0


def _resolved_types(text: str, types: list[str], indices: list[int], level: int) -> list[str]:
    """Return `types` with only L, R, EN and AN left."""
    own = "R" if level % 2 else "L"
    marks = [name == "NSM" for name in types]
    _weak(types, own)
    _brackets([text[index] for index in indices], types, marks, own)
    _neutral(types, own)
    return types


def _weak(types: list[str], own: str) -> None:
    """Resolve marks, and what stands in and beside numbers (W1 to W7)."""
    _marks(types, own)
    _arabic_numbers(types, own)
    _beside_numbers(types)
    _latin_numbers(types, own)


def _marks(types: list[str], own: str) -> None:
    """Let marks be what they stand on (W1)."""
    before = own
    for place, name in enumerate(types):
        if name == "NSM":
            types[place] = "ON" if before in ISOLATES or before == "PDI" else before
        before = types[place]


def _arabic_numbers(types: list[str], own: str) -> None:
    """Let digits after Arabic letters be Arabic numbers, and those letters run right (W2, W3)."""
    strong = own
    for place, name in enumerate(types):
        if name in {"L", "R", "AL"}:
            strong = name
        elif name == "EN" and strong == "AL":
            types[place] = "AN"
    types[:] = ["R" if name == "AL" else name for name in types]


def _beside_numbers(types: list[str]) -> None:
    """Let one sign between two numbers, and all signs beside one, belong to it (W4, W5)."""
    if _SIGNS.isdisjoint(types):
        return
    for place in range(1, len(types) - 1):
        left, name, right = types[place - 1 : place + 2]
        joins = (name == "CS" and left in {"EN", "AN"}) or (name == "ES" and left == "EN")
        if joins and left == right:
            types[place] = left
    for start, end in _stretches(types, {"ET"}):
        if "EN" in (*types[start - 1 : start], *types[end : end + 1]):
            types[start:end] = ["EN"] * (end - start)


def _latin_numbers(types: list[str], own: str) -> None:
    """Let other signs be neutral, and digits after Latin letters run as these do (W6, W7)."""
    strong = own
    for place, name in enumerate(types):
        if name in {"ES", "ET", "CS"}:
            types[place] = "ON"
        elif name in {"L", "R"}:
            strong = name
        elif name == "EN" and strong == "L":
            types[place] = "L"


def _brackets(characters: list[str], types: list[str], marks: list[bool], own: str) -> None:
    """Let both brackets of a pair, and the marks on them, run the same way (N0)."""
    for opening, closing in _pairs(characters, types):
        inside = {_STRONG[name] for name in types[opening + 1 : closing] if name in _STRONG}
        if not inside:
            continue
        if own in inside:
            direction = own
        else:
            earlier = (_STRONG[name] for name in reversed(types[:opening]) if name in _STRONG)
            direction = next(earlier, own)
        for place in (opening, closing):
            types[place] = direction
            while place + 1 < len(types) and marks[place + 1]:
                place += 1  # noqa: PLW2901
                types[place] = direction


def _pairs(characters: list[str], types: list[str]) -> list[tuple[int, int]]:
    """Return the places of the brackets that belong together, in the order of the opening ones."""
    if set(_CLOSING).isdisjoint(characters):
        return []
    waiting: list[tuple[str, int]] = []
    pairs = []
    for place, character in enumerate(characters):
        if types[place] != "ON":
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


def _neutral(types: list[str], own: str) -> None:
    """Let neutral characters run as those on both sides do, or as the whole does (N1, N2)."""
    for start, end in _stretches(types, _NEUTRAL):
        left = _STRONG[types[start - 1]] if start else own
        right = _STRONG[types[end]] if end < len(types) else own
        types[start:end] = [left if left == right else own] * (end - start)


def _stretches(types: list[str], wanted: set[str]) -> list[tuple[int, int]]:
    """Return where each stretch of `wanted` types begins and ends."""
    found = []
    start = None
    for place, name in enumerate((*types, "")):
        if name in wanted:
            start = place if start is None else start
        elif start is not None:
            found.append((start, place))
            start = None
    return found
