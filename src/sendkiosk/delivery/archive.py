"""The file that is carried: a plain zip, in which every byte is where it must be.

Nothing in it is compressed, so it cannot grow when it is unpacked. It is taken only if it is, byte
for byte, what `packed` makes of its own content: no second entry of a name, nothing between the
entries or behind them, no kinds, dates or remarks that another program could read in its own way.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sendkiosk.delivery.manifest import MOST_BYTES, MOST_FILES
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.journey.messages import message

SUFFIX: Final = ".sendpack"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "signature"
FOLDER: Final = "packs/"
LARGEST: Final = MOST_BYTES + 16 * 1024 * 1024
"""Bytes. What the files may hold, and room for what stands around them."""

_TIME: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = (stat.S_IFREG | 0o644) << 16
_UNIX: Final = 3
_FAULTS: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
"""What Python's reader raises for files that are no zip, or one that was tampered with."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is in the file: the list and its signature as they are, and the files by their paths."""

    manifest: bytes
    signature: bytes
    files: Mapping[str, bytes]


def packed(parts: Parts) -> bytes:
    """Return `parts` as one file; the same parts give the same bytes."""
    entries = {MANIFEST: parts.manifest, SIGNATURE: parts.signature}
    entries |= {FOLDER + path: data for path, data in sorted(parts.files.items())}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            archive.writestr(entry, data)
    return made.getvalue()


def unpacked(data: bytes) -> Parts:
    """Return what is in the file with these bytes. Raises RefusedError if it is not as it must be.

    Whether anybody signed it is another question.
    """
    try:
        entries = _entries(data)
        parts = Parts(
            entries.pop(MANIFEST),
            entries.pop(SIGNATURE),
            {name.removeprefix(FOLDER): held for name, held in entries.items()},
        )
        whole = packed(parts) == data
    except _FAULTS as error:
        raise RefusedError(_DAMAGED) from error
    if not whole:
        raise RefusedError(_DAMAGED)
    return parts


def read_carried(file: Path) -> bytes:
    """Return the content of the signed pack in `file`. Raises RefusedError if it cannot be read."""
    try:
        # Opening a pipe would wait for ever, so the kind of file is looked at first.
        if not stat.S_ISREG(file.stat().st_mode):
            raise RefusedError(message("{file} is no file.", file=str(file)))
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise RefusedError(
            message(
                "{file} cannot be read: {why}. Is the stick still in?",
                file=str(file),
                why=getattr(error, "strerror", None) or str(error),
            )
        ) from error
    if len(data) > LARGEST:
        raise RefusedError(message("{file} is too large for a signed pack.", file=str(file)))
    return data


def _entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = archive.infolist()
        if len(found) > MOST_FILES + 2 or sum(each.file_size for each in found) > len(data):
            raise zipfile.BadZipFile
        if any(each.compress_type != zipfile.ZIP_STORED for each in found):
            raise zipfile.BadZipFile
        return {each.filename: archive.read(each) for each in found}


_DAMAGED: Final = message(
    "It is no signed pack, or it was damaged or changed on its way. Copy it to the stick again."
)
