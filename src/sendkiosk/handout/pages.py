"""Putting boxes on pages, so that what belongs together stays together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from sendkiosk.handout.boxes import SLACK, Around, Beside, Box, Column, Part

WORTH_BEGINNING: Final = 1 / 3
"""The part of a page that must be free for something longer than a page to begin on it."""


def paginate(parts: Iterable[Part], height: float) -> tuple[Column, ...]:
    """Return the pages, each `height` points tall at most, on which `parts` stand in order.

    A part is split only if it flows or is taller than a page. A part to `keep` stands on the page
    on which the one after it begins.
    """
    pages: list[Column] = [Column(())]
    for group in _groups(parts):
        rest = group
        while True:
            page = pages[-1]
            room = height - page.height - (rest.gap if page.parts else 0)
            if rest.box.height <= room + SLACK:
                pages[-1] = Column((*page.parts, rest))
                break
            is_long = rest.box.height > height and room >= height * WORTH_BEGINNING
            begins_here = is_long or (rest.flows and room > 0)
            halves = rest.box.split(room) if begins_here else None
            if halves and page.parts and _is_torn(halves[0]):
                halves = None
            if halves:
                pages[-1] = Column((*page.parts, replace(rest, box=halves[0])))
                rest = replace(rest, box=halves[1])
            elif not page.parts:
                raise ValueError("A box neither fits on an empty page nor can be split.")
            pages.append(Column(()))
    return tuple(pages)


def _is_torn(box: Box) -> bool:
    """Tell whether something must stand below the end of `box`, and does not."""
    match box:
        case Column(parts) if parts:
            return parts[-1].keep or _is_torn(parts[-1].box)
        case Beside(left, right):
            return _is_torn(left) or _is_torn(right)
        case Around(inner):
            return _is_torn(inner)
    return False


def _groups(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield each part together with those before it that must stand on the same page."""
    waiting: list[Part] = []
    for part in parts:
        waiting.append(part)
        if not part.keep:
            yield _group(waiting)
            waiting = []
    if waiting:
        yield _group(waiting)


def _group(parts: list[Part]) -> Part:
    flows = any(part.flows for part in parts)
    return Part(Column(tuple(parts)), gap=parts[0].gap, flows=flows)
