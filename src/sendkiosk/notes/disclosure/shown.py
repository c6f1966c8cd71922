"""What of a count may be shown: the forms that a cell of a table can have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """In which form a count is shown."""

    ZERO = "zero"
    """There was none: the one count that is shown as it is."""
    FEWER = "fewer"
    """A small count: fewer than `high` + 1."""
    ROUNDED = "rounded"
    """`value`, rounded to 5."""
    BETWEEN = "between"
    """A sum of what was shown: from `low` to `high`, and `value` is near the middle."""
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
