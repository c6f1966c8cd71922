"""The one text component: every paragraph, list item, cell and footer is set and drawn here.

Another shaping engine, as other scripts need it, takes the place of this module and of no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile
from typing import Final

from sendkiosk.handout.fonts import Faces
from sendkiosk.handout.letters import NO_BREAK_SPACE, held_together, printable
from sendkiosk.handout.paper import Paper

MIN_LINES: Final = 2
"""The fewest lines of a paragraph that may stand alone at the foot or the head of a page."""

_WORDS: Final = re.compile(r"[^ ]+ *| +")
_LAST_RESORTS: Final = (
    re.compile(rf"[^{NO_BREAK_SPACE}]+{NO_BREAK_SPACE}*|{NO_BREAK_SPACE}+"),
    re.compile(r"[^-/.@_?&=]+[-/.@_?&=]*|[-/.@_?&=]+"),
    re.compile(r"."),
)
"""Where a word that is wider than its column may break: the first of these that helps."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How large a text is, and how far its lines stand apart, in points."""

    size: float
    leading: float


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A text set in lines; a box that can be drawn, and split between two lines."""

    lines: tuple[Line, ...]
    style: Style
    faces: Faces

    @property
    def height(self) -> float:
        """How much room the lines take, in points."""
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """How wide the widest line is, in points."""
        return max((_width(line, self.style.size, self.faces) for line in self.lines), default=0)

    @property
    def baseline(self) -> float:
        """How far below the top the first line's letters stand, in points."""
        face, size = self.faces.regular, self.style.size
        return (self.style.leading + (face.ascent - face.descent) * size) / 2

    def split(self, room: float) -> tuple[Lines, Lines] | None:
        """Return the lines that fit into `room` and the rest; None if too few would stand alone."""
        count = min(int(room // self.style.leading), len(self.lines) - MIN_LINES)
        if count < MIN_LINES:
            return None
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the lines with their upper left corner at (`x`, `top`)."""
        baseline = top - self.baseline
        for line in self.lines:
            drawn = [(run.text, self.faces.of(bold=run.bold)) for run in line]
            paper.text(x, baseline, self.style.size, drawn)
            baseline -= self.style.leading


def set_text(runs: Iterable[Run], style: Style, width: float, faces: Faces) -> Lines:
    """Return `runs` set in lines of at most `width` points, aligned at their beginning.

    Lines end between words. Only a word wider than the whole line, such as a long web address, is
    broken. Raises UnprintableError as `letters.printable` does.
    """
    clean = [
        Run(held_together(printable(run.text, faces.of(bold=run.bold))), run.bold) for run in runs
    ]
    return Lines(tuple(_lines(clean, style.size, width, faces)), style, faces)


def _lines(runs: list[Run], size: float, width: float, faces: Faces) -> Iterator[Line]:
    line: list[Run] = []
    used = 0.0
    for word in _words(runs):
        for piece in _pieces(word, size, width, faces):
            if line and used + _width(_stripped(piece), size, faces) > width:
                yield _finished(line)
                line, used = [], 0.0
            placed = piece if line else _without_leading_space(piece)
            line.extend(placed)
            used += _width(placed, size, faces)
    if line:
        yield _finished(line)


def _words(runs: list[Run]) -> Iterator[Line]:
    """Yield each word with the spaces after it; one that changes to bold halfway is one word."""
    word: list[Run] = []
    for run in runs:
        for piece in _WORDS.findall(run.text):
            if word and word[-1].text.endswith(" "):
                yield tuple(word)
                word = []
            word.append(Run(piece, run.bold))
    if word:
        yield tuple(word)


def _pieces(word: Line, size: float, width: float, faces: Faces) -> list[Line]:
    """Return `word` in one piece, or cut as little as it takes for each piece to fit on a line."""
    pieces = [word]
    for resort in _LAST_RESORTS:
        if all(_width(_stripped(piece), size, faces) <= width for piece in pieces):
            break
        pieces = [(Run(text, run.bold),) for run in word for text in resort.findall(run.text)]
    return pieces


def _width(word: Line, size: float, faces: Faces) -> float:
    return sum(faces.of(bold=run.bold).width(run.text, size) for run in word)


def _stripped(word: Line) -> Line:
    """Return `word` without the space at its end."""
    return (*word[:-1], replace(word[-1], text=word[-1].text.rstrip(" "))) if word else word


def _without_leading_space(word: Line) -> Line:
    return tuple(dropwhile(lambda run: not run.text.strip(" "), word))


def _finished(line: list[Run]) -> Line:
    """Return `line` without the space at its end, its like neighbours joined."""
    joined: list[Run] = []
    for run in line:
        if joined and joined[-1].bold == run.bold:
            joined[-1] = Run(joined[-1].text + run.text, run.bold)
        else:
            joined.append(run)
    return _stripped(tuple(joined))
