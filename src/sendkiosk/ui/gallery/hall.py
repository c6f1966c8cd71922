"""The pictures of the gallery: each screen shown in a real window, looked at, and checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from sendkiosk.lock.lock import Lock
from sendkiosk.ui.checks.focus import focus_not_seen
from sendkiosk.ui.checks.layout import out_of_place
from sendkiosk.ui.checks.legible import hard_to_read, hard_to_see
from sendkiosk.ui.checks.pixels import Picture
from sendkiosk.ui.checks.targets import Least, targets_too_close, targets_too_small
from sendkiosk.ui.gallery.exhibits import Exhibit, tidy
from sendkiosk.ui.gallery.staff_pages import paused_page, staff_pages
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import ScrollPane
from sendkiosk.ui.sizes import guess_pixels_per_mm
from sendkiosk.ui.theme import Colours

ROUNDS: Final = 3
"""Turns of the event loop until a page that changed has found its final layout."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One view of one screen in one look, with all that is wrong there.

    `step` counts from 1, as visitors are told; `view` counts how often the page was scrolled, from
    1.
    """

    screen: str
    size: tuple[int, int]
    step: int
    colours: Colours
    view: int
    picture: QImage
    faults: tuple[str, ...]

    @property
    def look(self) -> str:
        """The look it is in, such as "1920x1080/step-1/light"."""
        return f"{self.size[0]}x{self.size[1]}/step-{self.step}/{self.colours.value}"


@dataclass(slots=True)
class Hall:
    """Shows one kiosk, whose window has `size`, in one look after the other.

    With names, `only` screens with one of them are shown.
    """

    kiosk: Kiosk
    lock: Lock
    size: tuple[int, int]
    only: frozenset[str] = frozenset()
    _known: set[object] = field(default_factory=set)

    def shots(self, exhibits: tuple[Exhibit, ...], step: int, colours: Colours) -> Iterator[Shot]:
        """Yield each view of each of `exhibits`, and of the pages for staff, in one look.

        Staff have the usual look; a visit that they paused has that of its visitor.
        """
        usual = self.kiosk.window.look.usual()
        look = _wearing(usual, step, colours)
        self._known.clear()
        self._put_up(self.kiosk.window)
        for exhibit in filter(lambda each: self._is_wanted(each.name), exhibits):
            front = self._show(exhibit, look)
            if front is not None:
                views = self._views(exhibit.name, front, self.kiosk.window, look)
                yield from views if exhibit.scrolled else islice(views, 1)
            tidy(self.kiosk)
        yield from self._for_staff(look, is_usual=look == usual)

    def _for_staff(self, look: Look, *, is_usual: bool) -> Iterator[Shot]:
        pages = [("staff-paused", paused_page(look))]
        if is_usual:
            pages += staff_pages(look.at_work(), self.lock)
        for name, page in pages:
            if not self._is_wanted(name):
                continue
            self._put_up(page)
            yield from self._views(name, page, page, look)
            page.hide()
            page.deleteLater()

    def _put_up(self, window: QWidget) -> None:
        """Show `window` in the size of the screen, so that the keys go to it.

        It stays: off screen, a window that was hidden and is shown again gets no keys.
        """
        window.resize(*self.size)
        window.show()
        window.activateWindow()
        _settle()

    def _is_wanted(self, name: str) -> bool:
        return not self.only or name in self.only

    def _show(self, exhibit: Exhibit, look: Look) -> QWidget | None:
        """Show `exhibit` and return what stands in front."""
        window = self.kiosk.window
        self.kiosk.navigator.stand_at(exhibit.position)
        if window.look != look:
            # As one of the buttons in the header would.
            window.header.look_wanted.emit(look)
        _settle()
        front = exhibit.act(self.kiosk)
        _settle()
        return front

    def _views(self, name: str, front: QWidget, window: QWidget, look: Look) -> Iterator[Shot]:
        """Yield `front`, which stands in front in `window`, and again each time it was scrolled.

        What is out of place is told of the first view, wherever it is on the page.
        """
        pane = next((one for one in front.findChildren(ScrollPane) if one.isVisible()), None)
        least = Least.on(*self.size, guess_pixels_per_mm(*self.size))
        faults = [
            *out_of_place(front),
            *targets_too_small(front, least),
            *targets_too_close(front, least),
        ]
        view = 1
        while True:
            image = window.grab().toImage()
            picture = Picture(image)
            faults += (*hard_to_read(window, picture), *hard_to_see(window, picture))
            faults += focus_not_seen(window, self._known)
            yield Shot(
                name,
                self.size,
                look.sizes.step + 1,
                look.theme.wears,
                view,
                image,
                tuple(dict.fromkeys(faults)),
            )
            if pane is None or not pane.down.isVisible() or not pane.down.isEnabled():
                return
            pane.down.click()
            _settle()
            faults = []
            view += 1


def _wearing(usual: Look, step: int, colours: Colours) -> Look:
    look = usual.resized(step - 1)
    while look.theme.wears is not colours:
        look = look.recoloured()
    return look


def _settle() -> None:
    """Let Qt lay out what has changed, and end what was left."""
    for _ in range(ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
