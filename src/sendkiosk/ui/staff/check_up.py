"""How everything at the kiosk is, on a page of its own: what does not work stands first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.announcing import tell
from sendkiosk.ui.controls import column, panel, text
from sendkiosk.ui.details import breakable
from sendkiosk.ui.look import Look
from sendkiosk.ui.services import StaffLine
from sendkiosk.ui.staff.pages import StaffPage, side_by_side

NAME: Final = message("How the kiosk is")
LOOKING: Final = message("Looking at everything. It takes some seconds …")

WELL: Final = message("Nothing needs you")


class CheckUpPage(StaffPage):
    """All that `doctor` finds, in large type; it is shown when everything has been looked at."""

    is_behind_pin = True

    def __init__(self, look: Look) -> None:
        """Say that it is being looked at."""
        super().__init__(look, message("For staff"))
        self.back = self.button(message("Back"), "primary")
        self.back.clicked.connect(self.left)
        self.again = self.button(message("Look again"))
        self._body = column(spacing=look.sizes.gap)
        self.fill(
            text(look.say(NAME), "title"),
            side_by_side(look, self.back, self.again),
            self._body,
            wide=True,
        )
        self.wait()

    def wait(self) -> None:
        """Say that everything is being looked at."""
        self.again.setEnabled(False)
        self._body.put([text(self.look.say(LOOKING), "heading")])

    def show_lines(self, lines: Sequence[StaffLine]) -> None:
        """Show `lines`: what does not work, then what somebody should see to, then what is well."""
        self.again.setEnabled(True)
        broken = [line for line in lines if line.urgent]
        needed = [line for line in lines if not line.fine and not line.urgent]
        well = [line for line in lines if line.fine]
        is_well = len(well) == len(lines)
        self._body.put(
            [
                *([text(self.look.say(WELL), "heading")] if is_well else []),
                *self._group(message("This does not work"), "warning", broken),
                *self._group(message("Somebody should see to this"), "limit", needed),
                *self._group(message("This is well"), "card", well),
            ]
        )
        self._announce(len(broken) + len(needed))

    def _group(self, title: Message, kind: str, lines: Sequence[StaffLine]) -> Iterator[QWidget]:
        if lines:
            yield text(self.look.say(title), "heading")
            yield panel(kind, self.look, *(line_of(self.look, line) for line in lines))

    def _announce(self, needing: int) -> None:
        words = message("Things that need somebody: {count}.", count=needing)
        tell(self, self.look.say(words), QAccessible.AnnouncementPoliteness.Polite)


def line_of(look: Look, line: StaffLine) -> QWidget:
    """Return how one thing is: its name, and the words below it, in which names of files break."""
    name = line.name[:1].upper() + line.name[1:]
    return column(text(name, "strong"), text(breakable(look, line.words)))
