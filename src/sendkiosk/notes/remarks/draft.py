"""A remark while it is worked on: signs stand in it for what is struck so far."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sendkiosk.notes.remarks.kinds import ANY_SIGN, KIND_OF, SIGNS, Kind
from sendkiosk.notes.remarks.redacted import Piece, Redacted

MOST_MARKS: Final = 60
"""What follows the last of so many marks is struck with it, so that marks cannot fill a note."""

_SIGN = re.compile(ANY_SIGN)


class Span(NamedTuple):
    """The part of a draft's text from `start` to before `end`, and what it is struck as."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` with a sign for each struck piece; `typed` has what stands behind each character."""

    text: str = field(repr=False)
    typed: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Draft:
        """Return the draft of a clean remark; signs in it are marks that were typed."""
        return cls(text, tuple(KIND_OF[char].mark if char in KIND_OF else char for char in text))

    def strike(self, spans: Iterable[Span]) -> Draft:
        """Return this draft with `spans` struck; of those that overlap, the first in the list."""
        text, typed = self.text, self.typed
        for start, end, kind in sorted(_apart(spans), reverse=True):
            text = text[:start] + SIGNS[kind] + text[end:]
            typed = (*typed[:start], "".join(typed[start:end]), *typed[end:])
        return Draft(text, typed)

    def with_few_marks(self) -> Draft:
        """Return this draft with no more than MOST_MARKS marks."""
        signs = tuple(_SIGN.finditer(self.text))
        if len(signs) <= MOST_MARKS:
            return self
        last = signs[MOST_MARKS - 1]
        return self.strike([Span(last.start(), len(self.text), KIND_OF[last[0]])])

    def redacted(self) -> Redacted:
        """Return the remark in pieces; a mark that was typed stays."""
        pieces = itertools.starmap(_piece, zip(self.text, self.typed, strict=True))
        groups = itertools.groupby(pieces, key=lambda piece: piece.kind is None)
        return Redacted(
            tuple(
                piece
                for stays, group in groups
                for piece in ([Piece("".join(each.words for each in group))] if stays else group)
            )
        )


def _piece(char: str, typed: str) -> Piece:
    kind = KIND_OF.get(char)
    return Piece(typed, kind if kind and typed != kind.mark else None)


def _apart(spans: Iterable[Span]) -> list[Span]:
    chosen: list[Span] = []
    for span in spans:
        if all(span.end <= other.start or other.end <= span.start for other in chosen):
            chosen.append(span)
    return chosen
