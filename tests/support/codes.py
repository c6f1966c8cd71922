"""Reading QR codes back from pixels, with the library that many phones use."""

from __future__ import annotations

import zxingcpp

from sendkiosk.qr.codes import QUIET, Code

PIXELS = 4
"""How many pixels a square of a code takes in a picture made here."""


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
