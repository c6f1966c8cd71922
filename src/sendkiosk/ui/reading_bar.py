"""The bar below the header while a page is read aloud: pause, again, pace, volume, stop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from sendkiosk.journey.messages import message
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.look import Look
from sendkiosk.ui.manner import PACES, VOLUMES, Manner


class ReadingBar(QFrame):
    """Large buttons with drawings."""

    def __init__(self, look: Look) -> None:
        """Begin hidden."""
        super().__init__()
        self.setObjectName("readingBar")
        self._look = look
        self.setAccessibleName(look.say("Reading aloud"))
        self.pause = self._button(look.say("Pause"), "pause")
        self.go_on = self._button(look.say("Go on"), "go-on")
        self.again = self._button(look.say("Again"), "again")
        self.slower = self._button(look.say("Slower"), "slower")
        self.faster = self._button(look.say("Faster"), "faster")
        self.quieter = self._button(look.say("Quieter"), "quieter")
        self.louder = self._button(look.say("Louder"), "louder")
        self.stop = self._button(look.say("Stop"), "stop")
        self._arrange()
        self.show_manner(Manner())

    def show_manner(self, manner: Manner, *, speaking: bool = False) -> None:
        """Show how it is read; `speaking` tells that something is being said."""
        self.setVisible(manner.on)
        # Hidden first, so that both are never there at once and nothing is squeezed.
        first, second = (self.go_on, self.pause) if speaking else (self.pause, self.go_on)
        has_focus = first.hasFocus()
        first.hide()
        second.show()
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

    def _arrange(self) -> None:
        """Put the buttons into one row, or two where the screen is narrow.

        Pause and going on share a place: only one of them is there at a time.
        """
        sizes = self._look.sizes
        places = {
            self.pause: (0, 0, 2), self.go_on: (0, 0, 2), self.again: (0, 2, 1),
            self.stop: (0, 3, 1), self.slower: (1, 0, 1), self.faster: (1, 1, 1),
            self.quieter: (1, 2, 1), self.louder: (1, 3, 1),
        }  # fmt: skip
        grid = QGridLayout(self)
        margin = sizes.times(0.25)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setSpacing(margin)
        for button, (row, column, span) in places.items():
            wide = (0, column + 4 * row)
            grid.addWidget(button, *(wide if sizes.wide else (row, column)), 1, span)
        for column in range(grid.columnCount()):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)

    def _button(self, label: str, icon: str) -> TouchButton:
        # The look of the buttons for scrolling: drawing above, words below.
        button = TouchButton(self._look, label, kind="scroll", icon=icon)
        button.setMinimumWidth(1)
        return button
