"""A redacted remark: what stays of it, and what was struck out, in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from sendkiosk.notes.remarks.kinds import Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a remark as it was typed; `kind` is None if it stays, or what it was struck as."""

    # What is struck must not get into a log or a fault.
    words: str = field(repr=False)
    kind: Kind | None = None

    @property
    def stored(self) -> str:
        """What is kept of it."""
        return self.kind.mark if self.kind else self.words


@dataclass(frozen=True, slots=True)
class Redacted:
    """A remark in `pieces`, for a preview that shows what is struck; only `text` may be stored."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The remark with a mark in the place of each struck piece."""
        return "".join(piece.stored for piece in self.pieces)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was struck out."""
        return all(piece.kind is None for piece in self.pieces)
