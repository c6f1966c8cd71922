"""Keeping numbers and addresses whole where letters run from right to left."""

from __future__ import annotations

import re
from typing import Final

LEFT_TO_RIGHT: Final = "\u2066"
FIRST_STRONG_ISOLATE: Final = "\u2068"
END_OF_ISOLATE: Final = "\u2069"
RIGHT_TO_LEFT_MARK: Final = "\u200f"
"""What begins and ends a stretch that runs to the right, whatever stands around it."""

_RUNS_RIGHT: Final = re.compile(
    r"\+?\(?\d[\d\u00a0 ()/.–-]*\d"  # a number
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|(?:https?://|www\.)[\w./?=&%#~+-]*[\w/]",  # an address in the web
    re.ASCII,
)


_MARKS: Final = str.maketrans(
    dict.fromkeys((LEFT_TO_RIGHT, FIRST_STRONG_ISOLATE, END_OF_ISOLATE, RIGHT_TO_LEFT_MARK))
)


def leftwards(text: str) -> str:
    """Return `text` as one that runs to the left, even if it begins with a Latin word or a number.

    Numbers and addresses in it are kept together.
    """
    return f"{RIGHT_TO_LEFT_MARK}{isolated(text)}" if text else text


def unmarked(text: str) -> str:
    """Return `text` without the marks that the others put in: for those who hear it."""
    return text.translate(_MARKS)


def isolated(text: str) -> str:
    """Return `text`, which runs to the left, with its phone numbers and addresses kept together.

    Without that a space or sign inside of one could turn its parts round: "768153 01905".
    """
    return _RUNS_RIGHT.sub(lambda found: f"{LEFT_TO_RIGHT}{found[0]}{END_OF_ISOLATE}", text)
