"""Reading a finished sheet back: what stands where, how large, and in which typeface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream


@dataclass(frozen=True, slots=True)
class Mark:
    """A text or line on a page: the corners of the room it takes, in points."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str = ""
    size: float = 0


def words(text: str) -> str:
    """Return `text` with each stretch of white space as one space."""
    return " ".join(text.replace("\u00a0", " ").split())


def read_text(sheet: bytes) -> str:
    """Return the text of all pages in the order of drawing."""
    return words(" ".join(read_pages(sheet)))


def read_pages(sheet: bytes) -> list[str]:
    """Return the text of each page in the order of drawing."""
    texts: dict[int, list[str]] = {}
    for mark in marks(sheet):
        texts.setdefault(mark.page, []).append(mark.text)
    return [words(" ".join(texts[page])) for page in sorted(texts)]


@lru_cache(maxsize=32)
def marks(sheet: bytes) -> tuple[Mark, ...]:
    """Return each line of text, and each line or frame, in the order of drawing."""
    reader = PdfReader(BytesIO(sheet))
    found: list[Mark] = []
    for number, page in enumerate(reader.pages):
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        found += _page_marks(number, ContentStream(page.get_contents(), reader), fonts)
    return tuple(found)


def _page_marks(page: int, stream: ContentStream, fonts: Any) -> Iterator[Mark]:
    x = y = start = size = thickness = 0.0
    font: Any = None
    text = ""
    points: list[tuple[float, float]] = []
    for operands, operator in stream.operations:
        match operator:
            case b"Tm":
                x, y = float(operands[4]), float(operands[5])
                start, text = x, ""
            case b"Tf":
                font, size = fonts[operands[0]], float(operands[1])
            case b"Tj":
                codes = operands[0].original_bytes
                x += sum(font["/Widths"][code] for code in codes) * size / 1000
                text += _decoded(font, codes)
            case b"ET":
                yield Mark(page, start, y - 0.293 * size, x, y + 0.714 * size, text, size)
            case b"w":
                thickness = float(operands[0])
            case b"m" | b"l":
                points.append((float(operands[0]), float(operands[1])))
            case b"re":
                left, bottom, width, height = map(float, operands)
                points += [(left, bottom), (left + width, bottom + height)]
            case b"S":
                yield _stroke(page, points, thickness)
                points = []


def _stroke(page: int, points: list[tuple[float, float]], thickness: float) -> Mark:
    across, up = [x for x, _ in points], [y for _, y in points]
    half = thickness / 2
    wide, tall = half * (len(set(up)) > 1), half * (len(set(across)) > 1)
    return Mark(page, min(across) - wide, min(up) - tall, max(across) + wide, max(up) + tall)


def _decoded(font: Any, codes: bytes) -> str:
    """Return what `codes` mean by the font's /ToUnicode map."""
    table: dict[int, str] = {}
    for line in font["/ToUnicode"].get_data().decode("ascii").splitlines():
        entry = re.fullmatch(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>", line.strip())
        if entry:
            table[int(entry[1], 16)] = bytes.fromhex(entry[2]).decode("utf-16-be")
    return "".join(table[code] for code in codes)
