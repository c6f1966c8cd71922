"""How one thing that was found is drawn: what kind it is, its title, where the words stand."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sendkiosk.journey.findable import EntryKind
from sendkiosk.ui.look import Look

ENTRY: Final = int(Qt.ItemDataRole.UserRole)
"""Where the list keeps the entry."""
SMALL: Final = ENTRY + 1
"""Where it keeps what stands below the title."""

ICONS: Final[Mapping[EntryKind, str]] = MappingProxyType(
    {
        EntryKind.STEP: "tick",
        EntryKind.CONTACT: "phone",
        EntryKind.TERM: "unsure",
        EntryKind.LETTER: "letter",
        EntryKind.SCREEN: "talk",
    }
)

_TALL: Final = 10_000
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading)

Place: TypeAlias = "QModelIndex | QPersistentModelIndex"


class FoundLine(QStyledItemDelegate):
    """Draws a title that wraps, with a drawing of its kind beside it, and one small line below."""

    def __init__(self, look: Look, view: QListView) -> None:
        """Draw what `view` lists."""
        super().__init__(view)
        self._look, self._view = look, view
        self._gap = look.sizes.space(0.35)
        self._side = look.sizes.times(1.1)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Place) -> QSize:
        """Return the room that the thing at `index` needs in the width of the list."""
        width = self._view.viewport().width()
        title, small = self._lines(index, QRect(0, 0, width, _TALL))
        least = max(title.height() + small.height(), self._side)
        return QSize(width, max(self._look.sizes.target, least + 2 * self._gap))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        """Draw the thing at `index`."""
        colours = self._look.theme.colours
        marked = QStyle.StateFlag.State_Selected in option.state
        touched = QStyle.StateFlag.State_MouseOver in option.state
        ground = "accent" if marked else "tint" if touched else "card"
        painter.save()
        painter.setLayoutDirection(option.direction)
        painter.fillRect(option.rect, QColor(colours[ground]))
        painter.setPen(QColor(colours["faint"]))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        self._draw_icon(painter, option, index, "on_accent" if marked else "accent")
        title, small = self._lines(index, option.rect)
        painter.setPen(QColor(colours["on_accent" if marked else "ink"]))
        painter.setFont(self._bold)
        painter.drawText(self._turned(title, option), _WRAPPED, index.data())
        painter.setPen(QColor(colours["on_accent" if marked else "quiet"]))
        painter.setFont(self._plain)
        painter.drawText(self._turned(small, option), _WRAPPED, self._elided(index, small.width()))
        painter.restore()

    def _draw_icon(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Place, colour: str
    ) -> None:
        name = ICONS[index.data(ENTRY).kind]
        corner = option.rect.topLeft()
        place = QRect(corner.x() + self._gap, corner.y() + self._gap, self._side, self._side)
        drawing = self._look.icon(name, self._side, colour)
        painter.drawPixmap(self._turned(place, option), drawing)

    @staticmethod
    def _turned(place: QRect, option: QStyleOptionViewItem) -> QRect:
        """Return `place` where it stands in a language that is written from right to left."""
        return QStyle.visualRect(option.direction, option.rect, place)

    @property
    def _plain(self) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(self._look.sizes.times(0.9))
        return font

    @property
    def _bold(self) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(self._look.sizes.body)
        font.setBold(True)
        return font

    def _elided(self, index: Place, width: int) -> str:
        metrics = QFontMetrics(self._plain)
        return metrics.elidedText(index.data(SMALL), Qt.TextElideMode.ElideRight, width)

    def _lines(self, index: Place, place: QRect) -> tuple[QRect, QRect]:
        """Return where the title and the small line stand, for a thing that stands at `place`."""
        left = 2 * self._gap + self._side
        inner = place.adjusted(left, self._gap, -self._gap, 0)
        inner.setHeight(_TALL)
        title = QFontMetrics(self._bold).boundingRect(inner, _WRAPPED, index.data())
        upper = QRect(inner.left(), inner.top(), inner.width(), title.height())
        height = QFontMetrics(self._plain).height()
        return upper, QRect(inner.left(), upper.bottom() + 1, inner.width(), height)
