"""Whatever changes in a pack's folder or in the program, a digest is another one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sendkiosk.findings.text_file import LARGEST
from sendkiosk.pack.digests import DIGEST_FILE, ROOMS, NotPlainError, digests_in, program_digest
from tests.support.packs import NATIONAL, write_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "national", NATIONAL)


def test_each_text_and_table_has_a_digest(folder: Path) -> None:
    found = digests_in(folder)
    assert list(found) == sorted(NATIONAL)
    assert len({*found.values()}) == len(found)
    (folder / "translations").mkdir()
    for other in (
        "translations/pl.po",
        "compiled.json",
        "notes.txt",
        ".hidden.md",
        "screens/.x.md",
    ):
        (folder / other).write_text("other")
    assert digests_in(folder) == found


@pytest.mark.parametrize(
    "file", ["more.md", "a/b/more.md", "steps/more.md", "more.TOML", "screens/who.MD"]
)
def test_a_file_more_counts_wherever_it_lies(folder: Path, file: str) -> None:
    before = digests_in(folder)
    write_pack(folder, {file: ""})
    found = digests_in(folder)
    assert found.keys() - before.keys() == {file}


def _link(folder: Path) -> None:
    (folder / "steps" / "more.md").symlink_to(folder / "steps" / "talk.md")


def _link_to_folder(folder: Path) -> None:
    (folder / "steps").rename(folder.parent / "steps")
    (folder / "steps").symlink_to(folder.parent / "steps")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "steps" / "more.md")


def _folder_for_file(folder: Path) -> None:
    (folder / "steps" / "more.md").mkdir()


def _file_for_folder(folder: Path) -> None:
    shutil.rmtree(folder / "letters")
    (folder / "letters").write_text("")


def _large(folder: Path) -> None:
    (folder / "steps" / "talk.md").write_bytes(bytes(LARGEST + 1))


def _compiled_elsewhere(folder: Path) -> None:
    (folder / "steps" / "compiled.json").write_text("{}")


ODD = (
    *(_link, _link_to_folder, _pipe, _folder_for_file, _file_for_folder),
    *(_large, _compiled_elsewhere),
)


@pytest.mark.parametrize("change", ODD, ids=lambda change: str(change.__name__))
def test_for_what_is_no_plain_file_there_is_none(
    folder: Path, change: Callable[[Path], None]
) -> None:
    change(folder)
    with pytest.raises(NotPlainError, match=r"national/"):
        digests_in(folder)


def test_nor_for_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        digests_in(tmp_path / "nowhere")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    for room in ROOMS:
        write_pack(tmp_path / room, {"__init__.py": "", f"{room}.py": "x = 1", "in/ner.py": ""})
    return tmp_path


@pytest.mark.parametrize("room", ROOMS)
def test_each_change_of_a_room_makes_another_program(program: Path, room: str) -> None:
    met = {program_digest(program)}
    for file, text in ((f"{room}.py", "x = 2"), ("in/ner.py", " "), ("more.py", "")):
        (program / room / file).write_text(text)
        met.add(program_digest(program))
    (program / room / "more.py").rename(program / room / "less.py")
    met.add(program_digest(program))
    (program / room / "less.py").unlink()
    (program / room / "__init__.py").unlink()
    met.add(program_digest(program))
    assert len(met) == 6


def test_without_its_source_those_who_built_the_program_say_what_it_is(
    program: Path, tmp_path: Path
) -> None:
    frozen = tmp_path / "frozen"
    with pytest.raises(FileNotFoundError):
        program_digest(frozen)
    for package in (program, frozen):
        write_pack(package, {f"data/{DIGEST_FILE}": "0" * 64})
    assert program_digest(frozen) == "0" * 64
    assert program_digest() == program_digest()
    assert len({program_digest(), program_digest(frozen), program_digest(program)}) == 3


def test_other_libraries_and_another_python_make_another_program(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    monkeypatch.setattr(sys, "path", [str(packages), str(tmp_path / "nowhere")])
    met = {program_digest(program)}
    (packages / "pytest-9.0.0.dist-info").mkdir(parents=True)
    assert program_digest(program) in met
    for name in ("markdown_it_py-4.2.0.dist-info", "tree_sitter_toml-0.7.0.dist-info"):
        (packages / name).mkdir()
        met.add(program_digest(program))
    (packages / "markdown_it_py-4.2.0.dist-info").rename(
        packages / "markdown_it_py-4.2.1.dist-info"
    )
    met.add(program_digest(program))
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    met.add(program_digest(program))
    assert len(met) == 5
