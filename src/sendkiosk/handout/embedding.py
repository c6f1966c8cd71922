"""Typefaces inside of a PDF: only the glyphs that are used, and the letters that they stand for.

Each is a CIDFontType2 with a code of its own for each pair of glyph and letters, so that the text
can be found, copied and read aloud (ISO 32000-1, 9.7 and 9.10).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final

import uharfbuzz  # type: ignore[import-untyped]

from sendkiosk.handout.fonts import Face
from sendkiosk.handout.objects import Written, reference, stream

PER_EM: Final = 1000
"""Lengths inside of a PDF font are parts of a thousand."""
FLAGS: Final = 4
"""Symbolic: the font has its own encoding (ISO 32000-1, table 123)."""
NOT_DRAWN_WITH: Final = ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "STAT", "DSIG")
"""Tables that only matter before the text is set."""
_MOST_RANGES: Final = 100
"""How many entries one block of a character map may have."""


class Embedded:
    """One typeface in one PDF, which grows with each glyph that is drawn."""

    def __init__(self, face: Face, name: str) -> None:
        """Begin with no glyph but the one for missing letters; pages call it `name`."""
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str], int] = {(0, ""): 0}
        self.drawn: Mapping[tuple[int, str], tuple[str, float]] = _Drawn(self._codes, face)
        """For a glyph and its letters, the code that a page has for them, and their width."""

    def width(self, glyph: int) -> float:
        """Return how far the pen moves on after `glyph`, in thousandths of the font size."""
        return _width(self.face, glyph)

    def object_in(self, document: Any) -> Written:
        """Return the font as an object of reportlab's `document`; nothing may be drawn after."""
        font, places = _subset(self.face, [glyph for glyph, _ in self._codes])
        name = f"{_prefix(font)}+{self.face.name}".encode()
        to_glyphs = b"".join(places[glyph].to_bytes(2, "big") for glyph, _ in self._codes)
        widths = b" ".join(b"%d" % round(self.width(glyph)) for glyph, _ in self._codes)
        below = Written(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            b"/FontDescriptor %s/DW 0/W[0[%s]]/CIDToGIDMap %s>>"
            % (
                name,
                reference(document, self._descriptor(document, name, font)),
                widths,
                reference(document, stream(to_glyphs)),
            )
        )
        return Written(
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
            b"/DescendantFonts[%s]/ToUnicode %s>>"
            % (name, reference(document, below), reference(document, stream(self._to_unicode())))
        )

    def _descriptor(self, document: Any, name: bytes, font: bytes) -> Written:
        file = stream(font, b"/Length1 %d" % len(font))
        ascent, descent = round(self.face.ascent * PER_EM), -round(self.face.descent * PER_EM)
        return Written(
            b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0"
            b"/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %s>>"
            % (
                *(name, FLAGS, -PER_EM, descent, 2 * PER_EM, ascent),
                *(ascent, descent, ascent, reference(document, file)),
            )
        )

    def _to_unicode(self) -> bytes:
        """Return which letters each code stands for, as a character map."""
        known = [(code, text) for (_, text), code in self._codes.items() if text]
        blocks = []
        for start in range(0, len(known), _MOST_RANGES):
            block = known[start : start + _MOST_RANGES]
            lines = b"".join(
                b"<%04x><%s>\n" % (code, text.encode("utf-16-be").hex().encode())
                for code, text in block
            )
            blocks.append(b"%d beginbfchar\n%sendbfchar\n" % (len(block), lines))
        return (
            b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            b"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
            b"1 begincodespacerange<0000><ffff>endcodespacerange\n"
            b"%sendcmap CMapName currentdict/CMap defineresource pop end end" % b"".join(blocks)
        )


class _Drawn(dict[tuple[int, str], tuple[str, float]]):
    """Gives each glyph that is asked for a code; asked with each letter, so mostly looked up."""

    def __init__(self, codes: dict[tuple[int, str], int], face: Face) -> None:
        super().__init__()
        self._codes, self._face = codes, face

    def __missing__(self, asked: tuple[int, str]) -> tuple[str, float]:
        code = self._codes.setdefault(asked, len(self._codes))
        found = self[asked] = (f"{code:04x}", _width(self._face, asked[0]))
        return found


def _width(face: Face, glyph: int) -> float:
    return float(face.font.get_glyph_h_advance(glyph) * PER_EM / face.units_per_em)


def _subset(face: Face, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    """Return a font file with `glyphs` alone, and where each of them stands in it."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in NOT_DRAWN_WITH)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    plan = uharfbuzz.SubsetPlan(face.font.face, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def _prefix(font: bytes) -> str:
    """Return the six capitals that mark a subset, the same ones for the same glyphs."""
    digest = hashlib.sha256(font).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
