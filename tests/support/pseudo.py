"""A language that is easy to tell from English and longer than it: for finding what was missed."""

from __future__ import annotations

import gettext
import re

from sendkiosk.language.catalogue import Catalogue

STRETCH = 0.4
MARK = "ẋ"
_KEPT = re.compile(r"(\{\w+\}|\]\(term:[\w-]+\)|\*\*|\[)")


class _Pseudo(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return stretched(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretched(msgid1 if n == 1 else msgid2)


def pseudo_catalogue() -> Catalogue:
    """Return a catalogue in which each text is marked and two fifths longer."""
    return Catalogue(translations=_Pseudo())


class _PanjabiLetters(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return in_panjabi_letters(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return in_panjabi_letters(msgid1 if n == 1 else msgid2)


def panjabi_letters() -> Catalogue:
    """Return a catalogue in which each letter is a Panjabi one: three bytes in UTF-8, not one."""
    return Catalogue("pa", _PanjabiLetters())


def in_panjabi_letters(text: str) -> str:
    """Return `text` with other letters, as many; values, terms and bold marks stay."""
    parts = _KEPT.split(text)
    parts[::2] = [
        re.sub("[A-Za-z]", lambda letter: _panjabi(letter[0]), part) for part in parts[::2]
    ]
    return "".join(parts)


def _panjabi(letter: str) -> str:
    return chr(ord("ਕ") + (ord(letter.lower()) - ord("a")) % 18)


def stretched(text: str) -> str:
    """Return `text` with a mark in front and as many more letters as some languages need.

    Values, terms and bold marks stay, as a translator leaves them.
    """
    letters = len(_KEPT.sub("", text))
    extra = round(letters * STRETCH)
    words = " ".join(["ẋẏẍẋ"] * (extra // 5)) + MARK * (extra % 5)
    return f"{MARK}{text} {words}".rstrip()
