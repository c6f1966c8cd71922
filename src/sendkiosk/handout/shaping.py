"""Letters become glyphs: joined, stacked and reordered as each script wants it, by HarfBuzz."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import uharfbuzz  # type: ignore[import-untyped]

from sendkiosk.handout.fonts import Face

Glyph: TypeAlias = tuple[int, int, int, int]
"""A picture of the typeface by its number, how far the pen moves on after it, and how far to the
right and above the pen it stands; lengths are in the typeface's units.
"""
Cluster: TypeAlias = tuple[str, tuple[Glyph, ...]]
"""Letters that cannot be told apart in the picture, and their glyphs from left to right.

Both are plain tuples: there is one of each for every letter of a paper.
"""


class Shaped(NamedTuple):
    """Letters of one typeface that run one way; `width` is a part of the font size.

    It is plain if each glyph stands on the line, beside the others, for letters of its own: marks
    above and below letters would be read in the wrong place.
    """

    face: Face
    text: str
    clusters: tuple[Cluster, ...]
    width: float
    right_to_left: bool
    is_plain: bool


def shape(text: str, face: Face, language: str, *, right_to_left: bool) -> Shaped:
    """Return `text` in glyphs, from left to right.

    `language` is a tag such as "ur": some languages draw the same letter in their own way.
    """
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    script = face.family.script
    if script:
        buffer.script = script.tag
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = language
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(face.font, buffer)
    placed = [
        (info.cluster, (info.codepoint, place.x_advance, place.x_offset, place.y_offset))
        for info, place in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True)
    ]
    clusters = _clusters(text, placed)
    width = sum([glyph[1] for _, glyph in placed]) / face.units_per_em
    is_plain = all(len(glyphs) == 1 and not glyphs[0][3] for _, glyphs in clusters)
    return Shaped(face, text, clusters, width, right_to_left, is_plain)


def _clusters(text: str, placed: list[tuple[int, Glyph]]) -> tuple[Cluster, ...]:
    """Return the clusters in the order of their glyphs; each has the text up to the next one.

    `placed` are the glyphs, each with the place in `text` at which its cluster begins.
    """
    if len(placed) == len(text) == len({start for start, _ in placed}):  # a glyph for each letter
        return tuple([(text[start], (glyph,)) for start, glyph in placed])
    clusters: dict[int, list[Glyph]] = {}
    for start, glyph in placed:
        clusters.setdefault(start, []).append(glyph)
    starts = sorted(clusters)
    # Not strict: there may be nothing to be seen, and then nothing ends.
    ends = dict(zip(starts, (*starts[1:], len(text)), strict=False))
    return tuple((text[start : ends[start]], tuple(found)) for start, found in clusters.items())
