"""The compiled form of a pack: what its files say, in one file that is read far faster.

It stands in the pack's own folder, so whoever may change it may change the pack, too. It counts
only as long as all files are those that it was made of, and the program is the one that made it.
Otherwise the files are read, and nobody notices but by the time that it takes.
"""

from __future__ import annotations

import json
import logging
import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sendkiosk.findings.finding import Finding, FindingsError, Severity
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.flow import Flow
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.digests import NotPlainError, digests_in, program_digest
from sendkiosk.pack.folders import COMPILED_FILE, extended_folder
from sendkiosk.pack.opening import OpenedPack, PackTexts, Review, open_pack, texts_of
from sendkiosk.pack.table_types import DamagedError, Leaf, Leaves
from sendkiosk.pack.tables import as_tables, from_tables

LARGEST: Final = 16 * 1024 * 1024
"""Bytes. A pack of ten thousand screens comes to a fifth of it."""
_BEGINNING: Final = '{{"digest":"{}",\n'
_LENGTH: Final = len(_BEGINNING.format("0" * 64))

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a pack comes to, as far as a kiosk needs it."""

    flow: Flow
    findings: tuple[Finding, ...]
    reviews: tuple[Review, ...]
    texts: tuple[PackTexts, ...]


def open_flow(folder: Path, checked_by: str | None = None) -> OpenedPack:
    """Return the pack in `folder` as `open_pack` does, and as fast as it can be had.

    `merged` is None where its compiled form counts; all else is the same. If `checked_by` is given,
    it counts for the program with this digest alone. No pack, and no compiled form, raises an
    error, however broken.
    """
    return read_compiled(folder, checked_by) or open_pack(folder)


def read_compiled(folder: Path, checked_by: str | None = None) -> OpenedPack | None:
    """Return the pack in `folder` from its compiled form; None where that does not count."""
    file = folder / COMPILED_FILE
    try:
        parts = _parts(file)
        origin = parts["origin"]
        folders = _folders(folder, origin["extends"])
        if checked_by not in {None, origin["program"]} or _origin(folders) != origin:
            raise DamagedError("It was made of other files, or by another program.")
        compiled = from_tables(Compiled, parts["tables"], _leaves(folders))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
        log.debug("%s does not count: %s", file, error)
        return None
    return OpenedPack(
        compiled.flow,
        compiled.findings,
        compiled.reviews,
        folders=folders,
        texts=compiled.texts,
    )


def compiled_form(folder: Path) -> bytes:
    """Return the compiled form of the pack in `folder`; the same files give the same bytes.

    Raises FindingsError where the pack has faults, and TroubleError where the folder holds what no
    compiled form can vouch for, or is written to meanwhile.
    """
    before = _told_origin(open_pack(folder))
    # What is read now lies between two looks at the files, which must have seen the same.
    opened = open_pack(folder)
    if opened.flow is None or _told_origin(opened) != before:
        raise TroubleError(f"The files in {folder} are being changed. Try again.")
    compiled = Compiled(opened.flow, opened.findings, opened.reviews, texts_of(opened))
    parts = {"origin": before, "tables": as_tables(compiled, _leaves(opened.folders))}
    rest = json.dumps(parts, separators=(",", ":"))[1:] + "\n"
    return (_BEGINNING.format(_digest_of(rest.encode())) + rest).encode()


def stale(folder: Path) -> Finding | None:
    """Return a warning where the pack in `folder` has another compiled form than it would get."""
    file = folder / COMPILED_FILE
    if not os.path.lexists(file) or _is_right(file):
        return None
    return Finding(
        Fault.STALE,
        file,
        0,
        "This compiled form was not made of the files as they are, by this program.",
        "Type “sendkiosk pack compile” again, or delete it. Until then the files are read.",
        Severity.WARNING,
    )


def other_form(folder: Path) -> Finding | None:
    """Return an error where a compiled form counts that says something else than the files do.

    Nobody can have that but who made it on purpose: its digests are right.
    """
    file = folder / COMPILED_FILE
    if read_compiled(folder) is None or _is_right(file):
        return None
    return Finding(
        Fault.OTHER_FORM,
        file,
        0,
        "This compiled form says something else than the files that it names.",
        "Do not use the pack, and tell whoever sent it.",
    )


def _is_right(file: Path) -> bool:
    """Tell whether `file` is just what its pack would be compiled to."""
    try:
        return _content(file) == compiled_form(file.parent)
    except (OSError, DamagedError, FindingsError, TroubleError) as error:
        log.debug("%s cannot be compared: %s", file, error)
        return False


def _told_origin(opened: OpenedPack) -> dict[str, Any]:
    if opened.flow is None:
        raise FindingsError(opened.findings)
    try:
        return _origin(opened.folders)
    except NotPlainError as error:
        raise TroubleError(f"{error} Take it away, or put the file itself there.") from error
    except OSError as error:
        raise TroubleError(f"{error.filename} cannot be read: {error.strerror}.") from error


def _origin(folders: Sequence[Path]) -> dict[str, Any]:
    """Return, as JSON, what is compiled by whom: the packs in `folders`, the local one first.

    Raises OSError and NotPlainError.
    """
    return {
        "program": program_digest(),
        "extends": [folder.name for folder in folders[1:]],
        "files": [digests_in(folder) for folder in folders],
    }


def _folders(folder: Path, extends: Iterable[str]) -> tuple[Path, ...]:
    folders = [folder]
    for name in extends:
        folders.append(extended_folder(folders[-1], name))
    return tuple(folders)


def _parts(file: Path) -> dict[str, Any]:
    """Return what `file` holds. Raises OSError, ValueError and RecursionError."""
    data = _content(file)
    beginning, rest = data[:_LENGTH], data[_LENGTH:]
    # A disk can change a letter of a word without a trace.
    if beginning != _BEGINNING.format(_digest_of(rest)).encode():
        raise DamagedError("Its digest is another.")
    parts: dict[str, Any] = json.loads(data)
    return parts


def _content(file: Path) -> bytes:
    """Return the bytes of `file`. Raises OSError, and DamagedError where it is no plain file."""
    found = file.stat()
    # Opening a pipe would wait for ever.
    if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
        raise DamagedError("It is no plain file, or too large.")
    return file.read_bytes()


def _digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def _leaves(folders: Sequence[Path]) -> Leaves:
    """Return how the places of files are written: with the number of their folder."""

    def write(file: Path) -> str:
        number = next(each for each, folder in enumerate(folders) if file.is_relative_to(folder))
        return f"{number}/{file.relative_to(folders[number]).as_posix()}"

    def read(text: str) -> Path:
        number, _, path = text.partition("/")
        return folders[int(number)] / path

    return {Path: Leaf(write, read)}
