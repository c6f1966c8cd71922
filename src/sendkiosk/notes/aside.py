"""Damaged files of notes, moved out of the way whole, so that a new one can be begun."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path
from typing import Final

from sendkiosk.durable import alone, move
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.snapshot import JOURNAL

_BESIDE: Final = (JOURNAL, "-wal", "-shm")
"""What the names of files have after them that belong to a SQLite file."""


def set_aside(file: NoteFile) -> Path | None:
    """Move a damaged `file` to a free name beside it, with its journal, and return that name.

    Of two programs that find the damage only one does so; the other gets None, as for a file that
    is not damaged. Nothing is overwritten, and the name tells nothing of the time. Raises OSError.
    """
    # Whoever has the old file open would take the journal of the new one for that of the old.
    with alone(file.path.parent):
        if not file.is_damaged():
            return None
        target = _free_name(file.path)
        # The journal first: left behind alone, it would be taken for that of the new file, and
        # would undo it.
        for suffix in _BESIDE:
            beside = file.path.with_name(file.path.name + suffix)
            if beside.exists():
                move(beside, target.with_name(target.name + suffix))
        move(file.path, target)
        return target


def damaged_files(path: Path) -> tuple[Path, ...]:
    """Return the files that were set aside for the one at `path`, in the order of their numbers."""
    name = re.compile(rf"{re.escape(path.stem)}\.damaged-([1-9][0-9]*){re.escape(path.suffix)}")
    try:
        beside = [name.fullmatch(each) for each in os.listdir(path.parent)]  # noqa: PTH208 - names
    except OSError:
        return ()
    found = sorted((int(each[1]), each[0]) for each in beside if each)
    return tuple(path.with_name(each) for _, each in found)


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}.damaged-{number}{path.suffix}") for number in count(1))
    return next(name for name in names if not name.exists() and not _has_journal(name))


def _has_journal(path: Path) -> bool:
    return any(path.with_name(path.name + suffix).exists() for suffix in _BESIDE)
