"""The display, and the first thing that stands on it.

What is here takes little to import: it comes before settings and packs are read.
"""

from __future__ import annotations

import os
import sys
import tomllib

from sendkiosk.paths import find_places


def has_display() -> bool:
    """Tell whether Qt will find a display; without one it would abort the program."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def show_opening(*, full_screen: bool) -> None:
    """Show the screen that stands until the kiosk does. Needs a display."""
    from sendkiosk.ui.opening import show_opening as show

    light = find_places().resources / "themes" / "light.toml"
    colours = tomllib.loads(light.read_text(encoding="utf-8"))
    show(colours["paper"], colours["accent"], full_screen=full_screen)
