"""Pages of a PDF as picture files, without a window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageWriter

from sendkiosk.ui.adviser.rendering import pages_of, picture_of

A4_INCHES: Final = (210 / 25.4, 297 / 25.4)


def png_pages(pdf: bytes, dpi: int) -> tuple[bytes, ...]:
    """Return each page of `pdf`, which is A4, as a PNG of `dpi` pixels an inch.

    Raises NotPagesError if it is no PDF. A Qt application must be there.
    """
    width, height = (round(inches * dpi) for inches in A4_INCHES)
    room = QSize(width, height)
    return tuple(_png(picture_of(page, room).image) for page in pages_of(pdf))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
