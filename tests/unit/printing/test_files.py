from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sendkiosk.language.catalogue import Catalogue
from sendkiosk.printing.files import save_all

PDFS = {"sheet": b"one", "card": b"two"}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_each_is_saved_under_its_name_and_that_is_told(tmp_path: Path) -> None:
    words = Catalogue().say(save_all(tmp_path, PDFS))
    assert contents(tmp_path) == {"sheet.pdf": b"one", "card.pdf": b"two"}
    assert str(tmp_path) in words
    assert "sheet.pdf" in words
    assert "card.pdf" in words


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_nobody_else_may_read_them(tmp_path: Path) -> None:
    save_all(tmp_path, PDFS)
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


def test_no_other_file_is_touched_and_names_stay_together(tmp_path: Path) -> None:
    (tmp_path / "card.pdf").write_bytes(b"another family's")
    for _ in range(2):
        save_all(tmp_path, PDFS)
    assert contents(tmp_path) == {
        "card.pdf": b"another family's",
        "sheet-2.pdf": b"one",
        "card-2.pdf": b"two",
        "sheet-3.pdf": b"one",
        "card-3.pdf": b"two",
    }


def test_a_folder_that_is_gone_is_told_in_words(tmp_path: Path) -> None:
    words = Catalogue().say(save_all(tmp_path / "gone", PDFS))
    assert str(tmp_path / "gone") in words
    assert not (tmp_path / "gone").exists()


def test_all_are_saved_or_none(tmp_path: Path) -> None:
    words = Catalogue().say(save_all(tmp_path, {"sheet": b"one", "no-folder/card": b"two"}))
    assert str(tmp_path) in words
    assert contents(tmp_path) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a disk that is always full")
def test_a_full_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def full(file: Path, mode: str) -> object:
        if file.name == "card.pdf":
            return opened(Path("/dev/full"), "wb")
        return opened(file, mode)

    monkeypatch.setattr(Path, "open", full)
    words = Catalogue().say(save_all(tmp_path, PDFS))
    assert str(tmp_path) in words
    assert list(tmp_path.iterdir()) == []
