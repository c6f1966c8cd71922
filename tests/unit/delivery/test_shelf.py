"""What is in place on a computer: the new pack or the old one, whole, and what is told if not."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sendkiosk.delivery.archive import MANIFEST, SIGNATURE
from sendkiosk.delivery.choosing import Chosen, choose, troubles
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.delivery.shelf import POINTER, Placed, Shelf, Standing, shelf_in
from sendkiosk.delivery.signing import sign_pack
from sendkiosk.delivery.verifying import verify
from sendkiosk.findings.finding import Severity
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.digests import program_digest
from sendkiosk.pack.opening import OpenedPack, open_pack
from tests.support.compiled_packs import write_form
from tests.support.disks import small_disk_at
from tests.support.signed_packs import (
    KEY,
    KEYS,
    OTHER,
    TRUSTED,
    of_version,
    signed_version,
    write_both,
)

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return shelf_in(tmp_path / "data", "local")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Give the folder of the pack that comes with the program, version 2."""
    return write_both(tmp_path / "shipped")


def put(shelf: Shelf, version: str, before: Placed | None = None) -> Placed:
    shelf.put(signed_version(version), NOW, shelf.standing(), before)
    placed = shelf.standing().current
    assert placed is not None
    return placed


def go_back(shelf: Shelf) -> None:
    standing = shelf.standing()
    shelf.go_back(LATER, standing, standing.previous)


def version_of(chosen: Chosen) -> str:
    assert chosen.opened.flow is not None
    return chosen.opened.flow.packs[0].version


def test_at_first_the_pack_of_the_program_is_shown(shelf: Shelf, shipped: Path) -> None:
    chosen = choose(shelf, KEYS, shipped)
    assert version_of(chosen) == "2"
    assert chosen.placed is None
    assert troubles(chosen) == ()
    assert not shelf.folder.exists()


def test_what_is_put_in_place_is_shown_and_told(shelf: Shelf, shipped: Path) -> None:
    placed = put(shelf, "3")
    chosen = choose(shelf, KEYS, shipped)
    assert version_of(chosen) == "3"
    assert chosen.placed == placed
    assert (placed.since, placed.program) == (NOW, program_digest())
    assert chosen.trusted is not None
    assert chosen.trusted.key == TRUSTED
    assert troubles(chosen) == ()
    for path in (shelf.folder, *shelf.folder.rglob("*")):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077


def test_one_is_kept_to_go_back_to_and_then_the_one_of_the_program(
    shelf: Shelf, shipped: Path
) -> None:
    third = put(shelf, "3")
    fourth = put(shelf, "4", third)
    fifth = put(shelf, "5", fourth)
    assert folders(shelf) == {fourth.folder, fifth.folder}
    go_back(shelf)
    chosen = choose(shelf, KEYS, shipped)
    assert version_of(chosen) == "4"
    assert chosen.placed == fourth.model_copy(update={"since": LATER})
    assert chosen.standing.went_back == LATER
    assert folders(shelf) == {fourth.folder}
    go_back(shelf)
    assert version_of(choose(shelf, KEYS, shipped)) == "2"
    assert folders(shelf) == set()
    put(shelf, "3")
    assert shelf.standing().went_back is None


def folders(shelf: Shelf) -> set[str]:
    return {path.name for path in shelf.folder.iterdir() if path.is_dir()}


def test_nothing_is_changed_on_old_knowledge(shelf: Shelf) -> None:
    seen = shelf.standing()
    put(shelf, "4")
    before = shelf.standing()
    with pytest.raises(RefusedError, match="meanwhile"):
        shelf.put(signed_version("3"), LATER, seen)
    with pytest.raises(RefusedError, match="meanwhile"):
        shelf.go_back(LATER, seen, None)
    assert shelf.standing() == before
    assert before.current is not None
    assert folders(shelf) == {before.current.folder}


def test_what_a_kill_left_is_cleared_away(shelf: Shelf) -> None:
    shelf.folder.mkdir(parents=True)
    (shelf.folder / ("0" * 16) / "packs").mkdir(parents=True)
    (shelf.folder / f".{POINTER}.part").write_text("{")
    placed = put(shelf, "3")
    assert {path.name for path in shelf.folder.iterdir()} == {placed.folder, POINTER}


