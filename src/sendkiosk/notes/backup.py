"""A backup of the session notes: whole, or none at all, while the kiosk runs."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

from sendkiosk.durable import OWNER_ONLY, move, together
from sendkiosk.journey.messages import message
from sendkiosk.notes.connecting import WRITE, connect
from sendkiosk.notes.faults import Fault, NotReadError, NotSavedError, StoreError, in_words
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.snapshot import journal_of


def back_up(file: NoteFile, target: Path) -> None:
    """Write a copy of `file` to the new file `target`, encrypted with the same key if it has one.

    It is a file of notes itself, readable by its owner only; its rows are in the order of their
    keys. Raises NotReadError if the notes cannot be read, and NotSavedError if they cannot be
    written, or if there is a file `target`.
    """
    if not file.path.exists():
        words = message("There are no session notes in {file} yet.", file=str(file.path))
        raise NotReadError(words, Fault.UNREACHABLE)
    if target.exists():
        raise _taken(target)
    unfinished = NoteFile(target.with_name(f".{target.name}.part"), file.key_file)
    _forget(unfinished.path)
    try:
        _copy(file, unfinished)
        with unfinished.told(NotSavedError):
            move(unfinished.path, target)
    except StoreError as error:
        if isinstance(error.__cause__, FileExistsError):
            raise _taken(target) from error
        raise _blamed(error, file, target) from error
    finally:
        _forget(unfinished.path)


def _copy(file: NoteFile, target: NoteFile) -> None:
    """Copy the pages of `file` to the new file `target`, and write them anew."""
    with target.told(NotSavedError):
        target.path.touch(mode=OWNER_ONLY, exist_ok=False)
    with (
        together(file.path.parent),
        target.told(NotSavedError),
        closing(connect(target.path, WRITE, target.key())) as copy,
        file.told(NotReadError),
        # A program that died while it wrote left what it changed beside the file: SQLite takes
        # that back when it may write.
        closing(file.connected(WRITE, file.key())) as source,
    ):
        source.backup(copy)
    target.write_anew()


def _blamed(error: StoreError, file: NoteFile, target: Path) -> StoreError:
    """Return `error` as one of whichever of the two is at fault: damage was copied from `file`."""
    fault = error.fault
    if fault is Fault.FULL or (fault is Fault.UNREACHABLE and isinstance(error, NotSavedError)):
        return NotSavedError(in_words(fault, target), fault)
    return NotReadError(in_words(fault, file.path, file.key_file), fault)


def _forget(path: Path) -> None:
    for each in (path, journal_of(path)):
        with suppress(OSError):
            each.unlink(missing_ok=True)


def _taken(target: Path) -> NotSavedError:
    words = message(
        "{file} is there already, and is not overwritten. Name another file.", file=str(target)
    )
    return NotSavedError(words, Fault.UNREACHABLE)
