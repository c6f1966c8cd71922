"""Where a word of a remark stands: what is before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from sendkiosk.notes.remarks.tokens import Token


@dataclass(frozen=True, slots=True)
class Standing:
    """One word, with those before and after it in the same text."""

    token: Token
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    text: str

    @property
    def previous(self) -> str:
        """The word before, as it is looked up."""
        return self.before[-1].bare if self.before else ""

    @property
    def following(self) -> str:
        """The word after, as it is looked up."""
        return self.after[0].bare if self.after else ""

    @property
    def gap(self) -> str:
        """What stands between this word and the next one, or the end."""
        return self.text[self.token.end : self.after[0].start if self.after else None]
