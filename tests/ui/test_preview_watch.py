"""Watching a pack's folders: whatever way an editor saves, it is noticed, and told once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sendkiosk.ui.preview.watch import PackWatch, stamps
from tests.support.packs import NATIONAL, write_pack
from tests.support.previews import PATIENCE, until


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "national", NATIONAL)


@pytest.fixture
def watch(qapp: QApplication, pack: Path) -> Iterator[PackWatch]:
    assert isinstance(qapp, QApplication)
    watch = PackWatch()
    watch.follow([pack])
    yield watch
    watch.follow([])


def save_in_place(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def save_by_renaming(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def save_beside_a_backup(file: Path, text: str) -> None:
    file.rename(file.with_name(f"{file.name}~"))
    file.write_text(text, encoding="utf-8")


SAVES = [save_in_place, save_by_renaming, save_beside_a_backup]


@pytest.mark.parametrize("save", SAVES)
def test_a_file_may_be_saved_again_and_again(
    qtbot: QtBot, watch: PackWatch, pack: Path, save: Callable[[Path, str], None]
) -> None:
    for number in range(3):
        with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
            save(pack / "screens" / "who.md", f"change {number}")


def rename_a_file(pack: Path) -> None:
    (pack / "terms.toml").rename(pack / "words.toml")


def delete_a_file(pack: Path) -> None:
    (pack / "steps" / "talk.md").unlink()


def delete_a_folder(pack: Path) -> None:
    shutil.rmtree(pack / "steps")


def delete_the_pack(pack: Path) -> None:
    shutil.rmtree(pack)


def add_a_file(pack: Path) -> None:
    (pack / "screens" / "new.md").touch()


@pytest.mark.parametrize(
    "change",
    [rename_a_file, delete_a_file, delete_a_folder, delete_the_pack, add_a_file],
)
def test_files_and_folders_come_and_go(
    qtbot: QtBot, watch: PackWatch, pack: Path, change: Callable[[Path], None]
) -> None:
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        change(pack)


def test_a_pack_that_was_away_is_watched_again(qtbot: QtBot, watch: PackWatch, pack: Path) -> None:
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        pack.rename(pack.with_name("away"))
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        write_pack(pack, NATIONAL)
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        save_in_place(pack / "pack.toml", "changed")


def test_what_is_in_a_new_folder_is_watched(qtbot: QtBot, watch: PackWatch, pack: Path) -> None:
    shutil.rmtree(pack / "steps")
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        pass
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        (pack / "steps").mkdir()
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        save_in_place(pack / "steps" / "first.md", "first")
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        save_in_place(pack / "steps" / "first.md", "second")


def test_many_changes_at_once_are_told_once(qtbot: QtBot, watch: PackWatch, pack: Path) -> None:
    told = QSignalSpy(watch.changed)
    for name in NATIONAL:
        save_by_renaming(pack / name, f"new text of {name}")
    until(qtbot, lambda: told.count() > 0)
    watch._look_round()
    watch._compare()
    assert told.count() == 1


@pytest.mark.parametrize("name", [".who.md.swp", "who.md~", "4913", "picture.png"])
def test_files_that_no_pack_is_read_from_are_none_of_our_business(
    watch: PackWatch, pack: Path, name: str
) -> None:
    told = QSignalSpy(watch.changed)
    (pack / "screens" / name).touch()
    watch._compare()
    assert told.count() == 0


def test_a_file_that_is_only_written_anew_is_a_change(
    qtbot: QtBot, watch: PackWatch, pack: Path
) -> None:
    """Two texts of the same length differ in nothing that is looked at but the time."""
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        save_in_place(pack / "terms.toml", NATIONAL["terms.toml"].swapcase())


def test_what_the_system_does_not_tell_is_noticed_all_the_same(
    qtbot: QtBot, watch: PackWatch, pack: Path
) -> None:
    deaf = watch._system
    deaf.removePaths([*deaf.files(), *deaf.directories()])
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        save_in_place(pack / "screens" / "who.md", "told by nobody")


def test_other_folders_may_be_followed(qtbot: QtBot, watch: PackWatch, pack: Path) -> None:
    local = write_pack(pack.parent / "local", {"pack.toml": ""})
    assert watch.follow([pack, local])
    assert not watch.follow([local, pack])
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        save_in_place(local / "pack.toml", "changed")
    assert watch.follow([pack])
    told = QSignalSpy(watch.changed)
    save_in_place(local / "pack.toml", "changed again")
    watch._compare()
    assert told.count() == 0
    assert set(watch._system.files()) == {str(pack / name) for name in NATIONAL}


def test_a_file_whose_name_is_no_text_stops_nothing(
    qtbot: QtBot, watch: PackWatch, pack: Path
) -> None:
    name = os.fsdecode(b"screens/\xff.md")
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        save_in_place(pack / name, "first")
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE):
        save_in_place(pack / name, "second")


def test_a_link_that_leads_nowhere_is_seen(pack: Path) -> None:
    before = stamps([pack])
    (pack / "screens" / "link.md").symlink_to("nowhere.md")
    assert stamps([pack]).keys() - before.keys() == {pack / "screens" / "link.md"}


def test_a_folder_that_is_not_there_has_no_stamps(tmp_path: Path) -> None:
    assert stamps([tmp_path / "nowhere"]) == {}
