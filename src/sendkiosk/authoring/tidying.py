"""The shortest form of a condition that holds for the same visits, so far as its form shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sendkiosk.journey.conditions import All, Always, Any, AnyOf, Condition, Not, Stands
from sendkiosk.journey.time_limits import Standing

NEVER = Not(Always())


def tidy(condition: Condition) -> Condition:
    """Return `condition` with no part that changes nothing.

    In the result only conditions that are not made of others are negated, and `Stands` is not;
    `All` stands only in `Any` and the other way round, and each has two parts or more. What always
    holds is `Always`, what never does is `Not(Always())`.
    """
    return _tidied(condition, negated=False)


def _tidied(condition: Condition, *, negated: bool) -> Condition:
    match condition:
        case Not(part):
            return _tidied(part, negated=not negated)
        case All(parts) | Any(parts):
            together = isinstance(condition, All) is not negated
            return _joined([_tidied(part, negated=negated) for part in parts], together=together)
        case AnyOf(_, codes) if not codes:
            return _fixed(holds=negated)
        case Stands(limit, standings):
            # A time limit always stands somewhere: "not there" means "at one of the others".
            there = frozenset(Standing) - standings if negated else standings
            if not there or there == frozenset(Standing):
                return _fixed(holds=bool(there))
            return Stands(limit, there)
    return Not(condition) if negated else condition


def _fixed(*, holds: bool) -> Condition:
    return Always() if holds else NEVER


def _joined(parts: Sequence[Condition], *, together: bool) -> Condition:
    """Return the condition that all of `parts` hold, or that one does."""
    # Of all, what always holds can be left out; of one, what never does. The other one decides.
    nothing, decides = _fixed(holds=together), _fixed(holds=not together)
    merged: list[Condition] = []
    for part in _flat(parts, together=together):
        _take(merged, part, together=together)
    kept = [part for part in (_tidied(part, negated=False) for part in merged) if part != nothing]
    if decides in kept:
        return decides
    if len(kept) < 2:  # noqa: PLR2004
        return kept[0] if kept else nothing
    return All(tuple(kept)) if together else Any(tuple(kept))


def _flat(parts: Sequence[Condition], *, together: bool) -> Iterator[Condition]:
    for part in parts:
        if isinstance(part, All if together else Any):
            yield from part.parts
        else:
            yield part


def _take(kept: list[Condition], part: Condition, *, together: bool) -> None:
    """Add `part` to `kept`, or make one of two that ask the same screen for different answers."""
    for place, other in enumerate(kept):
        both = other if other == part else _merged(other, part, together=together)
        if both is not None:
            kept[place] = both
            return
    kept.append(part)


def _merged(one: Condition, other: Condition, *, together: bool) -> Condition | None:
    match one, other:
        case AnyOf(screen, codes), AnyOf(same, more) if not together and screen == same:
            return AnyOf(screen, codes | more)
        case Not(AnyOf(screen, codes)), Not(AnyOf(same, more)) if together and screen == same:
            return Not(AnyOf(screen, codes | more))
        case Stands(limit, there), Stands(same, more) if limit == same:
            return Stands(limit, there & more if together else there | more)
    return None
