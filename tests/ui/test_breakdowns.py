"""What visitors see when something breaks while the kiosk runs, with the real services."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sendkiosk.app.opening import open_app
from sendkiosk.app.program import App
from sendkiosk.app.services import services
from sendkiosk.journey.messages import Message
from sendkiosk.journey.visit import Journey
from sendkiosk.printing.folder import FolderPrinter
from sendkiosk.printing.port import NoPrinter, Refused, Trouble
from sendkiosk.printing.words import for_visitor
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.plain import DonePage
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import load_theme
from tests.fakes.printer import FakePrinter
from tests.support.kiosks import SIZES
from tests.support.touching import page_of, settle

ANSWERS = ("parent", "council-letter", "refuse-assess", "not-sure")


class Open:
    """A kiosk on copies of the packs, with a printer that a test may take away."""

    def __init__(self, folder: Path, packs: Path, journey: Journey) -> None:
        self.packs = folder / "packs"
        shutil.copytree(packs, self.packs)
        self.app: App = open_app(
            pack=self.packs / "worcestershire", data_folder=folder / "data", mode="kiosk"
        )
        self.printer: FakePrinter | FolderPrinter = FakePrinter()
        theme = load_theme(self.app.places.resources, Sizes.for_screen(*SIZES[0]))
        self.kiosk = Kiosk(
            Look(self.app.catalogue, theme),
            lambda: self.app.journey(journey.today),
            services(self.app, lambda: self.printer),
        )
        self.kiosk.window.resize(*SIZES[0])
        self.kiosk.window.show()

    def go_to_summary(self) -> None:
        self.kiosk.navigator.begin()
        for answer in ANSWERS:
            self.kiosk.navigator.answer(answer)
        self.kiosk.navigator.show_summary()
        settle()

    def print(self) -> None:
        self.kiosk.window.footer.print.click()
        self.kiosk.background.wait()
        settle()

    def finish(self) -> None:
        self.kiosk.navigator.go_on()
        page = page_of(self.kiosk)
        assert isinstance(page, NotePage)
        page.yes.click()
        self.kiosk.background.wait()
        settle()

    def says(self, words: Message) -> bool:
        wanted = self.app.catalogue.say(words)
        return any(wanted in label.text() for label in page_of(self.kiosk).findChildren(QLabel))


@pytest.fixture
def running(tmp_path: Path, packs: Path, worcestershire: Journey, qtbot: QtBot) -> Iterator[Open]:
    running = Open(tmp_path, packs, worcestershire)
    qtbot.addWidget(running.kiosk.window)
    yield running
    running.kiosk.close()


@pytest.mark.parametrize("way", ["broken", "gone"])
def test_a_pack_that_breaks_meanwhile_changes_nothing_for_visitors(running: Open, way: str) -> None:
    running.kiosk.navigator.begin()
    if way == "gone":
        shutil.rmtree(running.packs)
    else:
        for file in running.packs.rglob("*.toml"):
            file.write_text("what = = that", encoding="utf-8")
    running.go_to_summary()
    assert running.kiosk.navigator.summary().steps
    running.print()
    assert isinstance(running.printer, FakePrinter)
    assert running.printer.sheets
    running.finish()
    assert running.kiosk.navigator.position.place is Place.DONE
    assert running.app.note_store.count() == 1


@pytest.mark.parametrize(
    "failure",
    [NoPrinter(), Refused(Trouble.STOPPED, "stopped"), Refused(Trouble.NO_ANSWER, "no cups")],
    ids=["gone", "stopped", "no answer"],
)
def test_a_printer_that_goes_away_leaves_the_summary_and_a_way_on(
    running: Open, failure: NoPrinter | Refused, caplog: pytest.LogCaptureFixture
) -> None:
    running.go_to_summary()
    running.printer = FakePrinter(failure=failure)
    running.print()
    assert running.says(for_visitor(failure))
    assert running.kiosk.navigator.position.place is Place.SUMMARY
    assert running.kiosk.window.footer.print.isEnabled()
    assert len(caplog.messages) == 1
    caplog.clear()
    running.finish()
    assert isinstance(page_of(running.kiosk), DonePage)


def test_a_full_disk_ends_no_visit_and_staff_are_told(
    running: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    running.printer = FolderPrinter(running.app.sheets_folder)
    real = os.open

    def full(path: object, flags: int, *rest: object, **more: object) -> int:
        if flags & os.O_CREAT and str(path).startswith(str(running.app.data_folder)):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return real(path, flags, *rest, **more)  # type: ignore[arg-type] # handed on as it came

    running.go_to_summary()
    monkeypatch.setattr(os, "open", full)
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: None)
    running.print()
    assert running.says(for_visitor(Refused(Trouble.CANNOT_SAVE, "")))
    running.finish()
    assert isinstance(page_of(running.kiosk), DonePage)
    assert len(caplog.messages) == 2
    caplog.clear()
