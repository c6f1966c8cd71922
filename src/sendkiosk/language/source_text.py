"""A text in English that translators are given, and what they should know about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Reader(IntEnum):
    """For whom a text is; where it is for several, the first of these counts."""

    VISITOR = 1
    ADVISER = 2
    STAFF = 3
    """Staff who look after kiosks, authors of packs, and people who type commands."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text, where it stands, for whom it is, and what translators should know.

    `file` is named from the folder of the program or pack. `find_line` tells the line there, which
    takes long enough that nobody should pay for it who does not ask. `context` tells two uses of
    the same English apart that need two translations; most texts have none.
    """

    text: str
    file: str
    find_line: Callable[[], int]
    notes: tuple[str, ...] = ()
    reader: Reader = Reader.VISITOR
    context: str = ""
    plural: str = ""

    @property
    def line(self) -> int:
        """The line that it begins on, counted from 1."""
        return self.find_line()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from other texts: its context and the English."""
        return self.context, self.text
