"""The list of what is in a signed pack; its bytes are what is signed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sendkiosk.delivery.names import is_compiled, is_good_name, same_elsewhere
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.findings.text_file import LARGEST
from sendkiosk.journey.messages import message
from sendkiosk.pack.compiled import LARGEST as LARGEST_COMPILED
from sendkiosk.pack.folders import PACK_FILE
from sendkiosk.pack.raw_values import Id, Version

MOST_FILES: Final = 5000
MOST_BYTES: Final = 64 * 1024 * 1024
"""What all files of a signed pack may hold together."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ListedFile(_Strict):
    """A file: its length in bytes, and the SHA-256 of its content."""

    size: Annotated[int, Field(ge=0, le=LARGEST_COMPILED)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    def fits(self, data: bytes) -> bool:
        """Tell whether `data` is the content of this file."""
        return len(data) == self.size and sha256(data).hexdigest() == self.sha256


class ListedPack(_Strict):
    """A pack by its id, which is the name of its folder, and its version."""

    id: Id
    version: Version


class Manifest(_Strict):
    """What is in a signed pack: the packs, the local one first; the files by their paths.

    `key` is the id of the key that signed it, so that people can be told which one that was.
    """

    format: Literal[1] = 1
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    packs: Annotated[list[ListedPack], Field(min_length=1, max_length=8)]
    files: Annotated[dict[str, ListedFile], Field(min_length=1, max_length=MOST_FILES)]

    @model_validator(mode="after")
    def _is_whole(self) -> Manifest:
        """Refuse lists that no pack can have, whoever signed them."""
        ids = [pack.id for pack in self.packs]
        if len(set(ids)) < len(ids):
            raise ValueError("a pack is listed twice")
        if not all(is_good_name(path) for path in self.files):
            raise ValueError("a file has a name that no file may have")
        if same_elsewhere(self.files):
            raise ValueError("two files have names that some systems cannot tell apart")
        if any(file.size > most_bytes(path) for path, file in self.files.items()):
            raise ValueError("a file is too large")
        if {path.partition("/")[0] for path in self.files} != set(ids):
            raise ValueError("a file is in no pack, or a pack has no file")
        if not all(f"{pack}/{PACK_FILE}" in self.files for pack in ids):
            raise ValueError(f"a pack has no {PACK_FILE}")
        if sum(file.size for file in self.files.values()) > MOST_BYTES:
            raise ValueError("the files are too large")
        return self

    @property
    def local(self) -> ListedPack:
        """The pack that is asked for by its name; the others are what it extends."""
        return self.packs[0]

    def as_bytes(self) -> bytes:
        """Return the list as it is signed; the same list gives the same bytes."""
        return json.dumps(self.model_dump(), sort_keys=True, indent=1).encode() + b"\n"


def most_bytes(path: str) -> int:
    """Return how many bytes the file of a pack with this path may have."""
    return LARGEST_COMPILED if is_compiled(path) else LARGEST


def listed(files: Mapping[str, bytes]) -> dict[str, ListedFile]:
    """Return `files` as they stand in the list."""
    return {
        path: ListedFile(size=len(data), sha256=sha256(data).hexdigest())
        for path, data in sorted(files.items())
    }


def read_manifest(data: bytes) -> Manifest:
    """Return the list that these bytes are. Raises RefusedError if they are none.

    They must be just the bytes that `as_bytes` gives: what can be read in two ways is not taken.
    """
    try:
        manifest = Manifest.model_validate_json(data)
    except (ValidationError, RecursionError) as error:
        raise RefusedError(_NO_LIST) from error
    if manifest.as_bytes() != data:
        raise RefusedError(_NO_LIST)
    return manifest


_NO_LIST: Final = message(
    "Its list of files cannot be used by this version of the program. Have it signed anew, with the"
    " version that the kiosk has."
)
