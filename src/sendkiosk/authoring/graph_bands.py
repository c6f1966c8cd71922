"""Bands of a picture: boxes in columns, from left to right, that fit beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sendkiosk.authoring.graph_columns import (
    ABOVE,
    COLUMNS,
    LANE,
    LANE_ABOVE,
    Band,
    laid_out,
    layers_of,
)
from sendkiosk.authoring.graph_parts import Part, units

_PATIENCE: Final = 24
"""How many boxes that do not fit are tried before a band is closed."""


def bands_of(parts: Sequence[Part], highest: float) -> tuple[Band, ...]:
    """Return `parts` in bands no higher than `highest` and no wider than a sheet.

    They are in an order in which arrows lead to later ones. What fits beside what comes before it
    is drawn there; the rest begins a new band.
    """
    groups = {
        name: group
        for owner, members in units(parts).items()
        for name, group in _together(owner, members, highest)
    }
    owners = {part.key: owner for owner, members in groups.items() for part in members}
    needs = _needs(groups, owners)
    waiting = list(groups)
    placed: set[str] = set()
    bands: list[Band] = []
    while waiting:
        chosen: list[Part] = []
        taken: set[str] = set()
        misses = 0
        for owner in waiting:
            if misses > _PATIENCE:
                break
            ready = needs[owner] <= placed | taken
            if ready and (not chosen or _fits([*chosen, *groups[owner]], highest)):
                chosen += groups[owner]
                taken.add(owner)
            else:
                misses += 1
        waiting = [owner for owner in waiting if owner not in taken]
        placed |= taken
        bands.append(laid_out(chosen))
    return tuple(bands)


def _together(
    owner: str, members: Sequence[Part], highest: float
) -> Iterator[tuple[str, Sequence[Part]]]:
    """Yield `members` as one group, or each by itself where they fit on no sheet together."""
    if len(members) == 1 or _fits(members, highest):
        yield owner, members
    else:
        yield from ((part.key, (part,)) for part in members)


def _needs(
    groups: Mapping[str, Sequence[Part]], owners: Mapping[str, str]
) -> Mapping[str, set[str]]:
    """Return for each box those from which arrows lead to it."""
    needs: dict[str, set[str]] = {owner: set() for owner in groups}
    for owner, members in groups.items():
        for part in members:
            needed = (owners[way.to] for way in part.ways)
            for other in needed:
                if other != owner:
                    needs[other].add(owner)
    return needs


def _fits(parts: Sequence[Part], highest: float) -> bool:
    layers = layers_of(parts)
    if max(layers.values()) >= COLUMNS:
        return False
    used = [0.0] * COLUMNS
    for part in parts:
        used[layers[part.key]] += part.height + ABOVE
        for to in {way.to for way in part.ways}:
            for between in range(layers[part.key] + 1, layers.get(to, 0)):
                used[between] += LANE + LANE_ABOVE
    return max(used) <= highest
