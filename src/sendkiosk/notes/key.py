"""The key that the file of session notes is encrypted with, and the file it stands in."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sendkiosk.durable import write_new
from sendkiosk.notes.faults import Fault, FoundError

KEY_BYTES: Final = 32
MARK: Final = hashlib.sha256(b"sendkiosk session notes").digest()[:8]
"""What an encrypted file of notes begins with, whatever its key."""

_HEX: Final = re.compile(rb"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class Key:
    """A key of 256 random bits, which SQLCipher takes as it is."""

    secret: bytes = field(repr=False)

    @property
    def salt(self) -> bytes:
        """The 16 bytes that a file with this key begins with.

        SQLCipher makes keys for single purposes from secret and salt. A random secret needs no
        random salt, so this one tells whose file it is, and whether this is its key, even where the
        rest of it is damaged.
        """
        told = hmac.digest(self.secret, b"which key", "sha256")
        return MARK + told[: 16 - len(MARK)]

    @property
    def pragma(self) -> str:
        """The statement that hands the key to SQLCipher."""
        return f"PRAGMA key = \"x'{self.secret.hex()}{self.salt.hex()}'\""


def make_key(file: Path) -> None:
    """Write a new key to the new `file`, which only its owner may read. Raises OSError."""
    write_new(file, secrets.token_hex(KEY_BYTES).encode() + b"\n")


def read_key(file: Path) -> Key:
    """Return the key in `file`. Raises FoundError if there is none."""
    try:
        text = file.read_bytes().strip()
    except (OSError, ValueError) as error:
        raise FoundError(Fault.NO_KEY) from error
    if not _HEX.fullmatch(text):
        raise FoundError(Fault.NO_KEY)
    return Key(bytes.fromhex(text.decode()))
