"""What shows on the screen which passage is being read: another ground, and a frame around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from sendkiosk.ui.in_view import part_in_view
from sendkiosk.ui.look import Look

LINE: Final = 0.12
"""How thick each of the two lines is, in heights of body type."""


class SpokenMark(QWidget):
    """A frame over the window that goes around the widgets it is told. It takes no touch."""

    def __init__(self, look: Look, window: QWidget) -> None:
        """Lie over `window`, around nothing."""
        super().__init__(window)
        self._look, self._over = look, window
        self._marked: tuple[QWidget, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def mark(self, widgets: tuple[QWidget, ...]) -> None:
        """Go around `widgets`, and leave those from before as they were."""
        if widgets != self._marked:
            for widget in self._there():
                _tell(widget, spoken=False)
            self._marked = widgets
            for widget in self._there():
                _tell(widget, spoken=True)
        self.follow()

    def follow(self) -> None:
        """Go to where the widgets are now; to nowhere, if they cannot be seen."""
        around = QRect()
        for widget in self._there():
            around = around.united(part_in_view(widget, self._over))
        self.setVisible(not around.isEmpty())
        if around.isEmpty():
            return
        room = 2 * self._look.sizes.times(LINE)
        self.setGeometry(around.adjusted(-room, -room, room, room))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a dark line and a bright one, so that one of them is seen on any ground."""
        width = self._look.sizes.times(LINE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(QPoint(), self.size())
        for colour, inset in (("focus_edge", width // 2), ("focus", width // 2 + width)):
            painter.setPen(QPen(QColor(self._look.theme.colours[colour]), width))
            inner = box.adjusted(inset, inset, -inset - 1, -inset - 1)
            painter.drawRoundedRect(inner, width * 2, width * 2)
        painter.end()

    def _there(self) -> Iterable[QWidget]:
        """Return the marked widgets that Qt has not ended yet."""
        return [widget for widget in self._marked if isValid(widget)]


def _tell(widget: QWidget, *, spoken: bool) -> None:
    """Let the style sheet know whether `widget` is read; a button keeps its colours."""
    if isinstance(widget, QAbstractButton):
        return
    widget.setProperty("spoken", spoken)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
