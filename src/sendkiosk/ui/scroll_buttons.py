"""The two large buttons beside a page, which move it up and down where it does not fit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from sendkiosk.ui.buttons import BarButton
from sendkiosk.ui.controls import Holder, fill
from sendkiosk.ui.look import Look

BUTTON: Final = 3.2
MARGIN: Final = 0.3
SCROLL_COLUMN: Final = BUTTON + 2 * MARGIN
"""Widths beside a page, in heights of usual type."""
HEIGHT: Final = 3.4
"""The least height of a button, in the same."""


class ScrollButtons(Holder):
    """The column with the two buttons; `turned` brings 1 to move down, -1 to move up.

    It keeps its room when they are not needed, so that the text never jumps. Most pages fit: the
    buttons are made when a page does not, as they would take an eighth of the time of each page.
    """

    turned = Signal(int)

    def __init__(self, look: Look) -> None:
        """Begin without buttons."""
        super().__init__(QBoxLayout.Direction.TopToBottom)
        self._look = look
        self._button = QSize(look.sizes.space(BUTTON), look.sizes.space(HEIGHT))
        margin = look.sizes.space(MARGIN)
        fill(self.box, (), look.sizes.apart, margin)
        self.setFixedWidth(self._button.width() + 2 * margin)
        self.setMinimumHeight(2 * (self._button.height() + margin + look.sizes.apart))
        self._made: tuple[BarButton, BarButton] | None = None
        self._place = self._end = 0

    @property
    def up(self) -> BarButton:
        """The button that moves up."""
        return self._both[0]

    @property
    def down(self) -> BarButton:
        """The button that moves down."""
        return self._both[1]

    def show_for(self, place: int, end: int) -> None:
        """Show what can be done at `place`, from 0 to `end`, which is 0 where all can be seen."""
        self._place, self._end = place, end
        if self._made is not None:
            self._tell()
        elif end > 0:
            # A page that is still being laid out may fit in a moment, and before it is painted.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def event(self, event: QEvent) -> bool:
        """Make the buttons with the layout, if they are needed by then."""
        if event.type() is QEvent.Type.LayoutRequest and self._end > 0 and self._made is None:
            self._make()
        return super().event(event)

    @property
    def _both(self) -> tuple[BarButton, BarButton]:
        return self._made or self._make()

    def _make(self) -> tuple[BarButton, BarButton]:
        say = self._look.say
        up = BarButton(self._look, say("Up"), "", kind="scroll", icon="up")
        down = BarButton(self._look, say("More"), "", kind="scroll", icon="down")
        # Known from here on: to put them into place can make Qt ask for them.
        self._made = (up, down)
        # Where a language has a longer word, arrows say it.
        fits = all(each.natural_width(0) <= self._button.width() for each in (up, down))
        # Whenever they are made, keys come to them where the column stands: Qt puts something only
        # behind what takes the keyboard. Its own chain is not asked for that: what it returns to
        # Python is kept alive by whoever asked.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        before: QWidget = self
        for button, way in ((up, -1), (down, 1)):
            button.shorten(0 if fits else 1)
            button.setFixedWidth(self._button.width())
            button.setMinimumHeight(self._button.height())
            button.clicked.connect(lambda *, by=way: self.turned.emit(by))
            self.box.addWidget(button)
            self.setTabOrder(before, button)
            before = button
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.insertStretch(1, 1)
        self._tell()
        return up, down

    def _tell(self) -> None:
        up, down = self._both
        for button, is_useful in ((up, self._place > 0), (down, self._place < self._end)):
            button.setVisible(self._end > 0)
            button.setEnabled(is_useful)
