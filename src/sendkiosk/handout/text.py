"""The one text component: every paragraph, list item, cell and footer is set and drawn here.

In every language: which way letters run is told by `bidi`, how they look by `shaping`; here words
are put into lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import inf
from typing import Final, NamedTuple

from sendkiosk.handout.bidi import in_visual_order, levels
from sendkiosk.handout.fonts import Face, Faces, face_for
from sendkiosk.handout.letters import KEPT, NO_BREAK_SPACE, held_together, printable
from sendkiosk.handout.paper import Paper
from sendkiosk.handout.shaping import Shaped, shape
from sendkiosk.handout.structure import Role, Tag
from sendkiosk.language.direction import isolated

MIN_LINES: Final = 2
"""The fewest lines of a paragraph that may stand alone at the foot or the head of a page."""

_WORDS: Final = re.compile(r"[^ ]+| +")
_LAST_RESORTS: Final = (
    re.compile(rf"[^{NO_BREAK_SPACE}]+{NO_BREAK_SPACE}*|{NO_BREAK_SPACE}+"),
    re.compile(r"[^-/.@_?&=]+[-/.@_?&=]*|[-/.@_?&=]+"),
    re.compile(r"."),
)
"""Where a word that is wider than its column may break: the first of these that helps."""
_DRAWN: Final = str.maketrans(
    {**dict.fromkeys(set(KEPT) - {"\u200c", "\u200d"}), NO_BREAK_SPACE: " "}
)
"""What is done with marks that tell which way letters run, and with spaces that end no line.

