"""Sizes and colours: everything on the screen grows with the screen."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

BODY_TO_SCREEN: Final = 1 / 46
"""Height of body type against the geometric mean of the screen's sides."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in pixels, all worked out from the height of body type."""

    body: int
    wide: bool

    @classmethod
    def for_screen(cls, width: int, height: int) -> Sizes:
        """Return the sizes for a window of `width` by `height` pixels."""
        return cls(max(14, round(math.sqrt(width * height) * BODY_TO_SCREEN)), width > height)

    def times(self, factor: float) -> int:
        """Return `factor` times the body size, and at least one pixel."""
        return max(1, round(self.body * factor))

    @property
    def gap(self) -> int:
        """The usual distance between two things."""
        return self.times(0.6)

    @property
    def target(self) -> int:
        """The least height of anything that is touched."""
        return self.times(2.4)

    @property
    def column(self) -> int:
        """The greatest width of running text: about 65 characters."""
        return self.times(40)


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of the program: style sheet and icons for one size of screen."""

    sizes: Sizes
    colours: dict[str, str]
    template: str
    icons: Path

    def style_sheet(self) -> str:
        """Return the style sheet with all sizes and colours filled in."""
        at = self.sizes.times
        return Template(self.template).substitute(
            self.colours,
            body=self.sizes.body,
            display=at(2.1),
            title=at(1.65),
            heading=at(1.25),
            label=at(1.08),
            small=at(0.86),
            hair=at(0.05),
            line_width=at(0.08),
            focus_width=at(0.18),
            radius=at(0.4),
            half_badge=at(0.95),
            scroll_bar=at(0.6),
            half_bar=at(0.3),
            scroll_handle=at(2),
        )

    def icon(self, name: str, size: int, colour: str = "accent") -> QPixmap:
        """Return the drawing `name`, `size` pixels square.

        Its lines have the colour called `colour`; other colours of the theme it names itself.
        """
        drawing = (self.icons / f"{name}.svg").read_text(encoding="utf-8")
        drawing = drawing.replace("currentColor", self.colours[colour])
        drawing = Template(drawing).substitute(self.colours)
        picture = QPixmap(size, size)
        picture.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter)
        painter.end()
        return picture


def load_theme(
    resources: Path, size: tuple[int, int], name: str = "light", *, sheet: str = "kiosk"
) -> Theme:
    """Return the theme `name` for a window of `size` (width and height in pixels).

    `sheet` is the name of the style sheet: that of the kiosk, or of what stands beside it.
    """
    themes = resources / "themes"
    colours = tomllib.loads((themes / f"{name}.toml").read_text(encoding="utf-8"))
    template = (themes / f"{sheet}.qss").read_text(encoding="utf-8")
    return Theme(Sizes.for_screen(*size), colours, template, resources / "icons")
