"""How large the print on paper is, as visitors, advisers and commands choose it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class PrintSize(Enum):
    """A size of print, from the smallest to the largest; the value is its name in commands."""

    STANDARD = "standard"
    LARGE = "large"
    GIANT = "giant"

    @property
    def is_large_print(self) -> bool:
        """Whether this is made for people who cannot read the usual size."""
        return self is not PrintSize.STANDARD


def largest(sizes: Iterable[PrintSize]) -> PrintSize:
    """Return the largest of `sizes`; the usual one where there are none."""
    return max(sizes, key=[*PrintSize].index, default=PrintSize.STANDARD)
