"""The typefaces of the sheet: found on disk, read once, embedded as subsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFError, TTFont  # type: ignore[import-untyped]

REGULAR: Final = "NotoSans-Regular.ttf"
BOLD: Final = "NotoSans-Bold.ttf"
UNITS_PER_EM: Final = 1000
ADVICE: Final = "Install the Debian package fonts-noto-core, or give a folder that has both files."


class MissingFontError(Exception):
    """The sheet cannot be set: a font file is not there or cannot be read. Says what to do."""


@dataclass(frozen=True, slots=True)
class FontFiles:
    """The two font files of a sheet."""

    regular: Path
    bold: Path


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface, ready to measure and draw with.

    `name` is what reportlab knows it by; `ascent` and `descent` are parts of the font size, both
    counted away from the baseline.
    """

    name: str
    ascent: float
    descent: float
    font: Any

    def width(self, text: str, size: float) -> float:
        """Return how wide `text` is at `size`, both in points."""
        return float(self.font.stringWidth(text, size))

    def has(self, character: str) -> bool:
        """Tell whether the typeface has a picture for `character`."""
        return ord(character) in self.font.face.charToGlyph


@dataclass(frozen=True, slots=True)
class Faces:
    """The typefaces of a sheet."""

    regular: Face
    bold: Face

    def of(self, *, bold: bool) -> Face:
        """Return the bold face or the regular one."""
        return self.bold if bold else self.regular


def find_fonts(folders: Iterable[Path]) -> FontFiles:
    """Return the font files of the first of `folders` that has both.

    Raises MissingFontError, with the folders it looked in and what to do.
    """
    looked = tuple(folders)
    for folder in looked:
        files = FontFiles(folder / REGULAR, folder / BOLD)
        if files.regular.is_file() and files.bold.is_file():
            return files
    where = ", ".join(str(folder) for folder in looked) or "no folder at all"
    raise MissingFontError(
        f"The sheet needs the fonts {REGULAR} and {BOLD}. Looked in: {where}. {ADVICE}"
    )


def load_faces(files: FontFiles) -> Faces:
    """Return the typefaces in `files`. Raises MissingFontError for a file that cannot be read."""
    return Faces(_face(files.regular), _face(files.bold))


@cache
def _face(file: Path) -> Face:
    """Return the typeface in `file`; reading one takes longer than setting a whole page."""
    name = str(file)
    try:
        font = TTFont(name, str(file))
    except (TTFError, OSError) as error:
        raise MissingFontError(f"The font file {file} cannot be read: {error}. {ADVICE}") from error
    pdfmetrics.registerFont(font)
    return Face(name, font.face.ascent / UNITS_PER_EM, -font.face.descent / UNITS_PER_EM, font)
