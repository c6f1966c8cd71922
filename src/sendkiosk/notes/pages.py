"""The pages of a SQLite file, read without SQLite: of a whole file as well as a damaged one.

SQLite's file format: https://www.sqlite.org/fileformat.html. SQLCipher's pages:
https://www.zetetic.net/sqlcipher/design/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sendkiosk.notes.faults import Fault, FoundError

if TYPE_CHECKING:
    from sendkiosk.notes.key import Key

PAGE: Final = 4096
"""The bytes of a page in our files; their first page may be gone, which would tell."""

_JOURNAL_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_RECORD: Final = 4 + PAGE + 4
"""Bytes of a page in a journal, with its number before it and a sum after it."""
_SALT: Final = 16
_BLOCK: Final = 16
_SUM: Final = 64
_RESERVED: Final = _BLOCK + _SUM
"""What SQLCipher keeps at the end of each page: what its encryption starts from, and a sum."""


@dataclass(frozen=True, slots=True)
class Image:
    """All pages of a file, one after the other and decrypted; each holds `usable` bytes."""

    data: bytes
    usable: int = PAGE

    def page(self, number: int) -> bytes:
        """Return the used bytes of page `number`, counted from 1; fewer if it is torn or gone."""
        start = (number - 1) * PAGE
        return self.data[start : start + self.usable] if number > 0 else b""


def images(path: Path, journal: Path, key: Key | None) -> Iterator[Image]:
    """Yield the pages of the file at `path`, and again as its `journal` would have them.

    With a key they come as they are and decrypted: nobody can tell which is right where the
    beginning of the file is gone. Raises OSError, and FoundError without the package for
    encryption.
    """
    data = path.read_bytes()
    states = [data]
    if journal.exists():
        states.append(_rolled_back(data, journal.read_bytes()))
    for state in states:
        yield Image(state)
        if key is not None:
            yield _decrypted(state, key)


def image_of(path: Path, key: Key | None) -> Image:
    """Return the pages of the file at `path`, decrypted if there is a key.

    Raises OSError, and FoundError without the package for encryption.
    """
    data = path.read_bytes()
    return _decrypted(data, key) if key else Image(data)


def _rolled_back(data: bytes, journal: bytes) -> bytes:
    """Return `data` with the pages in `journal` as they were before its transaction."""
    pages = bytearray(data)
    for number, page in _journalled(journal):
        start = (number - 1) * PAGE
        # A number that is damaged must not make up a file of terabytes.
        if 0 <= start <= len(pages):
            pages[start : start + PAGE] = page
    return bytes(pages)


def _journalled(journal: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number and content of each page in `journal`; parts of it begin at a sector."""
    place = 0
    while journal.startswith(_JOURNAL_MAGIC, place):
        known = int.from_bytes(journal[place + 8 : place + 12], "big")
        sector = int.from_bytes(journal[place + 20 : place + 24], "big") or 512
        place += sector
        there = (len(journal) - place) // _RECORD
        for _ in range(min(known, there) or there):
            number = int.from_bytes(journal[place : place + 4], "big")
            yield number, journal[place + 4 : place + 4 + PAGE]
            place += _RECORD
        place = -(-place // sector) * sector


def _decrypted(data: bytes, key: Key) -> Image:
    """Return the pages in `data` decrypted.

    The sum of a page is not looked at: what is damaged in it spoils 32 bytes, and the rest of it
    may hold notes.
    """
    pages = (data[start : start + PAGE] for start in range(0, len(data), PAGE))
    plain = (
        _decrypted_page(page, key, _SALT if number == 0 else 0) for number, page in enumerate(pages)
    )
    return Image(b"".join(plain), PAGE - _RESERVED)


def _decrypted_page(page: bytes, key: Key, skipped: int) -> bytes:
    """Return `page` with all but the first `skipped` bytes decrypted; a torn one as nothing."""
    try:
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES
        from cryptography.hazmat.primitives.ciphers.modes import CBC
    except ImportError as error:
        raise FoundError(Fault.NO_CIPHER) from error
    if len(page) < PAGE:
        return bytes(PAGE)
    start = page[-_RESERVED:-_SUM]
    decryptor = Cipher(AES(key.secret), CBC(start)).decryptor()
    inside = decryptor.update(page[skipped:-_RESERVED]) + decryptor.finalize()
    return bytes(skipped) + inside + bytes(_RESERVED)
