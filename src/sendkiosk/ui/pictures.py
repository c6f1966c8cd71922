"""Pages of a PDF as picture files, without a window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageWriter

from sendkiosk.ui.rendering import drawn, opened, size_in

A4_INCHES: Final = (210 / 25.4, 297 / 25.4)


def png_pages(pdf: bytes, dpi: int) -> tuple[bytes, ...]:
    """Return each page of `pdf`, which is A4, as a PNG of `dpi` pixels an inch.

    Raises NotPagesError if it is no PDF. A Qt application must be there.
    """
    room = QSize(*(round(inches * dpi) for inches in A4_INCHES))
    with opened(pdf) as document:
        return tuple(
            png(drawn(document, number, size_in(document, number, room)))
            for number in range(document.pageCount())
        )


def png(image: QImage, quality: int = -1) -> bytes:
    """Return `image` as a PNG; the higher the `quality`, to 100, the faster, and the larger."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())
