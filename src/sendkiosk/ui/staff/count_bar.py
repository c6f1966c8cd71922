"""One count of a report as a bar on the screen; its shape tells how much is known."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sendkiosk.notes.disclosure.shown import Form, Shown
from sendkiosk.ui.look import Look

_THICK: Final = 0.5
_STUB: Final = 0.9
_END: Final = 0.25
"""How thick a bar is, how long that of a small count, and how long and far apart the strokes of one
without an end: all in heights of body type."""
_STROKES: Final = 3


class CountBar(QWidget):
    """The bar of `shown`, where one of `full` is as wide as the widget; words stand beside it.

    What is certain is filled, what lies between two numbers is only outlined; a small count is
    hatched, and "or more" goes on in strokes. None, and what is not shown, has no bar.
    """

    def __init__(self, look: Look, shown: Shown | None, full: int) -> None:
        """Show nothing yet: bars are drawn as wide as there is room."""
        super().__init__()
        self._look, self._shown, self._full = look, shown, max(full, 1)
        self.setFixedHeight(look.sizes.times(_THICK))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        shown = self._shown
        if shown is None or shown.form in {Form.ZERO, Form.HIDDEN}:
            return
        painter = QPainter(self)
        if self._look.catalogue.right_to_left:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        accent = QColor(self._look.theme.colours["accent"])
        line = self._look.sizes.space(0.08)
        painter.setPen(QPen(accent, line))
        match shown.form:
            case Form.FEWER:
                painter.setBrush(Qt.BrushStyle.BDiagPattern)
                painter.drawRect(self._box(0, self._look.sizes.times(_STUB), line))
            case Form.AT_LEAST:
                painter.setBrush(accent)
                self._draw_without_end(painter, self._long(shown.low), line)
            case _:
                if shown.high is not None:
                    painter.drawRect(self._box(0, self._long(shown.high), line))
                painter.setBrush(accent)
                certain = shown.value if shown.form is Form.ROUNDED else shown.low
                painter.drawRect(self._box(0, self._long(certain or 0), line))
        painter.end()

    def _draw_without_end(self, painter: QPainter, end: float, line: float) -> None:
        stroke = self._look.sizes.times(_END)
        end = min(end, self.width() - 2 * _STROKES * stroke)
        painter.drawRect(self._box(0, end, line))
        for place in range(_STROKES):
            painter.drawRect(self._box(end + (2 * place + 1) * stroke, stroke / 2, line))

    def _long(self, number: int) -> float:
        return self.width() * min(number / self._full, 1)

    def _box(self, start: float, length: float, line: float) -> QRectF:
        """Return a piece of the bar, with its outline inside of it."""
        half = line / 2
        return QRectF(start + half, half, max(length - line, 0), self.height() - line)


def most_of(shown: Shown | None) -> int:
    """Return the largest number that is drawn of `shown`."""
    return 0 if shown is None else max(shown.low, shown.high or 0)
