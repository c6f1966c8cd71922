"""The bar below the header while a page is read aloud: pause, again, pace, volume, stop."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.messages import message
from sendkiosk.ui.bars import Arrangement, Bar, not_hidden
from sendkiosk.ui.buttons import BarButton
from sendkiosk.ui.look import Look
from sendkiosk.ui.manner import PACES, VOLUMES, Manner


class ReadingBar(Bar):
    """Large buttons with drawings; without their words where there is no room for these."""

    def __init__(self, look: Look) -> None:
        """Begin hidden."""
        super().__init__(look)
        self.setObjectName("readingBar")
        self.setAccessibleName(look.say("Reading aloud"))
        self.pause = self._button(look.say("Pause"), "pause")
        self.go_on = self._button(look.say("Go on"), "go-on")
        self.again = self._button(look.say("Again"), "again")
        self.slower = self._button(look.say("Slower"), "slower")
        self.faster = self._button(look.say("Faster"), "faster")
        self.quieter = self._button(look.say("Quieter"), "quieter")
        self.louder = self._button(look.say("Louder"), "louder")
        self.stop = self._button(look.say("Stop"), "stop")
        self._above: tuple[QWidget, ...] = (self.pause, self.go_on, self.again, self.stop)
        self._below: tuple[QWidget, ...] = (self.slower, self.faster, self.quieter, self.louder)
        self.show_manner(Manner())

    def arrangements(self) -> Iterator[Arrangement]:
        """Yield one row with words; on a tall screen two; one row of drawings."""
        # Pause and going on share a place: only one of them is there at a time.
        above = not_hidden(self._above)
        rows = [((*above, *self._below),), (above, self._below)]
        buttons = self.findChildren(BarButton)
        for row in rows[: 1 if self._look.sizes.wide else 2]:
            yield Arrangement(row, tuple((button, 0) for button in buttons))
        yield Arrangement(rows[0], tuple((button, 1) for button in buttons))

    def show_manner(self, manner: Manner, *, speaking: bool = False) -> None:
        """Show how it is read; `speaking` tells that something is being said."""
        self.setVisible(manner.on)
        # Hidden first, so that both are never there at once and nothing is squeezed.
        first, second = (self.go_on, self.pause) if speaking else (self.pause, self.go_on)
        has_focus = first.hasFocus()
        first.hide()
        second.show()
        self.arrange()
        if has_focus:
            second.setFocus(Qt.FocusReason.OtherFocusReason)
        pace = message("Speed {number} of {count}", number=manner.pace + 1, count=len(PACES))
        volume = message("Volume {number} of {count}", number=manner.volume + 1, count=len(VOLUMES))
        for button, words in (
            (self.slower, pace),
            (self.faster, pace),
            (self.quieter, volume),
            (self.louder, volume),
        ):
            button.setAccessibleDescription(self._look.say(words))
        self.slower.setEnabled(manner.pace > 0)
        self.faster.setEnabled(manner.pace < len(PACES) - 1)
        self.quieter.setEnabled(manner.volume > 0)
        self.louder.setEnabled(manner.volume < len(VOLUMES) - 1)

    def _button(self, label: str, icon: str) -> BarButton:
        button = BarButton(self._look, label, "", icon=icon)
        button.setParent(self)
        return button
