"""What must be known of the settings before there is time to check them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final, get_args

from sendkiosk.settings.values import Mode, Settings

_KINDS: Final = {"mode": str, "full_screen": bool, "watchdog": bool, "data_folder": str}


def glance(file: Path | None) -> Settings:
    """Return the settings with what `file` says of the mode, the screen, the watchdog and the data.

    What is wrong, here or elsewhere in the file, counts as not said: whoever checks the settings
    afterwards tells of it. No error is raised.
    """
    said = _said_in(file) if file else {}
    sound = {name: said[name] for name, kind in _KINDS.items() if isinstance(said.get(name), kind)}
    if sound.get("mode") not in get_args(Mode):
        sound.pop("mode", None)
    return Settings(**sound)


def _said_in(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
