"""Languages that are easy to tell from English: for finding what was missed, or does not fit."""

from __future__ import annotations

from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.pseudo import MARK, Pseudo, change_letters, mirror, stretch

__all__ = ["MARK", "in_panjabi_letters", "nine_languages", "panjabi_letters", "pseudo_catalogue"]


def pseudo_catalogue() -> Catalogue:
    """Return a catalogue in which each text is marked and two fifths longer, and no draft."""
    return Catalogue(translations=Pseudo(stretch))


def panjabi_letters() -> Catalogue:
    """Return a catalogue in which each letter is a Panjabi one: three bytes in UTF-8, not one."""
    return Catalogue("pa", Pseudo(in_panjabi_letters))


def in_panjabi_letters(text: str) -> str:
    """Return `text` with other letters, as many; values, terms and bold marks stay."""
    return change_letters(text, lambda letter: chr(ord("ਕ") + (ord(letter.lower()) - 97) % 18))


def nine_languages() -> tuple[Catalogue, ...]:
    """Return English and eight others, in the letters and the direction of each; all are drafts."""
    longer, mirrored = Pseudo(stretch), Pseudo(mirror)
    latin = (Catalogue(tag, longer) for tag in ("pl", "ro", "uk", "pt", "bn"))
    right_to_left = (Catalogue(tag, mirrored) for tag in ("ur", "ar"))
    return (Catalogue(), *latin, panjabi_letters(), *right_to_left)
