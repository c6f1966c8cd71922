"""Text in boxes: wrapped to their width, one row a line, with sizes in millimetres."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

Width: TypeAlias = Callable[[str, float, bool], float]
"""How wide a text is at a size, in the unit of that size; True for bold."""

MM_PER_POINT: Final = 25.4 / 72
BODY: Final = 8 * MM_PER_POINT
"""The size of all text but headings: 8 points, the smallest that is read with ease at A3."""
LINE: Final = 1.3
"""The height of a line, in parts of its size."""
ROOM: Final = 1.08
"""Room for other fonts, where Noto Sans is missing: they can be so much wider."""


class Look(Enum):
    """How a row looks: its size in parts of the body, and whether it is bold."""

    HEADING = (1.15, True)
    PLAIN = (1.0, False)
    STRONG = (1.0, True)

    @property
    def size(self) -> float:
        """The size of its letters in millimetres."""
        return BODY * self.value[0]

    @property
    def bold(self) -> bool:
        """Whether it is bold."""
        return self.value[1]


class Mark(Enum):
    """What stands before the first line of a text."""

    NONE = "none"
    GO = "go"
    ALWAYS = "always"
    SOMETIMES = "sometimes"


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is to stand in a box.

    `letter` stands before it, and `mark`. `tail` is put behind it later on, so room is kept for
    it; `ends` draws the text as the end of the questions; `ruled` draws a line above it.
    """

    text: str
    look: Look = Look.PLAIN
    letter: str = ""
    mark: Mark = Mark.NONE
    tail: str = ""
    ruled: bool = False
    indent: bool = False
    ends: bool = False
    way: int | None = None
    """Which of the ways of the box begins at its last row, if one does."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a text in a box; `last` of its text, which may be followed by a tail."""

    text: Text
    line: str
    first: bool
    last: bool

    @property
    def height(self) -> float:
        """How high the row is, in millimetres."""
        return self.text.look.size * LINE + (RULE if self.ruled else 0)

    @property
    def ruled(self) -> bool:
        """Whether a line stands above it."""
        return self.first and self.text.ruled


RULE: Final = 1.4
INDENT: Final = 4.2


def rows_of(texts: Sequence[Text], width: float, measure: Width) -> tuple[Row, ...]:
    """Return `texts` as rows that are no wider than `width`."""
    rows: list[Row] = []
    for text in texts:
        room = width - indent_of(text)
        lines = wrap(text.text, room, text.look, measure, text.tail)
        end = len(lines) - 1
        rows += [Row(text, line, place == 0, place == end) for place, line in enumerate(lines)]
    return tuple(rows)


def indent_of(text: Text) -> float:
    """Return how far from the left edge of its box `text` begins, in millimetres."""
    return INDENT if text.letter or text.indent or text.mark is not Mark.NONE else 0


def wrap(text: str, room: float, look: Look, measure: Width, tail: str = "") -> list[str]:
    """Return `text` in lines that fit into `room` millimetres, with room for `tail` at its end."""

    def fits(line: str) -> bool:
        return measure(line, look.size, look.bold) * ROOM <= room

    lines: list[str] = []
    line = ""
    words = text.split()
    for place, word in enumerate(words):
        end = tail if place == len(words) - 1 else ""
        longer = f"{line} {word}" if line else word
        if line and not fits(longer + end):
            lines.append(line)
            longer = word
        while len(longer) > 1 and not fits(longer):
            cut = _cut(longer, fits)
            lines.append(longer[:cut])
            longer = longer[cut:]
        line = longer
    return [*lines, line]


def _cut(word: str, fits: Callable[[str], bool]) -> int:
    """Return how many letters of `word`, at least one, fit."""
    return next((n for n in range(1, len(word)) if not fits(word[: n + 1])), len(word))
