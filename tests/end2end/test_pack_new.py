"""`sendkiosk pack new` as people call it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sendkiosk
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.opening import open_pack

SOURCE = Path(sendkiosk.__file__).parents[1]
"""Where the program is found from any folder."""


def new(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `sendkiosk pack new` and return what came of it."""
    return subprocess.run(
        [sys.executable, "-m", "sendkiosk", "pack", "new", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_pack_with_a_copy_of_the_one_that_it_extends(packs: Path, tmp_path: Path) -> None:
    folder = tmp_path / "our packs" / "the-shire"
    done = new(folder, "--name", "The Shire", "--copy")
    assert (done.returncode, done.stderr) == (0, "")
    *written, last = done.stdout.splitlines()
    files = [folder / name for name in ("pack.toml", "contacts.toml", "sources.toml")]
    assert written == [str(folder.parent / "england"), *map(str, files)]
    assert sorted(folder.iterdir()) == sorted(files)
    assert files_in(folder.parent / "england") == files_in(packs / "england")
    assert sorted(folder.parent.iterdir()) == [folder.parent / "england", folder]
    assert {finding.code for finding in open_pack(folder).findings} == {Fault.BLANK}
    assert last.endswith(f"sendkiosk pack check '{folder}'")


def test_a_pack_in_the_empty_folder_where_one_stands(packs: Path, tmp_path: Path) -> None:
    shutil.copytree(packs / "england", tmp_path / "england")
    folder = tmp_path / "shire"
    folder.mkdir()
    assert new(".", cwd=folder).returncode == 0
    assert 'name = "Shire"' in (folder / "pack.toml").read_text(encoding="utf-8")
    again = new(".", cwd=folder)
    assert again.returncode == 1
    assert "files" in again.stderr


def test_without_the_national_pack_it_says_what_to_do(packs: Path, tmp_path: Path) -> None:
    done = new(tmp_path / "shire")
    assert done.returncode == 1
    assert "--copy" in done.stderr
    assert str(packs / "england") in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("blocked", ["contacts.toml", "england"])
def test_what_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path, blocked: str) -> None:
    # The program itself is hindered in its last step, as by a full disk.
    code = (
        "import sys; from pathlib import Path; from sendkiosk.cli import main\n"
        "def hindered(move):\n"
        "    def moved(self, target):\n"
        "        if Path(target).name == sys.argv[1]: raise OSError(28, 'No space left')\n"
        "        return move(self, target)\n"
        "    return moved\n"
        "Path.replace, Path.rename = hindered(Path.replace), hindered(Path.rename)\n"
        "sys.exit(main(sys.argv[2:]))"
    )
    folder = tmp_path / "shire"
    done = subprocess.run(
        [sys.executable, "-c", code, blocked, "pack", "new", str(folder), "--copy"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert f"{blocked} cannot be written: No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert not folder.exists()
    assert {file.name for file in tmp_path.iterdir()} <= {"england"}


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("The Shire", "--copy"), "lower-case letters"),
        (("england", "--copy"), "extend itself"),
        (("shire", "--copy", "--name", "The {Shire}"), "curly"),
        (("shire", "--copy", "--extends", "scotland"), "scotland"),
        (("file/shire", "--copy"), "cannot be"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, arguments: tuple[str, ...], named: str) -> None:
    (tmp_path / "file").touch()
    done = new(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
