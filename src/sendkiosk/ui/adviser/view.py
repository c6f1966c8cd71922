"""The right of the print page: one page of what will be printed, as it will look."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sendkiosk.journey.messages import message
from sendkiosk.ui.adviser.desk import Desk
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, row, see_through, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.rendering import PageOfPaper, Picture

TALLEST = 20_000
"""Pixels: more height than any page as wide as a window has."""


class PaperView(QScrollArea):
    """A picture of a page, whole, or as wide as there is room and then to be scrolled.

    `resized` tells that there is another room for it.
    """

    resized = Signal()

    def __init__(self, look: Look) -> None:
        """Begin without a page."""
        super().__init__()
        self.setObjectName("paper")
        self._paper = _Sheet(look.sizes.times(0.06))
        self.setWidget(self._paper)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        see_through(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._edge = look.sizes.times(0.4)
        self.whole = True

    @property
    def room(self) -> QSize:
        """How large the picture may be, in the pixels of the screen."""
        view = self.maximumViewportSize() - QSize(2 * self._edge, 2 * self._edge)
        if not self.whole:
            bar = self.verticalScrollBar().sizeHint().width()
            view = QSize(view.width() - bar, TALLEST)
        return view * self.devicePixelRatioF()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is another room."""
        super().resizeEvent(event)
        self.resized.emit()

    def show_picture(self, picture: Picture, name: str) -> None:
        """Show `picture`; `name` and its words are for screen readers."""
        pixmap = QPixmap.fromImage(picture.image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._paper.show_pixmap(pixmap)
        if name != self.accessibleName():
            self.verticalScrollBar().setValue(0)
        self.setAccessibleName(name)
        self.setAccessibleDescription(picture.words)

    def clear(self) -> None:
        """Show nothing."""
        self._paper.show_pixmap(QPixmap())
        self.setAccessibleName("")
        self.setAccessibleDescription("")


class _Sheet(QWidget):
    def __init__(self, edge: int) -> None:
        super().__init__()
        self._edge, self._pixmap = edge, QPixmap()

    def show_pixmap(self, pixmap: QPixmap) -> None:
        self._pixmap = pixmap
        self.setFixedSize(pixmap.deviceIndependentSize().toSize())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.end()


class PagesView(QWidget):
    """Shows the pages of the papers of `desk`, one at a time."""

    def __init__(self, look: Look, desk: Desk) -> None:
        """Show the first page, when there is one."""
        super().__init__()
        self._look, self._desk = look, desk
        self.number = 0
        # Drawn for another view before, the same page is wanted again.
        desk.drawer.drop()
        self.paper = PaperView(look)
        self.count = text("", "strong", centred=True)
        self.trouble = text("", "heading", centred=True)
        self.back = _button(look, look.say("Page back"), "PgUp", "back")
        self.forward = _button(look, look.say("Next page"), "PgDn", "next")
        self.larger = _button(look, look.say("Larger"), "Ctrl+L", "larger")
        self.larger.setCheckable(True)
        bar = row(look, self.back, self.count, self.forward, self.larger, stretch=self.count)
        layout = QVBoxLayout(self)
        fill(layout, (bar, self.trouble, self.paper), look.sizes.times(0.4), 0)
        layout.setStretchFactor(self.paper, 1)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forward.clicked.connect(lambda: self.turn(1))
        self.larger.toggled.connect(self._enlarge)
        self.paper.resized.connect(self.show_pages)
        self._desk.drawer.drawn.connect(self._show_picture)
        desk.made.connect(self.show_pages)
        desk.chosen.connect(self.show_pages)
        self.show_pages()

    @property
    def pages(self) -> tuple[PageOfPaper, ...]:
        """All pages that would be printed."""
        return tuple(page for paper in self._desk.papers for page in paper.pages)

    def turn(self, pages: int) -> None:
        """Go on by `pages`, or back if that is negative; not past the ends."""
        self.number += pages
        self.show_pages()

    def show_pages(self) -> None:
        """Show the page that stands where we are, or say why there is none."""
        pages = self.pages
        self.number = max(0, min(self.number, len(pages) - 1))
        self.back.setEnabled(self.number > 0)
        self.forward.setEnabled(self.number < len(pages) - 1)
        self.larger.setEnabled(bool(pages))
        where = message("Page {number} of {count}", number=self.number + 1, count=len(pages))
        self.count.setText(self._look.say(where) if pages else "")
        self._say_why(there=bool(pages))
        if pages:
            self._desk.drawer.draw(pages[self.number], self.paper.room)
        else:
            self._desk.drawer.drop()
            self.paper.clear()

    def _say_why(self, *, there: bool) -> None:
        words = ""
        if self._desk.trouble is not None:
            words = self._look.say(self._desk.trouble)
        elif not there and self._desk.is_current:
            words = self._look.say("Nothing is chosen yet. Choose what goes on the paper.")
        elif not there:
            words = self._look.say("The pages are being made.")
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _enlarge(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal brings it
        self.paper.whole = not on
        self.larger.choose(chosen=on)
        self.show_pages()

    def _show_picture(self, picture: Picture) -> None:
        self.paper.show_picture(picture, self.count.text())


def _button(look: Look, label: str, keys: str, icon: str) -> TouchButton:
    button = TouchButton(look, label, hint=keys, kind="quiet", icon=icon)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
    return button
