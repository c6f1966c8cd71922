"""What the program leaves alone while the clock of the computer cannot be right."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from sendkiosk.app import notes, opening, papers, program
from sendkiosk.app.opening import open_app
from sendkiosk.app.program import App
from sendkiosk.cli import main
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.messages import Message
from sendkiosk.notes.reports.report import Report
from tests.support.notes import NOTE

RIGHT, LONG_PAST, FAR_AHEAD = date(2026, 11, 28), date(1970, 1, 1), date(2099, 1, 1)


@pytest.fixture
def app(tmp_path: Path, packs: Path) -> App:
    """Give a kiosk with one session note, which any clock far ahead would call old."""
    app = open_app(pack=packs / "worcestershire", data_folder=tmp_path)
    app.note_store.save(NOTE)
    return app


def set_clock(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    for module in (notes, opening, papers, program):
        monkeypatch.setattr(module, "this_day", lambda: day)


def test_no_note_is_removed_by_a_clock_that_is_ahead(
    app: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    set_clock(monkeypatch, FAR_AHEAD)
    notes.tidy_notes(app)
    assert app.note_store.count() == 1
    (line,) = caplog.messages
    assert "clock" in line
    caplog.clear()
    set_clock(monkeypatch, RIGHT)
    notes.tidy_notes(app)
    assert caplog.messages == []


def test_no_sheet_is_deleted_by_a_clock_that_is_ahead(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.sheets_folder.mkdir()
    sheet = app.sheets_folder / "summary-1.pdf"
    sheet.touch()
    os.utime(sheet, (0, 0))
    set_clock(monkeypatch, FAR_AHEAD)
    papers.clear_old_sheets(app)
    assert sheet.exists()
    set_clock(monkeypatch, RIGHT)
    papers.clear_old_sheets(app)
    assert not sheet.exists()


@pytest.mark.parametrize("day", [LONG_PAST, FAR_AHEAD], ids=str)
def test_nothing_is_published_on_a_day_that_cannot_be(
    app: App, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, RIGHT)
    assert isinstance(notes.last_quarter(app), Report)
    set_clock(monkeypatch, day)
    assert isinstance(notes.last_quarter(app), Message)


@pytest.mark.parametrize("command", ["visit", "demo"])
def test_no_last_day_is_told_on_the_command_line_either(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text('[answers]\nwho = "talk"\n', encoding="utf-8")
    set_clock(monkeypatch, LONG_PAST)
    assert main([command, str(answers if command == "visit" else tmp_path / "out")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "clock" in said.err
    assert not list(tmp_path.rglob("*.pdf"))


@pytest.mark.parametrize("command", ["purge", "report"])
def test_nothing_that_lasts_is_done_on_the_command_line(
    command: str, app: App, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = app.data_folder / "settings.toml"
    settings.write_text(f'data_folder = "{app.data_folder}"\n', encoding="utf-8")
    set_clock(monkeypatch, FAR_AHEAD)
    assert main(["notes", command, "--settings", str(settings)]) == 1
    assert "clock" in capsys.readouterr().err
    assert app.note_store.count() == 1
    set_clock(monkeypatch, RIGHT)
    assert main(["notes", command, "--settings", str(settings)]) == 0


def test_a_visit_on_a_day_that_is_given_needs_no_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text('[answers]\nwho = "talk"\n', encoding="utf-8")
    set_clock(monkeypatch, LONG_PAST)
    assert main(["visit", str(answers), "--today", RIGHT.isoformat()]) == 0
    assert capsys.readouterr().out


def test_the_clock_is_checked_in_words(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, LONG_PAST)
    with pytest.raises(TroubleError, match="1970"):
        app.check_clock()
    set_clock(monkeypatch, RIGHT)
    app.check_clock()
