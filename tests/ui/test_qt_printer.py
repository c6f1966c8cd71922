"""Qt's printer does what every printer must; here it prints into PDF files."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from sendkiosk.printing.port import NoPrinter, Printer, Refused, Sent, Trouble
from sendkiosk.ui.qt_printer import QtPrinter
from tests.fakes.printer_contract import SHEET, PrinterContract

A4 = (595, 842)


def into(folder: Path) -> Callable[[str], QPrinter]:
    """Return what opens a device that prints into a new file in `folder`."""
    numbers = count(1)

    def open_device(_name: str) -> QPrinter:
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(folder / f"{next(numbers)}.pdf"))
        return device

    return open_device


def pages(number: int) -> bytes:
    """Return a PDF of `number` A4 pages."""
    kids = b" ".join(b"%d 0 R" % page for page in range(3, 3 + number))
    page = b"%d 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj\n"
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n",
            b"2 0 obj <</Type /Pages /Kids [%s] /Count %d>> endobj\n" % (kids, number),
            *(page % place for place in range(3, 3 + number)),
            b"trailer <</Root 1 0 R>>\n%%EOF\n",
        )
    )


class TestQtPrinter(PrinterContract):
    @pytest.fixture
    def printer(self, tmp_path: Path) -> Printer:
        return QtPrinter("desk", into(tmp_path))

    @pytest.fixture
    def broken(self) -> Printer:
        return QtPrinter("desk", lambda _name: None)


def test_each_page_fills_a_page_of_a4(tmp_path: Path) -> None:
    assert isinstance(QtPrinter("desk", into(tmp_path)).print_sheet(pages(3)), Sent)
    printed = PdfReader(tmp_path / "1.pdf").pages
    assert [tuple(map(round, page.mediabox[2:])) for page in printed] == [A4] * 3
    assert [len(page.images) for page in printed] == [1, 1, 1]


def test_what_is_drawn_is_on_paper_and_the_rest_is_white(tmp_path: Path) -> None:
    QtPrinter("desk", into(tmp_path)).print_sheet(SHEET)
    picture = PdfReader(tmp_path / "1.pdf").pages[0].images[0].image
    assert picture is not None
    grey = picture.convert("L")
    assert grey.getpixel((0, 0)) == 255
    # The one line goes from 72 to 200 points in both directions, counted from the lower left.
    line = grey.point(lambda shade: 255 * (shade < 128)).getbbox()
    assert line is not None
    points = [edge * 72 / 300 for edge in line]
    assert points == pytest.approx([72, 842 - 200, 200, 842 - 72], abs=2)


def test_a_printer_that_is_gone_is_no_printer() -> None:
    assert QtPrinter("elsewhere").print_sheet(SHEET) == NoPrinter()


def test_what_is_no_pdf_is_turned_down(tmp_path: Path) -> None:
    outcome = QtPrinter("desk", into(tmp_path)).print_sheet(b"not a PDF")
    assert isinstance(outcome, Refused)
    assert outcome.trouble is Trouble.TURNED_DOWN
    assert list(tmp_path.iterdir()) == []


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_device_that_cannot_be_opened_turns_the_sheet_down(tmp_path: Path) -> None:
    outcome = QtPrinter("desk", into(tmp_path / "nowhere")).print_sheet(SHEET)
    assert isinstance(outcome, Refused)
    assert outcome.trouble is Trouble.TURNED_DOWN
