"""Pages of a PDF as pictures and as text. Nothing here is a widget: it runs beside the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument


class NotPagesError(Exception):
    """What should have been a PDF could not be read as one."""


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
    with _opened(pdf) as document:
        return tuple(PageOfPaper(pdf, number) for number in range(document.pageCount()))


def picture_of(page: PageOfPaper, room: QSize) -> Picture:
    """Return `page` as large as fits into `room`, in pixels. Raises NotPagesError as `pages_of`."""
    with _opened(page.pdf) as document:
        paper = document.pagePointSize(page.number).toSize()
        size = paper.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, document.render(page.number, size))
        painter.end()
        return Picture(image, document.getAllText(page.number).text())


@contextmanager
def _opened(pdf: bytes) -> Iterator[QPdfDocument]:
    """Give `pdf` opened. Everything of it is made and gone in the thread that asks."""
    source = QBuffer()
    source.setData(QByteArray(pdf))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(source)
    if document.status() is not QPdfDocument.Status.Ready or not document.pageCount():
        raise NotPagesError
    try:
        yield document
    finally:
        document.close()
