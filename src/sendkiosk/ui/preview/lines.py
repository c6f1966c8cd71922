"""How one thing stands in a list: its title, as many lines as it needs, and below it its id."""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sendkiosk.ui.look import Look

ID: Final = Qt.ItemDataRole.UserRole
"""Where a list keeps the id of a thing; its title is the text of the item."""

WRAP: Final = int(Qt.TextFlag.TextWordWrap)
TALL: Final = 10_000

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"


class TwoLines(QStyledItemDelegate):
    """Draws a title that wraps, and the id below it; Qt's own would cut long titles off."""

    def __init__(self, look: Look, view: QListView) -> None:
        """Draw the things of `view`."""
        super().__init__(view)
        self._look, self._view = look, view
        self._gap = look.sizes.times(0.45)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that the thing at `index` needs in the width of the list."""
        width = self._view.viewport().width()
        upper, lower = self._lines(index, QRect(0, 0, width, TALL))
        return QSize(width, upper.height() + lower.height() + 2 * self._gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the thing at `index`."""
        colours = self._look.theme.colours
        chosen = QStyle.StateFlag.State_Selected in option.state
        touched = QStyle.StateFlag.State_MouseOver in option.state
        ground = "accent" if chosen else "tint" if touched else "card"
        painter.save()
        painter.fillRect(option.rect, QColor(colours[ground]))
        painter.setPen(QColor(colours["tint"]))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inks = ("on_accent", "on_accent") if chosen else ("ink", "quiet")
        words = (index.data(), index.data(ID))
        fonts = self._fonts
        for place, ink, font, text in zip(
            self._lines(index, option.rect), inks, fonts, words, strict=True
        ):
            painter.setPen(QColor(colours[ink]))
            painter.setFont(font)
            painter.drawText(place, WRAP, text)
        painter.restore()

    @property
    def _fonts(self) -> tuple[QFont, QFont]:
        title = self._view.font()
        small = QFont(title)
        small.setPixelSize(self._look.sizes.times(0.86))
        return title, small

    def _lines(self, index: Index, place: QRect) -> tuple[QRect, QRect]:
        """Return where the title and the id stand, for a thing that stands at `place`."""
        title, small = (QFontMetrics(font) for font in self._fonts)
        inner = place.adjusted(2 * self._gap, self._gap, -2 * self._gap, 0)
        inner.setHeight(TALL)
        upper = title.boundingRect(inner, WRAP, index.data())
        inner.setTop(upper.bottom() + 1)
        lower = small.boundingRect(inner, WRAP, index.data(ID))
        return upper, lower