Once lines are made they have done their work, and who searches for a number types plain spaces.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How large a text is, how far its lines stand apart, in points, and what it is."""

    size: float
    leading: float
    role: Role = Role.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Line:
    """One line: letters from left to right, without gaps, and how wide they are, in points."""

    shapes: tuple[Shaped, ...]
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A text set in lines; a box that can be drawn, and split between two lines.

    The lines begin at the side of `room`, the width of their column, at which their language does.
    """

    lines: tuple[Line, ...]
    style: Style
    faces: Faces
    room: float
    tag: Tag = field(compare=False)

    @property
    def height(self) -> float:
        """How much room the lines take, in points."""
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """How wide the widest line is, in points."""
        return max((line.width for line in self.lines), default=0)

    @property
    def baseline(self) -> float:
        """How far below the top the first line's letters stand, in points."""
        face, size = self.faces.main, self.style.size
        return (self.style.leading + (face.ascent - face.descent) * size) / 2

    def split(self, room: float) -> tuple[Lines, Lines] | None:
        """Return the lines that fit into `room` and the rest; None if too few would stand alone."""
        count = min(int(room // self.style.leading), len(self.lines) - MIN_LINES)
        if count < MIN_LINES:
            return None
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the lines with the upper corner at which the paper's language begins at `x`."""
        baseline = top - self.baseline
        with paper.tagged(self.tag):
            for line in self.lines:
                indent = 0.0
                if self.faces.right_to_left != paper.right_to_left:
                    indent = self.room - line.width
                paper.text((x + indent, line.width), baseline, self.style.size, line.shapes)
                baseline -= self.style.leading


class _Piece(NamedTuple):
    """Letters of one typeface that run one way, at the level that the standard gives them."""

    shaped: Shaped
    level: int


class _Word(NamedTuple):
    """What stands between two spaces, or the spaces between two words, 1 point large."""

    text: str
    pieces: tuple[_Piece, ...]
    width: float
    is_space: bool


class _Letters(NamedTuple):
    """A paragraph: for each character, whether it is bold and which way it runs."""

    text: str
    bold: bytes
    levels: bytes


def set_text(runs: Iterable[Run], style: Style, width: float, faces: Faces) -> Lines:
    """Return `runs` set in lines of at most `width` points, aligned at their beginning.

    Lines end between words. Only a word wider than the whole line, such as a long web address, is
    broken. Raises UnprintableError as `letters.printable` does.
    """
    letters = _letters(runs, faces)
    room = width / style.size
    lines = tuple(_lines(_words(letters, room, faces), room, style.size))
    # Letters that run to the left are drawn from left to right, so the text is kept beside them.
    spoken = letters.text.translate(_DRAWN) if any(letters.levels) else ""
    tag = Tag(style.role, language=faces.language, text=spoken)
    return Lines(lines, style, faces, width, tag)


def width_of(text: str, size: float, faces: Faces, *, bold: bool = False) -> float:
    """Return how wide `text` is on one line at `size`, both in points. Raises as `set_text`."""
    return set_text([Run(text, bold)], Style(size, size), inf, faces).width


def _letters(runs: Iterable[Run], faces: Faces) -> _Letters:
    texts: list[str] = []
    bold = bytearray()
    for run in runs:
        text = held_together(printable(run.text, faces.of(bold=run.bold)))
        if faces.right_to_left:
            text = isolated(text)
        texts.append(text)
        bold += bytes([run.bold]) * len(text)
    text = "".join(texts)
    found = levels(text, right_to_left=faces.right_to_left)
    return _Letters(text, bytes(bold), bytes(found))


def _words(letters: _Letters, width: float, faces: Faces) -> Iterator[_Word]:
    """Yield words and spaces; a word wider than `width` comes cut as little as it takes."""
    for found in _WORDS.finditer(letters.text):
        word = _word(letters, found.start(), found.end(), faces)
        if word.width <= width or word.is_space:
            yield word
            continue
        words = [word]
        for resort in _LAST_RESORTS:
            if all(word.width <= width for word in words):
                break
            words = [
                _word(letters, found.start() + cut.start(), found.start() + cut.end(), faces)
                for cut in resort.finditer(found[0])
            ]
        yield from words


def _word(letters: _Letters, start: int, end: int, faces: Faces) -> _Word:
    text, bold, levels = letters
    key = (text[start:end], bold[start:end], levels[start:end])
    word: _Word | None = faces.shapes.get(key)
    if word is None:
        wanted = _Letters(*key)
        pieces = tuple(_pieces(wanted, faces))
        width = sum(piece.shaped.width for piece in pieces)
        is_space = wanted.text.isspace() and NO_BREAK_SPACE not in wanted.text
        word = faces.shapes[key] = _Word(wanted.text, pieces, width, is_space)
    return word


def _pieces(word: _Letters, faces: Faces) -> Iterator[_Piece]:
    only = _only_face(word, faces)
    if only:
        level = word.levels[0]
        text = word.text.translate(_DRAWN)
        yield _Piece(shape(text, only, faces.language, right_to_left=bool(level % 2)), level)
        return
    place = 0
    for (face, level), group in groupby(zip(_faces_of(word, faces), word.levels, strict=True)):
        length = len(list(group))
        text = word.text[place : place + length].translate(_DRAWN)
        place += length
        if text and face:
            shaped = shape(text, face, faces.language, right_to_left=bool(level % 2))
            yield _Piece(shaped, level)


def _only_face(word: _Letters, faces: Faces) -> Face | None:
    """Return the face that draws all of `word` if it is all alike, as most words are."""
    if len(set(word.bold)) > 1 or len(set(word.levels)) > 1:
        return None
    *others, face = faces.of(bold=bool(word.bold[0]))
    script = face.family.script
    is_own = not others or (script and script.letters.fullmatch(word.text))
    return face if is_own and face.ordinary.issuperset(map(ord, word.text)) else None


def _faces_of(word: _Letters, faces: Faces) -> Iterator[Face | None]:
    before: Face | None = None
    for character, bold in zip(word.text, word.bold, strict=True):
        before = face_for(character, faces.of(bold=bool(bold)), before)
        yield before


def _lines(words: Iterable[_Word], width: float, size: float) -> Iterator[Line]:
    line: list[_Word] = []
    used = 0.0
    for word in words:
        if word.is_space:
            if not line:
                continue
        elif line and used + word.width > width:
            yield _finished(line, size)
            line, used = [], 0.0
        line.append(word)
        used += word.width
    if line:
        yield _finished(line, size)


def _finished(line: list[_Word], size: float) -> Line:
    """Return `line` in the order in which it is seen, without the space at its end."""
    while line and line[-1].is_space:
        line.pop()
    pieces = [piece for word in line for piece in word.pieces]
    seen = in_visual_order(pieces, [piece.level for piece in pieces])
    return Line(
        tuple(piece.shaped for piece in seen),
        sum(word.width for word in line) * size,
        "".join(word.text for word in line).translate(_DRAWN),
    )
