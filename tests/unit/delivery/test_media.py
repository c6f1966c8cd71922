"""Signed packs on sticks and shares: found where people put them, and nothing else followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.delivery import media
from sendkiosk.delivery.media import signed_packs_in


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")


def test_they_are_found_on_sticks_and_in_a_folder_there(tmp_path: Path) -> None:
    names = ("kiosk/STICK/a.sendpack", "share/b.sendpack", "kiosk/STICK/news/c.sendpack")
    write(tmp_path, *names, "kiosk/STICK/1/2/too-deep.sendpack", "kiosk/STICK/d.zip")
    write(tmp_path, "kiosk/STICK/.Trash/e.sendpack", "kiosk/STICK/.f.sendpack")
    (tmp_path / "kiosk/STICK/folder.sendpack").mkdir()
    assert signed_packs_in([tmp_path]) == tuple(sorted(tmp_path / name for name in names))


def test_links_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", "a.sendpack")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "b.sendpack").symlink_to(tmp_path / "elsewhere" / "a.sendpack")
    (stick / "folder").symlink_to(tmp_path / "elsewhere")
    assert signed_packs_in([stick]) == ()


def test_what_is_not_there_or_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.sendpack")
    assert signed_packs_in([tmp_path / "nowhere", tmp_path / "a.sendpack", tmp_path]) == (
        tmp_path / "a.sendpack",
    )


def test_a_stick_full_of_files_ends_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, *(f"{number:03}.jpg" for number in range(50)), "z/a.sendpack", "a.sendpack")
    monkeypatch.setattr(media, "MOST_SEEN", 60)
    assert len(signed_packs_in([tmp_path])) == 2
    monkeypatch.setattr(media, "MOST_SEEN", 52)
    assert signed_packs_in([tmp_path]) == (tmp_path / "a.sendpack",)
    monkeypatch.setattr(media, "MOST_FOUND", 0)
    assert signed_packs_in([tmp_path]) == ()
