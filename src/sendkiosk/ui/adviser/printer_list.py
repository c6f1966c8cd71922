"""The printers to choose from, each with how it is."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.picks import Pick, exclusive
from sendkiosk.ui.services import PrinterLine


class PrinterList(QWidget):
    """Lists printers; `picked` tells the id of the one that was chosen."""

    picked = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin while nobody knows which printers there are."""
        super().__init__()
        self._look = look
        self.picks: dict[str, Pick] = {}
        self._lines: tuple[PrinterLine, ...] = ()
        self.again = TouchButton(
            look, look.say("Look again"), hint="F5", kind="quiet", icon="again"
        )
        self.again.setAccessibleName(look.say("Look for printers again"))
        self.again.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._box = QVBoxLayout()
        self._said = text("")
        fill(
            self._box, (text(look.say("Printer"), "heading"), self._said), look.sizes.times(0.2), 0
        )
        across = QHBoxLayout(self)
        fill(across, (), look.sizes.gap, 0)
        across.addLayout(self._box, 1)
        across.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)

    def show_printers(self, printers: tuple[PrinterLine, ...] | None, chosen: str | None) -> None:
        """Show `printers`, the one with the id `chosen` turned on; None is not known yet."""
        lines = printers or ()
        if lines != self._lines:
            self._list(lines)
        for name, pick in self.picks.items():
            pick.setChecked(name == chosen)
        self._said.setVisible(chosen not in self.picks)
        self._said.setText(self._look.say(_words(printers)))

    def _list(self, lines: tuple[PrinterLine, ...]) -> None:
        """Put a button for each of `lines` in place of those from before."""
        self._lines = lines
        focused = next((name for name, pick in self.picks.items() if pick.hasFocus()), None)
        for pick in self.picks.values():
            self._box.removeWidget(pick)
            pick.hide()
            pick.deleteLater()
        self.picks = {line.id: self._pick(line) for line in lines}
        for place, pick in enumerate(self.picks.values()):
            self._box.insertWidget(place + 1, pick)
        exclusive(self.picks.values())
        self._order()
        if focused in self.picks:
            self.picks[focused].setFocus()

    def _pick(self, line: PrinterLine) -> Pick:
        pick = Pick(self._look, line.name, hint=self._look.say(line.state), single=True)
        pick.setProperty("fine", line.fine)
        pick.clicked.connect(partial(self.picked.emit, line.id))
        return pick

    def _order(self) -> None:
        """Let the tab key go through the printers from the first to the last.

        What is made late stands last in Qt's order, so it is put behind what was there before.
        """
        widgets = [self.again, *self.picks.values()]
        for one, other in pairwise(widgets):
            QWidget.setTabOrder(one, other)


def _words(printers: tuple[PrinterLine, ...] | None) -> Message:
    """Return what is said while there are no printers to choose from, or none is chosen."""
    if printers is None:
        return message("Looking for printers …")
    if not printers:
        return message("No printer was found. You can save the pages as PDF.")
    return message("Choose a printer.")
