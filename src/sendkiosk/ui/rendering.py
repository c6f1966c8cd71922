"""Pages of a PDF as pictures and as text. Nothing here is a widget: it runs beside the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument


class NotPagesError(Exception):
    """What should have been a PDF could not be read as one; the text is what Qt calls it."""


@dataclass(frozen=True, slots=True)
class PageOfPaper:
    """One page of `pdf`; `number` counts from 0."""

    pdf: bytes
    number: int


@dataclass(frozen=True, slots=True)
class Picture:
    """How a page looks, and what stands on it, for those who listen to it."""

    image: QImage
    words: str


def pages_of(pdf: bytes) -> tuple[PageOfPaper, ...]:
    """Return the pages of `pdf`. Raises NotPagesError if it is no PDF."""
    with opened(pdf) as document:
        return tuple(PageOfPaper(pdf, number) for number in range(document.pageCount()))


def picture_of(page: PageOfPaper, room: QSize) -> Picture:
    """Return `page` as large as fits into `room`, in pixels. Raises NotPagesError as `pages_of`."""
    with opened(page.pdf) as document:
        image = drawn(document, page.number, size_in(document, page.number, room))
        return Picture(image, document.getAllText(page.number).text())


def size_in(document: QPdfDocument, number: int, room: QSize) -> QSize:
    """Return how large the page `number` of `document` is where it just fits into `room`."""
    paper = document.pagePointSize(number).toSize()
    return paper.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def drawn(document: QPdfDocument, number: int, size: QSize) -> QImage:
    """Return the page `number` of `document`, counted from 0, on white, `size` in pixels."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, document.render(number, size))
    painter.end()
    return image


@contextmanager
def opened(pdf: bytes) -> Iterator[QPdfDocument]:
    """Give `pdf` opened. Everything of it is made and gone in the thread that asks.

    Raises NotPagesError if it is no PDF.
    """
    source = QBuffer()
    source.setData(QByteArray(pdf))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(source)
    if document.status() is not QPdfDocument.Status.Ready or not document.pageCount():
        raise NotPagesError(document.error().name)
    try:
        yield document
    finally:
        document.close()
