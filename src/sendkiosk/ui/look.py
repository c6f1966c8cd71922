"""What every widget is handed: the language it speaks and the theme it wears."""

from __future__ import annotations

from dataclasses import dataclass

from sendkiosk.journey.messages import Message, Value
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.theme import Sizes, Theme


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
