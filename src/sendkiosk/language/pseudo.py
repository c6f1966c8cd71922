"""Two languages that nobody speaks, made from the English: to see what fits and what is missed."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from typing import Final

from sendkiosk.language.catalogue import Catalogue

STRETCH: Final = 0.4
"""How much longer than English words in some languages are."""
MARK: Final = "ẋ"
"""Begins every text that was said through a catalogue."""
STRETCHED, MIRRORED = "stretched", "mirrored"
_ENGLISH_ELSEWHERE: Final = "en_IE"
"""For its dates: with the locale of the English that all is written in, it would count as that."""
_TOO_LONG: Final = re.compile("([A-Za-z]{10})(?=[A-Za-z]{3})")
"""The beginning of a word that is longer than those in Arabic."""
_KEPT: Final = re.compile(r"(\{[\w-]+\}|\]\(term:[\w-]+\)|\*\*|\[|\S+@\S+|\S+\.\S+\.\S+)")
"""What translators leave as it is: values, terms, bold marks and addresses."""
_LETTERS: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


class Pseudo(gettext.NullTranslations):
    """Translations that are made from the English by `change`."""

    def __init__(self, change: Callable[[str], str]) -> None:
        """Take how a text is changed."""
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        """Return `message`, changed."""
        return self._change(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return one of the two texts, changed."""
        return self._change(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's own form
        """Return `message`, changed."""
        return self._change(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        """Return one of the two texts, changed."""
        return self._change(msgid1 if n == 1 else msgid2)


def stretched() -> Catalogue:
    """Return a catalogue in which each text is marked and two fifths longer."""
    return Catalogue(_ENGLISH_ELSEWHERE, Pseudo(stretch))


def mirrored() -> Catalogue:
    """Return a catalogue in which each text is in Arabic letters, and runs from right to left."""
    return Catalogue("ar", Pseudo(mirror))


def pseudo_languages() -> dict[str, Catalogue]:
    """Return both catalogues by the names under which commands know them."""
    return {STRETCHED: stretched(), MIRRORED: mirrored()}


def stretch(text: str) -> str:
    """Return `text` with a mark in front and as many more letters as some languages need."""
    letters = len(_KEPT.sub("", text))
    extra = round(letters * STRETCH)
    words = " ".join(["ẋẏẍẋ"] * (extra // 5)) + MARK * (extra % 5)
    return f"{MARK}{text} {words}".rstrip()


def mirror(text: str) -> str:
    """Return `text` with an Arabic letter for each Latin one; what translators keep stays.

    Long words become two: Arabic has none, and none can be parted at the end of a line.
    """
    shorter = _changed(text, lambda part: _TOO_LONG.sub(r"\1 ", part))
    return change_letters(shorter, lambda letter: _LETTERS[_place(letter) % len(_LETTERS)])


def change_letters(text: str, other: Callable[[str], str]) -> str:
    """Return `text` with `other` letters for Latin ones, where translators would change them."""
    return _changed(text, lambda part: re.sub("[A-Za-z]", lambda found: other(found[0]), part))


def _changed(text: str, change: Callable[[str], str]) -> str:
    """Return `text` with what translators would change put through `change`."""
    parts = _KEPT.split(text)
    parts[::2] = map(change, parts[::2])
    return "".join(parts)


def _place(letter: str) -> int:
    return ord(letter.lower()) - ord("a")
