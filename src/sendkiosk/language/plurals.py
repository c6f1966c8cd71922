"""The forms of the plural that a language has, as the header of its catalogue says it."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from typing import Final

from babel import Locale
from babel.messages.plurals import get_plural

MANY_ENOUGH: Final = range(1001)
"""Numbers that show every form; those for a million days are never needed."""
CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
_SLAVIC: Final = (
    "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"  # what all of them have in common
)
_FORMS: Final = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :"
    " n%100>=11 ? 4 : 5);",
    "bn": "nplurals=2; plural=(n > 1);",
    "pa": "nplurals=2; plural=(n > 1);",
    "pl": f"nplurals=3; plural=(n==1 ? 0 : {_SLAVIC});",
    "pt": "nplurals=2; plural=(n > 1);",
    "ro": "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);",
    "uk": f"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : {_SLAVIC});",
}
"""As CLDR has them for whole numbers; a test holds that. Others are Babel's."""
_HEADER: Final = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?)\s*;?\s*")


def plural_forms(language: str) -> str:
    """Return the line that the header of a catalogue of `language` needs for its plurals."""
    return _FORMS.get(language.partition("_")[0]) or str(get_plural(language))


def count_of_forms(header: str) -> int:
    """Return how many forms the line `header` speaks of; 0 if it cannot be read."""
    read = _HEADER.fullmatch(header)
    return int(read[1]) if read else 0


def fits_language(header: str, language: str) -> bool:
    """Tell whether `header` keeps apart the numbers that `language` keeps apart.

    Both CLDR's way and that of most programs count: they differ in what is said of none.
    """
    ours = _sameness(plural_function(header))
    if ours is None:
        return False
    usual = _sameness(plural_function(str(get_plural(language))))
    cldr = _sameness(Locale.parse(language).plural_form)
    return ours in (usual, cldr)


def plural_function(header: str) -> Callable[[int], int] | None:
    """Return what tells the form of a number by the line `header`; None if it cannot be read."""
    read = _HEADER.fullmatch(header)
    try:
        return gettext.c2py(read[2]) if read else None
    except ValueError:
        return None


def _sameness(form_of: Callable[[int], object] | None) -> tuple[int, ...] | None:
    """Return for each number the first number that has its form."""
    if form_of is None:
        return None
    first: dict[object, int] = {}
    return tuple(first.setdefault(form_of(number), number) for number in MANY_ENOUGH)
