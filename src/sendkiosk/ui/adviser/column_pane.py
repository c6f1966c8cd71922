"""A pane for a narrow column of text, which is moved with the wheel and with keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from sendkiosk.ui.controls import column, see_through
from sendkiosk.ui.look import Look


class ColumnPane(QScrollArea):
    """Shows widgets below each other. What gets the keyboard in it is moved into view."""

    def __init__(self, look: Look, *, reads: bool = True) -> None:
        """Begin empty. If it `reads`, it has the keyboard itself: arrow and page keys move it."""
        super().__init__()
        self._look = look
        see_through(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if reads:
            self.setObjectName("columnPane")
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_parts(self, *parts: QWidget) -> None:
        """Show `parts` in place of what was there, from the beginning."""
        self.show_nothing()
        sizes = self._look.sizes
        edge = sizes.space(0.15 if sizes.step else 0.4)
        content = column(*parts, spacing=sizes.gap, margins=edge)
        content.box.addStretch(1)
        content.setObjectName("content")
        # Qt guesses the height of wrapped text from a narrow column; only the real width counts.
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setWidget(content)
        self.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Drop what was shown."""
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()

    def stay_at(self, place: int) -> None:
        """Show again what stands `place` pixels below the beginning, as soon as that is known."""
        track = self.verticalScrollBar()

        def move(_least: int, most: int) -> None:
            if most >= place:
                track.rangeChanged.disconnect(move)
                track.setValue(place)

        if place:
            track.rangeChanged.connect(move)
