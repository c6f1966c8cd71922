"""Keys are made once, read by whoever knows the passphrase, and known by one line of text."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.delivery.keys import (
    PublicKey,
    is_encrypted,
    make_key,
    public_file_of,
    read_private,
    read_public,
)
from sendkiosk.delivery.refused import RefusedError
from tests.support.signed_packs import KEY, OTHER, TRUSTED

PASSPHRASE = "four words that are unrelated"


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE], ids=["plain", "with passphrase"])
def test_a_new_key_signs_and_its_public_one_knows_it(tmp_path: Path, passphrase: str) -> None:
    file = tmp_path / "kent.key"
    public = make_key(file, "Kent 2027", passphrase)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert is_encrypted(file) is bool(passphrase)
    assert read_public(public_file_of(file).read_text()) == public
    key = read_private(file, passphrase)
    assert key.public("Kent 2027") == public
    assert public.has_signed(b"words", key.sign(b"words"))
    assert passphrase.encode() not in file.read_bytes() or not passphrase


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "kent.key"
    make_key(file, "Kent", "")
    before = {each: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(FileExistsError):
        make_key(file, "Kent", "")
    file.unlink()
    with pytest.raises(FileExistsError):
        make_key(file, "Kent", "")
    assert not file.exists()
    assert public_file_of(file).read_bytes() == before[public_file_of(file)]


@pytest.mark.parametrize("name", ["a\nb", "", " ", "x" * 61, "tab\there"])
def test_a_name_that_does_not_fit_on_a_line_is_refused(tmp_path: Path, name: str) -> None:
    if name.strip():
        with pytest.raises(RefusedError):
            make_key(tmp_path / "key", name, "")
        assert list(tmp_path.iterdir()) == []
    else:
        assert make_key(tmp_path / "key", name, "").name


def test_without_its_passphrase_a_key_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "key"
    make_key(file, "Kent", PASSPHRASE)
    for wrong in ("", "x", PASSPHRASE + " "):
        with pytest.raises(RefusedError, match="passphrase"):
            read_private(file, wrong)


@pytest.mark.parametrize("data", [b"", b"words", b"-----BEGIN PRIVATE KEY-----\nxx\n"])
def test_what_is_no_key_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "key"
    file.write_bytes(data)
    with pytest.raises(RefusedError, match="key"):
        read_private(file)


def test_a_key_of_another_kind_and_none_at_all_are_refused(tmp_path: Path) -> None:
    other = Ed448PrivateKey.generate()
    file = tmp_path / "key"
    file.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(RefusedError, match="another kind"):
        read_private(file)
    with pytest.raises(RefusedError, match="nowhere"):
        read_private(tmp_path / "nowhere")


def test_a_signature_fits_one_key_one_text_and_this_use_alone() -> None:
    signature = KEY.sign(b"words")
    assert KEY.sign(b"words") == signature
    assert TRUSTED.has_signed(b"words", signature)
    assert not OTHER.has_signed(b"words", signature)
    assert not TRUSTED.has_signed(b"word", signature)
    # The same key, used for something else, signs no pack.
    bare = Ed25519PrivateKey.from_private_bytes(b"k" * 32).sign(b"words")
    assert not TRUSTED.has_signed(b"words", bare)


@pytest.mark.parametrize("length", [0, 1, 63, 65])
def test_a_signature_of_another_length_fits_nothing(length: int) -> None:
    assert not TRUSTED.has_signed(b"words", bytes(length))


@given(raw=st.binary(min_size=32, max_size=32), name=st.text(min_size=1, max_size=60))
def test_the_line_of_a_key_is_read_as_that_key_or_refused(raw: bytes, name: str) -> None:
    key = PublicKey(raw, name)
    try:
        read = read_public(key.line)
    except RefusedError:
        return
    assert read.raw == raw
    assert read.name in {name.strip(), key.id}


@given(st.text())
def test_text_that_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="ed25519:"):
        read_public(text)


def test_a_key_without_a_name_is_called_by_its_id() -> None:
    line = TRUSTED.line.partition(" ")[0]
    assert read_public(line).name == TRUSTED.id
