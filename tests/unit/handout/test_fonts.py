"""Fonts are found together, and what is missing is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.handout.fonts import (
    Family,
    FontFiles,
    MissingFontError,
    families_of,
    find_fonts,
    load_faces,
)

REGULAR, BOLD = "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"


def test_the_first_folder_with_both_files_is_taken(tmp_path: Path) -> None:
    half, full, later = tmp_path / "half", tmp_path / "full", tmp_path / "later"
    for folder, names in ((half, [BOLD]), (full, [REGULAR, BOLD]), (later, [REGULAR, BOLD])):
        folder.mkdir()
        for name in names:
            (folder / name).touch()

    found = find_fonts([half, full, later])

    assert found == FontFiles(full)
    assert found.all == (full / REGULAR, full / BOLD)


def test_missing_fonts_are_named_with_the_folders_and_the_package(tmp_path: Path) -> None:
    with pytest.raises(MissingFontError) as caught:
        find_fonts([tmp_path / "one", tmp_path / "two"], families_of("ur"))

    for part in (REGULAR, "NotoNastaliqUrdu-Bold.ttf", str(tmp_path / "one"), "fonts-noto-core"):
        assert part in str(caught.value)


def test_of_a_folder_with_some_of_the_fonts_only_the_others_are_named(tmp_path: Path) -> None:
    for name in (REGULAR, BOLD, "NotoSansBengali-Regular.ttf"):
        (tmp_path / name).touch()

    with pytest.raises(MissingFontError) as caught:
        find_fonts([tmp_path / "none", tmp_path], families_of("bn"))

    assert "NotoSansBengali-Bold.ttf" in str(caught.value)
    assert "Regular.ttf" not in str(caught.value)


@pytest.mark.parametrize(
    ("language", "family"),
    [
        *(("en-GB", None), ("pl", None), ("uk", None), ("ar", Family.NASKH)),
        *(("ur", Family.NASTALIQ), ("pa", Family.GURMUKHI), ("pa-Guru-GB", Family.GURMUKHI)),
        ("bn", Family.BENGALI),
    ],
)
def test_each_language_has_its_family(language: str, family: Family | None) -> None:
    assert families_of(language) == ((Family.SANS, family) if family else (Family.SANS,))


def test_no_folder_at_all_is_an_error_too() -> None:
    with pytest.raises(MissingFontError):
        find_fonts([])


@pytest.mark.parametrize("content", [b"not a font", None])
def test_a_file_that_is_no_font_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / REGULAR).write_bytes(content)

    with pytest.raises(MissingFontError, match=REGULAR):
        load_faces(FontFiles(tmp_path))


def test_a_file_is_read_only_once(fonts: FontFiles) -> None:
    assert load_faces(fonts).main is load_faces(fonts, "pl").main
