"""Watching the folders of a pack, so that it is read again as soon as something was saved."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLE: Final = 150
"""Milliseconds without a further change until what was saved is told as one change."""
LOOK_ROUND: Final = 500
"""Milliseconds between two looks at the files, for changes of which the system tells nothing."""

KINDS: Final = (".md", ".toml")

Stamp: TypeAlias = "tuple[int, int, int] | None"
"""When a file was written, its length, and which file it is; None for a folder."""


class PackWatch(QObject):
    """Tells by `changed` that files of a pack were changed, added, taken away or renamed.

    The system's messages are only a reason to look: what counts is whether the files differ from
    what they were. So it does not matter that editors save by putting another file in the place of
    the first, or leave files of their own, and a folder on a network drive, about which the system
    says nothing, is only a little later.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Watch nothing yet."""
        super().__init__()
        self._folders: frozenset[Path] = frozenset()
        self._known: Mapping[Path, Stamp] = {}
        self._system = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._round = QTimer(self)
        self._round.setInterval(LOOK_ROUND)
        self._system.fileChanged.connect(lambda _: self._settle.start())
        self._system.directoryChanged.connect(lambda _: self._settle.start())
        self._settle.timeout.connect(self._compare)
        self._round.timeout.connect(self._look_round)

    def follow(self, folders: Iterable[Path]) -> bool:
        """Watch `folders` from now on, and tell whether they are others than before."""
        wanted = frozenset(folders)
        if wanted == self._folders:
            return False
        self._folders = wanted
        self._known = stamps(wanted)
        self._tell_system()
        self._round.start()
        return True

    def _look_round(self) -> None:
        if not self._settle.isActive() and stamps(self._folders) != self._known:
            self._settle.start()

    def _compare(self) -> None:
        now = stamps(self._folders)
        if now != self._known:
            self._known = now
            self._tell_system()
            self.changed.emit()

    def _tell_system(self) -> None:
        """Ask the system for messages about all that is there now.

        It forgets a file that was replaced by another one of the same name.
        """
        wanted = {str(path) for path in self._known}
        told = {*self._system.files(), *self._system.directories()}
        if gone := told - wanted:
            self._system.removePaths(sorted(gone))
        if new := wanted - told:
            self._system.addPaths(sorted(new))


def stamps(folders: Iterable[Path]) -> dict[Path, Stamp]:
    """Return a stamp for each folder and file that a pack in one of `folders` may be read from.

    Those are the folders themselves, the folders in them, and all texts and tables there.
    """
    found: dict[Path, Stamp] = {}
    for folder in folders:
        found.update(_entries(folder))
        inner = [path for path, stamp in found.items() if stamp is None and path.parent == folder]
        for path in inner:
            found.update(_entries(path))
    return found


def _entries(folder: Path) -> Iterator[tuple[Path, Stamp]]:
    """Yield `folder`, and the folders and files in it; nothing when it is not there."""
    # A file that goes while it is looked at will be missed the next time.
    with suppress(OSError), os.scandir(folder) as entries:
        yield folder, None
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield Path(entry.path), None
            elif entry.name.endswith(KINDS):
                yield Path(entry.path), _stamp(entry)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        state = entry.stat()
    except OSError:
        return (0, 0, 0)
    return (state.st_mtime_ns, state.st_size, state.st_ino)
