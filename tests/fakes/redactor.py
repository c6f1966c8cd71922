"""A redactor that strikes out every word with a capital or a digit in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAME, NUMBER = "[name]", "[number]"


@dataclass(frozen=True, slots=True)
class FakePiece:
    words: str
    stored: str


@dataclass(frozen=True, slots=True)
class FakeRedacted:
    pieces: tuple[FakePiece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.stored for piece in self.pieces)


def redact(typed: str) -> FakeRedacted:
    """Return what was `typed` in pieces, on one line."""
    line = " ".join(typed.split())
    return FakeRedacted(tuple(_piece(word) for word in re.findall(r"\s+|\S+", line)))


def _piece(word: str) -> FakePiece:
    if any(map(str.isdigit, word)):
        return FakePiece(word, NUMBER)
    return FakePiece(word, NAME if any(map(str.isupper, word)) else word)
