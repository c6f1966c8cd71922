"""The file that is carried: the same bytes for the same pack, and no other byte is taken."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.delivery import archive
from sendkiosk.delivery.archive import (
    FOLDER,
    MANIFEST,
    SIGNATURE,
    Parts,
    packed,
    read_carried,
    unpacked,
)
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.delivery.verifying import verify
from tests.support.signed_packs import KEYS, signed

PARTS = Parts(b"{}\n", bytes(64), {"a/pack.toml": b'id = "a"\n', "a/screens/who.md": b"# Who?\n"})


def test_the_same_parts_give_the_same_file_on_each_version_of_python() -> None:
    """A file that was signed years ago must still be taken."""
    assert sha256(packed(PARTS)).hexdigest() == (
        "cd51fe18a5b565d60e3ee4cca36bb548bb2d334858b84b077bba98909ee21665"
    )
    assert unpacked(packed(PARTS)) == PARTS


def test_any_program_for_zips_can_show_what_is_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(signed().data)) as opened:
        assert opened.testzip() is None
        names = opened.namelist()
    assert names[:2] == [MANIFEST, SIGNATURE]
    assert names[2:] == sorted(names[2:])
    assert all(name.startswith(FOLDER) for name in names[2:])


@pytest.mark.parametrize(
    "places", [300, pytest.param(None, marks=pytest.mark.long)], ids=["some", "all"]
)
def test_no_byte_can_be_another_one(places: int | None) -> None:
    """Bytes of every region are changed: of files, of the list, the signature, and in between."""
    data = signed().data
    chosen = set(range(len(data)))
    if places is not None:
        random = Random(1)  # noqa: S311 - the same places each time
        chosen = {*_borders(data), *random.sample(sorted(chosen), places)}
    for place in sorted(chosen):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        with pytest.raises(RefusedError):
            verify(bytes(changed), KEYS)


def _borders(data: bytes) -> set[int]:
    """Return each place in the headers of the first entries, and in the whole list of entries."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        header = opened.infolist()[2].header_offset
        begins = {each.header_offset for each in opened.infolist()}
        listing = range(opened.start_dir, opened.start_dir + 120)
    end = range(len(data) - 22, len(data))
    return {*range(200), *range(header, header + 30), *begins, *listing, *end}


@pytest.mark.parametrize("length", [0, 1, 21, 22, 100, -1, -22, -23])
def test_a_file_that_was_cut_off_is_refused(length: int) -> None:
    with pytest.raises(RefusedError):
        unpacked(signed().data[:length])


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(RefusedError):
        unpacked(data)


@given(st.binary(min_size=1, max_size=40), st.integers(0, 400))
def test_nothing_can_be_put_in_before_or_behind(more: bytes, place: int) -> None:
    data = packed(PARTS)
    with pytest.raises(RefusedError):
        unpacked(data[:place] + more + data[place:])


def _again(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    made = io.BytesIO(packed(PARTS))
    with zipfile.ZipFile(made, "a") as opened:
        change(opened)
    return made.getvalue()


def _link(opened: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("packs/a/link.md")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    opened.writestr(entry, "/etc/passwd")


def _twice(opened: zipfile.ZipFile) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr("packs/a/pack.toml", b'id = "b"\n')


def _remark(opened: zipfile.ZipFile) -> None:
    opened.comment = b"words"


CHANGES: dict[str, Callable[[zipfile.ZipFile], None]] = {
    "a link": _link,
    "a name twice": _twice,
    "a remark": _remark,
    "a folder": lambda opened: opened.mkdir("packs/a/steps"),
    "a way out": lambda opened: opened.writestr("../../etc/cron.md", b""),
    "an absolute name": lambda opened: opened.writestr("/etc/cron.md", b""),
    "something beside the packs": lambda opened: opened.writestr("autorun.inf", b""),
    "compressed": lambda opened: opened.writestr(
        "packs/a/x.md", b"0" * 10**6, zipfile.ZIP_DEFLATED
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_zips_that_other_programs_make_are_refused(change: str) -> None:
    with pytest.raises(RefusedError):
        unpacked(_again(CHANGES[change]))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(MANIFEST, b"0" * 10**7)

    def never(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(zipfile.ZipFile, "read", never)
    with pytest.raises(RefusedError):
        unpacked(made.getvalue())


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 1)
    with pytest.raises(RefusedError):
        unpacked(packed(PARTS))


def test_a_file_is_read_whole_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.sendpack"
    file.write_bytes(b"words")
    assert read_carried(file) == b"words"
    monkeypatch.setattr(archive, "LARGEST", 4)
    with pytest.raises(RefusedError, match="too large"):
        read_carried(file)


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.sendpack"
    os.mkfifo(pipe)
    for wrong in (pipe, tmp_path, tmp_path / "nowhere", Path("/dev/zero"), tmp_path / "a\0b"):
        with pytest.raises(RefusedError):
            read_carried(wrong)
