"""The command `pack paths` as people start it."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support.full_pack import FULL
from tests.support.packs import edited, write_pack


def pack_paths(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command and return what came of it."""
    return subprocess.run(
        [sys.executable, "-m", "sendkiosk", "pack", "paths", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", FULL)


def test_all_paths_are_counted_and_written(pack: Path, tmp_path: Path) -> None:
    table, text, book = (tmp_path / name for name in ("out.csv", "out.txt", "out.pdf"))
    done = pack_paths(pack, "--today", "2026-11-24", "--csv", table, "--text", text, "--book", book)
    assert (done.returncode, done.stderr) == (0, "")
    found = re.match(r"(\d+) paths to (\d+) outcomes, the longest over 5 screens;", done.stdout)
    assert found is not None
    paths, outcomes = int(found[1]), int(found[2])
    assert "5 of 5 screens and 3 of 4 steps met. Walked in " in done.stdout
    assert re.search(r"\n +0  lost: Nobody is told this\n", done.stdout)
    assert re.search(rf"\n +{paths}  danger: Ring at once\n", done.stdout)
    with table.open(encoding="utf-8-sig", newline="") as rows:
        assert len(list(csv.reader(rows))) == paths + 1
    lines = text.read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.startswith("Path ")]) == paths
    assert len([line for line in lines if line.startswith("Outcome ")]) == outcomes
    assert "Tuesday 24 November 2026" in PdfReader(book).pages[0].extract_text()
    assert sorted(tmp_path.iterdir()) == sorted([pack, table, text, book])


def test_screens_that_no_path_meets_are_named(tmp_path: Path) -> None:
    change = edited(
        "screens/certificate-date.md",
        "next = [",
        'next = [\n  {when = {screen = "letter-date", date_before = 1999-01-01}, to = "island"},',
    )
    island = '+++\nkind = "information"\nnext = [{to = "worries"}]\n+++\n# Nowhere\n'
    pack = write_pack(tmp_path / "pack", {**FULL, **change, "screens/island.md": island})
    done = pack_paths(pack)
    assert done.returncode == 0
    assert "No path meets the screen island." in done.stdout.splitlines()


def test_a_broken_pack_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", {**FULL, "terms.toml": "x = 1"})
    done = pack_paths(pack, "--csv", tmp_path / "out.csv")
    assert done.returncode == 1
    assert "terms.toml:1" in done.stderr
    assert list(tmp_path.iterdir()) == [pack]


@pytest.mark.parametrize("option", ["--csv", "--text", "--book"])
def test_a_place_that_cannot_be_written_is_named(pack: Path, tmp_path: Path, option: str) -> None:
    place = tmp_path / "nowhere" / "out"
    done = pack_paths(pack, option, place)
    assert done.returncode == 1
    assert done.stderr.startswith(f"sendkiosk: {place} cannot be written: ")
    assert list(tmp_path.iterdir()) == [pack]


def test_missing_fonts_are_told(pack: Path, tmp_path: Path) -> None:
    done = pack_paths(pack, "--book", tmp_path / "out.pdf", SENDKIOSK_FONTS=str(_broken(tmp_path)))
    assert done.returncode == 1
    assert "cannot be read" in done.stderr
    assert not (tmp_path / "out.pdf").exists()


def test_letters_that_cannot_be_printed_are_told(tmp_path: Path) -> None:
    change = edited("steps/talk.md", "# Talk to us", "# Talk to us \u0628")
    book = tmp_path / "out.pdf"
    done = pack_paths(write_pack(tmp_path / "pack", {**FULL, **change}), "--book", book)
    assert done.returncode == 0
    assert done.stderr.startswith("sendkiosk: “Talk to us ?” has letters that cannot be printed")
    assert book.exists()


def _broken(folder: Path) -> Path:
    """Return a folder with files that are called like fonts but are none."""
    fonts = folder / "fonts"
    fonts.mkdir()
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        (fonts / name).write_bytes(b"no font")
    return fonts
