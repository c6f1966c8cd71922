"""The staff screen: what staff can do at the kiosk, and what needs them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.announcing import tell
from sendkiosk.ui.controls import column, panel, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.services import StaffLine
from sendkiosk.ui.staff.check_up import NAME, line_of
from sendkiosk.ui.staff.pages import StaffPage, side_by_side
from sendkiosk.ui.words import Expander

PRINTER: Final = "printer"
"""What `doctor` calls it: shown at once, well or not."""


class StaffScreen(StaffPage):
    """Large buttons, and below them how printer, contents and computer are."""

    is_behind_pin = True

    def __init__(self, look: Look, *, paused: bool) -> None:
        """Show the buttons; `paused` tells whether a visit waits to go on."""
        super().__init__(look, message("For staff"))
        back = message("Go on with the visit") if paused else message("Back to the visitor")
        self.back = self.button(back, "primary")
        self.back.clicked.connect(self.left)
        self.pause = self.button(
            message("Pause this visit"), hint=message("The answers are kept, and nobody sees them.")
        )
        self.pause.setEnabled(not paused)
        self.test = self.button(
            message("Print a test page"), hint=message("It is the card with phone numbers.")
        )
        self.lend = self.button(
            message("Sit with a family as an adviser"),
            hint=message("Answers and steps stand beside."),
        )
        self.report = self.button(
            message("What people came for"), hint=message("Counts in which nobody can be found.")
        )
        self.content = self.button(
            message("Which advice is shown"), hint=message("Take new advice from a USB stick.")
        )
        self.check_up = self.button(NAME, hint=message("Everything is looked at, once more."))
        self.pin = self.button(message("Change the PIN"))
        self.restart = self.button(
            message("Start the program anew"), hint=message("It reads its settings and pack again.")
        )
        self.close_all = self.button(message("Close the program"))
        self._said = text("", "strong")
        self._told = panel("limit", look, self._said)
        self._told.hide()
        self._lines = column(spacing=look.sizes.gap)
        self.fill(
            text(look.say("What do you want to do?"), "title"),
            side_by_side(
                look,
                self.back,
                self.pause,
                self.lend,
                self.test,
                self.report,
                self.content,
                self.check_up,
                self.pin,
                self.restart,
                self.close_all,
            ),
            self._told,
            self._lines,
            wide=True,
        )
        self._lines.put(
            [text(look.say("Looking at the printer, the contents and this computer …"))]
        )

    def tell(self, words: Message | str) -> None:
        """Show `words` below the buttons: what came of one of them."""
        self._said.setText(self.look.say(words))
        self._told.show()
        tell(self, self._said.text(), QAccessible.AnnouncementPoliteness.Polite)

    def show_lines(self, lines: Sequence[StaffLine]) -> None:
        """Show `lines`, those that need somebody first."""
        needed = [each for each in lines if not each.fine]
        printer = [each for each in lines if each.fine and each.name == PRINTER]
        well = [each for each in lines if each.fine and each.name != PRINTER]
        line = partial(line_of, self.look)
        title = message("This needs somebody") if needed else message("Nothing is wrong")
        parts: list[QWidget] = [text(self.look.say(title), "heading")]
        if needed:
            parts.append(panel("warning", self.look, *map(line, needed)))
        if printer:
            parts.append(panel("card", self.look, *map(line, printer)))
        if well:
            parts.append(Expander(self.look, self.look.say("What is well"), *map(line, well)))
        self._lines.put(parts)
