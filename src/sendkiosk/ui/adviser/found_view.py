"""What is said of one thing that was found, with the way back to the others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sendkiosk.journey.findable import Entry, EntryKind
from sendkiosk.journey.flow import Flow
from sendkiosk.ui.adviser.found import KINDS
from sendkiosk.ui.adviser.found_details import details
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import column, fill, text
from sendkiosk.ui.look import Look


class FoundView(QWidget):
    """Shows one entry at a time, in a pane that is moved with wheel, arrow and page keys."""

    def __init__(self, look: Look, flow: Flow) -> None:
        """Begin with nothing."""
        super().__init__()
        self._look, self._flow = look, flow
        self.entry: Entry | None = None
        self.back = TouchButton(look, look.say("Back to what was found"), kind="quiet", icon="back")
        self.pane = QScrollArea()
        self.pane.setObjectName("foundPane")
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setWidgetResizable(True)
        self.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        content = column(
            text(kind, "small"),
            *title,
            *details(look, self._flow, entry),
            spacing=look.sizes.gap,
        )
        content.box.addStretch(1)
        content.box.setContentsMargins(*[look.sizes.gap] * 4)
        content.setObjectName("content")
        # Qt guesses the height of wrapped text from a narrow column; only the real width counts.
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.entry = entry
        self.pane.setAccessibleName(f"{kind}: {entry.title}")
        self.pane.setWidget(content)
        self.pane.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Drop what was shown."""
        self.entry = None
        self.pane.setAccessibleName("")
        old = self.pane.takeWidget()
        if old is not None:
            old.deleteLater()
