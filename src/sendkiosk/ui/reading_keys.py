"""The keys with which a whole visit can be taken without looking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from sendkiosk.ui.reading import Reading
from sendkiosk.ui.window import Window


def reading_keys(
    window: Window, reading: Reading, choose: Callable[[], None], pause: Callable[[], None]
) -> tuple[QShortcut, ...]:
    """Return the keys of `window` that work while a page is read; to be enabled only then.

    They come before what a button does with the same key. `choose` presses what was read last,
    `pause` ends a silence, or begins one.
    """
    ways: dict[Qt.Key, Callable[[], None]] = {
        Qt.Key.Key_Space: pause,
        Qt.Key.Key_Return: choose,
        Qt.Key.Key_Enter: choose,
        Qt.Key.Key_Backspace: lambda: _go_back(window),
        Qt.Key.Key_Down: lambda: reading.step(1),
        Qt.Key.Key_Up: lambda: reading.step(-1),
        Qt.Key.Key_Home: reading.to_first,
        Qt.Key.Key_End: reading.to_last,
        Qt.Key.Key_Left: lambda: reading.change_pace(-1),
        Qt.Key.Key_Right: lambda: reading.change_pace(1),
        Qt.Key.Key_Minus: lambda: reading.change_volume(-1),
        Qt.Key.Key_Plus: lambda: reading.change_volume(1),
    }
    keys = []
    for key, do in ways.items():
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(do)
        keys.append(shortcut)
    return tuple(keys)


def _go_back(window: Window) -> None:
    """Press the button for going back, if this page has one; another look makes another button."""
    if window.footer.back.isVisible():
        window.footer.back.click()
