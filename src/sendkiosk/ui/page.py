"""What all pages have in common: a width that can be read, and a pane that scrolls by touch."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import column, fill
from sendkiosk.ui.look import Look

SCROLL_BUTTON, SCROLL_MARGIN = 4.0, 0.3
SCROLL_COLUMN = SCROLL_BUTTON + 2 * SCROLL_MARGIN
"""Widths beside a page, in heights of body type."""


class ScrollPane(QWidget):
    """Shows a tall widget, with large buttons for moving up and down when it does not fit."""

    moved = Signal()

    def __init__(self, look: Look, content: QWidget) -> None:
        """Show `content`, which must be able to become as narrow as the pane."""
        super().__init__()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Qt guesses the height of wrapped text from a narrow column; only the real width counts.
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._area.setWidget(content)
        self.content = content
        self.up = TouchButton(look, look.say("Up"), kind="scroll", icon="up")
        self.down = TouchButton(look, look.say("More"), kind="scroll", icon="down")
        self._track = self._area.verticalScrollBar()
        self._side = self._make_side(look)
        layout = QHBoxLayout(self)
        fill(layout, (self._area, self._side), 0, 0)
        layout.setStretchFactor(self._area, 1)
        self.up.clicked.connect(lambda: self._turn(-1))
        self.down.clicked.connect(lambda: self._turn(1))
        self._stay: Callable[[], int] | None = None
        self._track.rangeChanged.connect(self._hold)
        self._track.rangeChanged.connect(self._update)
        self._track.valueChanged.connect(self._moved)
        self._update()

    def to_top(self) -> None:
        """Show the beginning."""
        self._track.setValue(0)

    @property
    def place(self) -> int:
        """How many pixels of the content stand above what is shown."""
        return self._track.value()

    def stay_at(self, place: Callable[[], int]) -> None:
        """Show what stands `place` pixels below the beginning, until the visitor moves it.

        It is asked for again when the content finds its height, which is after it is shown.
        """
        self._stay = place
        self._hold()

    def reveal(self, part: QWidget) -> None:
        """Show `part` of the content, with its beginning at the top."""
        self.stay_at(lambda: part.mapTo(self.content, QPoint()).y())

    def show_part(self, part: QWidget) -> None:
        """Show `part` of the content with a little above it; move only if it is not seen whole."""
        if not self.content.isAncestorOf(part):
            return
        view = self._area.viewport().height()
        top = part.mapTo(self.content, QPoint()).y()
        if top < self.place or top + part.height() > self.place + view:
            self.stay_at(lambda: max(0, part.mapTo(self.content, QPoint()).y() - view // 8))

    def _hold(self) -> None:
        place = self._stay
        if place is not None:
            self._track.setValue(place())
            self._stay = place

    def _moved(self) -> None:
        self._stay = None
        self._update()
        self.moved.emit()

    def _make_side(self, look: Look) -> QWidget:
        """Return the column with the two buttons.

        It keeps its room when they are not needed, so that the text never jumps.
        """
        side = column(spacing=look.sizes.times(0.3), margins=look.sizes.times(SCROLL_MARGIN))
        side.box.addWidget(self.up)
        side.box.addStretch(1)
        side.box.addWidget(self.down)
        for button in (self.up, self.down):
            button.setFixedWidth(look.sizes.times(SCROLL_BUTTON))
            button.setMinimumHeight(look.sizes.times(3.4))
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        return side

    def _turn(self, pages: int) -> None:
        """Move by nearly a whole view, so that the place is not lost."""
        view = int(self._area.viewport().height() * 0.8)
        self._track.setValue(self._track.value() + pages * view)

    def _update(self) -> None:
        place, end = self._track.value(), self._track.maximum()
        self.up.setVisible(end > 0)
        self.down.setVisible(end > 0)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < end)


class Page(QWidget):
    """A page of the wizard, as wide as text may be, in the middle of the window."""

    def __init__(self, look: Look) -> None:
        """Begin an empty page."""
        super().__init__()
        self.setObjectName("page")
        self.look = look
        self.can_go_on = False
        self.needs_next = False
        self.on_ready: Callable[[], None] = lambda: None

    def fill(self, *widgets: QWidget, wide: bool = False, middle: bool = False) -> None:
        """Put `widgets` below each other into the page, which scrolls when they are too tall.

        `wide` lets them be wider than running text; `middle` puts them at half height.
        """
        sizes = self.look.sizes
        inner = column(*widgets, spacing=sizes.gap)
        if middle:
            inner.box.insertStretch(0, 2)
        inner.box.addStretch(3)
        inner.setObjectName("content")
        inner.setMaximumWidth(sizes.times(56) if wide else sizes.column)
        outer = QWidget()
        outer.setObjectName("content")
        across = QHBoxLayout(outer)
        # As much room on the left as the buttons for scrolling take on the right, where there is.
        left = SCROLL_COLUMN if sizes.wide or middle else 0
        across.setContentsMargins(sizes.gap + sizes.times(left), sizes.gap, sizes.gap, sizes.gap)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        self.pane = ScrollPane(self.look, outer)
        fill(QVBoxLayout(self), (self.pane,), 0, 0)

    def first_focus(self) -> QWidget | None:
        """Return the control that should have the keyboard first, if any."""
        return next(iter(self.findChildren(TouchButton)), None)

    def ready(self, *, can_go_on: bool) -> None:
        """Note whether the visitor can go on from here, and tell the window."""
        self.can_go_on = can_go_on
        self.on_ready()
