"""How two conditions differ: for whom the new one holds in addition, and for whom no longer."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from sendkiosk.authoring.diff_changes import Line
from sendkiosk.authoring.in_words import clauses, in_words
from sendkiosk.authoring.tidying import NEVER, tidy
from sendkiosk.journey.conditions import All, Always, Any, AnyOf, Condition, Not
from sendkiosk.journey.flow import Flow, Kind

Key: TypeAlias = Hashable

ALL_ELSE: Final = "and all else that “For whom” asks for"
"""Stands for the conditions that were there before and still are."""
NONE_BEFORE: Final = "and none of the conditions holds of which one was enough before"
NONE_NOW: Final = "and none of the conditions holds of which one is enough now"
"""Stand for the reasons for which the other pack shows the step, too."""
MANY_REASONS: Final = 3


def meaning(condition: Condition) -> Key:
    """Return what is equal for two conditions that are the same but for how they are written."""
    return _key(tidy(condition))


def beyond(condition: Condition, other: Condition, flow: Flow) -> Condition:
    """Return the condition that `condition` holds and `other` does not, as short as can be seen.

    It is NEVER where its form shows that there is no such visit.
    """
    common = _common(condition, other)
    mine = [part for part in _parts(condition) if meaning(part) not in common]
    others = [part for part in _parts(other) if meaning(part) not in common]
    shared = [part for part in _parts(condition) if meaning(part) in common]
    return _short([*mine, Not(All(tuple(others))), *shared], flow)


def condition_lines(old: Condition, new: Condition, flows: tuple[Flow, Flow]) -> Iterator[Line]:
    """Yield for whom something is shown now that was not before, and the other way round."""
    if meaning(old) == meaning(new):
        return
    before, after = flows
    common = _common(old, new)
    come, gone = beyond(new, old, after), beyond(old, new, before)
    if come != NEVER:
        told = _differing(come, common, after, (old, NONE_BEFORE))
        yield Line("Is now shown when", new=told)
    if gone != NEVER:
        told = _differing(gone, common, before, (new, NONE_NOW))
        yield Line("Is no longer shown when", old=told)
    if come == gone == NEVER:
        yield Line("Its condition is written otherwise", clauses(old, before), clauses(new, after))


def whom(condition: Condition, flow: Flow) -> str:
    """Return for which visitors `condition` holds."""
    if tidy(condition) == Always():
        return "everybody"
    return f"visitors where {joined(clauses(condition, flow))}"


def joined(told: Iterable[str]) -> str:
    """Return clauses that must all hold as one, with brackets round those that have parts."""
    found = list(told)
    if len(found) == 1:
        return found[0]
    return "; and ".join(f"({clause})" if "; " in clause else clause for clause in found)


def _key(condition: Condition) -> Key:
    match condition:
        case All(parts) | Any(parts):
            return type(condition).__name__, frozenset(_key(part) for part in parts)
        case Not(part):
            return "Not", _key(part)
    return condition


def _common(one: Condition, other: Condition) -> frozenset[Key]:
    """Return what both conditions ask for."""
    theirs = {meaning(part) for part in _parts(other)}
    return frozenset(meaning(part) for part in _parts(one)) & theirs


def _differing(
    condition: Condition, common: frozenset[Key], flow: Flow, other: tuple[Condition, str]
) -> tuple[str, ...]:
    """Return the parts of `condition` that the reader of the whole one has not read already.

    Where the `other` condition holds for many reasons, its phrase says that none of them does.
    """
    excluded, phrase = other
    # A condition that always holds has no parts, and is said as it is.
    parts = _parts(condition) or (condition,)
    own = [part for part in parts if meaning(part) not in common] or list(parts)
    rest = [ALL_ELSE] if len(own) < len(parts) else []
    barred = {
        meaning(Not(reason))
        for part in _parts(excluded)
        if isinstance(part, Any)
        for reason in part.parts
    }
    unbarred = [part for part in own if meaning(part) not in barred]
    if unbarred and len(own) - len(unbarred) >= MANY_REASONS:
        own, rest = unbarred, [*rest, phrase]
    return (*(in_words(part, flow) for part in own), *rest)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    tidied = tidy(condition)
    if tidied == Always():
        return ()
    return tidied.parts if isinstance(tidied, All) else (tidied,)


def _short(parts: Sequence[Condition], flow: Flow) -> Condition:
    """Return the condition that all of `parts` hold, without what the others make needless."""
    tidied = tidy(All(tuple(parts)))
    if not isinstance(tidied, All):
        return tidied
    simple = _agreed([part for part in tidied.parts if not isinstance(part, Any)], flow)
    if NEVER in simple:
        return NEVER
    kept = list(simple)
    for part in tidied.parts:
        if isinstance(part, Any) and not _implied(part, simple, flow):
            possible = [one for one in part.parts if not _contradicts(one, simple, flow)]
            kept.append(tidy(Any(tuple(possible))))
    # A reason that is the only one left may in turn make other parts needless.
    return tidied if kept == list(tidied.parts) else _short(kept, flow)


def _implied(part: Any, simple: Sequence[Condition], flow: Flow) -> bool:
    """Tell whether one of the ways in which `part` can hold follows from `simple`."""
    return any(_contradicts(Not(one), simple, flow) for one in part.parts)


def _contradicts(part: Condition, simple: Sequence[Condition], flow: Flow) -> bool:
    tidied = tidy(part)
    if isinstance(tidied, Any):
        return all(_contradicts(one, simple, flow) for one in tidied.parts)
    parts = tidied.parts if isinstance(tidied, All) else (tidied,)
    together = tidy(All((*simple, *(one for one in parts if not isinstance(one, Any)))))
    return NEVER in _agreed(together.parts if isinstance(together, All) else [together], flow)


def _agreed(parts: Sequence[Condition], flow: Flow) -> list[Condition]:
    """Return `parts`, which all hold, with one condition for each screen that takes one answer.

    NEVER is among them where they cannot hold together.
    """
    agreed: list[Condition] = []
    for part in parts:
        match part:
            case AnyOf(screen, codes) if _takes_one(screen, flow):
                left = _left(screen, codes, parts)
                if AnyOf(screen, left) not in agreed:
                    agreed.append(AnyOf(screen, left) if left else NEVER)
            case Not(AnyOf(screen, _)) if _takes_one(screen, flow) and _asked(screen, parts):
                pass  # the answers that are left say it
            case Not(other) if other in parts:
                agreed.append(NEVER)
            case _:
                agreed.append(part)
    return agreed


def _left(screen: str, codes: frozenset[str], parts: Iterable[Condition]) -> frozenset[str]:
    """Return those of `codes` that no other of `parts` rules out."""
    for part in parts:
        match part:
            case AnyOf(same, allowed) if same == screen:
                codes &= allowed
            case Not(AnyOf(same, barred)) if same == screen:
                codes -= barred
    return codes


def _asked(screen: str, parts: Iterable[Condition]) -> bool:
    return any(isinstance(part, AnyOf) and part.screen == screen for part in parts)


def _takes_one(screen: str, flow: Flow) -> bool:
    found = flow.screens.get(screen)
    return found is None or found.kind is not Kind.CHOICES
