"""The kinds of things that are struck out of a remark, and the marks that stand in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Kind(StrEnum):
    """What something is that is struck out; the value is the word in its mark."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    DATE = "date"
    NUMBER = "number"
    ADDRESS = "address"
    SCHOOL = "school"
    PLACE = "place"
    LINK = "link"
    AGE = "age"

    @property
    def mark(self) -> str:
        """What is stored in the place of such a thing: "[name]"."""
        return f"[{self.value}]"


_FIRST_SIGN: Final = 0xE000
"""Signs are characters for private use: those of a remark itself are taken out beforehand."""

SIGNS: Final[Mapping[Kind, str]] = MappingProxyType(
    {kind: chr(_FIRST_SIGN + index) for index, kind in enumerate(Kind)}
)
"""Kind -> the one character that stands for its mark while a remark is worked on."""

KIND_OF: Final[Mapping[str, Kind]] = MappingProxyType({sign: kind for kind, sign in SIGNS.items()})

ANY_SIGN: Final = f"[{''.join(KIND_OF)}]"
"""A pattern for one sign."""

_MARK: Final = re.compile(r"\[(" + "|".join(Kind) + r")\]")


def signs_for_marks(text: str) -> str:
    """Return `text` with a sign in the place of each mark."""
    return _MARK.sub(lambda mark: SIGNS[Kind(mark[1])], text)


def signs_of(*kinds: Kind) -> str:
    """Return a pattern for one sign of `kinds`."""
    return f"[{''.join(SIGNS[kind] for kind in kinds)}]"
