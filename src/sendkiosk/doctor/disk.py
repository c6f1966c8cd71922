"""The data folder, and the room on its disk."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sendkiosk.doctor.check import Check, State

MEGABYTE: Final = 1_000_000
LEAST: Final = 20 * MEGABYTE
"""With less, notes and sheets may soon not be written."""
LITTLE: Final = 500 * MEGABYTE


def check_data_folder(folder: Path) -> Check:
    """Tell whether notes and sheets can be kept in `folder`, or it can be made where it is not."""
    try:
        there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"sendkiosk")
    except OSError as error:
        why = error.strerror or error
        words = f"{folder} cannot be written: {why}. Make room, or set data_folder in the settings."
        return Check("data folder", State.WRONG, words)
    made = "" if there == folder else " It will be made when it is needed."
    return Check("data folder", State.FINE, f"{folder} can be written.{made}")


def check_room(folder: Path, free: Callable[[Path], int]) -> Check:
    """Tell how much room is left on the disk of `folder`, by what `free` says."""
    try:
        left = free(folder)
    except OSError as error:
        return Check("disk", State.WARNING, f"It does not tell its room: {error.strerror or error}")
    words = f"{left // MEGABYTE:,} MB are free where {folder} is."
    if left < LEAST:
        return Check("disk", State.WRONG, f"{words} Make room: notes and sheets are lost soon.")
    if left < LITTLE:
        return Check("disk", State.WARNING, f"{words} Make room before it is full.")
    return Check("disk", State.FINE, words)
