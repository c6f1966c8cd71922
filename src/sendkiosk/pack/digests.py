"""Digests by which it is known whether anything has changed: of a pack's files, of the program."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from sendkiosk.findings.text_file import LARGEST
from sendkiosk.pack.folders import COMPILED_FILE, FOLDERS, SUFFIXES, is_hidden

ROOMS: Final = ("findings", "journey", "language", "pack")
"""All of the program that makes a flow out of files, or reads one that is compiled."""
DIGEST_FILE: Final = "program-digest"
_LIBRARIES: Final = frozenset(
    {"markdown_it_py", "pydantic", "pydantic_core", "tree_sitter", "tree_sitter_toml"}
)
"""What they read files with."""


class NotPlainError(ValueError):
    """Something in a pack's folder that is no plain file or folder, or too large for a text."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is no plain file or folder, or too large for a text.")


def digests_in(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that may count for the pack in `folder`, by its path there.

    Those are all texts and tables, wherever in the folder, since each of them is read or complained
    of. Raises OSError where one cannot be read, and NotPlainError where there is a link, a folder
    called as a file, or the like: of those it cannot be told what they lead to.
    """
    return dict(sorted(_digests(os.fspath(folder), "")))


def _digests(folder: str, above: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_hidden(entry.name):
                continue
            path = above + entry.name
            is_source = entry.name.lower().endswith(SUFFIXES)
            if entry.is_dir(follow_symlinks=False) and not is_source:
                yield from _digests(entry.path, f"{path}/")
            elif entry.is_symlink() or path in FOLDERS or (above and entry.name == COMPILED_FILE):
                raise NotPlainError(Path(entry.path))
            elif is_source:
                yield path, _digest(entry)


def _digest(entry: os.DirEntry[str]) -> str:
    found = entry.stat(follow_symlinks=False)
    # Opening a pipe would wait for ever, and no text is larger: nothing comes of such a pack.
    if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
        raise NotPlainError(Path(entry.path))
    return sha256(_content(entry.path)).hexdigest()


def _content(file: str) -> bytes:
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - a Path takes far longer
        return opened.readall()


def program_digest(package: Path = Path(__file__).parents[1]) -> str:
    """Return what tells this program from each other one that may compile a pack differently.

    It is made of the source of the `package`, as far as packs are read by it, and of the versions
    of Python and of the libraries that it reads them with. A program that comes without its source
    has the digest in a file, from those who built it. Raises OSError where neither can be read.
    """
    files = sorted(_sources(os.fspath(package)))
    if not files:
        return (package / "data" / DIGEST_FILE).read_text(encoding="ascii")
    found = sha256(repr((sys.version_info[:2], _libraries(sys.path))).encode())
    for path, file in files:
        data = _content(file)
        found.update(f"{path} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def _sources(package: str) -> Iterator[tuple[str, str]]:
    """Yield each file that a pack is read by: its path in the `package`, and the file."""
    for room in ROOMS:
        for folder, _, names in os.walk(f"{package}/{room}"):
            above = folder[len(package) + 1 :].replace(os.sep, "/")
            yield from (
                (f"{above}/{name}", f"{folder}/{name}") for name in names if name.endswith(".py")
            )


def _libraries(folders: list[str]) -> list[str]:
    """Return the libraries in `folders` of packages, each with its version, as pip names them."""
    found: set[str] = set()
    for folder in folders:
        # Some are archives, and some are not there.
        with suppress(OSError):
            names = os.listdir(folder or ".")  # noqa: PTH208 - a Path takes far longer
            found |= {name for name in names if name.endswith(".dist-info")}
    return sorted(name for name in found if name.partition("-")[0].lower() in _LIBRARIES)
