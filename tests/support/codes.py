"""Reading QR codes back from pixels, with the library that many phones use."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]
import zxingcpp

from sendkiosk.qr.codes import QUIET, Code

PIXELS = 4
"""How many pixels a square of a code takes in a picture made here."""
FINE, COARSE = 300 / 72, 150 / 72
"""Dots a point: of an ordinary printer, and of a poor one."""


def decoded(pixels: memoryview) -> list[str]:
    """Return the texts of all QR codes in a grey picture: rows of bytes, 0 is black."""
    return [
        found.text
        for found in zxingcpp.read_barcodes(pixels, zxingcpp.barcode_formats_from_str("QRCode"))
    ]


def grey(data: bytes, width: int, height: int) -> memoryview:
    """Return `data`, one byte for each pixel without gaps, as a picture."""
    return memoryview(data).cast("B", (height, width))


def pictured(code: Code) -> memoryview:
    """Return `code` as a picture with its white margin."""
    side = code.full_size * PIXELS
    margin = bytes([255]) * QUIET * PIXELS
    white = bytes([255]) * side * QUIET * PIXELS
    rows = (
        (margin + b"".join(bytes([0 if black else 255]) * PIXELS for black in row) + margin)
        * PIXELS
        for row in code.rows
    )
    return grey(white + b"".join(rows) + white, side, side)


def codes_on(pdf: bytes, scale: float, pages: slice = slice(None)) -> set[str]:
    """Return the texts of all codes on `pages` of `pdf`, as printed with `scale` dots a point."""
    with pypdfium2.PdfDocument(pdf) as document:
        return {
            text
            for page in range(len(document))[pages]
            for text in decoded(_printed(document[page], scale))
        }


def _printed(page: pypdfium2.PdfPage, scale: float) -> memoryview:
    bitmap = page.render(scale=scale, grayscale=True)
    width, height = bitmap.width, bitmap.height
    data = bytes(bitmap.buffer)
    rows = (data[row * bitmap.stride :][:width] for row in range(height))
    return grey(b"".join(rows), width, height)
