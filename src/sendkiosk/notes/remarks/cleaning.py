"""A remark as it was typed, on one line and without characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sendkiosk.notes.remarks.kinds import signs_for_marks

LONGEST: Final = 300
"""Characters of a remark that are read; a mark counts as one. What is longer ends with a word."""

_GONE: Final = frozenset({"Cf", "Cs", "Co", "Cn"})
"""Categories of what is left out: invisible characters could hide a name between its letters."""
_SPACES: Final = frozenset({"Cc", "Zl", "Zp", "Zs"})


def clean(text: str) -> str:
    """Return `text` in normal form (NFC), one line, at most LONGEST characters.

    Line breaks and control characters become one space; signs for the direction of text, joiners
    and characters without a meaning are left out. Each mark is one sign (see `kinds`). Any text at
    all may be given.
    """
    seen = "".join(map(_seen, text))
    line = " ".join(signs_for_marks(unicodedata.normalize("NFC", seen)).split())
    return _cut(line)


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    if category in _SPACES:
        return " "
    return "" if category in _GONE else char


def _cut(line: str) -> str:
    """Return the beginning of `line`, without a part of a word: a part may look harmless."""
    if len(line) <= LONGEST:
        return line
    whole = re.match(rf"(.{{1,{LONGEST}}}) ", line)
    return whole[1].rstrip() if whole else line[:LONGEST]
