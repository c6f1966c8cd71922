"""The kiosk as it will stand in the room, only smaller: the proportion of a real screen is kept."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel

from sendkiosk.journey.coding import HELP_NOW
from sendkiosk.journey.flow import Step
from sendkiosk.ui.controls import text
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import ASIDE, Place, Position
from sendkiosk.ui.pages.summary import SummaryPage, step_name
from sendkiosk.ui.sizes import Sizes

LEAST_BODY: Final = 8
"""Type smaller than this cannot be read at all, so the kiosk is cut off instead."""


WORDS_WIDTH: Final = 620
"""The greatest width of what is said where no kiosk is, in pixels."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A kind of screen that a kiosk may have."""

    name: str
    width: int
    height: int


SCREENS: Final = (
    Screen("Large screen, 1920 × 1080", 1920, 1080),
    Screen("Upright screen, 1080 × 1920", 1080, 1920),
    Screen("Laptop, 1366 × 768", 1366, 768),
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How large the kiosk is shown: its lengths, and its size in pixels."""

    sizes: Sizes
    size: QSize


def fit(screen: Screen, room: QSize) -> Fit:
    """Return the largest kiosk with the proportions of `screen` that fits into `room`.

    Everything on a kiosk is worked out from the height of its type, which is a whole number of
    pixels. So it is the type that is made smaller, and then the screen by as much: lines break
    where they break on the real screen, or nearly so.
    """
    real = Sizes.for_screen(screen.width, screen.height)
    share = min(room.width() / screen.width, room.height() / screen.height)
    body = max(LEAST_BODY, math.floor(real.body * share))
    scale = body / real.body
    size = QSize(round(screen.width * scale), round(screen.height * scale))
    return Fit(replace(real, unit=body), size)


class Stage(QFrame):
    """Shows a kiosk in the middle; until there is one, it says why. `moved` follows its visitor."""

    moved = Signal()

    def __init__(self, make_kiosk: Callable[[Sizes], Kiosk], words: str) -> None:
        """Show `words` in place of a kiosk; `make_kiosk` will make one of any size."""
        super().__init__()
        self.setObjectName("stage")
        self.setMinimumSize(320, 240)
        self._make_kiosk = make_kiosk
        self._words: QLabel = text(words, "heading", centred=True)
        self._words.setParent(self)
        self._screen = SCREENS[0]
        self._fit: Fit | None = None
        self.kiosk: Kiosk | None = None
        # While a window is drawn larger, only the last of many sizes is worth a new kiosk.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._follow_size)

    def open(self) -> None:
        """Show a kiosk, with its visitor at the start page."""
        self._words.hide()
        self._replace()

    def use(self, screen: Screen) -> None:
        """Show the kiosk as it is on `screen`."""
        self._screen = screen
        self._follow_size()

    def stand_at(self, position: Position, step: Step | None = None) -> None:
        """Let the visitor stand at `position`, with `step` in view, if there is one.

        A page that stays is scrolled as it was.
        """
        if self.kiosk is None:
            return
        before, page = self.kiosk.navigator.position, self.kiosk.window.page
        scrolled = page.pane.place if page is not None else 0
        self.kiosk.navigator.stand_at(position)
        now = self.kiosk.window.page
        if now is not None and _same(before, position):
            now.pane.stay_at(lambda: scrolled)
        if step is not None:
            self._reveal(self.kiosk, step)

    @staticmethod
    def _reveal(kiosk: Kiosk, step: Step) -> None:
        """Scroll the summary to `step`, or go to the page that has it for people in a crisis."""
        if step.route == HELP_NOW:
            kiosk.navigator.ask_for_help()
        page = kiosk.window.page
        card = page.findChild(QFrame, step_name(step.id)) if page is not None else None
        if isinstance(page, SummaryPage) and card is not None:
            page.pane.reveal(card)

    @contextmanager
    def on_the_way(self) -> Iterator[None]:
        """Bring a visitor who is on a page beside the way back to it, and afterwards there again.

        Where they are on the way is what can be found again in another pack, or in another size.
        """
        place = self.position.place
        aside = self.kiosk is not None and place in ASIDE
        if self.kiosk is not None and aside:
            self.kiosk.navigator.back()
        yield
        if self.kiosk is not None and aside:
            navigator = self.kiosk.navigator
            go = navigator.ask_for_help if place is Place.HELP else navigator.ask_to_leave
            go()

    @property
    def position(self) -> Position:
        """Where the visitor stands; at the start page as long as there is no kiosk."""
        return self.kiosk.navigator.position if self.kiosk is not None else Position()

    def finish(self) -> None:
        """Wait until nothing goes on in the background."""
        if self.kiosk is not None:
            self.kiosk.background.wait()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the kiosk in anew."""
        super().resizeEvent(event)
        side = max(40, (self.width() - WORDS_WIDTH) // 2)
        self._words.setGeometry(self.rect().adjusted(side, 0, -side, 0))
        self._place()
        self._soon.start()

    def _follow_size(self) -> None:
        if self.kiosk is not None and fit(self._screen, self._room) != self._fit:
            with self.on_the_way():
                self._replace()

    def _replace(self) -> None:
        """Put a kiosk of the size that fits now in the place of the one before."""
        old, position = self.kiosk, self.position
        self._fit = fit(self._screen, self._room)
        self.kiosk = self._make_kiosk(self._fit.sizes)
        window = self.kiosk.window
        window.setParent(self)
        # A window paints its ground by itself; a part of another one has to be told.
        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place()
        if position.place is not Place.START:
            self.kiosk.navigator.stand_at(position)
        window.moved.connect(self.moved)
        window.show()
        if old is not None:
            old.background.wait()
            old.window.hide()
            old.window.deleteLater()
        self.moved.emit()

    def _place(self) -> None:
        """Put the kiosk in the middle."""
        if self.kiosk is not None and self._fit is not None:
            place = QRect(self.rect().topLeft(), self._fit.size)
            place.moveCenter(self.rect().center())
            self.kiosk.window.setGeometry(place)

    @property
    def _room(self) -> QSize:
        margin = 2 * max(8, min(self.width(), self.height()) // 50)
        return self.size() - QSize(margin, margin)


def _same(one: Position, other: Position) -> bool:
    """Tell whether two positions show the same page, though perhaps of another pack."""
    ids = [place.screen.id if place.screen is not None else None for place in (one, other)]
    return one.place is other.place and ids[0] == ids[1]
