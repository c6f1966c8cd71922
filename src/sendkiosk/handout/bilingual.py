"""Two languages on one sheet: the same parts beside each other, so that both readers follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import TypeAlias

from sendkiosk.handout.boxes import Beside, Box, Column, Facing, Part, Rule
from sendkiosk.handout.design import BETWEEN_COLUMNS, SheetSize
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.phrases import DRAFT

Tell: TypeAlias = Callable[[Typesetter], Iterable[Part]]
"""Returns the parts of a story in the language of a typesetter: as many in each language."""


def in_both(tell: Tell, own: Typesetter, english: Typesetter | None) -> tuple[Part, ...]:
    """Return the parts of `tell` in the visitor's own language, each beside its English.

    Large type leaves no room beside it, so the English stands below each part. Without `english`
    there is one language.
    """
    if english is None:
        return tuple(tell(own))
    if own.design.size is SheetSize.STANDARD:
        offset = (own.width + BETWEEN_COLUMNS) / 2
        theirs = tell(_twin(english.narrower(offset)))
        return tuple(_beside(tell(own.narrower(offset)), theirs, english, offset))
    return tuple(_below(tell(own), tell(_twin(english)), english))


def draft_notice(setter: Typesetter) -> Part:
    """Return that the words are a draft."""
    return Part(setter.bold(setter.say(DRAFT), setter.design.small), keep=True)


def _beside(
    own: Iterable[Part], theirs: Iterable[Part], english: Typesetter, offset: float
) -> Iterator[Part]:
    for one, other in _pairs(own, theirs):
        facing = _facing(other.box, english, english.width - offset)
        yield Part(
            Beside(one.box, facing, offset),
            max(one.gap, other.gap),
            one.keep or other.keep,
            one.flows or other.flows,
        )


def _below(own: Iterable[Part], theirs: Iterable[Part], english: Typesetter) -> Iterator[Part]:
    gap = english.design.gap
    for one, other in _pairs(own, theirs):
        yield replace(one, gap=max(one.gap, gap))
        if not isinstance(other.box, Rule):  # one line across is enough
            facing = _facing(other.box, english, english.width)
            yield replace(other, box=facing, gap=gap * 0.4)


def _pairs(own: Iterable[Part], theirs: Iterable[Part]) -> Iterator[tuple[Part, Part]]:
    return zip_longest(own, theirs, fillvalue=Part(Column(())))


def _facing(box: Box, setter: Typesetter, width: float) -> Box:
    return Facing(box, width, setter.faces.right_to_left)


def _twin(setter: Typesetter) -> Typesetter:
    """Return the typesetter of what says the same once more: the outline has it already."""
    return replace(setter, outlined=False)
