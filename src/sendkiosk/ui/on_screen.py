"""What of the window is read aloud: its page first, then the buttons that are on every page."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from sendkiosk.ui.look import Look
from sendkiosk.ui.spoken import Passage, passages
from sendkiosk.ui.window import Window


def on_screen(
    look: Look, window: Window, but: QAbstractButton | None = None
) -> tuple[Passage, ...]:
    """Return what is said of `window` as it stands, in reading order.

    `but` is left out."""
    page = window.page
    if page is None:
        return ()
    always = (each for each in window.header.buttons if each is not but)
    parts = (window.header.words, page, window.sizes, window.footer, *always)
    return passages(look, parts, page.answers)
