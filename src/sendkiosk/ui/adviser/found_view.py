"""What is said of one thing that was found, with the way back to the others."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendkiosk.journey.findable import Entry, EntryKind
from sendkiosk.journey.flow import Flow
from sendkiosk.ui.adviser.column_pane import ColumnPane
from sendkiosk.ui.adviser.found import KINDS
from sendkiosk.ui.adviser.found_details import details
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, text
from sendkiosk.ui.look import Look


class FoundView(QWidget):
    """Shows one entry at a time, in a pane that is moved with wheel, arrow and page keys."""

    def __init__(self, look: Look, flow: Flow) -> None:
        """Begin with nothing."""
        super().__init__()
        self._look, self._flow = look, flow
        self.entry: Entry | None = None
        self.back = TouchButton(look, look.say("Back to what was found"), kind="quiet", icon="back")
        self.pane = ColumnPane(look)
        self.setFocusProxy(self.pane)
        layout = QVBoxLayout(self)
        fill(layout, (self.back, self.pane), look.sizes.gap, 0)
        layout.setStretchFactor(self.pane, 1)

    def show_entry(self, entry: Entry) -> None:
        """Show what is said of `entry`, from its beginning."""
        look = self._look
        kind = look.say(KINDS[entry.kind])
        # The card of a contact has the name already.
        title = () if entry.kind is EntryKind.CONTACT else (text(entry.title, "heading"),)
        self.entry = entry
        self.pane.setAccessibleName(f"{kind}: {entry.title}")
        self.pane.show_parts(text(kind, "small"), *title, *details(look, self._flow, entry))

    def show_nothing(self) -> None:
        """Drop what was shown."""
        self.entry = None
        self.pane.setAccessibleName("")
        self.pane.show_nothing()
