"""How the sheet looks: paper, margins, sizes of type, gaps and lines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from sendkiosk.handout.fonts import Family
from sendkiosk.handout.structure import Role
from sendkiosk.handout.text import Style

POINTS_PER_MM: Final = 72 / 25.4
A4: Final = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
SIDE_MARGIN: Final = 11 * POINTS_PER_MM
TOP_MARGIN: Final = 8 * POINTS_PER_MM
BOTTOM_MARGIN: Final = 12 * POINTS_PER_MM
"""Margins that poor printers reach, too; what they reach least is the foot of a page."""
TEXT_WIDTH: Final = A4[0] - 2 * SIDE_MARGIN

HAIRLINE: Final = 0.6
FRAME: Final = 2.2
BAR: Final = 3.0
WRITING_HEIGHT: Final = 9.5 * POINTS_PER_MM
"""How far lines to write on stand apart: handwriting needs 9 to 10 millimetres."""
LONGEST_LABEL: Final = 0.6
"""The part of a line to write on that its label may take up at the most."""
WRITING_LINE: Final = 0.8
TICK_LINE: Final = 1.1

BETWEEN_COLUMNS: Final = 7 * POINTS_PER_MM
QR_SQUARE: Final = 0.35 * POINTS_PER_MM
"""The side of a square in a code: phones read it from a poor printer's paper, too."""

SMALL: Final = 0.86
"""The size of small type, as a part of the body's: at least 12 points on a sheet."""
FOOTER: Final = 0.8
BODY_LEADING: Final = 1.3
DENSE_LEADING: Final = 1.25
FOOTER_LEADING: Final = 1.4
DISPLAY_LEADING: Final = 1.2
STRETCH: Final = {Family.NASTALIQ: 1.57, Family.NASKH: 1.15, Family.BENGALI: 1.05}
DISPLAY_STRETCH: Final = {**STRETCH, Family.NASTALIQ: 1.8}
"""How much more room the lines of a script need than Latin letters do."""


class SheetSize(Enum):
    """How large the sheet's type is; the value is the size of its body text in points."""

    STANDARD = 14
    LARGE = 18
    GIANT = 24


class BookSize(Enum):
    """How large the type of a book is that staff work through; the value is as in SheetSize."""

    STANDARD = 10


@dataclass(frozen=True, slots=True)
class Design:
    """The measures of one sheet or book, all in proportion to the size of its body text.

    A `dense` one saves paper: smaller gaps, and small type for what has no last day.
    """

    size: SheetSize | BookSize
    family: Family = Family.SANS
    dense: bool = False

    @property
    def body(self) -> Style:
        """The style of all running text."""
        return self._style(1, self._leading)

    @property
    def title(self) -> Style:
        """The style of the sheet's title."""
        return self._display(1.8, Role.TITLE)

    @property
    def day(self) -> Style:
        """The style of the next last day, which must be found at a glance."""
        return self._display(1.7)

    @property
    def heading(self) -> Style:
        """The style of a section's heading."""
        return self._display(1.3, Role.HEADING)

    @property
    def step(self) -> Style:
        """The style of a step's title."""
        return self._display(1.2, Role.HEADING)

    @property
    def name(self) -> Style:
        """The style of a contact's name."""
        return self._display(1, Role.SMALL_HEADING)

    @property
    def strong(self) -> Style:
        """The style of what must not be overlooked."""
        return self._display(1.2)

    @property
    def phone(self) -> Style:
        """The style of phone numbers: at least 20 points on a sheet."""
        return self._display(1.45)

    @property
    def small(self) -> Style:
        """The style of what is looked up rather than read: at least 12 points on a sheet."""
        return self._style(SMALL, self._leading)

    @property
    def footer(self) -> Style:
        """The style of the footer: at least 11 points on a sheet."""
        return self._style(FOOTER, FOOTER_LEADING)

    @property
    def source(self) -> Style:
        """The style of the names of sources: at least 11 points on a sheet."""
        return self._style(FOOTER, self._leading)

    @property
    def tick(self) -> float:
        """The side of a square to tick: as tall as capital letters, and a little more."""
        return self._points * 0.95

    @property
    def gutter(self) -> float:
        """How far the text of a step stands in from its number."""
        return self._points * 1.6

    @property
    def gap(self) -> float:
        """The small gap that all other gaps are multiples of."""
        return self._points * (0.3 if self.dense else 0.4)

    @property
    def _leading(self) -> float:
        # Scripts that need more room than others have none to give away.
        return DENSE_LEADING if self.dense and self.family not in STRETCH else BODY_LEADING

    def _style(self, scale: float, leading: float) -> Style:
        size = self._points * scale
        return Style(size, size * leading * STRETCH.get(self.family, 1))

    def _display(self, scale: float, role: Role = Role.PARAGRAPH) -> Style:
        size = self._points * scale
        return Style(size, size * DISPLAY_LEADING * DISPLAY_STRETCH.get(self.family, 1), role)

    @property
    def _points(self) -> float:
        return float(self.size.value)