def _append(file: Path, data: bytes) -> None:
    file.write_bytes(file.read_bytes() + data)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "another text": lambda at: _append(at / "packs/local/contacts.toml", b"\n"),
    "an empty file": lambda at: (at / "packs/national/steps/talk.md").write_bytes(b""),
    "a file gone": lambda at: (at / "packs/local/sources.toml").unlink(),
    "a file more": lambda at: (at / "packs/national/steps/more.md").write_text("# More"),
    "a hidden file more": lambda at: (at / ".more").write_text(""),
    "another list": lambda at: _append(at / MANIFEST, b" "),
    "no list": lambda at: (at / MANIFEST).unlink(),
    "another signature": lambda at: (at / SIGNATURE).write_bytes(bytes(64)),
    "no signature": lambda at: (at / SIGNATURE).unlink(),
    "a link to the same": lambda at: _link(at / "packs/local/pack.toml"),
    "a pipe for a file": lambda at: _pipe(at / "packs/local/pack.toml"),
    "a folder for a file": lambda at: _folder(at / "packs/local/pack.toml"),
    "a link to a folder": lambda at: (at / "packs/more").symlink_to("/etc"),
}


def _link(file: Path) -> None:
    same = file.rename(file.parents[3] / "same")
    file.symlink_to(same)


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_was_damaged_gives_way_to_the_one_before(
    shelf: Shelf, shipped: Path, damage: str
) -> None:
    third = put(shelf, "3")
    fourth = put(shelf, "4", third)
    DAMAGES[damage](shelf.folder / fourth.folder)
    chosen = choose(shelf, KEYS, shipped)
    assert version_of(chosen) == "3"
    (trouble,) = troubles(chosen)
    assert (trouble.code, trouble.severity) == (Fault.NOT_SHOWN, Severity.WARNING)
    assert trouble.file == shelf.folder / fourth.folder
    DAMAGES[damage](shelf.folder / third.folder)
    chosen = choose(shelf, KEYS, shipped)
    assert version_of(chosen) == "2"
    assert len(troubles(chosen)) == 2


def test_after_damage_the_same_pack_is_put_in_place_again(shelf: Shelf, shipped: Path) -> None:
    third = put(shelf, "3")
    fourth = put(shelf, "4", third)
    (shelf.folder / fourth.folder / MANIFEST).unlink()
    shown = choose(shelf, KEYS, shipped)
    again = put(shelf, "4", shown.placed)
    chosen = choose(shelf, KEYS, shipped)
    assert (version_of(chosen), troubles(chosen)) == ("4", ())
    assert folders(shelf) == {again.folder, third.folder}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"current": {"folder": "../..", "since": "2026-01-01T00:00:00Z"}}']
)
def test_where_nobody_knows_what_counts_the_pack_of_the_program_is_shown(
    shelf: Shelf, shipped: Path, text: str
) -> None:
    put(shelf, "3")
    (shelf.folder / POINTER).write_text(text)
    chosen = choose(shelf, KEYS, shipped)
    assert version_of(chosen) == "2"
    assert [found.code for found in troubles(chosen)] == [Fault.NOT_KNOWN]
    shelf.put(signed_version("3"), NOW, chosen.standing)
    assert version_of(choose(shelf, KEYS, shipped)) == "3"


def test_a_key_that_is_trusted_no_more_takes_its_packs_away(shelf: Shelf, shipped: Path) -> None:
    put(shelf, "3")
    for keys in ((OTHER,), ()):
        chosen = choose(shelf, keys, shipped)
        assert version_of(chosen) == "2"
        (trouble,) = troubles(chosen)
        assert "pack_keys" in trouble.problem
    assert version_of(choose(shelf, (OTHER, TRUSTED), shipped)) == "3"


