"""Remembering what depends on few answers, so that walking all paths does not ask it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from sendkiosk.journey.conditions import (
    Answered,
    AnyOf,
    Anywhere,
    Condition,
    DateBefore,
    Dated,
    Stands,
    atoms,
)
from sendkiosk.journey.flow import Flow
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Visit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reads:
    """What a condition looks at: the answers on `screens`, and whether `codes` are anywhere."""

    screens: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


def reads(flow: Flow, conditions: Iterable[Condition]) -> Reads:
    """Return all that `conditions` look at, each once and in a fixed order."""
    screens: set[str] = set()
    codes: set[str] = set()
    for condition in conditions:
        for atom in atoms(condition):
            match atom:
                case Anywhere(code):
                    codes.add(code)
                case Stands(limit, _):
                    screens.update(limit_reads(flow, limit).screens)
                case AnyOf(screen, _) | DateBefore(screen, _) | Answered(screen) | Dated(screen):
                    screens.add(screen)
    return Reads(tuple(sorted(screens)), tuple(sorted(codes)))


def limit_reads(flow: Flow, limit: str) -> Reads:
    """Return what decides where the time limit with the id `limit` stands."""
    periods = flow.limits[limit].dated_periods
    return Reads(tuple(sorted({period.screen for period in periods})))


class Memory(Generic[T]):
    """What a question about visits comes to, asked once for all visits that look alike to it."""

    def __init__(self, looks_at: Reads, ask: Callable[[Visit], T]) -> None:
        """Begin empty; what `ask` returns must depend on what `looks_at` names and no more."""
        self._looks_at = looks_at
        self._ask = ask
        self._known: dict[object, T] = {}

    def of(self, visit: Visit, codes: frozenset[str]) -> T:
        """Return what the question comes to for `visit`; `codes` are `codes_of` its answers."""
        get = visit.answers.get
        seen: object = (
            *[get(screen) for screen in self._looks_at.screens],
            *[code in codes for code in self._looks_at.codes],
        )
        if seen not in self._known:
            self._known[seen] = self._ask(visit)
        return self._known[seen]


def codes_of(answers: Mapping[str, Answer]) -> frozenset[str]:
    """Return every code chosen among `answers`."""
    codes: set[str] = set()
    for answer in answers.values():
        if isinstance(answer, str):
            codes.add(answer)
        elif isinstance(answer, tuple):
            codes.update(answer)
    return frozenset(codes)
