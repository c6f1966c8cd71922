"""What every widget is handed: the language it speaks and the theme it wears."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from sendkiosk.journey.messages import Message, Value
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.direction import leftwards
from sendkiosk.language.hyphens import hyphenated
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import Colours, Theme

POINTING: Final = frozenset({"back", "next", "go-on", "unsure"})
"""Drawings that point to where reading goes, or are letters: they are mirrored with it."""


@dataclass(frozen=True, slots=True)
class Look:
    """Language and theme together, and the `languages` that visitors can change to.

    Of these the first is what a new visitor finds; without any there is only the one.
    """

    catalogue: Catalogue
    theme: Theme
    languages: tuple[Catalogue, ...] = ()

    def say(self, what: Message | str, **values: Value) -> str:
        """Return `what` in the visitor's language.

        Where words are large, those that may not fit have places at which a line may end.
        """
        words = self.catalogue.say(what, **values)
        return self.whole(hyphenated(words, self.catalogue.tag, self.sizes.longest_word))

    def whole(self, words: str) -> str:
        """Return `words` with numbers and addresses that the direction of reading cannot part."""
        return leftwards(words) if self.mirrored else words

    @property
    def mirrored(self) -> bool:
        """Whether all runs from right to left."""
        return self.catalogue.right_to_left

    @property
    def direction(self) -> Qt.LayoutDirection:
        """Whence all runs, as Qt knows it."""
        directions = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
        return directions[self.mirrored]

    @property
    def has_choice(self) -> bool:
        """Whether there are several languages."""
        return len(self.languages) > 1

    def speaking(self, tag: str) -> Look:
        """Return this look in the language with that `tag`. Raises KeyError if it has none."""
        return replace(self, catalogue={each.tag: each for each in self.languages}[tag])

    def at_work(self) -> Look:
        """Return this look in English, which the words for staff and advisers are in."""
        return replace(self, catalogue=Catalogue())

    def style_sheet(self) -> str:
        """Return the style sheet for this language, these sizes and these colours."""
        return self.theme.style_sheet(self.catalogue.tag, mirrored=self.mirrored)

    def icon(self, name: str, size: int, colour: str = "accent") -> QPixmap:
        """Return the drawing `name` as `Theme.icon` does, as it is in this language."""
        mirrored = self.mirrored and name in POINTING
        return self.theme.icon(name, size, colour, mirrored=mirrored)

    @property
    def sizes(self) -> Sizes:
        """The lengths of the theme."""
        return self.theme.sizes

    def resized(self, steps: int) -> Look:
        """Return this look with words that are some `steps` larger, or smaller, if there are."""
        sizes = self.sizes.at_step(self.sizes.step + steps)
        return replace(self, theme=replace(self.theme, sizes=sizes))

    def recoloured(self) -> Look:
        """Return this look in the colours that come next."""
        return replace(self, theme=self.theme.wearing(self.theme.wears.following))

    def usual(self) -> Look:
        """Return this look as a new visitor finds it."""
        theme = replace(self.theme, sizes=self.sizes.at_step(0)).wearing(Colours.LIGHT)
        return replace(self, theme=theme, catalogue=next(iter(self.languages), self.catalogue))
