"""Sheets in a folder: whole, private, over nothing else, and not for long."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sendkiosk.printing.folder import FolderPrinter, clear_old
from sendkiosk.printing.port import Refused, Saved, Trouble

PDF = b"%PDF-1.7 a sheet"
NOW = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sheets"


def aged(path: Path, age: timedelta) -> Path:
    path.write_bytes(PDF)
    moment = (NOW - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_sheets_are_saved_whole_under_names_that_tell_nothing(folder: Path) -> None:
    sheets = [PDF, b"%PDF-1.7 another", PDF]
    outcomes = [FolderPrinter(folder).print_sheet(sheet) for sheet in sheets]
    assert outcomes == [Saved(folder / f"summary-{number}.pdf") for number in (1, 2, 3)]
    assert [(folder / f"summary-{number}.pdf").read_bytes() for number in (1, 2, 3)] == sheets
    assert len(list(folder.iterdir())) == 3


def test_only_the_owner_may_read_sheets(folder: Path) -> None:
    FolderPrinter(folder).print_sheet(PDF)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "summary-1.pdf").stat().st_mode & 0o777 == 0o600


def test_nothing_is_overwritten(folder: Path) -> None:
    folder.mkdir()
    (folder / "summary-1.pdf").write_text("somebody else’s")
    (folder / "summary-2.pdf").mkdir()
    (folder / "summary-3.pdf").symlink_to(folder / "nowhere")
    assert FolderPrinter(folder).print_sheet(PDF) == Saved(folder / "summary-4.pdf")
    assert (folder / "summary-1.pdf").read_text() == "somebody else’s"


def test_a_sheet_that_cannot_be_saved_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    outcome = FolderPrinter(folder).print_sheet(PDF)
    assert isinstance(outcome, Refused)
    assert outcome.trouble is Trouble.CANNOT_SAVE
    assert str(folder) in outcome.detail
    assert list(folder.iterdir()) == []


def test_a_sheet_taken_back_is_gone(folder: Path) -> None:
    printer = FolderPrinter(folder)
    first, second = printer.print_sheet(PDF), printer.print_sheet(PDF)
    assert printer.take_back(first)
    assert printer.take_back(first)
    assert isinstance(second, Saved)
    assert list(folder.iterdir()) == [second.path]


def test_a_sheet_that_cannot_be_deleted_is_told(folder: Path) -> None:
    outcome = FolderPrinter(folder).print_sheet(PDF)
    assert isinstance(outcome, Saved)
    outcome.path.unlink()
    outcome.path.mkdir()
    assert not FolderPrinter(folder).take_back(outcome)


def test_old_sheets_are_cleared_and_nothing_else(folder: Path) -> None:
    folder.mkdir()
    gone = [
        aged(folder / "summary-1.pdf", DAY + timedelta(seconds=1)),
        aged(folder / ".summary-ab_c1.part", 30 * DAY),
        aged(folder / "summary-12.pdf", -timedelta(hours=1)),
    ]
    kept = [
        aged(folder / "summary-2.pdf", DAY),
        aged(folder / "summary-3.pdf", timedelta(0)),
        aged(folder / "summary-old.pdf", 30 * DAY),
        aged(folder / "report.pdf", 30 * DAY),
    ]
    assert clear_old(folder, DAY, NOW) == ()
    assert not any(path.exists() for path in gone)
    assert all(path.exists() for path in kept)


def test_what_cannot_be_cleared_is_told(folder: Path) -> None:
    stubborn = folder / "summary-1.pdf"
    stubborn.mkdir(parents=True)
    os.utime(stubborn, (0, 0))
    aged(folder / "summary-2.pdf", 2 * DAY)
    assert clear_old(folder, DAY, NOW) == (stubborn,)
    assert list(folder.iterdir()) == [stubborn]


def test_a_link_is_cleared_and_not_what_it_points_to(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    elsewhere = aged(tmp_path / "elsewhere.pdf", 30 * DAY)
    link = folder / "summary-1.pdf"
    link.symlink_to(elsewhere)
    os.utime(link, (0, 0), follow_symlinks=False)
    clear_old(folder, DAY, NOW)
    assert not link.is_symlink()
    assert elsewhere.exists()


def test_a_folder_that_is_not_there_is_clear(folder: Path) -> None:
    assert clear_old(folder, DAY, NOW) == ()
    assert not folder.exists()
