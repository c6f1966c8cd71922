"""Paper that remembers where its ink lies, so that what is drawn on it can be checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sendkiosk.handout.paper import Paper
from sendkiosk.handout.shaping import Glyph, Shaped
from sendkiosk.handout.structure import Tag

DOTTED_CIRCLE: Final = "\u25cc"
"""What HarfBuzz puts under a vowel sign that has no letter to stand on."""


class Area(NamedTuple):
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def shares(self, other: Area) -> tuple[float, float]:
        """Return how wide and how tall what lies in both is; not above 0 where nothing does."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.top, other.top) - max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class InkedLine:
    """One line of text as it was drawn.

    `glyphs` are the areas that its glyphs blacken, `missing` are letters that got no glyph of their
    own. Pages count from 1; `baseline` and `size` are in points. `in_footer` tells that the line is
    no part of what is said.
    """

    page: int
    text: str
    baseline: float
    size: float
    glyphs: tuple[Area, ...]
    missing: str = ""
    in_footer: bool = False

    @property
    def ink(self) -> Area:
        """The area around all its glyphs; there must be one."""
        lefts, bottoms, rights, tops = zip(*self.glyphs, strict=True)
        return Area(min(lefts), min(bottoms), max(rights), max(tops))


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line, one side of a frame, or a picture, as it was drawn."""

    page: int
    area: Area
    in_footer: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything on the pages of a paper; `paragraphs` are texts in the order of reading."""

    width: float
    pages: int
    lines: tuple[InkedLine, ...]
    strokes: tuple[Stroke, ...]
    paragraphs: tuple[str, ...]


class WatchedPaper(Paper):
    """Paper that tells, with `drawn`, what was drawn on it; the PDF is the same as without."""

    def __init__(
        self, size: tuple[float, float], title: str, language: str, *, right_to_left: bool = False
    ) -> None:
        super().__init__(size, title, language, right_to_left=right_to_left)
        self._page = 1
        self._within: list[Tag] = []
        self._lines: list[InkedLine] = []
        self._strokes: list[Stroke] = []
        self._spoken: dict[Tag, list[str]] = {}
        # With each word the shape itself, so that no other one is given its id meanwhile.
        self._areas: dict[int, tuple[Shaped, tuple[Area, ...]]] = {}

    @property
    def drawn(self) -> Drawn:
        """What was drawn until now."""
        paragraphs = (_read(tag, lines) for tag, lines in self._spoken.items())
        return Drawn(
            self._width,
            self._page - 1,
            tuple(self._lines),
            tuple(self._strokes),
            tuple(paragraphs),
        )

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """Let what is drawn meanwhile belong to `tag`."""
        self._within.append(tag)
        with super().tagged(tag):
            yield
        self._within.pop()

    def text(
        self, where: tuple[float, float], baseline: float, size: float, shapes: Iterable[Shaped]
    ) -> None:
        """Draw one line of text as `Paper.text` does, and remember its ink."""
        line = tuple(shapes)
        super().text(where, baseline, size, line)
        left, _ = self._seen((where[0], baseline), where[1])
        text = _text_of(line)
        areas = tuple(self._inked(line, left, baseline, size))
        if areas:
            missing = "".join(_missing(line))
            aside = self._is_aside
            self._lines.append(InkedLine(self._page, text, baseline, size, areas, missing, aside))
        if self._within and not (self._is_aside or self._is_repeated):
            self._spoken.setdefault(self._within[-1], []).append(text)

    def line(self, start: tuple[float, float], end: tuple[float, float], thickness: float) -> None:
        """Draw a black line between two points."""
        super().line(start, end, thickness)
        self._stroke(self._seen(start), self._seen(end), thickness)

    def frame(
        self, corner: tuple[float, float], size: tuple[float, float], thickness: float
    ) -> None:
        """Draw a black frame as `Paper.frame` does."""
        super().frame(corner, size, thickness)
        x, y = self._seen(corner, size[0])
        right, top = x + size[0], y + size[1]
        sides = (((x, y), (right, y)), ((x, top), (right, top)))
        ends = (((x, y), (x, top)), ((right, y), (right, top)))
        for start, end in (*sides, *ends):
            self._stroke(start, end, thickness)

    def squares(
        self,
        corner: tuple[float, float],
        side: float,
        rows: Iterable[tuple[int, int, int]],
        width: float,
    ) -> None:
        """Fill rows of black squares as `Paper.squares` does."""
        squares = tuple(rows)
        super().squares(corner, side, squares, width)
        x, y = self._seen(corner, width)
        left = min(column for _, column, _ in squares)
        right = max(column + length for _, column, length in squares)
        low, high = min(row for row, _, _ in squares), max(row for row, _, _ in squares) + 1
        area = Area(x + left * side, y + low * side, x + right * side, y + high * side)
        self._strokes.append(Stroke(self._page, area, self._is_aside))

    def drawing(self, corner: tuple[float, float], drawing: Any) -> None:
        """Draw a Drawing as `Paper.drawing` does, and remember where each of its shapes lies."""
        super().drawing(corner, drawing)
        x, y = self._seen(corner, drawing.width)
        for shape in drawing.contents:
            left, bottom, right, top = shape.getBounds()
            if self.right_to_left:
                left, right = drawing.width - right, drawing.width - left
            area = Area(x + left, y + bottom, x + right, y + top)
            self._strokes.append(Stroke(self._page, area, self._is_aside))

    def end_page(self) -> None:
        """Finish this page; what is drawn next stands on a new one."""
        super().end_page()
        self._page += 1

    def _stroke(
        self, start: tuple[float, float], end: tuple[float, float], thickness: float
    ) -> None:
        (x1, y1), (x2, y2) = start, end
        half = thickness / 2
        across, along = (half, 0.0) if x1 == x2 else (0.0, half)
        area = Area(
            min(x1, x2) - across, min(y1, y2) - along, max(x1, x2) + across, max(y1, y2) + along
        )
        self._strokes.append(Stroke(self._page, area, self._is_aside))

    def _inked(
        self, line: tuple[Shaped, ...], left: float, baseline: float, size: float
    ) -> Iterator[Area]:
        """Yield the area that each glyph of `line` blackens."""
        for shaped in line:
            for area in self._areas_of(shaped):
                yield Area(
                    left + area.left * size,
                    baseline + area.bottom * size,
                    left + area.right * size,
                    baseline + area.top * size,
                )
            left += shaped.width * size

    def _areas_of(self, shaped: Shaped) -> tuple[Area, ...]:
        """Return the areas of `shaped` at a size of 1; a word that comes again is not measured."""
        found = self._areas.get(id(shaped))
        if found is None:
            found = self._areas[id(shaped)] = (shaped, tuple(_areas(shaped)))
        return found[1]


