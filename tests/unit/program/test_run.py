"""The command `run`: what staff at the kiosk are told, and how it starts anew."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import pytest

from sendkiosk.app.opening import open_app
from sendkiosk.app.program import App
from sendkiosk.app.services import StaffChecks, staff_services
from sendkiosk.cli import main
from sendkiosk.cli import pin as pin_module
from sendkiosk.cli.staff import examined
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.messages import Message
from sendkiosk.lock.lock import Opening
from sendkiosk.notes.reports.report import Report
from sendkiosk.printing.port import PrinterState, PrinterStatus
from sendkiosk.printing.words import status_for_staff
from sendkiosk.ui.exits import RESTART
from tests.fakes.printer import FakePrinter, FakeSystem
from tests.support.kiosks import no_adviser
from tests.support.packs import NATIONAL, write_pack

RUN = ("run", "--no-watchdog", "--settings")
CHECKS = StaffChecks(lambda: (), lambda: "")


class Opened:
    """Stands in for the window: keeps what it was opened with, and ends with `status`."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.full_screen = False
        self.staff = CHECKS

    def __call__(self, _app: App, *, full_screen: bool, staff: StaffChecks, **_: object) -> int:
        self.full_screen, self.staff = full_screen, staff
        return self.status


class ReplacedError(Exception):
    """Stands for a process in whose place another one was put."""


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    write_pack(tmp_path / "national", NATIONAL)
    file = tmp_path / "settings.toml"
    file.write_text(f'pack = "./national"\ndata_folder = "{tmp_path}/data"\n', encoding="utf-8")
    return file


def test_a_kiosk_starts_anew_as_the_command_that_it_was(
    settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[list[str]] = []

    def put_in_place(_program: str, arguments: list[str]) -> None:
        begun.append(arguments)
        raise ReplacedError

    monkeypatch.setattr("sendkiosk.app.windows.run_kiosk", Opened(RESTART))
    monkeypatch.setattr(os, "execv", put_in_place)
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-m", "sendkiosk", "run", "--window"])
    with pytest.raises(ReplacedError):
        main([*RUN, str(settings)])
    assert begun == [[sys.executable, "-m", "sendkiosk", "run", "--window"]]


def test_why_it_would_not_come_up_again_is_told(
    settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(0)
    monkeypatch.setattr("sendkiosk.app.windows.run_kiosk", opened)
    assert main([*RUN, str(settings)]) == 0
    assert opened.full_screen
    assert opened.staff.why_not_restart() == ""
    (settings.parent / "national" / "terms.toml").write_text("what = = that", encoding="utf-8")
    assert "terms.toml:1: " in opened.staff.why_not_restart()
    settings.write_text('pack = "~nobody-of-this-name/pack"\n', encoding="utf-8")
    assert "~nobody-of-this-name/pack" in opened.staff.why_not_restart()
    settings.write_text("pack =", encoding="utf-8")
    assert "settings.toml:1: " in opened.staff.why_not_restart()


def test_settings_that_gave_way_are_in_the_log_and_on_the_staff_screen(
    settings: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with settings.open("a", encoding="utf-8") as file:
        file.write('site = "Room 1"\n')
    monkeypatch.setattr("sendkiosk.app.windows.run_kiosk", Opened(0))
    monkeypatch.setattr("sendkiosk.app.computer.printing_system", FakeSystem)
    assert main([*RUN, str(settings)]) == 0
    assert "settings.toml:3: " in caplog.text
    caplog.clear()
    lines = examined(argparse.Namespace(settings=settings))
    (bad,) = [line for line in lines if line.name == "settings" and not line.fine]
    assert "settings.toml:3: " in bad.words
    assert {"printer", "pack", "PIN"} <= {line.name for line in lines}


def test_the_test_page_is_the_card_and_staff_hear_how_it_went(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = open_app(data_folder=tmp_path)
    printer = FakePrinter()
    done = staff_services(app, CHECKS, lambda: printer, no_adviser)
    printed = done.print_test_page()
    assert printed.done
    (pdf,) = printer.sheets.values()
    assert pdf.startswith(b"%PDF")
    printer.now, printer.stuck = PrinterStatus(PrinterState.NO_PAPER), True
    heard: list[Message] = []
    follow = done.print_test_page().follow
    assert follow is not None
    printer.stuck = False
    follow(heard.append)
    assert status_for_staff(printer.now) in heard
    caplog.clear()


def test_staff_get_the_report_of_the_last_quarter_on_screen_and_paper(tmp_path: Path) -> None:
    app = open_app(data_folder=tmp_path)
    printer = FakePrinter()
    done = staff_services(app, CHECKS, lambda: printer, no_adviser)
    report = done.report()
    assert isinstance(report, Report)
    assert report.covered is not None
    assert len(report.covered) == 1
    assert done.print_report(report).done
    (pdf,) = printer.sheets.values()
    assert pdf.startswith(b"%PDF")


def test_staff_are_told_why_notes_cannot_be_counted(tmp_path: Path) -> None:
    app = open_app(data_folder=tmp_path)
    app.notes_file.write_bytes(b"This is no file of session notes. " * 100)
    found = staff_services(app, CHECKS, FakePrinter, no_adviser).report()
    assert isinstance(found, Message)
    assert str(app.notes_file) in app.catalogue.say(found)


def test_the_lock_of_a_kiosk_is_in_its_data_folder(tmp_path: Path) -> None:
    lock = staff_services(open_app(data_folder=tmp_path), CHECKS, FakePrinter, no_adviser).lock
    assert not lock.is_set()
    assert lock.set_pin("295038") is None
    assert [file.parent for file in tmp_path.rglob("*.json")] == [tmp_path]
    assert lock.try_pin("295038") is Opening.OPEN


@pytest.mark.parametrize(
    ("typed", "words"), [(["295038", "804271"], "not the same"), ([], "No PIN was typed")]
)
def test_a_pin_that_is_typed_badly_is_not_set(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], words: str
) -> None:
    def ask(_prompt: str) -> str:
        if not typed:
            raise EOFError
        return typed.pop()

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", ask)
    with pytest.raises(TroubleError, match=words):
        pin_module._typed()
