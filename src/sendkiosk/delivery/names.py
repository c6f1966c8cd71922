"""Which names the files of a signed pack may have.

They become names of files on a kiosk, so a name is good on every system or not at all: ASCII, no
way up or out, nothing hidden, nothing that Windows keeps for itself, no two that differ in capitals
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sendkiosk.pack.folders import COMPILED_FILE

SUFFIXES: Final = (".md", ".toml", ".po", ".pot")
"""What a pack is made of; nothing reads other files but its compiled form."""
DEEPEST: Final = 4
"""Parts of a path: the pack's folder, up to two within it, the file."""

_FOLDER: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9_])?")
_FILE: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_@-]{0,62}[A-Za-z0-9_])?\.[a-z]{2,4}")
_OF_WINDOWS: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


def is_of_pack(path: str) -> bool:
    """Tell whether packs are made of files with such a path, good or not."""
    return path.endswith(SUFFIXES) or is_compiled(path)


def is_compiled(path: str) -> bool:
    """Tell whether the path is that of a pack's compiled form."""
    return path.partition("/")[2] == COMPILED_FILE


def is_good_name(path: str) -> bool:
    """Tell whether a file of a signed pack may have this path, with `/` between its parts."""
    *folders, file = path.split("/")
    if not 1 <= len(folders) < DEEPEST or not _FILE.fullmatch(file):
        return False
    if not is_of_pack(path) or not all(_FOLDER.fullmatch(each) for each in folders):
        return False
    return not any(_OF_WINDOWS.fullmatch(part.partition(".")[0]) for part in (*folders, file))


def same_elsewhere(paths: Iterable[str]) -> tuple[str, str] | None:
    """Return two of `paths` that are one file where capitals do not count; None if there are none.

    Folders count, too: “a/x.md” and “A/y.md” would lie in one.
    """
    met: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            place = "/".join(parts[:end])
            other = met.setdefault(place.casefold(), place)
            if other != place:
                return other, place
    return None
