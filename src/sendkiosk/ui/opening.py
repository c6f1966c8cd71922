"""What stands on the screen while the program gets ready: three dots, which need no language."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sendkiosk.ui.application import open_application, show_on_screen

LONGEST: Final = 500
"""Milliseconds that are given to a screen to show the dots; they are not worth more."""
STAYS: Final = 100
"""Milliseconds that the dots stay behind the window that comes in their place, until it is seen."""
_DOTS: Final = 3
_PART: Final = 0.012
"""The radius of a dot, in heights of the window."""


class OpeningScreen(QWidget):
    """Three dots in the middle of the window."""

    painted = Signal()

    def __init__(self, ground: str, ink: str) -> None:
        """Have the colours `ground` and `ink`, such as "#16202E"."""
        super().__init__()
        self._ground, self._ink = QColor(ground), QColor(ink)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle("sendkiosk")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink)
        radius, middle = self.height() * _PART, self.rect().toRectF().center()
        for place in range(_DOTS):
            aside = (place - _DOTS // 2) * 5 * radius
            painter.drawEllipse(middle + QPointF(aside, 0), radius, radius)
        painter.end()
        self.painted.emit()

    def give_way(self) -> None:
        """Close as soon as the window that comes in place of this one has had time to be seen."""
        QTimer.singleShot(STAYS, self, self.close)


def show_opening(ground: str, ink: str, *, full_screen: bool) -> OpeningScreen:
    """Show the opening screen and return it once it is painted, or does not come to be.

    It goes by itself when the program begins to see to events, for then its window is shown.
    """
    application = open_application()
    opening = OpeningScreen(ground, ink)
    seen = QEventLoop()
    opening.painted.connect(seen.quit, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(LONGEST, seen, seen.quit)
    show_on_screen(application, opening, full_screen=full_screen)
    seen.exec()
    QTimer.singleShot(0, opening, opening.give_way)
    return opening
