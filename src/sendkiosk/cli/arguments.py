"""Words on the command line that several commands read."""

from __future__ import annotations

import argparse
import re
from datetime import date, datetime
from pathlib import Path
from typing import Final, TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
HEARTBEAT: Final = "--heartbeat"
"""The option of a kiosk that is watched; after it comes the pipe to write to."""
THE_PACK: Final = "the pack (default: worcestershire)"


def add_settings(command: argparse.ArgumentParser) -> None:
    """Add the option that names a file of settings to `command`."""
    command.add_argument(
        "--settings",
        type=Path,
        metavar="FILE",
        help="the settings (default: those of the user, or else of the computer)",
    )


def settings_file(options: argparse.Namespace) -> Path | None:
    """Return the file of settings that `options` name, or else the usual one; None without one."""
    from sendkiosk.paths import default_settings_file

    named: Path | None = options.settings
    return named or default_settings_file()


def pack_folder(options: argparse.Namespace) -> Path:
    """Return the folder of the pack that `options` name, or else of the usual one."""
    from sendkiosk.paths import find_places
    from sendkiosk.settings.values import Settings, find_pack

    named: Path | None = options.pack
    return named or find_pack(Settings(), find_places().packs, None)


def day(text: str) -> date:
    """Return `text` as a date, or say how one is written."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a day. Write it like 2026-11-24 (year-month-day)."
        ) from error


def this_day() -> date:
    """Return the computer's day."""
    return datetime.now().astimezone().date()


def size(text: str) -> tuple[int, int]:
    """Return `text` as width and height, or say how they are written."""
    found = re.fullmatch(r"([1-9][0-9]{2,4})x([1-9][0-9]{2,4})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"“{text}” is not a size. Write it like 1920x1080.")
    return int(found[1]), int(found[2])
