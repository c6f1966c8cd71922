"""Adding up what was published, and shares of it.

Nothing is used but what is published, so figures over several blocks tell nothing that the blocks
do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sendkiosk.notes.disclosure.shown import HIDDEN, ZERO, Form, Shown, nearest

SMALLEST_BASE: Final = 30
"""There are no percentages of fewer visits than these (facts R12)."""

_WIDEST: Final = 20
"""Nor where the count may be so many percent of the base apart."""


def total(counts: Iterable[Shown]) -> Shown | None:
    """Return what is shown of the sum of `counts`; None if there are none at all.

    The sum is from the sum of the low ends to that of the high ends; its value is the sum of the
    middles, rounded to 5.
    """
    every = list(counts)
    if not every:
        return None
    some = [count for count in every if count.form is not Form.ZERO]
    if not some:
        return ZERO
    if len(some) == 1:
        return some[0]
    low = sum(count.low for count in some)
    highs = [count.high for count in some if count.high is not None]
    if len(highs) < len(some):
        return Shown(Form.AT_LEAST, low, None) if low else HIDDEN
    middle = sum(
        (count.low + high) / 2 if count.value is None else count.value
        for count, high in zip(some, highs, strict=True)
    )
    return Shown(Form.BETWEEN, low, sum(highs), nearest(middle))


def share(count: Shown | None, base: Shown | None) -> int | None:
    """Return `count` in whole percent of `base`, both as shown; None where none is given."""
    if count is None or count.value is None or count.high is None:
        return None
    if base is None or base.value is None or base.low < SMALLEST_BASE:
        return None
    if 100 * (count.high - count.low) > _WIDEST * base.value:
        return None
    return min(100, round(100 * count.value / base.value))


def is_more(one: Shown | None, other: Shown | None) -> bool:
    """Tell whether it is certain that `one` is more than `other`."""
    return one is not None and other is not None and other.high is not None and one.low > other.high
