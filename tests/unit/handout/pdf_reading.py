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


class _Pen:
    """Where text is being drawn, and what has been drawn since the line began."""

    def __init__(self, fonts: Any) -> None:
        self._fonts = {name: font_of(font) for name, font in fonts.items()}
        self._font = Font([], {})
        self._seen = True
        self._size = self._x = self._y = self._start = 0.0
        self._text = ""

    def move(self, operands: Any, operator: bytes) -> None:
        """Follow an operator of text; others change nothing."""
        match operator:
            case b"Tm":
                self._x, self._y = float(operands[4]), float(operands[5])
                self._start, self._text = self._x, ""
            case b"Tf":
                self._font, self._size = self._fonts[operands[0]], float(operands[1])
            case b"Tr":
                self._seen = operands[0] == 0
            case b"TJ" if self._seen:
                for shown in operands[0]:
                    self._show(shown)

    def _show(self, shown: Any) -> None:
        if isinstance(shown, (int, float)):
            self._x -= float(shown) * self._size / 1000
            return
        codes = codes_in(shown.original_bytes)
        self._x += sum(self._font.widths[code] for code in codes) * self._size / 1000
        self._text += "".join(self._font.letters.get(code, "") for code in codes)

    def mark(self, page: int) -> Mark:
        """Return the line of text that was drawn."""
        bottom, top = self._y - 0.293 * self._size, self._y + 0.714 * self._size
        return Mark(page, self._start, bottom, self._x, top, self._text, self._size)


def _page_marks(page: int, stream: ContentStream, fonts: Any) -> Iterator[Mark]:
    thickness = 0.0
    pen = _Pen(fonts)
    points: list[tuple[float, float]] = []
    for operands, operator in stream.operations:
        match operator:
            case b"ET":
                yield pen.mark(page)
            case b"w":
                thickness = float(operands[0])
            case b"m" | b"l":
                points.append((float(operands[0]), float(operands[1])))
            case b"re":
                left, bottom, width, height = map(float, operands)
                points += [(left, bottom), (left + width, bottom + height)]
            case b"f":
                points = []  # a code: its squares are counted on a grid of their own
            case b"S":
                yield _stroke(page, points, thickness)
                points = []
            case _:
                pen.move(operands, operator)


def _stroke(page: int, points: list[tuple[float, float]], thickness: float) -> Mark:
    across, up = [x for x, _ in points], [y for _, y in points]
    half = thickness / 2
    wide, tall = half * (len(set(up)) > 1), half * (len(set(across)) > 1)
    return Mark(page, min(across) - wide, min(up) - tall, max(across) + wide, max(up) + tall)


@dataclass(frozen=True, slots=True)
class Font:
    """The widths and letters of each code of a font."""

    widths: list[float]
    letters: dict[int, str]


def font_of(written: Any) -> Font:
    """Return the font that was `written` into a PDF."""
    below = written["/DescendantFonts"][0].get_object()
    first, widths = below["/W"]
    assert first == 0
    return Font([float(width) for width in widths], _letters(written))


def _letters(written: Any) -> dict[int, str]:
    """Return what each code means by the font's /ToUnicode map."""
    entries = re.findall(
        r"<([0-9a-f]{4})><([0-9a-f]{4,})>\n", written["/ToUnicode"].get_data().decode("ascii")
    )
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in entries}


def codes_in(shown: bytes) -> list[int]:
    """Return the codes of a text that is `shown`: two bytes each."""
    return [int.from_bytes(shown[place : place + 2], "big") for place in range(0, len(shown), 2)]
