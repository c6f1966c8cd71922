"""Keys: a private one that signs packs, and the public one that shows whether it did."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sendkiosk.delivery.refused import RefusedError
from sendkiosk.durable import write_new
from sendkiosk.journey.messages import message

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

LARGEST: Final = 16 * 1024
"""Bytes. No file with a key is longer."""
SHORTEST_PASSPHRASE: Final = 12
_CONTEXT: Final = b"sendkiosk signed pack 1\n"
"""Stands before what is signed, so that no signature made for something else fits a pack."""
_PUBLIC: Final = re.compile(r"ed25519:([A-Za-z0-9+/]{43}=)(?: +(\S.{0,59}))?")


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The 32 bytes of a public key (Ed25519, RFC 8032), and what people call it."""

    raw: bytes
    name: str

    @property
    def id(self) -> str:
        """16 hexadecimal digits that tell this key from others; they say nothing more."""
        return key_id(self.raw)

    @property
    def line(self) -> str:
        """The key as it stands in settings, and in the file beside the private one."""
        return f"ed25519:{base64.b64encode(self.raw).decode()} {self.name}"

    def has_signed(self, data: bytes, signature: bytes) -> bool:
        """Tell whether `signature` was made of just this `data`, with the private key to this."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, _CONTEXT + data)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A key that signs packs."""

    _key: Ed25519PrivateKey = field(repr=False)

    @property
    def raw_public(self) -> bytes:
        """The 32 bytes of the public key to this one."""
        return self._key.public_key().public_bytes_raw()

    def public(self, name: str) -> PublicKey:
        """Return the public key to this one, called `name`."""
        return PublicKey(self.raw_public, name)

    def sign(self, data: bytes) -> bytes:
        """Return the signature of `data`: 64 bytes, the same each time."""
        return self._key.sign(_CONTEXT + data)


def key_id(raw: bytes) -> str:
    """Return the id of the public key with these bytes."""
    return sha256(raw).hexdigest()[:16]


def read_public(text: str) -> PublicKey:
    """Return the key in a line such as “ed25519:… Kent SENDIASS 2027”; a name may be left out.

    Raises RefusedError if it is none.
    """
    line = text.strip()
    found = _PUBLIC.fullmatch(line)
    if not found or not line.isprintable():
        raise RefusedError(
            message(
                "“{shown}” is no public key. Copy the whole line that “sendkiosk pack key show”"
                " prints; it begins with ed25519:",
                shown=text[:40].encode("utf-8", "backslashreplace").decode(),
            )
        )
    raw = base64.b64decode(found[1])
    return PublicKey(raw, found[2] or key_id(raw))


def public_file_of(file: Path) -> Path:
    """Return where the public key to the private one in `file` is kept."""
    return file.with_name(f"{file.name}.pub")


def make_key(file: Path, name: str, passphrase: str) -> PublicKey:
    """Write a new private key to the new `file`, its public one beside it, and return that one.

    The private one is PKCS #8 in PEM, which its owner alone may read; encrypted with `passphrase`,
    unless that is "". Raises OSError, FileExistsError if one of the files is there already; and
    RefusedError if the key cannot have that name.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        KeySerializationEncryption,
        NoEncryption,
        PrivateFormat,
    )

    made = Ed25519PrivateKey.generate()
    public = read_public(PrivateKey(made).public(name).line)
    how: KeySerializationEncryption = NoEncryption()
    if passphrase:
        how = BestAvailableEncryption(passphrase.encode())
    write_new(file, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how))
    try:
        write_new(public_file_of(file), f"{public.line}\n".encode())
    except OSError:
        file.unlink()
        raise
    return public


def is_encrypted(file: Path) -> bool:
    """Tell whether the private key in `file` needs a passphrase. Raises RefusedError as below."""
    return b"-----BEGIN ENCRYPTED PRIVATE KEY-----" in _bytes_of(file)


def read_private(file: Path, passphrase: str = "") -> PrivateKey:
    """Return the private key in `file`. Raises RefusedError if there is none to be had."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    data = _bytes_of(file)
    needed = passphrase.encode() if is_encrypted(file) else None
    try:
        key = load_pem_private_key(data, needed or None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        why = message("{file} cannot be read as a private key.", file=str(file))
        if needed is not None:
            why = message("The passphrase does not open {file}. Type it again.", file=str(file))
        raise RefusedError(why) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise RefusedError(
            message(
                "{file} has a key of another kind. Make one that signs packs: sendkiosk pack key"
                " make",
                file=str(file),
            )
        )
    return PrivateKey(key)


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST)
    except (OSError, ValueError) as error:
        raise RefusedError(
            message(
                "{file} cannot be read: {why}. Name the file with the private key.",
                file=str(file),
                why=getattr(error, "strerror", None) or str(error),
            )
        ) from error
