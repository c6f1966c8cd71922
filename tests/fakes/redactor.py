"""A redactor that strikes out every word with a capital or a digit in it."""

from __future__ import annotations

import re

from sendkiosk.notes.remarks.kinds import Kind
from sendkiosk.notes.remarks.redacted import Piece, Redacted


def redact(typed: str) -> Redacted:
    """Return what was `typed` in pieces, on one line."""
    line = " ".join(typed.split())
    return Redacted(tuple(Piece(word, _kind(word)) for word in re.findall(r"\s+|\S+", line)))


def _kind(word: str) -> Kind | None:
    if any(map(str.isdigit, word)):
        return Kind.NUMBER
    return Kind.NAME if any(map(str.isupper, word)) else None
