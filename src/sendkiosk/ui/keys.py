"""The keys of a kiosk: the table of all that do something on a visitor's page."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt

Key = Qt.Key

ON: Final = (Key.Key_Down,)
BEFORE: Final = (Key.Key_Up,)
CHOOSE: Final = (Key.Key_Return, Key.Key_Enter, Key.Key_Select)
BACK: Final = (Key.Key_Backspace, Key.Key_Back)
HELP: Final = (Key.Key_F1, Key.Key_Help)
READ: Final = (Key.Key_F4,)
LEAVE: Final = (Key.Key_Escape,)

KEYPAD: Final = MappingProxyType(
    {"on": ON, "before": BEFORE, "choose": CHOOSE, "back": BACK, "help": HELP}
)
"""What the five keys of a keypad do, and which keys each of them may send."""

PRESSING: Final = frozenset({Key.Key_Space, *CHOOSE, *BACK, *HELP, *READ, *LEAVE})
"""Keys that press something, where others move or type."""
