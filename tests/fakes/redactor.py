"""A redactor that strikes out every word with a capital or a digit in it, and keeps nothing."""

from __future__ import annotations

import re

from sendkiosk.ui.services import Piece

NAME, NUMBER = "[name]", "[number]"


def redact(line: str) -> tuple[Piece, ...]:
    """Return `line` in pieces."""
    return tuple(_piece(word) for word in re.findall(r"\s+|\S+", line))


def _piece(word: str) -> Piece:
    if any(map(str.isdigit, word)):
        return Piece(word, NUMBER)
    return Piece(word, NAME if any(map(str.isupper, word)) else word)
