"""Fonts are found together, and what is missing is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.handout.fonts import (
    BOLD,
    REGULAR,
    FontFiles,
    MissingFontError,
    find_fonts,
    load_faces,
)


def test_the_first_folder_with_both_files_is_taken(tmp_path: Path) -> None:
    half, full, later = tmp_path / "half", tmp_path / "full", tmp_path / "later"
    for folder, names in ((half, [BOLD]), (full, [REGULAR, BOLD]), (later, [REGULAR, BOLD])):
        folder.mkdir()
        for name in names:
            (folder / name).touch()

    assert find_fonts([half, full, later]) == FontFiles(full / REGULAR, full / BOLD)


def test_missing_fonts_are_named_with_the_folders_and_the_package(tmp_path: Path) -> None:
    with pytest.raises(MissingFontError) as caught:
        find_fonts([tmp_path / "one", tmp_path / "two"])

    for part in (REGULAR, BOLD, str(tmp_path / "one"), str(tmp_path / "two"), "fonts-noto-core"):
        assert part in str(caught.value)


def test_no_folder_at_all_is_an_error_too() -> None:
    with pytest.raises(MissingFontError):
        find_fonts([])


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    broken = tmp_path / REGULAR
    broken.write_bytes(b"not a font")

    with pytest.raises(MissingFontError, match=REGULAR):
        load_faces(FontFiles(broken, broken))


def test_a_file_is_read_only_once(fonts: FontFiles) -> None:
    assert load_faces(fonts).regular.font is load_faces(fonts).regular.font
