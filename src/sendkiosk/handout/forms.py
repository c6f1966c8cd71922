"""What is filled in by hand: lines to write on, and squares to tick."""

from __future__ import annotations

from typing import Final

from sendkiosk.handout.boxes import Beside, Box, Column, Empty, Part, Rule, Square
from sendkiosk.handout.design import LONGEST_LABEL, TICK_LINE, WRITING_HEIGHT, WRITING_LINE
from sendkiosk.handout.text import Lines

CAPITALS: Final = 0.714
"""How tall the capital letters of Noto Sans are, as a part of the font size."""


def line_to_write_on(label: Lines, width: float, gap: float) -> Box:
    """Return a line with room above it for handwriting, `gap` after its `label` if it has words.

    However many stand below each other, they are the same distance apart. A label that would leave
    too little of the line stands above it, and is never parted from it.
    """
    if not label.lines:
        return _line(label, width)
    if len(label.lines) > 1 or label.width > width * LONGEST_LABEL:
        return Column((Part(label, keep=True), Part(_line(label, width))))
    offset = label.width + gap
    lowered = Column((Part(Empty(_height(label) - label.height)), Part(label)))
    return Beside(lowered, _line(label, width - offset), offset)


def to_tick(words: Lines, side: float, indent: float) -> Beside:
    """Return `words` after a square of `side`, level with the capital letters of their first line.

    `indent` is how far the words stand in.
    """
    middle = words.baseline - CAPITALS * words.style.size / 2
    square = Column((Part(Empty(middle - side / 2)), Part(Square(side, TICK_LINE))))
    return Beside(square, words, indent)


def _line(label: Lines, width: float) -> Column:
    """Return a line that lies as deep as the words of `label` stand."""
    below = label.style.leading - label.baseline
    above = Empty(_height(label) - below)
    return Column((Part(above), Part(Rule(width, WRITING_LINE)), Part(Empty(below - WRITING_LINE))))


def _height(label: Lines) -> float:
    """Return how far lines to write on stand apart: more than letters of their labels do."""
    return max(WRITING_HEIGHT, label.style.leading * 1.1)