def test_a_compiled_form_counts_for_the_program_that_looked_it_over(
    shelf: Shelf, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_form(write_both(tmp_path / "new", of_version("3")))
    pack = verify(sign_pack(folder, KEY).data, KEYS)
    shelf.put(pack, NOW, shelf.standing())
    chosen = choose(shelf, KEYS, shipped)
    assert (version_of(chosen), chosen.opened.merged) == ("3", None)
    monkeypatch.setattr("sendkiosk.delivery.shelf.program_digest", lambda: "0" * 64)
    shelf.put(pack, NOW, shelf.standing())
    chosen = choose(shelf, KEYS, shipped)
    assert version_of(chosen) == "3"
    assert chosen.opened.merged is not None


def test_a_pack_that_a_new_program_cannot_show_gives_way(
    shelf: Shelf, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(shelf, "3")

    def stricter(folder: Path, _checked_by: str | None = None) -> OpenedPack:
        broken = folder.parent / "nowhere" if folder.is_relative_to(shelf.folder) else folder
        return open_pack(broken)

    monkeypatch.setattr("sendkiosk.delivery.choosing.open_flow", stricter)
    chosen = choose(shelf, KEYS, shipped)
    assert version_of(chosen) == "2"
    assert [found.code for found in troubles(chosen)] == [Fault.NOT_SHOWN]


def test_where_nothing_can_be_shown_that_is_said(shelf: Shelf, tmp_path: Path) -> None:
    put(shelf, "3")
    chosen = choose(shelf, (), tmp_path / "nowhere")
    assert chosen.opened.flow is None
    assert len(chosen.opened.findings) == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder that is a disk of its own, with room for one pack and a half."""
    with small_disk_at(tmp_path / "disk", 192) as folder:
        yield folder


def test_a_full_disk_is_told_and_the_old_pack_stays(small_disk: Path, shipped: Path) -> None:
    shelf = shelf_in(small_disk, "local")
    third = put(shelf, "3")
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1024))
    with pytest.raises(RefusedError, match=os.strerror(errno.ENOSPC)):
        put(shelf, "4", third)
    chosen = choose(shelf, KEYS, shipped)
    assert (version_of(chosen), troubles(chosen)) == ("3", ())
    assert folders(shelf) == {third.folder}
    filler.unlink()
    put(shelf, "4", third)
    assert version_of(choose(shelf, KEYS, shipped)) == "4"


def test_a_disk_that_may_not_be_written_is_told(small_disk: Path, shipped: Path) -> None:
    shelf = shelf_in(small_disk, "local")
    third = put(shelf, "3")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)  # noqa: S607 - as above
    said = os.strerror(errno.EROFS)
    with pytest.raises(RefusedError, match=said):
        put(shelf, "4", third)
    with pytest.raises(RefusedError, match=said):
        go_back(shelf)
    with pytest.raises(RefusedError, match=said):
        put(shelf_in(small_disk, "other"), "3")
    assert version_of(choose(shelf, KEYS, shipped)) == "3"


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_all_of_it_is_on_the_disk_before_it_counts(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut leaves what was written through, and of the rest anything."""
    calls: list[tuple[str, Path]] = []
    fsync, rename = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        calls.append(("sync", Path(f"/proc/self/fd/{descriptor}").readlink()))
        fsync(descriptor)

    def noted_rename(path: Path, target: Path) -> Path:
        calls.append(("rename", target))
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_rename)
    placed = put(shelf, "3")
    switch = calls.index(("rename", shelf.folder / POINTER))
    synced = [path for call, path in calls[:switch] if call == "sync"]
    folder = shelf.folder / placed.folder
    there = [folder, *folder.rglob("*")]
    assert set(there) <= set(synced)
    for path in there:
        # A name is known to its folder only after that was written through.
        last = max(at for at, each in enumerate(synced) if each == path.parent)
        assert last > synced.index(path) or path.is_dir()
    assert synced[-2:] == [shelf.folder, shelf.folder / f".{POINTER}.part"]
    assert calls[switch + 1] == ("sync", shelf.folder)
    assert {shelf.folder.parents[each] for each in range(3)} <= set(synced)
    assert Standing.model_validate_json((shelf.folder / POINTER).read_bytes()) == shelf.standing()
