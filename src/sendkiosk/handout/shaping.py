"""Letters become glyphs: joined, stacked and reordered as each script wants it, by HarfBuzz."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import uharfbuzz  # type: ignore[import-untyped]

from sendkiosk.handout.fonts import Face, Family

SCRIPTS: Final = {
    Family.NASKH: "Arab",
    Family.NASTALIQ: "Arab",
    Family.GURMUKHI: "Guru",
    Family.BENGALI: "Beng",
}


class Glyph(NamedTuple):
    """A picture of the typeface and where it stands; lengths are in the typeface's units."""

    id: int
    advance: int
    x_offset: int
    y_offset: int


class Cluster(NamedTuple):
    """Letters that cannot be told apart in the picture, and their glyphs from left to right."""

    text: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Shaped:
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
    script = SCRIPTS.get(face.family)
    if script:
        buffer.script = script
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = language
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(face.font, buffer)
    glyphs: dict[int, list[Glyph]] = {}
    width = 0
    for info, place in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True):
        advance = place.x_advance
        width += advance
        glyph = Glyph(info.codepoint, advance, place.x_offset, place.y_offset)
        glyphs.setdefault(info.cluster, []).append(glyph)
    clusters = tuple(_clusters(text, glyphs))
    is_plain = all(len(found) == 1 and not found[0].y_offset for found in glyphs.values())
    return Shaped(face, text, clusters, width / face.units_per_em, right_to_left, is_plain)


def _clusters(text: str, glyphs: dict[int, list[Glyph]]) -> list[Cluster]:
    """Return the clusters in the order of their glyphs; each has the text up to the next one."""
    if len(glyphs) in {0, len(text)}:  # nothing to be seen, or a cluster for each letter
        return [Cluster(text[start], tuple(found)) for start, found in glyphs.items()]
    starts = sorted(glyphs)
    ends = dict(zip(starts, (*starts[1:], len(text)), strict=True))
    return [Cluster(text[start : ends[start]], tuple(found)) for start, found in glyphs.items()]
