"""Small packs, signed with keys that are made anew for each run."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sendkiosk.delivery.archive import Parts, packed
from sendkiosk.delivery.keys import PrivateKey, PublicKey
from sendkiosk.delivery.signing import Signed, sign_pack
from sendkiosk.delivery.verifying import SignedPack, verify
from tests.support.packs import LOCAL, NATIONAL, write_pack

KEY: Final = PrivateKey(Ed25519PrivateKey.from_private_bytes(b"k" * 32))
OTHER_KEY: Final = PrivateKey(Ed25519PrivateKey.from_private_bytes(b"o" * 32))
TRUSTED: Final = KEY.public("Shire SENDIASS")
OTHER: Final = OTHER_KEY.public("Somebody else")
KEYS: Final[tuple[PublicKey, ...]] = (TRUSTED,)
NO_CHANGES: Final[Mapping[str, str | bytes | None]] = MappingProxyType({})


def of_version(version: str) -> dict[str, str | bytes | None]:
    """Return the change that makes LOCAL one of `version`."""
    return {"pack.toml": LOCAL["pack.toml"].replace('version = "2"', f'version = "{version}"')}


def write_both(
    folder: Path,
    local: Mapping[str, str | bytes | None] = NO_CHANGES,
    national: Mapping[str, str | bytes | None] = NO_CHANGES,
) -> Path:
    """Write LOCAL and NATIONAL, with changes, below `folder`; return the folder of LOCAL."""
    write_pack(folder / "national", {**NATIONAL, **national})
    return write_pack(folder / "local", {**LOCAL, **local})


def signed(
    local: Mapping[str, str | bytes | None] = NO_CHANGES,
    national: Mapping[str, str | bytes | None] = NO_CHANGES,
    key: PrivateKey = KEY,
) -> Signed:
    """Return LOCAL and NATIONAL, with changes, as one signed file."""
    with TemporaryDirectory() as folder:
        return sign_pack(write_both(Path(folder), local, national), key)


@cache
def signed_version(version: str) -> SignedPack:
    """Return LOCAL as one of `version`, signed and verified."""
    return verify(signed(of_version(version)).data, KEYS)


def signed_anyhow(files: Mapping[str, bytes], manifest: bytes, key: PrivateKey = KEY) -> bytes:
    """Return a signed file with any list and any files: what no program of ours would sign."""
    return packed(Parts(manifest, key.sign(manifest), files))
