"""Whether a signed pack is what somebody signed whom this computer trusts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sendkiosk.delivery.archive import Parts, unpacked
from sendkiosk.delivery.keys import PublicKey
from sendkiosk.delivery.manifest import Manifest, read_manifest
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.journey.messages import Message, message


@dataclass(frozen=True, slots=True)
class Trusted:
    """A list of files that was signed with `key`."""

    manifest: Manifest
    key: PublicKey


@dataclass(frozen=True, slots=True)
class SignedPack:
    """A signed pack that was verified: all of its content, what lists it, and who signed it."""

    parts: Parts
    trusted: Trusted

    @property
    def manifest(self) -> Manifest:
        """The list of its files."""
        return self.trusted.manifest


def verify(data: bytes, keys: Sequence[PublicKey]) -> SignedPack:
    """Return the signed pack with these bytes. Raises RefusedError unless one of `keys` signed it.

    What it lists and what it holds are then the same.
    """
    parts = unpacked(data)
    trusted = verify_list(parts.manifest, parts.signature, keys)
    verify_files(trusted.manifest, parts.files)
    return SignedPack(parts, trusted)


def verify_list(manifest: bytes, signature: bytes, keys: Sequence[PublicKey]) -> Trusted:
    """Return the list with these bytes. Raises RefusedError unless one of `keys` signed it.

    Nothing of it counts before.
    """
    if not keys:
        raise RefusedError(_NO_KEYS)
    signer = next((key for key in keys if key.has_signed(manifest, signature)), None)
    if signer is None:
        raise RefusedError(_why_not_trusted(manifest, keys))
    return Trusted(read_manifest(manifest), signer)


def verify_files(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Raise RefusedError unless `files` are just those that the list names."""
    if files.keys() != manifest.files.keys():
        raise RefusedError(_OTHER_FILES)
    for path, listed in manifest.files.items():
        if not listed.fits(files[path]):
            raise RefusedError(
                message("Its file {path} is not the one that was signed.", path=path)
            )


def _why_not_trusted(manifest: bytes, keys: Sequence[PublicKey]) -> Message:
    """Return why no key fits; what the list says of its key is good for this sentence only."""
    claimed = ""
    with suppress(ValueError, RecursionError):
        read = json.loads(manifest)
        claimed = str(read.get("key", "")) if isinstance(read, dict) else ""
    named = next((key.name for key in keys if key.id == claimed), None)
    if named is not None:
        return message(
            "Its signature is not right: it says that it was signed with the key “{name}”, but it"
            " was changed since, or that is not true. Do not use it, and tell whoever sent it.",
            name=named,
        )
    known = ", ".join(f"{key.name} ({key.id})" for key in keys)
    shown = claimed[:16] if claimed[:16].isalnum() and claimed.isascii() else "?"
    return message(
        "It was signed with a key that this computer does not trust: {key}. It trusts {known}. If"
        " the pack is meant for this service, add its key to pack_keys in the settings.",
        key=shown,
        known=known,
    )


_NO_KEYS: Final = message(
    "The settings of this computer name no key, so no signed pack can be trusted. Add the public"
    " key of your service to pack_keys."
)
_OTHER_FILES: Final = message("It has other files than those that were signed.")
