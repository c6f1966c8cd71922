"""What every widget is handed: the language it speaks and the theme it wears."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sendkiosk.journey.messages import Message, Value
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import Colours, Theme


@dataclass(frozen=True, slots=True)
class Look:
    """Language and theme together."""

    catalogue: Catalogue
    theme: Theme

    def say(self, what: Message | str, **values: Value) -> str:
        """Return `what` in the visitor's language."""
        return self.catalogue.say(what, **values)

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
        return replace(self, theme=theme)
