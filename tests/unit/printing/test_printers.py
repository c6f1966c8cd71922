"""The fake and the folder do what every printer must; for CUPS see end2end/test_cups.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.printing.folder import FolderPrinter
from sendkiosk.printing.port import Printer, PrinterState, PrinterStatus, Refused, Trouble
from tests.fakes.printer import FakePrinter
from tests.fakes.printer_contract import PrinterContract


class TestFakePrinter(PrinterContract):
    @pytest.fixture
    def printer(self) -> Printer:
        return FakePrinter()

    @pytest.fixture
    def broken(self) -> Printer:
        return FakePrinter(
            Refused(Trouble.STOPPED, "Out of order"), now=PrinterStatus(PrinterState.STOPPED)
        )


class TestFolderPrinter(PrinterContract):
    @pytest.fixture
    def printer(self, tmp_path: Path) -> Printer:
        return FolderPrinter(tmp_path / "sheets")

    @pytest.fixture
    def broken(self, tmp_path: Path) -> Printer:
        (tmp_path / "file").write_text("not a folder")
        return FolderPrinter(tmp_path / "file" / "sheets")
