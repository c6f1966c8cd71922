"""Text in boxes: wrapped to their width, one row a line, with sizes in millimetres."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
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

    def __init__(self, parts: float, bold: bool) -> None:  # noqa: FBT001
        self.size = BODY * parts
        """The size of its letters in millimetres."""
        self.bold = bold


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
    it; `ends` draws the text as the end of the questions; `ruled` draws a line above it; `below`
    is for what stands below the topic in the heading.
    """

    text: str
    look: Look = Look.PLAIN
    letter: str = ""
    mark: Mark = Mark.NONE
    tail: str = ""
    ruled: bool = False
    indent: bool = False
    ends: bool = False
    below: bool = False
    way: int | None = None
    """Which of the ways of the box begins at its last row, if one does."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a text in a box, and how high it is in millimetres.

    `first` and `last` tell where in its text it stands; a tail may follow the last one.
    """

    text: Text
    line: str
    first: bool
    last: bool
    height: float

    @property
    def ruled(self) -> bool:
        """Whether a line stands above it."""
        return self.first and self.text.ruled


RULE: Final = 1.4
_SPACES: Final = re.compile(r"[ \t\n\r]+")
"""Where a line may end; a space that keeps words together is not among them."""
INDENT: Final = 4.2


def rows_of(texts: Sequence[Text], width: float, measure: Width) -> tuple[Row, ...]:
    """Return `texts` as rows that are no wider than `width`."""
    return tuple(row for text in texts for row in _rows(text, width, measure))


def _rows(text: Text, width: float, measure: Width) -> Iterator[Row]:
    lines = wrap(text.text, width - indent_of(text), text.look, measure, text.tail)
    height = text.look.size * LINE
    for place, line in enumerate(lines):
        first = place == 0
        above = RULE if first and text.ruled else 0
        yield Row(text, line, first, place == len(lines) - 1, height + above)


def indent_of(text: Text) -> float:
    """Return how far from the left edge of its box `text` begins, in millimetres."""
    return INDENT if text.letter or text.indent or text.mark is not Mark.NONE else 0


def wrap(text: str, room: float, look: Look, measure: Width, tail: str = "") -> list[str]:
    """Return `text` in lines that fit into `room` millimetres, with room for `tail` at its end."""
    size, bold = look.size, look.bold

    def wide(words: str) -> float:
        return measure(words, size, bold) * ROOM

    space, behind = wide(" "), wide(tail)
    words = _SPACES.split(text.strip())
    lines: list[str] = []
    line, used = "", 0.0
    for place, word in enumerate(words):
        width = wide(word)
        end = behind if place == len(words) - 1 else 0.0
        if line and used + space + width + end <= room:
            line, used = f"{line} {word}", used + space + width
            continue
        if line:
            lines.append(line)
        *pieces, line = _pieces(word, lambda piece: wide(piece) <= room)
        lines += pieces
        used = wide(line)
    return [*lines, line]


def _pieces(word: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Yield `word` in pieces that fit, but for a single letter that does not."""
    while len(word) > 1 and not fits(word):
        count = next((n for n in range(1, len(word)) if not fits(word[: n + 1])), len(word))
        yield word[:count]
        word = word[count:]
    yield word
