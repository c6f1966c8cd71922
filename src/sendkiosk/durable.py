"""Files put in their place so that none is lost or left half done by a power cut."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

OWNER_ONLY: Final = 0o600
FOLDER_OWNER_ONLY: Final = 0o700


def write_new(path: Path, data: bytes) -> None:
    """Write `data` to a new file that only its owner can ever open, onto the disk, or not at all.

    Raises OSError; FileExistsError if there is a file already.
    """
    write_unnamed(path, data)
    try:
        settle(path.parent)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def write_unnamed(path: Path, data: bytes) -> None:
    """Do the same, but leave it to the caller to `settle` the folder: its name may still be lost.

    Raises OSError as `write_new` does.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def replace(path: Path, data: bytes) -> None:
    """Put `data`, which only its owner can ever open, in the place of the file at `path`.

    At each moment the old file is there whole (or none, if there was none), or the new one is. When
    this returns it is the new one, for good. The folder is made if need be. Raises OSError.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        write_unnamed(unfinished, data)
        unfinished.replace(path)
        settle(path.parent)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def move(path: Path, target: Path) -> None:
    """Give the file at `path` the name `target`, unless there is one of that name already.

    When this returns, a power cut does not undo it. Raises OSError; FileExistsError if there is
    another file.
    """
    try:
        os.link(path, target)
    except FileExistsError:
        raise
    except OSError:
        # A memory stick may know no second name for a file: first the name is taken, then filled.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
        try:
            path.replace(target)
        except OSError:
            target.unlink()
            raise
    else:
        path.unlink()
    settle(target.parent)


@contextmanager
def together(folder: Path) -> Iterator[None]:
    """Keep files in `folder` from being set aside for the length of a `with`.

    Any number of programs and threads may do so at the same time. Where a file system knows no such
    locks, nothing is kept from anything, and nothing can be set aside.
    """
    with _held(folder, is_alone=False):
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait for all who keep files in `folder` `together`, and keep them out. Raises OSError."""
    with _held(folder, is_alone=True):
        yield


@contextmanager
def _held(folder: Path, *, is_alone: bool) -> Iterator[None]:
    """Lock the folder itself, so that no file for it is left there.

    Windows has no such lock; it does not let a file be moved that another program has open.
    """
    if sys.platform == "win32":
        yield
        return
    with ExitStack() as held:
        try:
            descriptor = os.open(folder, os.O_RDONLY)
            held.callback(os.close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX if is_alone else fcntl.LOCK_SH)
        except (OSError, ValueError):
            if is_alone:
                raise
        yield


def is_open_to_others(file: Path) -> bool:
    """Tell whether others than the owner may do anything with `file`; Windows cannot tell."""
    try:
        return os.name == "posix" and bool(file.stat().st_mode & 0o077)
    except (OSError, ValueError):
        return False


def settle(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk; Windows knows no such thing."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
