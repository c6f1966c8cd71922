"""Colours and the style sheet: three sets of colours, and every size from the screen's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache, QTransform
from PySide6.QtSvg import QSvgRenderer

from sendkiosk.language.catalogue import SOURCE_LANGUAGE
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.typefaces import in_style_sheets, script_rules

BADGE: Final = 1.9
"""How large the round ground of a number is, in heights of body type."""


class Colours(Enum):
    """The sets of colours that a visitor can choose, in the order in which they come."""

    LIGHT = "light"
    DARK = "dark"
    YELLOW = "yellow"

    @property
    def following(self) -> Colours:
        """The set after this one; the first after the last."""
        every = list(Colours)
        return every[(every.index(self) + 1) % len(every)]


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of the program: style sheet and icons for one size of screen, in any colours."""

    sizes: Sizes
    sets: Mapping[Colours, Mapping[str, str]]
    template: str
    icons: Path
    wears: Colours = Colours.LIGHT

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours that are worn, by name."""
        return self.sets[self.wears]

    def wearing(self, colours: Colours) -> Theme:
        """Return the same theme in other `colours`."""
        return replace(self, wears=colours)

    def style_sheet(self, language: str = SOURCE_LANGUAGE, *, mirrored: bool = False) -> str:
        """Return the style sheet with all sizes, colours and typefaces filled in.

        The typefaces are those of `language`; `mirrored` tells that it runs from right to left.
        """
        sizes = self.sizes
        at, space, heading = sizes.times, sizes.space, sizes.heading
        return Template(self.template).substitute(
            self.colours,
            families=in_style_sheets(language),
            scripts=script_rules(),
            start="right" if mirrored else "left",
            body=sizes.body,
            tool=sizes.tool,
            usual=sizes.unit,
            display=heading(1.8),
            title=heading(1.4),
            heading=heading(1.2),
            label=at(1.04),
            small=at(1.0),
            hair=space(0.05),
            line_width=space(0.08),
            focus_width=space(0.18),
            focus_on_chosen=space(0.27),
            radius=space(0.3),
            half_badge=at(BADGE) // 2,
            scroll_bar=space(0.6),
            half_bar=space(0.3),
            scroll_handle=space(2),
        )

    def icon(
        self, name: str, size: int, colour: str = "accent", *, mirrored: bool = False
    ) -> QPixmap:
        """Return the drawing `name`, `size` pixels square, or `mirrored` if left is right in it.

        Its lines have the colour called `colour`; other colours of the theme it names itself. What
        was drawn once in a visit is at hand until the visit is forgotten.
        """
        # Not by way of a Path: each button asks.
        named = f"{self.icons}/{name} {size} {colour} {mirrored}"
        key = " ".join((named, *self.colours.values()))
        known = QPixmap()
        if QPixmapCache.find(key, known):
            return known
        drawing = (self.icons / f"{name}.svg").read_text(encoding="utf-8")
        drawing = drawing.replace("currentColor", self.colours[colour])
        picture = _drawn(Template(drawing).substitute(self.colours), size)
        if mirrored:
            picture = picture.transformed(QTransform.fromScale(-1, 1))
        QPixmapCache.insert(key, picture)
        return picture


def _drawn(drawing: str, size: int) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    return picture


def load_theme(resources: Path, sizes: Sizes, *, sheet: str = "kiosk") -> Theme:
    """Return the theme for `sizes`, in the light colours.

    `sheet` is the name of the style sheet: that of the kiosk, or of what stands beside it.
    """
    themes = resources / "themes"
    sets = {
        colours: tomllib.loads((themes / f"{colours.value}.toml").read_text(encoding="utf-8"))
        for colours in Colours
    }
    template = (themes / f"{sheet}.qss").read_text(encoding="utf-8")
    return Theme(sizes, sets, template, resources / "icons")
