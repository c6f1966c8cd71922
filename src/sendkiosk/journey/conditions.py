"""Conditions over the answers of a visit: small trees of data, with no code in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from sendkiosk.journey.time_limits import Answer, Standing


class Facts(Protocol):
    """What a condition may look at: the answers of a visit, and where its time limits stand."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answers by screen id."""

    def standing(self, limit: str) -> Standing:
        """Where the time limit with the id `limit` stands today."""


@dataclass(frozen=True, slots=True)
class Always:
    """Holds for every visit."""

    def holds(self, facts: Facts) -> bool:  # noqa: ARG002 - every condition is asked alike
        """Return True."""
        return True


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when the answer on `screen` is one of `codes`; of several, when one of them is."""

    screen: str
    codes: frozenset[str]

    def holds(self, facts: Facts) -> bool:
        """Tell whether one of the codes was chosen."""
        answer = facts.answers.get(self.screen)
        if isinstance(answer, tuple):
            return not self.codes.isdisjoint(answer)
        return answer in self.codes


@dataclass(frozen=True, slots=True)
class Answered:
    """Holds when `screen` has an answer, whichever it is."""

    screen: str

    def holds(self, facts: Facts) -> bool:
        """Tell whether the screen was answered."""
        return self.screen in facts.answers


@dataclass(frozen=True, slots=True)
class Dated:
    """Holds when the answer on `screen` is an exact date."""

    screen: str

    def holds(self, facts: Facts) -> bool:
        """Tell whether an exact date was given."""
        return isinstance(facts.answers.get(self.screen), date)


@dataclass(frozen=True, slots=True)
class DateBefore:
    """Holds when the answer on `screen` is an exact date before `day`."""

    screen: str
    day: date

    def holds(self, facts: Facts) -> bool:
        """Tell whether the date given lies before the day."""
        answer = facts.answers.get(self.screen)
        return isinstance(answer, date) and answer < self.day


@dataclass(frozen=True, slots=True)
class Stands:
    """Holds when the time limit `limit` stands at one of `standings` today."""

    limit: str
    standings: frozenset[Standing]

    def holds(self, facts: Facts) -> bool:
        """Tell whether the time limit stands there."""
        return facts.standing(self.limit) in self.standings


@dataclass(frozen=True, slots=True)
class Anywhere:
    """Holds when `code` was the answer on any screen (such as "I just want to talk")."""

    code: str

    def holds(self, facts: Facts) -> bool:
        """Tell whether the code was chosen anywhere, alone or among others."""
        return any(
            self.code in answer if isinstance(answer, tuple) else self.code == answer
            for answer in facts.answers.values()
        )


@dataclass(frozen=True, slots=True)
class All:
    """Holds when all `parts` hold."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        """Tell whether each part holds."""
        return all(part.holds(facts) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Any:
    """Holds when one of `parts` holds."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        """Tell whether a part holds."""
        return any(part.holds(facts) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when `part` does not."""

    part: Condition

    def holds(self, facts: Facts) -> bool:
        """Tell whether the part does not hold."""
        return not self.part.holds(facts)


Condition: TypeAlias = (
    Always | AnyOf | Answered | Dated | DateBefore | Stands | Anywhere | All | Any | Not
)


def atoms(condition: Condition) -> Iterator[Condition]:
    """Yield each condition in the tree that is not made of others."""
    if isinstance(condition, All | Any):
        for part in condition.parts:
            yield from atoms(part)
    elif isinstance(condition, Not):
        yield from atoms(condition.part)
    else:
        yield condition
