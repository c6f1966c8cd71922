"""What can be wrong with a file of session notes, and what staff are told of it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from enum import Enum, auto
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.migrations import NewerFileError
from sendkiosk.notes.told import ToldError


class Fault(Enum):
    """The kinds of what can be wrong."""

    NEWER = auto()
    """A newer version of this program wrote it."""
    FOREIGN = auto()
    """It is a file of something else, or nobody can tell what of."""
    DAMAGED = auto()
    """It is ours, and cannot be relied on any more."""
    FULL = auto()
    """The disk takes no more."""
    BUSY = auto()
    """Another program kept it too long."""
    UNREACHABLE = auto()
    """It, or its folder, cannot be opened or written."""
    NO_KEY = auto()
    """It is to be encrypted, and the key cannot be read."""
    NO_CIPHER = auto()
    """It is to be encrypted, and the package for that is not installed."""
    PLAIN = auto()
    """It is not encrypted, and there is a key."""
    ENCRYPTED = auto()
    """It is encrypted, and there is no key."""
    OTHER_KEY = auto()
    """It is encrypted with another key."""
    UNUSABLE = auto()
    """SQLite refused what was asked of it, for another reason."""


class StoreError(ToldError):
    """The file of notes cannot be used, because of `fault`."""

    def __init__(self, reason: Message, fault: Fault = Fault.UNUSABLE) -> None:
        """Keep the reason and its kind."""
        super().__init__(reason)
        self.fault = fault


class NotSavedError(StoreError):
    """Nothing was saved. The notes are as they were before."""


class NotRemovedError(StoreError):
    """Notes were not removed. The file is as it was before."""


class NotReadError(StoreError):
    """The notes could not be read."""


class FoundError(Exception):
    """A look at the file found `fault`, before SQLite could run into it."""

    def __init__(self, fault: Fault) -> None:
        """Keep the kind of fault."""
        super().__init__(fault.name)
        self.fault = fault


def fault_of(error: Exception) -> Fault:
    """Return the kind of `error`, which SQLite, the system or `migrate` raised."""
    if isinstance(error, NewerFileError):
        return Fault.NEWER
    if isinstance(error, FoundError):
        return error.fault
    if isinstance(error, OSError):
        is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        return Fault.FULL if is_full else Fault.UNREACHABLE
    name = getattr(error, "sqlite_errorname", None) or ""
    starts = (start for start in _FAULTS if name.startswith(start))
    return _FAULTS[next(starts, "")]


def in_words(fault: Fault, path: Path, key_file: Path | None = None) -> Message:
    """Return the sentence that says that the file at `path` has `fault`, and what to do."""
    return _WORDS[fault](str(path), str(key_file))


_FAULTS: Final = {
    "SQLITE_FULL": Fault.FULL,
    "SQLITE_BUSY": Fault.BUSY,
    "SQLITE_LOCKED": Fault.BUSY,
    "SQLITE_CORRUPT": Fault.DAMAGED,
    "SQLITE_NOTADB": Fault.DAMAGED,
    "SQLITE_CANTOPEN": Fault.UNREACHABLE,
    "SQLITE_READONLY": Fault.UNREACHABLE,
    "SQLITE_PERM": Fault.UNREACHABLE,
    "SQLITE_IOERR": Fault.UNREACHABLE,
    "": Fault.UNUSABLE,
}
"""The beginning of SQLite's name for an error -> its kind."""


def _newer(file: str, _: str) -> Message:
    return message(
        "The session notes in {file} come from a newer version of this program. The file was"
        " left as it is. Install that version again, or name another file in the settings.",
        file=file,
    )


def _full(file: str, _: str) -> Message:
    return message(
        "There is no room on the disk for the session notes in {file}. Make some room there.",
        file=file,
    )


def _busy(file: str, _: str) -> Message:
    return message(
        "Another program is using the session notes in {file}. Close it there.", file=file
    )


def _unreachable(file: str, _: str) -> Message:
    return message(
        "The file for the session notes, {file}, cannot be opened or written. Check that its"
        " folder is there, and that the account of the kiosk may write to both.",
        file=file,
    )


def _damaged(file: str, _: str) -> Message:
    return message(
        "The session notes in {file} are damaged. The file was left as it is. To set it aside and"
        " get back what can be read, type: sendkiosk notes repair",
        file=file,
    )


def _no_key(file: str, key: str) -> Message:
    return message(
        "The session notes in {file} are to be encrypted, but there is no key that can be read in"
        " {key}. Bring the key file back, or make notes_key_file in the settings right. Without"
        " its key nobody can read the notes.",
        file=file,
        key=key,
    )


def _no_cipher(file: str, _: str) -> Message:
    return message(
        "The session notes in {file} are to be encrypted, but the package for that is not"
        " installed. Install sendkiosk[encryption].",
        file=file,
    )


def _plain(file: str, _: str) -> Message:
    return message(
        "The session notes in {file} are not encrypted, though the settings name a key. The file"
        " was left as it is. Give it another name; then bring its notes into an encrypted file:"
        " sendkiosk notes merge FILE",
        file=file,
    )


def _encrypted(file: str, _: str) -> Message:
    return message(
        "The session notes in {file} are encrypted, and the settings name no key. The file was left"
        " as it is. Name its key file in the settings, as notes_key_file.",
        file=file,
    )


def _other_key(file: str, key: str) -> Message:
    return message(
        "The session notes in {file} are encrypted with another key than the one in {key}. The file"
        " was left as it is. Name the right key file in the settings, as notes_key_file.",
        file=file,
        key=key,
    )


def _unusable(file: str, _: str) -> Message:
    return message(
        "{file} is damaged, or is not a file of session notes. It was left as it is. Move it to a"
        " safe place and keep it; the next note starts a new file.",
        file=file,
    )


_WORDS: Final[Mapping[Fault, Callable[[str, str], Message]]] = MappingProxyType(
    {
        Fault.NEWER: _newer,
        Fault.FOREIGN: _unusable,
        Fault.DAMAGED: _damaged,
        Fault.FULL: _full,
        Fault.BUSY: _busy,
        Fault.UNREACHABLE: _unreachable,
        Fault.NO_KEY: _no_key,
        Fault.NO_CIPHER: _no_cipher,
        Fault.PLAIN: _plain,
        Fault.ENCRYPTED: _encrypted,
        Fault.OTHER_KEY: _other_key,
        Fault.UNUSABLE: _unusable,
    }
)
