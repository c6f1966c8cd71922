"""Tells assistive technology what happens: a new page, an answer, news, another look."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from sendkiosk.journey.messages import message
from sendkiosk.language.hyphens import unhyphenated
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page
from sendkiosk.ui.window import Window
from sendkiosk.ui.wiring import handing

TITLES: Final = ("title", "display", "heading")
"""Parts of a page that say what it is about, the best one first."""


class Announcer(QObject):
    """Says what changes in `window` without the focus, for those who do not see it."""

    def __init__(self, window: Window) -> None:
        """Begin with the next page."""
        super().__init__(window)
        self._window = window
        self._look: Look | None = None
        window.moved.connect(self._new_page)

    def announce(self, words: str) -> None:
        """Tell `words` when what is being said has ended."""
        tell(self._window, words, QAccessible.AnnouncementPoliteness.Polite)

    def _new_page(self) -> None:
        window, page = self._window, self._window.page
        if page is None:
            return
        look, before = window.look, self._look
        self._look = look
        if before is not None and before != look:
            # The same page in another look: what has changed is how it looks.
            header = window.header
            self.announce(
                ". ".join(part.accessibleDescription() for part in (header.larger, header.colours))
            )
        else:
            parts = (unhyphenated(window.header.words.text()), title(page))
            self.announce(". ".join(part for part in parts if part))
        page.says.connect(handing(self.announce))
        for button in page.answers:
            button.clicked.connect(partial(self._chosen, page, button))

    def _chosen(self, page: Page, button: QWidget) -> None:
        """Say what a touch did to an answer, where the page stays for others."""
        if page is not self._window.page:
            return
        name = button.accessibleName()
        is_chosen = message("Chosen. {words}", words=name)
        words = (
            is_chosen if button.property("chosen") else message("Not chosen. {words}", words=name)
        )
        self.announce(page.look.say(words))


def title(page: Page) -> str:
    """Return the words at the top of `page`."""
    labels = page.findChildren(QLabel)
    for part in TITLES:
        for label in labels:
            if label.property("part") == part and label.text() and not label.isHidden():
                return unhyphenated(label.text())
    return ""


def tell(about: QWidget, words: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
    """Tell `words` to assistive technology, in the name of `about`."""
    event = QAccessibleAnnouncementEvent(about, words)
    event.setPoliteness(politeness)
    QAccessible.updateAccessibility(event)
