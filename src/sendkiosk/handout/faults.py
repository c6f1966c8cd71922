"""What can be wrong with pages that were drawn: clipped, overlapping, missing. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeVar

from sendkiosk.handout.design import A4, BOTTOM_MARGIN, SIDE_MARGIN, TOP_MARGIN
from sendkiosk.handout.watching import Area, Drawn, InkedLine, Stroke

T = TypeVar("T")

SLACK: Final = 1.0
"""Points by which ink may stand out, or touch other ink: the foot of a letter, a rounded box."""
OVERHANG: Final = 0.08
"""How far ink may stand out of the margins, as a part of the font size: a j and an accent do."""
TAIL: Final = 0.6
"""The same for Arabic letters, whose tails may go far below or beside the line."""
CORE: Final = 0.45
"""How tall the body of small letters is, as a part of the font size."""
A_PICTURE: Final = "(a line or a picture)"
_HAS_TAILS: Final = re.compile("[\u0600-\u06ff]")
_SHOWN: Final = 60
_UNSEEN: Final = re.compile(r"[\s\u00a0\u200b-\u200f\u061c\u2060\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class PageFault:
    """One thing that is wrong on a page, which counts from 1; 0 where it is on none."""

    page: int
    text: str
    what: str

    def __str__(self) -> str:
        where = f"page {self.page}" if self.page else "no page"
        return f"{where}: “{_short(self.text)}” {self.what}"


def faults_of(drawn: Drawn, said: Iterable[str]) -> tuple[PageFault, ...]:
    """Return all that is wrong with `drawn`, in the order of its pages.

    `said` are the texts that must stand there. Pages are those that `bind_chapters` makes.
    """
    found = (
        *without_glyph(drawn.lines),
        *outside_margins(drawn.lines, drawn.strokes),
        *below_footer_line(drawn.lines, drawn.strokes),
        *overlapping(drawn.lines),
        *crossed(drawn.lines, drawn.strokes),
        *not_said(drawn.paragraphs, said),
    )
    return tuple(sorted(found, key=lambda fault: fault.page))


def without_glyph(lines: Iterable[InkedLine]) -> Iterator[PageFault]:
    """Yield the lines in which letters have no glyph, or a vowel sign no letter to stand on."""
    for line in lines:
        if line.missing:
            yield PageFault(line.page, line.text, f"has no glyph for “{line.missing}”")


def outside_margins(
    lines: Iterable[InkedLine], strokes: Iterable[Stroke] = ()
) -> Iterator[PageFault]:
    """Yield what stands out of the margins: text by more than a j does, and pictures and lines."""
    for line in lines:
        overhang = TAIL if _HAS_TAILS.search(line.text) else OVERHANG
        for out in _out(line.ink, max(SLACK, line.size * overhang)):
            yield PageFault(line.page, line.text, out)
    for stroke in strokes:
        for out in _out(stroke.area, SLACK):
            yield PageFault(stroke.page, A_PICTURE, out)


def below_footer_line(lines: Iterable[InkedLine], strokes: Iterable[Stroke]) -> Iterator[PageFault]:
    """Yield the lines that reach below the line above the footer, and footers that reach above."""
    height = {stroke.page: stroke.area.bottom for stroke in strokes if stroke.in_footer}
    for line in lines:
        foot = height.get(line.page)
        if foot is None:
            continue
        over = line.ink.top - foot if line.in_footer else foot - line.ink.bottom
        if over > SLACK:
            yield PageFault(line.page, line.text, f"is {over:.1f} pt over the line of the footer")


def overlapping(lines: Iterable[InkedLine]) -> Iterator[PageFault]:
    """Yield each pair of lines on one page of which a glyph of one covers one of the other.

    Boxes around glyphs are compared, and of them what lies between the baseline and the height of
    small letters: marks and tails of neighbouring lines may come close, as in Nastaliq, where a
    glyph is slanted and leaves most of its box white. So a body that touches a tail is a fault, and
    two tails that touch are none.
    """
    for page, on_page in _by_page(lines, lambda line: line.page):
        for one, other in _meeting(on_page):
            depth = _depth(one, other)
            if depth > SLACK:
                what = f"overlaps “{_short(other.text)}” by {depth:.1f} pt"
                yield PageFault(page, one.text, what)


def crossed(lines: Iterable[InkedLine], strokes: Iterable[Stroke]) -> Iterator[PageFault]:
    """Yield the lines whose ink lies on a drawn line, a frame or a picture."""
    drawn = {page: tuple(found) for page, found in _by_page(strokes, lambda stroke: stroke.page)}
    for line in lines:
        for stroke in drawn.get(line.page, ()):
            if min(line.ink.shares(stroke.area)) <= 0:
                continue
            if any(_crosses(glyph, stroke.area) for glyph in line.glyphs):
                yield PageFault(line.page, line.text, "lies on a line or a picture")
                break


def not_said(paragraphs: Iterable[str], said: Iterable[str]) -> Iterator[PageFault]:
    """Yield what of `said` stands in none of `paragraphs`; spaces and unseen marks do not count."""
    there = "\n".join(_letters(paragraph) for paragraph in paragraphs)
    for text in dict.fromkeys(said):
        if _letters(text) not in there:
            yield PageFault(0, text, "is not there")


def _out(area: Area, slack: float) -> Iterator[str]:
    """Yield by how much `area` stands out of each margin, where that is more than `slack`."""
    out = {
        "left": SIDE_MARGIN - area.left,
        "right": area.right - (A4[0] - SIDE_MARGIN),
        "lower": BOTTOM_MARGIN - area.bottom,
        "upper": area.top - (A4[1] - TOP_MARGIN),
    }
    for side, by in out.items():
        if by > slack:
            yield f"is {by:.1f} pt over the {side} margin"


def _depth(one: InkedLine, other: InkedLine) -> float:
    """Return how far, in points, the core of a glyph of one line is covered by the other line."""
    depths = (
        min(core.shares(glyph))
        for inked, against in ((one, other), (other, one))
        for core in _cores(inked, against.ink)
        for glyph in against.glyphs
    )
    return max(depths, default=0.0)


def _cores(line: InkedLine, near: Area) -> Iterator[Area]:
    """Yield what of the glyphs of `line` stands between baseline and x-height, if `near`."""
    low, high = line.baseline, line.baseline + line.size * CORE
    for glyph in line.glyphs:
        core = glyph._replace(bottom=max(glyph.bottom, low), top=min(glyph.top, high))
        if core.top > core.bottom and min(core.shares(near)) > 0:
            yield core


def _meeting(lines: Iterable[InkedLine]) -> Iterator[tuple[InkedLine, InkedLine]]:
    """Yield the pairs of `lines` whose areas meet."""
    areas = sorted(((line.ink, line) for line in lines), key=lambda item: -item[0].top)
    for place, (area, line) in enumerate(areas):
        for below, other in areas[place + 1 :]:
            if below.top <= area.bottom:
                break
            if min(area.shares(below)) > SLACK:
                yield line, other


def _crosses(glyph: Area, stroke: Area) -> bool:
    wide, tall = glyph.shares(stroke)
    thinnest = min(SLACK, stroke.right - stroke.left, stroke.top - stroke.bottom)
    return min(wide, tall) >= thinnest * 0.99


def _by_page(things: Iterable[T], page: Callable[[T], int]) -> Iterator[tuple[int, list[T]]]:
    for number, found in groupby(sorted(things, key=page), page):
        yield number, list(found)


def _letters(text: str) -> str:
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
