"""The keys with which a whole visit can be taken without looking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from sendkiosk.ui.keys import BACK, BEFORE, CHOOSE, ON, PRESSING
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
        **dict.fromkeys(CHOOSE, choose),
        **dict.fromkeys(BACK, window.go_back),
        **dict.fromkeys(ON, lambda: reading.step(1)),
        **dict.fromkeys(BEFORE, lambda: reading.step(-1)),
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
        shortcut.setAutoRepeat(key not in PRESSING)
        shortcut.activated.connect(do)
        keys.append(shortcut)
    return tuple(keys)
