"""Which visitors a set of paths stands for, told by the answers that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from sendkiosk.authoring.in_words import Wordsmith, standing_in_words
from sendkiosk.journey.conditions import Anywhere, Not
from sendkiosk.journey.flow import Kind
from sendkiosk.journey.time_limits import Standing

Value: TypeAlias = "str | tuple[str, ...] | None"
"""What a path has for a trait: a code, several, where a time limit stands; None where not asked."""

Box: TypeAlias = "Mapping[Trait, frozenset[Value]]"
"""Traits, and for each those of its values that paths in the box may have."""

MOST_PARTS: Final = 4
"""Into how many parts a set may be cut, to tell it exactly, before that is harder to read."""
DEEPEST: Final = 2
MOST_CLAUSES: Final = 6
"""How many clauses tell one part; the rest is told by the number of others who share them."""

EXACT_DATE: Final = "an exact date"


class Trait(NamedTuple):
    """What paths can be told apart by: the answer on a screen, or where a time limit stands."""

    kind: str
    id: str


SCREEN: Final = "screen"
LIMIT: Final = "limit"
OTHER_LIMIT: Final = "other limit"
"""A time limit as it is counted in the other pack."""
ANYWHERE: Final = "anywhere"
"""A code that may have been CHOSEN on any screen."""
CHOSEN: Final = "chosen"


@dataclass(frozen=True, slots=True)
class Visitors:
    """Some of the paths: how many, and what all of them share, as clauses.

    `others` is how many more paths share it too and are not among them.
    """

    paths: int
    clauses: tuple[str, ...]
    others: int = 0


class Crowd:
    """All paths through a pack, by their traits. A set of them is a number with a bit for each."""

    def __init__(
        self,
        paths: Sequence[Mapping[Trait, Value]],
        words: Wordsmith,
        other_rule: str = "by the old rule",
    ) -> None:
        """Keep the traits of `paths`, each known by its place among them.

        `other_rule` stands before what is said of an OTHER_LIMIT.
        """
        self._other_rule = other_rule
        self._words = words
        self._all = (1 << len(paths)) - 1
        traits = dict.fromkeys(trait for path in paths for trait in path)
        self._holding = {trait: _by_value(paths, trait) for trait in traits}

    def visitors(self, places: Iterable[int]) -> tuple[Visitors, ...]:
        """Return who the paths at `places` are, told in as few parts as tell them exactly.

        Where there are too many of those, they are told as one, with the others who share it.
        """
        wanted = _bits(places, self._all.bit_length())
        return tuple(self._told(part) for part in self._parts(wanted, DEEPEST))

    def _told(self, wanted: int) -> Visitors:
        box = self._shortened(self._box(wanted))
        others = (self._inside(box) & ~wanted).bit_count()
        clauses = tuple(self._clause(trait, values) for trait, values in box.items())
        return Visitors(wanted.bit_count(), clauses, others)

    def _box(self, wanted: int) -> dict[Trait, frozenset[Value]]:
        """Return the traits in which the paths in `wanted` have not every value that there is."""
        box = {}
        for trait, holding in self._holding.items():
            values = frozenset(value for value, paths in holding.items() if paths & wanted)
            if len(values) < len(holding):
                box[trait] = values
        return box

    def _inside(self, box: Box) -> int:
        """Return all paths that have one of the values of each trait."""
        inside = self._all
        for trait, values in box.items():
            inside &= self._any(trait, values)
        return inside

    def _any(self, trait: Trait, values: frozenset[Value]) -> int:
        holding = self._holding[trait]
        if len(values) * 2 > len(holding):
            # The values of one trait share no path, so the rest of them can be taken away.
            return self._all & ~_union(holding[value] for value in holding if value not in values)
        return _union(holding[value] for value in values)

    def _shortened(self, box: dict[Trait, frozenset[Value]]) -> dict[Trait, frozenset[Value]]:
        """Return the traits of `box` that tell most, at most as many as people read."""
        inside, chosen = self._all, dict[Trait, frozenset[Value]]()
        least = self._inside(box)
        while inside != least and len(chosen) < MOST_CLAUSES:
            trait = min(
                box.keys() - chosen.keys(),
                key=lambda one: (
                    (inside & self._any(one, box[one])).bit_count(),
                    self._effort(one, box[one]),
                ),
            )
            chosen[trait] = box[trait]
            inside &= self._any(trait, box[trait])
        for trait in list(chosen):
            rest = {other: values for other, values in chosen.items() if other != trait}
            if self._inside(rest) == inside:
                chosen = rest
        return {trait: values for trait, values in box.items() if trait in chosen}

    def _effort(self, trait: Trait, values: frozenset[Value]) -> tuple[int, int]:
        said = min(len(values), len(self._holding[trait]) - len(values))
        return said + (None in values), list(self._holding).index(trait)

    def _parts(self, wanted: int, depth: int) -> list[int]:
        """Return `wanted` cut along a trait where that leaves fewer others in the boxes."""
        excess = self._excess(wanted)
        if not excess or not depth:
            return [wanted]
        best, least = [wanted], excess
        for trait in self._holding:
            parts = self._cut(wanted, trait)
            left = sum(self._excess(part) for part in parts)
            if left < least and len(parts) <= MOST_PARTS:
                best, least = parts, left
        if len(best) == 1:
            return best
        finer = [cut for part in best for cut in self._parts(part, depth - 1)]
        return finer if len(finer) <= MOST_PARTS else best

    def _cut(self, wanted: int, trait: Trait) -> list[int]:
        """Return the paths in `wanted` by their value of `trait`; like ones stay together."""
        parts: dict[tuple[tuple[Trait, frozenset[Value]], ...], int] = {}
        for paths in self._holding[trait].values():
            if part := paths & wanted:
                like = tuple(pair for pair in self._box(part).items() if pair[0] != trait)
                parts[like] = parts.get(like, 0) | part
        return list(parts.values())

    def _excess(self, wanted: int) -> int:
        return (self._inside(self._box(wanted)) & ~wanted).bit_count()

    def _clause(self, trait: Trait, values: frozenset[Value]) -> str:
        missing = frozenset(self._holding[trait]) - values
        if trait.kind == SCREEN:
            return _answer_clause(self._words, trait.id, values, missing)
        if trait.kind == ANYWHERE:
            chosen = Anywhere(trait.id)
            return self._words.clause(chosen if CHOSEN in values else Not(chosen))
        told = [standing_in_words(place.value) for place in Standing if place.value in values]
        rule = f"{self._other_rule} " if trait.kind == OTHER_LIMIT else ""
        return f"{rule}{self._words.limit(trait.id)} {_or(told)}"


def _answer_clause(
    words: Wordsmith, screen: str, values: frozenset[Value], missing: frozenset[Value]
) -> str:
    name = words.screen(screen)
    asked = "shown" if words.flow.screens[screen].kind is Kind.INFORMATION else "asked"
    if missing == {None}:
        return f"{name} was {asked}"
    if values == {None}:
        return f"{name} was not {asked}"
    if len(missing - {None}) < len(values - {None}):
        # "Is not" would hold for those who were not asked, too.
        is_not = "was asked and is not" if None in missing else "is not"
        return f"{name} {is_not} {_or(_said(words, screen, missing))}"
    not_asked = " or was not asked" if None in values else ""
    return f"{name} is {_or(_said(words, screen, values))}{not_asked}"


def _said(words: Wordsmith, screen: str, values: frozenset[Value]) -> Iterator[str]:
    """Yield what was said in words: single answers in their order on the screen, then others."""
    single = {value for value in values if isinstance(value, str)}
    dates = sorted(value for value in single if value.startswith(EXACT_DATE))
    yield from dates
    yield from words.answers(screen, single - set(dates))
    for several in sorted(value for value in values if isinstance(value, tuple)):
        yield " and ".join(words.answers(screen, several))


def _or(told: Iterable[str]) -> str:
    texts = list(told)
    return f"{', '.join(texts[:-1])} or {texts[-1]}" if len(texts) > 1 else "".join(texts)


def _by_value(paths: Sequence[Mapping[Trait, Value]], trait: Trait) -> Mapping[Value, int]:
    places: dict[Value, list[int]] = {}
    for place, path in enumerate(paths):
        places.setdefault(path.get(trait), []).append(place)
    return {value: _bits(found, len(paths)) for value, found in places.items()}


def _bits(places: Iterable[int], size: int) -> int:
    """Return the number in which the bits at `places` are set; far faster than one by one."""
    held = bytearray(size // 8 + 1)
    for place in places:
        held[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(held, "little")


def _union(sets: Iterable[int]) -> int:
    together = 0
    for one in sets:
        together |= one
    return together
