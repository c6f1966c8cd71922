"""Which characters can be printed, and what happens to the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from sendkiosk.handout.fonts import Face, is_control

NO_BREAK_SPACE: Final = "\u00a0"
STAND_IN: Final = "?"
KEPT: Final = "\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
"""What has no picture and still counts: how letters join, and which way they run."""

_INSIDE_NUMBER: Final = re.compile(r"(?<=\d) (?=\d)")
_SHORT_NUMBER: Final = re.compile(r"(?<!\S)(\d{1,2}) (?=\w)")
_WHITE: Final = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")


class UnprintableError(Exception):
    """A text has letters that this sheet cannot print; `characters` are these, each once.

    A missing letter may change what a sentence says, so there is no sheet rather than a wrong one.
    """

    def __init__(self, characters: str) -> None:
        """Keep `characters`."""
        super().__init__(f"These characters cannot be printed: {characters!r}.")
        self.characters = characters


def printable(text: str, faces: tuple[Face, ...]) -> str:
    """Return `text` as it can be printed with `faces`.

    Accents are joined to their letters, white space becomes spaces, and what has no picture of its
    own is left out. A sign that no face has, such as an emoji, becomes one question mark.

    Raises UnprintableError if a letter or digit is missing.
    """
    composed = unicodedata.normalize("NFC", _WHITE.sub(" ", text))
    odd = set(map(ord, composed)).difference(*(face.ordinary for face in faces))
    if not odd:
        return composed
    lost = "".join(dict.fromkeys(c for c in composed if _is_letter(c) and not _draws(c, faces)))
    if lost:
        raise UnprintableError(lost)
    return "".join(_signs(composed, faces))


def with_stand_ins(text: str, faces: tuple[Face, ...]) -> tuple[str, str]:
    """Return `text` with a question mark for each letter that `faces` lack, and these letters.

    This is for long documents, where one text must not cost the whole; never for a family's sheet.
    """
    composed = unicodedata.normalize("NFC", text)
    try:
        printable(composed, faces)
    except UnprintableError as error:
        lost = error.characters
        return "".join(STAND_IN if c in lost else c for c in composed), lost
    return composed, ""


def held_together(text: str) -> str:
    """Return `text` with no-break spaces where a line must not end.

    That is inside of numbers ("01905 768153"), and after a short one ("8 days", "1 December").
    """
    inside = _INSIDE_NUMBER.sub(NO_BREAK_SPACE, text)
    return _SHORT_NUMBER.sub(rf"\1{NO_BREAK_SPACE}", inside)


def _signs(text: str, faces: tuple[Face, ...]) -> Iterator[str]:
    missing = False
    for character in text:
        if character in KEPT:
            if not missing:
                yield character
            continue
        if is_control(character):
            continue
        has_picture = _draws(character, faces)
        drawn = has_picture or unicodedata.category(character) == "Zs"
        if drawn:
            yield character if has_picture else " "
        elif not missing:
            yield STAND_IN
        missing = not drawn


def _is_letter(character: str) -> bool:
    """Tell whether losing `character` could change what a text says."""
    category = unicodedata.category(character)
    return (category[0] in "LN" or category in {"Mn", "Mc"}) and not is_control(character)


def _draws(character: str, faces: tuple[Face, ...]) -> bool:
    return any(face.has(character) for face in faces)
