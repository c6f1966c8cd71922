"""The typefaces of the sheet: found on disk, read once, chosen for each letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

ADVICE: Final = (
    "Install the Debian package fonts-noto-core, or give a folder that has all these files."
)


class MissingFontError(Exception):
    """The sheet cannot be set: a font file is not there or cannot be read. Says what to do."""


class Script(NamedTuple):
    """A script by its tag in ISO 15924, and letters that only faces made for it draw.

    Whatever stands before them, these never stay with the face of other scripts.
    """

    tag: str
    letters: re.Pattern[str]


_ARABIC: Final = Script(
    "Arab",
    re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+"),
)
_GURMUKHI: Final = Script("Guru", re.compile(r"[\u0964\u0965\u0a00-\u0a7f]+"))
_BENGALI: Final = Script("Beng", re.compile(r"[\u0964\u0965\u0980-\u09ff]+"))


class Family(Enum):
    """A family of typefaces; the value is how the names of its files begin."""

    SANS = "NotoSans"
    """Latin, Greek and Cyrillic letters, digits and signs: needed in every language."""
    NASKH = "NotoNaskhArabic", _ARABIC
    NASTALIQ = "NotoNastaliqUrdu", _ARABIC
    GURMUKHI = "NotoSansGurmukhi", _GURMUKHI
    BENGALI = "NotoSansBengali", _BENGALI

    script: Script | None

    def __new__(cls, value: str, script: Script | None = None) -> Self:
        """Make the family that is called `value`; all but the first have one `script`."""
        family = object.__new__(cls)
        family._value_, family.script = value, script
        return family


FAMILIES: Final = {
    **dict.fromkeys(("ar", "fa", "ps", "ckb", "sd", "ug"), Family.NASKH),
    **dict.fromkeys(("ur", "ks"), Family.NASTALIQ),
    "pa": Family.GURMUKHI,
    **dict.fromkeys(("bn", "as"), Family.BENGALI),
}
"""What languages need besides the first family."""

PRINTED: Final = ("ar", "bn", "pa", "pl", "pt", "ro", "uk", "ur")
"""The languages besides English that sheets are tried in."""


@dataclass(frozen=True, slots=True)
class FontFiles:
    """A folder that holds font files, two for each family."""

    folder: Path

    def of(self, family: Family) -> tuple[Path, Path]:
        """Return the regular file of `family` and the bold one."""
        regular, bold = (f"{family.value}-{weight}.ttf" for weight in ("Regular", "Bold"))
        return self.folder / regular, self.folder / bold

    @property
    def all(self) -> tuple[Path, ...]:
        """The files of all families that are there."""
        return tuple(file for family in Family for file in self.of(family) if file.is_file())

    def missing(self, families: Iterable[Family]) -> tuple[Path, ...]:
        """Return the files of `families` that are not there."""
        return tuple(file for family in families for file in self.of(family) if not file.is_file())


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface, ready to be measured and drawn.

    `ascent` and `descent` are parts of the font size, both counted away from the baseline.
    """

    name: str
    family: Family
    units_per_em: int
    ascent: float
    descent: float
    characters: frozenset[int]
    ordinary: frozenset[int]
    """Those of `characters` that are printed as they are: none that control others."""
    font: Any

    def has(self, character: str) -> bool:
        """Tell whether the typeface has a picture for `character`."""
        return ord(character) in self.characters


@dataclass(frozen=True, slots=True)
class Faces:
    """The typefaces of one language: those of all languages first, then its own.

    `shapes` keeps what was shaped already, for as long as one paper is being made.
    """

    language: str
    right_to_left: bool
    regular: tuple[Face, ...]
    bold: tuple[Face, ...]
    shapes: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def of(self, *, bold: bool) -> tuple[Face, ...]:
        """Return the bold faces or the regular ones."""
        return self.bold if bold else self.regular

    @property
    def main(self) -> Face:
        """The face that most letters of the language are set in."""
        return self.regular[-1]


def families_of(language: str) -> tuple[Family, ...]:
    """Return the families that `language`, such as "en-GB" or "ur", is set in."""
    own = FAMILIES.get(re.split("[-_]", language)[0])
    return (Family.SANS, own) if own else (Family.SANS,)


def face_for(character: str, faces: tuple[Face, ...], before: Face | None) -> Face | None:
    """Return which of `faces` draws `character`, or None if none can.

    Letters are drawn by the face of their script. Anything else, such as a full stop, stays with
    the letter `before` it where that face has it.
    """
    for face in faces[1:]:
        script = face.family.script
        if script and script.letters.match(character) and face.has(character):
            return face
    neutral = not character.isalpha()
    if neutral and before and before in faces and before.has(character):
        return before
    return next((face for face in faces if face.has(character)), None)


def find_fonts(folders: Iterable[Path], families: Iterable[Family] = (Family.SANS,)) -> FontFiles:
    """Return the font files in the first of `folders` that has all `families`.

    Raises MissingFontError, with the folders it looked in and what to do.
    """
    looked, wanted = tuple(folders), tuple(families)
    for folder in looked:
        if not FontFiles(folder).missing(wanted):
            return FontFiles(folder)
    # Of a folder that has some of them, only the others are named.
    nearest = min((FontFiles(folder).missing(wanted) for folder in looked), key=len, default=None)
    files = FontFiles(Path()).missing(wanted) if nearest is None else nearest
    names = ", ".join(file.name for file in files)
    where = ", ".join(str(folder) for folder in looked) or "no folder at all"
    raise MissingFontError(f"Screen and sheet need the fonts {names}. Looked in: {where}. {ADVICE}")


def load_faces(files: FontFiles, language: str = "en-GB", *, right_to_left: bool = False) -> Faces:
    """Return the typefaces of `language`. Raises MissingFontError for a file that is no font."""
    pairs = [
        [read_face(file, family) for file in files.of(family)] for family in families_of(language)
    ]
    regular, bold = zip(*pairs, strict=True)
    return Faces(language, right_to_left, regular, bold)


def is_control(character: str) -> bool:
    """Tell whether `character` has no picture of its own, but tells how others look."""
    import unicodedata

    is_variation = unicodedata.name(character, "").startswith("VARIATION SELECTOR")
    return is_variation or unicodedata.category(character) in {"Cc", "Cf"}


@cache
def read_face(file: Path, family: Family) -> Face:
    """Return the typeface in `file`; it is read once, and kept.

    Raises MissingFontError for a file that is no font.
    """
    import uharfbuzz  # type: ignore[import-untyped]

    try:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
    except uharfbuzz.HarfBuzzError as error:
        raise MissingFontError(f"The font file {file} cannot be read. {ADVICE}") from error
    characters = frozenset(face.unicodes)
    if not characters:
        raise MissingFontError(
            f"The font file {file} cannot be read: it holds no letters. {ADVICE}"
        )
    font = uharfbuzz.Font(face)
    ordinary = frozenset(code for code in characters if not is_control(chr(code)))
    extents = font.get_font_extents("ltr")
    per_em = face.upem
    return Face(
        file.stem,
        family,
        per_em,
        extents.ascender / per_em,
        -extents.descender / per_em,
        characters,
        ordinary,
        font,
    )
