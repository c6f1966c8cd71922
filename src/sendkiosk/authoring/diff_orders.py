"""Which steps or letters were moved among the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sendkiosk.authoring.diff_changes import Line
from sendkiosk.authoring.diff_names import title_of
from sendkiosk.authoring.in_words import quoted
from sendkiosk.journey.coding import HELP_NOW
from sendkiosk.journey.flow import Flow, Letter, Step

Ordered = TypeVar("Ordered", Step, Letter)


def moved_steps(old: Flow, new: Flow) -> Mapping[str, Line]:
    """Return the ids of the steps that stand elsewhere among those of their page, and where.

    The steps for danger and crisis have a page of their own.
    """
    found: dict[str, Line] = {}
    for on_page in (is_listed, lambda step: not is_listed(step)):
        before, after = (filter(on_page, flow.steps) for flow in (old, new))
        found |= moved(list(before), list(after))
    return found


def is_listed(step: Step) -> bool:
    """Tell whether a step stands among the steps of a summary."""
    return step.route != HELP_NOW


def in_order(things: Iterable[Ordered]) -> list[Ordered]:
    """Return steps or letters in the order in which visitors see them."""
    return sorted(things, key=lambda thing: thing.order)


def moved(old: Sequence[Ordered], new: Sequence[Ordered]) -> Mapping[str, Line]:
    """Return for the fewest things that were moved where they are now, among those in both."""
    orders = {one.id: one.order for one in old}
    after = [one for one in in_order(new) if one.id in orders]
    stayed = {one.id for one in after}
    before = [one.id for one in in_order(old) if one.id in stayed]
    # Of two that changed places, the one that was given another number is the one that moved.
    weights = [2 * len(after) + (one.order == orders[one.id]) for one in after]
    kept = _heaviest_rise([before.index(one.id) for one in after], weights)
    titles = [f"{quoted(title_of(one))} ({one.id})" for one in after]
    return {
        one.id: Line("Now comes", new=(_between(titles, place),))
        for place, one in enumerate(after)
        if place not in kept
    }


def _between(titles: Sequence[str], place: int) -> str:
    sides = []
    if place:
        sides.append(f"after {titles[place - 1]}")
    if place + 1 < len(titles):
        sides.append(f"before {titles[place + 1]}")
    return " and ".join(sides)


def _heaviest_rise(numbers: Sequence[int], weights: Sequence[int]) -> frozenset[int]:
    """Return the places of the heaviest part of `numbers` in which each is above the one before."""
    best: list[tuple[int, frozenset[int]]] = []
    for place, number in enumerate(numbers):
        below = (best[other] for other in range(place) if numbers[other] < number)
        weight, chain = max(below, default=(0, frozenset()), key=lambda found: found[0])
        best.append((weight + weights[place], chain | {place}))
    return max(best, default=(0, frozenset[int]()), key=lambda found: found[0])[1]