class Watch:
    """Makes watched papers, and keeps the last one; stands in for `Paper`."""

    def __init__(self) -> None:
        self.paper: WatchedPaper | None = None

    def __call__(
        self, size: tuple[float, float], title: str, language: str, *, right_to_left: bool = False
    ) -> WatchedPaper:
        """Return new paper."""
        self.paper = WatchedPaper(size, title, language, right_to_left=right_to_left)
        return self.paper


def _areas(shaped: Shaped) -> Iterator[Area]:
    scale = 1 / shaped.face.units_per_em
    pen = 0
    for number, advance, x_offset, y_offset in _glyphs(shaped):
        ink = shaped.face.font.get_glyph_extents(number)
        if ink is not None and ink.width and ink.height:
            left = pen + x_offset + ink.x_bearing
            top = y_offset + ink.y_bearing
            yield Area(
                left * scale, (top + ink.height) * scale, (left + ink.width) * scale, top * scale
            )
        pen += advance


def _glyphs(shaped: Shaped) -> Iterator[Glyph]:
    for _, glyphs in shaped.clusters:
        yield from glyphs


def _missing(line: tuple[Shaped, ...]) -> Iterator[str]:
    """Yield the letters that are drawn as the box, or on the circle, that stands for no letter."""
    for shaped in line:
        circle = shaped.face.font.get_nominal_glyph(ord(DOTTED_CIRCLE))
        for text, glyphs in shaped.clusters:
            ids = [number for number, *_ in glyphs]
            if 0 in ids or (circle and circle in ids and DOTTED_CIRCLE not in text):
                yield text


def _text_of(line: tuple[Shaped, ...]) -> str:
    """Return the letters of `line`, about in the order in which they are read."""
    leftwards = sum(len(shaped.text) for shaped in line if shaped.right_to_left)
    is_leftwards = leftwards * 2 > sum(len(shaped.text.strip()) for shaped in line)
    return "".join(shaped.text for shaped in (reversed(line) if is_leftwards else line))


def _read(tag: Tag, lines: list[str]) -> str:
    """Return a paragraph as it is read aloud; as it was drawn if the two are not the same text."""
    drawn = " ".join(lines)
    return f"{tag.text} {drawn}" if tag.text and not _lacks(drawn, tag.text) else drawn


def _lacks(drawn: str, text: str) -> bool:
    """Tell whether `text` has more of any letter than was drawn."""
    return any(
        text.count(letter) > drawn.count(letter) for letter in frozenset(text) if letter.isalnum()
    )
