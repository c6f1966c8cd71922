"""A column that scrolls by wheel, keys and bar, as advisers are used to at a desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from sendkiosk.ui.controls import column, see_through
from sendkiosk.ui.look import Look


class ScrolledColumn(QScrollArea):
    """Shows widgets below each other. What gets the keyboard is scrolled into view."""

    def __init__(self, look: Look) -> None:
        """Begin empty."""
        super().__init__()
        self._look = look
        see_through(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_parts(self, *parts: QWidget) -> None:
        """Show `parts`, and nothing of what was shown before."""
        content = column(*parts, spacing=self._look.sizes.gap)
        content.box.setContentsMargins(0, 0, self._look.sizes.gap, 0)
        content.box.addStretch(1)
        content.setObjectName("content")
        # Qt guesses the height of wrapped text from a narrow column; only the real width counts.
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setWidget(content)

    def stay_at(self, place: int) -> None:
        """Show again what stands `place` pixels below the beginning, as soon as that is known."""
        track = self.verticalScrollBar()

        def move(_least: int, most: int) -> None:
            if most >= place:
                track.rangeChanged.disconnect(move)
                track.setValue(place)

        if place:
            track.rangeChanged.connect(move)
