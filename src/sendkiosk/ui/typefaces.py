"""The typefaces of a language on screens: the families that its papers are set in, but for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

from sendkiosk.handout.fonts import FAMILIES, Family, families_of

SCRIPT: Final = "script"
"""The property of a label in another language than its window; its value is a family's name."""

_ON_SCREEN: Final[Mapping[Family, Family]] = MappingProxyType({Family.NASTALIQ: Family.NASKH})
"""Families that Qt sets wrongly -> what stands in for them on screens.

Qt 6.11 moves the letters of Nastaliq down where they climb, which makes other words of some. Urdu
can be read in Naskh, too; papers are set by HarfBuzz itself, and rightly.
"""


def family_names(language: str) -> tuple[str, ...]:
    """Return the names of the families that `language`, such as "ur", is set in.

    What the first has no letter for, the second draws. The one for the script of the language is
    the first: where that cannot draw a script, Qt would take any other that can.
    """
    families = (_ON_SCREEN.get(family, family) for family in reversed(families_of(language)))
    return tuple(map(_name, families))


def typeface(language: str) -> QFont:
    """Return the type that `language` is set in."""
    font = QFont()
    font.setFamilies(family_names(language))
    return font


def width_on_one_line(font: QFont, words: str) -> int:
    """Return how many pixels wide `words` are: in some scripts ink reaches beyond its letter."""
    metrics = QFontMetrics(font)
    ink = metrics.tightBoundingRect(words)
    return max(metrics.horizontalAdvance(words), ink.x() + ink.width())


def script_of(language: str) -> str:
    """Return the value of SCRIPT for words in `language`."""
    return family_names(language)[0]


def in_style_sheets(language: str) -> str:
    """Return the families of `language` as a style sheet names them."""
    return ", ".join(f'"{name}"' for name in family_names(language))


def script_rules() -> str:
    """Return the rules of a style sheet for labels with the property SCRIPT."""
    one_of_each = {script_of(language): language for language in ("en", *FAMILIES)}
    return "\n".join(
        f'QLabel[{SCRIPT}="{script}"] {{ font-family: {in_style_sheets(language)}; }}'
        for script, language in one_of_each.items()
    )


def _name(family: Family) -> str:
    """Return how a family whose files begin with "NotoNastaliqUrdu" is called."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", family.value)
