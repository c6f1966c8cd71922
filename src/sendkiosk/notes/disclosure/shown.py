"""What of a count may be shown: the forms that a cell of a table can have.

Counts under 5 are shown as "fewer than 5", other counts are rounded to 5, and none is shown as 0
(Ofqual, facts R11). The cross-tables of a site count by three fields (the site is one), so there
counts under 10 are "fewer than 10", none included (facts R12).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

STEP: Final = 5
"""What counts are rounded to."""

FEWEST_VISITS: Final = 20
"""Nothing is shown of fewer visits than these."""

SMALLEST: Final = 5
"""The smallest count that is shown in a table; of a cross-table it is `SMALLEST_CROSSED`."""

SMALLEST_CROSSED: Final = 10


class Form(Enum):
    """In which form a count is shown."""

    ZERO = "zero"
    """There was none: the one count that is shown as it is."""
    FEWER = "fewer"
    """A small count: fewer than `high` + 1."""
    ROUNDED = "rounded"
    """`value`, rounded to 5."""
    BETWEEN = "between"
    """A sum, or shown more roughly: from `low` to `high`, and `value` is about the middle."""
    AT_LEAST = "at least"
    """`low` or more; how many more is held back so that small counts cannot be worked out."""
    HIDDEN = "hidden"
    """Held back, so that small counts cannot be worked out."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of one count.

    The count is at least `low` and at most `high`; no `high` means that nothing is said of it.
    `value` is a multiple of 5 to write or draw, and stands only where the form says so.
    """

    form: Form
    low: int
    high: int | None
    value: int | None = None

    def allows(self, count: int) -> bool:
        """Tell whether what is shown would be true of `count`."""
        return self.low <= count and (self.high is None or count <= self.high)


ZERO: Final = Shown(Form.ZERO, 0, 0, 0)
FEW: Final = Shown(Form.FEWER, 1, SMALLEST - 1)
FEW_CROSSED: Final = Shown(Form.FEWER, 0, SMALLEST_CROSSED - 1)
HIDDEN: Final = Shown(Form.HIDDEN, 0, None)


def shown_visits(count: int) -> Shown:
    """Return how a `count` of visits is shown, which is FEWEST_VISITS at least."""
    return _rounded(count, FEWEST_VISITS)


def shown_in_table(count: int) -> Shown:
    """Return how a `count` in a table of one field is shown."""
    if count == 0:
        return ZERO
    return FEW if count < SMALLEST else _rounded(count, SMALLEST)


def shown_in_cross_table(count: int) -> Shown:
    """Return how a `count` in a table of two fields is shown, where both codes occur."""
    return FEW_CROSSED if count < SMALLEST_CROSSED else _rounded(count, SMALLEST_CROSSED)


def wider(shown: Shown, smallest: int) -> Shown:
    """Return the next form that says less of a count: from a rounded one in the end to nothing.

    The first step takes in the rounded values above and below. `smallest` is the smallest count
    that its table shows.
    """
    if shown.form is Form.ROUNDED and shown.value is not None:
        return roughly(shown.value, smallest)
    return Shown(Form.AT_LEAST, smallest, None) if shown.form is Form.BETWEEN else HIDDEN


def roughly(value: int, smallest: int) -> Shown:
    """Return a count that rounds to `value`, to 5 less or to 5 more, but is at least `smallest`."""
    half = STEP + STEP // 2
    return Shown(Form.BETWEEN, max(smallest, value - half), value + half, value)


def nearest(number: float) -> int:
    """Return the multiple of 5 that is nearest to `number`; of two, the higher one."""
    return STEP * int(number / STEP + 0.5)


def _rounded(count: int, smallest: int) -> Shown:
    """Return `count` rounded, and which counts of at least `smallest` are shown the same."""
    value = nearest(count)
    return Shown(Form.ROUNDED, max(smallest, value - STEP // 2), value + STEP // 2, value)
