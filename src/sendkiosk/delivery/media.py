"""Signed packs on sticks and shares that are mounted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from sendkiosk.delivery.archive import SUFFIX

DEEPEST: Final = 3
"""Folders below one that is searched: /media/USER/STICK has one more for tidy people."""
MOST_FOUND: Final = 20
MOST_SEEN: Final = 20_000
"""Names that are looked at; on a stick with more, the file belongs at the top."""


def signed_packs_in(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files below `folders` that by their names are signed packs, newest name last.

    Links are not followed. What cannot be read is left out: a stick may go at any time.
    """
    names = (entry for folder in folders for entry in _entries(folder, DEEPEST))
    found = (
        Path(entry.path)
        for entry in islice(names, MOST_SEEN)
        if entry.name.endswith(SUFFIX) and not entry.name.startswith(".") and _is_file(entry)
    )
    return tuple(sorted(islice(found, MOST_FOUND)))


def _entries(folder: Path, depth: int) -> Iterator[os.DirEntry[str]]:
    """Yield what is in `folder`, files before what is in the folders there."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return
    yield from entries
    for entry in entries:
        if depth and not entry.name.startswith(".") and _is_folder(entry):
            yield from _entries(Path(entry.path), depth - 1)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
