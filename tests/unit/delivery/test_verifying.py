"""Only what a trusted key signed is taken, and only if it is a list that a pack can have."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from sendkiosk.delivery.archive import Parts, packed, unpacked
from sendkiosk.delivery.manifest import Manifest, listed
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.delivery.verifying import verify
from tests.support.signed_packs import (
    KEY,
    KEYS,
    OTHER,
    OTHER_KEY,
    TRUSTED,
    of_version,
    signed,
    signed_anyhow,
)


def test_a_signed_pack_is_taken_and_tells_who_signed() -> None:
    made = signed(of_version("3"))
    pack = verify(made.data, KEYS)
    assert pack.manifest == made.manifest
    assert pack.trusted.key == TRUSTED
    assert [(each.id, each.version) for each in pack.manifest.packs] == [
        ("local", "3"),
        ("national", "1"),
    ]


def test_while_keys_change_two_are_trusted_and_then_one() -> None:
    old, new = signed().data, signed(key=OTHER_KEY).data
    for data, key in ((old, TRUSTED), (new, OTHER)):
        assert verify(data, (TRUSTED, OTHER)).trusted.key == key
    with pytest.raises(RefusedError, match="does not trust"):
        verify(old, (OTHER,))


def test_where_no_key_is_trusted_nothing_is() -> None:
    with pytest.raises(RefusedError, match="pack_keys"):
        verify(signed().data, ())


def test_a_stranger_who_claims_to_be_trusted_is_told_apart() -> None:
    parts = unpacked(signed().data)
    forged = packed(Parts(parts.manifest, OTHER_KEY.sign(parts.manifest), parts.files))
    with pytest.raises(RefusedError, match="signature is not right"):
        verify(forged, KEYS)


def test_the_signature_of_another_pack_does_not_fit() -> None:
    one, two = unpacked(signed().data), unpacked(signed(of_version("3")).data)
    with pytest.raises(RefusedError, match="signature"):
        verify(packed(Parts(two.manifest, one.signature, two.files)), KEYS)


@pytest.mark.parametrize(
    "manifest", [b"", b"[]", b"{", b"[" * 100_000, b'{"key": 3}', b'{"key": "\xff"}', b"\xff"]
)
def test_a_list_that_nobody_signed_is_refused_whatever_it_is(manifest: bytes) -> None:
    with pytest.raises(RefusedError, match="does not trust"):
        verify(packed(Parts(manifest, bytes(64), {})), KEYS)


def _files(change: dict[str, bytes | None]) -> dict[str, bytes]:
    files = {**unpacked(signed().data).files, **change}
    return {path: data for path, data in files.items() if data is not None}


@pytest.mark.parametrize(
    "change",
    [
        {"local/pack.toml": b'id = "local"\n'},
        {"local/pack.toml": None},
        {"local/more.toml": b""},
    ],
    ids=["another", "one less", "one more"],
)
def test_other_files_than_those_listed_are_refused(change: dict[str, bytes | None]) -> None:
    manifest = unpacked(signed().data).manifest
    with pytest.raises(RefusedError, match=r"Its file|other files"):
        verify(signed_anyhow(_files(change), manifest), KEYS)


def _with_file(path: str) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        data["files"][path] = {"size": 0, "sha256": "0" * 64}

    return change


BAD_LISTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "a way up": _with_file("local/../../x.md"),
    "an absolute name": _with_file("/etc/x.md"),
    "a hidden file": _with_file("local/.x.md"),
    "another kind of file": _with_file("local/x.sh"),
    "capitals": _with_file("LOCAL/pack.toml"),
    "letters beyond ASCII": _with_file("local/ſ.md"),
    "a name of Windows": _with_file("local/con.md"),
    "a file in no pack": _with_file("kent/pack.toml"),
    "no pack": lambda data: data["packs"].clear(),
    "a pack twice": lambda data: data["packs"].append(data["packs"][0]),
    "a pack without files": lambda data: data["packs"].append({"id": "kent", "version": "1"}),
    "a pack without settings": lambda data: data["files"].pop("national/pack.toml"),
    "a name that is none": lambda data: data["packs"][0].update(id="../kent"),
    "a version that is none": lambda data: data["packs"][0].update(version="new"),
    "another format": lambda data: data.update(format=2),
    "something more": lambda data: data.update(run="rm"),
    "a huge file": lambda data: data["files"]["local/pack.toml"].update(size=2**40),
    "less than nothing": lambda data: data["files"]["local/pack.toml"].update(size=-1),
    "a digest that is none": lambda data: data["files"]["local/pack.toml"].update(sha256="0"),
}


@pytest.mark.parametrize("bad", BAD_LISTS)
def test_a_list_that_no_pack_can_have_is_refused_whoever_signed(bad: str) -> None:
    parts = unpacked(signed().data)
    data = json.loads(parts.manifest)
    BAD_LISTS[bad](data)
    for manifest in _written(data):
        with pytest.raises(RefusedError, match="list of files"):
            verify(signed_anyhow(parts.files, manifest), KEYS)


def _written(data: object) -> Iterable[bytes]:
    yield json.dumps(data, sort_keys=True, indent=1).encode() + b"\n"
    yield json.dumps(data).encode()


def test_a_list_that_can_be_read_in_two_ways_is_refused() -> None:
    parts = unpacked(signed().data)
    for manifest in (
        parts.manifest + b"\n",
        parts.manifest.replace(b'"format": 1', b'"format": 1, "format": 1'),
        json.dumps(json.loads(parts.manifest)).encode(),
    ):
        with pytest.raises(RefusedError, match="list of files"):
            verify(signed_anyhow(parts.files, manifest), KEYS)


def test_files_that_are_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    files = unpacked(signed().data).files
    monkeypatch.setattr("sendkiosk.delivery.manifest.MOST_BYTES", 100)
    with pytest.raises(ValueError, match="too large"):
        Manifest(key=TRUSTED.id, packs=signed_packs(), files=listed(files))


def signed_packs() -> Any:
    return [{"id": "local", "version": "2"}, {"id": "national", "version": "1"}]


def test_keys_are_asked_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: bytes) -> Manifest:
        raise AssertionError

    monkeypatch.setattr("sendkiosk.delivery.verifying.read_manifest", never)
    with pytest.raises(RefusedError):
        verify(signed(key=OTHER_KEY).data, KEYS)
    assert KEY.raw_public != OTHER_KEY.raw_public
