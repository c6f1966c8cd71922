"""What an adviser can do by keys: one list, from which the keys work and by which they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from sendkiosk.journey.messages import Message
from sendkiosk.ui.controls import row, text
from sendkiosk.ui.look import Look

KEYS_WIDTH = 8.5
"""How wide the names of keys are, in heights of body type."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What can be done, in words, and the keys that do it, by the names that Qt has for them.

    `shown` is how the keys are told where that is shorter.
    """

    words: Message
    keys: Mapping[str, Callable[[], None]]
    shown: str = ""


def listen(window: QWidget, shortcuts: Iterable[Shortcut]) -> dict[str, QShortcut]:
    """Let the keys of `shortcuts` work in `window`; return them by their names.

    Whoever types in a box types there: such boxes take digits and letters for themselves.
    """
    listening: dict[str, QShortcut] = {}
    for shortcut in shortcuts:
        for keys, do in shortcut.keys.items():
            listening[keys] = QShortcut(QKeySequence(keys), window)
            listening[keys].activated.connect(do)
    return listening


def told(look: Look, shortcuts: Iterable[Shortcut]) -> list[QWidget]:
    """Return a line for each of `shortcuts`: its keys, and what they do."""
    return [_line(look, shortcut) for shortcut in shortcuts]


def _line(look: Look, shortcut: Shortcut) -> QWidget:
    keys = text(shortcut.shown or ", ".join(shortcut.keys), "strong")
    keys.setFixedWidth(look.sizes.times(KEYS_WIDTH))
    keys.setAlignment(Qt.AlignmentFlag.AlignTop)
    keys.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
    words = text(look.say(shortcut.words))
    return row(look, keys, words, stretch=words)
