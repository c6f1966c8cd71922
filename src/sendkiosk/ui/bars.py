"""Rows of buttons at the edge of the window, which always fit: words get shorter, or rows two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sendkiosk.ui.buttons import BarButton, TouchButton
from sendkiosk.ui.look import Look
from sendkiosk.ui.typefaces import typeface, width_on_one_line

MARGIN: Final = 0.16
"""What lies around the rows, in heights of usual type."""
SHORTEST: Final = 2
"""The level at which the words of buttons are as short as they get."""


Part = TypeVar("Part", bound=QWidget)
Rows: TypeAlias = tuple[tuple[QWidget, ...], ...]
"""Widgets beside each other, in rows below each other."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One way to show a bar: its rows, and the level of shortness of its buttons."""

    rows: Rows
    levels: tuple[tuple[TouchButton, int], ...]

    def level_of(self, button: QWidget) -> int:
        """Return how short the words of `button` are."""
        return next((level for each, level in self.levels if each is button), 0)


def not_hidden(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return those of `parts` that are to be shown, though their window may not be."""
    return tuple(part for part in parts if not part.isHidden())


class Bar(QFrame):
    """Shows the first of its arrangements that has room, each time the room or the parts change."""

    def __init__(self, look: Look) -> None:
        """Begin empty; the class that extends this one knows the arrangements."""
        super().__init__()
        self._look = look
        self._target = look.sizes.target
        self._apart = look.sizes.apart
        self._margin = look.sizes.space(MARGIN)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(self._margin, self._margin, self._margin, self._margin)
        self.box.setSpacing(self._apart)
        self._font = typeface(look.catalogue.tag)
        self._font.setPixelSize(look.sizes.tool)
        self._font.setBold(True)
        self._widths: dict[str, int] = {}
        self._rows: list[QHBoxLayout] = []
        self._shown: Arrangement | None = None

    def arrangements(self) -> Iterable[Arrangement]:
        """Yield the ways to show what is not hidden, the best one first."""
        raise NotImplementedError

    def room_of(self, part: QWidget, level: int) -> int:
        """Return the width that `part` needs on one line."""
        if isinstance(part, TouchButton):
            return part.natural_width(level)
        if isinstance(part, QLabel):
            return self._width_of(part.text()) + self._apart
        return 0

    def _width_of(self, words: str) -> int:
        # Bars ask for it several times on each page, and show few words.
        if words not in self._widths:
            self._widths[words] = width_on_one_line(self._font, words)
        return self._widths[words]

    def arrange(self) -> None:
        """Show the best arrangement for the width there is; the last one where none fits."""
        chosen, fits = self._best()
        if chosen == self._shown:
            return
        self._shown = chosen
        for button, level in chosen.levels:
            button.shorten(level)
            # One line is all that these words get, unless there is no other way.
            button.setMinimumWidth(self.room_of(button, level) if fits else self._target)
        self._fill(chosen)

    def rename(self, button: BarButton, *labels: str) -> None:
        """Show one of `labels` on `button`, the first if there is room for it."""
        button.rename(*labels)
        self._shown = None
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self.arrange()

    def _best(self) -> tuple[Arrangement, bool]:
        """Return the first arrangement with room, or the last one; and whether it has room."""
        way = Arrangement((), ())
        for way in self.arrangements():
            if self._fits(way):
                return way, True
        return way, False

    def _fits(self, way: Arrangement) -> bool:
        margins = self.box.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        return all(
            sum(self.room_of(part, way.level_of(part)) + self._apart for part in row)
            <= room + self._apart
            for row in way.rows
        )

    def _fill(self, way: Arrangement) -> None:
        for row in self._rows:
            while row.takeAt(0) is not None:
                pass
            self.box.removeItem(row)
            row.deleteLater()
        self._rows = []
        for parts in way.rows:
            row = QHBoxLayout()
            row.setSpacing(self._apart)
            for part in parts:
                row.addWidget(part, self.share_of(part, way.level_of(part)))
            self.box.addLayout(row)
            self._rows.append(row)

    def share_of(self, part: QWidget, level: int) -> int:
        """Return the share of the room that is left which goes to `part`."""
        return max(1, self.room_of(part, level))
