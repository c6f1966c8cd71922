"""Draft translations of one visit, to try each script with: one catalogue for each language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po

from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.opening import read_draft

FOLDER: Final = Path(__file__).parents[1] / "specimens"
LANGUAGES: Final = ("pl", "ro", "pt", "uk", "ar", "ur", "pa", "bn")


@cache
def catalogue_of(language: str) -> Catalogue:
    """Return the draft catalogue of `language`."""
    return read_draft(FOLDER / f"{language}.po")


def texts_of(language: str) -> list[str]:
    """Return the translated texts of `language` that stand alone, without values to be put in."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        words = read_po(file, locale=language)
    return [
        entry.string
        for entry in words
        if entry.id and isinstance(entry.string, str) and "{" not in entry.string
    ]
