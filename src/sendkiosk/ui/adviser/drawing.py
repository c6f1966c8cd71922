"""Pages drawn beside the window, for a view that may be gone before they are ready."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal

from sendkiosk.ui.background import Background
from sendkiosk.ui.rendering import PageOfPaper, picture_of


class Drawer(QObject):
    """Draws one page after the other; `drawn` brings the picture of the one asked for last.

    It is no part of the view and outlives it: a picture that comes too late finds nobody and does
    no harm. (One for each view would be left to Python's collector, which may run in the thread
    that draws, where an object of Qt that belongs to the window must not end.)
    """

    drawn = Signal(object)

    def __init__(self, background: Background) -> None:
        """Begin with nothing asked for."""
        super().__init__()
        self._background = background
        self._wanted: tuple[PageOfPaper, QSize] | None = None

    def draw(self, page: PageOfPaper, room: QSize) -> None:
        """Draw `page` to fit into `room`, in pixels; what was asked for last is not repeated."""
        wanted = page, room
        if self._wanted == wanted or room.isEmpty():
            return
        self._wanted = wanted
        self._background.run(
            lambda: picture_of(page, room), lambda picture: self._bring(wanted, picture)
        )

    def drop(self) -> None:
        """Want no picture any more."""
        self._wanted = None

    def _bring(self, wanted: tuple[PageOfPaper, QSize], picture: object) -> None:
        if wanted is self._wanted:
            self.drawn.emit(picture)
