"""Reading a finished sheet as it is read aloud: element by element, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from tests.unit.handout.pdf_reading import Font, codes_in, font_of


@dataclass(frozen=True, slots=True)
class Said:
    """What one element of the structure says, and where it begins: the left end of its first line.

    `role` is its standard type, such as "P"; `language` a tag such as "pl". Lengths are in points.
    """

    role: str
    language: str
    text: str
    page: int
    left: float
    baseline: float


def said_in(pdf: bytes) -> tuple[Said, ...]:
    """Return what each element that has words says, in the order in which it is read."""
    reader = PdfReader(BytesIO(pdf))
    pieces = {
        (page.indirect_reference.idnum, number): (index, piece)  # type: ignore[union-attr]
        for index, page in enumerate(reader.pages)
        for number, piece in _pieces(ContentStream(page.get_contents(), reader), _fonts(page))
    }
    root: Any = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]  # type: ignore[index]
    return tuple(_said(root.get_object(), "", pieces))


@dataclass(slots=True)
class _Piece:
    """What is drawn in one go, and where it begins."""

    text: str = ""
    left: float = 0
    baseline: float = 0


_Pieces = Mapping[tuple[int, int], tuple[int, _Piece]]


def _said(element: Any, language: str, pieces: _Pieces) -> Iterator[Said]:
    language = str(element.get("/Lang", language))
    kids = element["/K"]
    own = []
    for kid in kids:
        one = kid.get_object()
        if isinstance(one, int):
            own.append(pieces[element.raw_get("/Pg").idnum, int(one)])
        elif "/MCID" in one:
            own.append(pieces[one.raw_get("/Pg").idnum, int(one["/MCID"])])
        else:
            yield from _said(one, language, pieces)
    text = str(element.get("/ActualText", "")) or " ".join(piece.text for _, piece in own)
    if text:
        page, first = own[0]
        role = str(element["/S"]).removeprefix("/")
        yield Said(role, language, text, page, first.left, first.baseline)


def _pieces(stream: ContentStream, fonts: Mapping[str, Font]) -> Iterator[tuple[int, _Piece]]:
    """Yield each piece of a page with its number."""
    reader = _PieceReader()
    for operands, operator in stream.operations:
        match operator:
            case b"BDC":
                reader.open(operands[1])
            case b"BMC":
                reader.open({})
            case b"EMC":
                yield from reader.close()
            case b"Tm":
                reader.move(float(operands[4]), float(operands[5]))
            case b"Tf":
                reader.font = fonts[str(operands[0])]
            case b"TJ":
                reader.show(operands[0])
            case b"Tj":
                reader.show(operands)


class _PieceReader:
    """What has been read of the marked content that is open; what has words instead is not read."""

    def __init__(self) -> None:
        self.font = Font([], {})
        self._piece, self._number = _Piece(), -1
        self._depth = self._instead = 0

    def open(self, marked: Any) -> None:
        """Go into marked content with its properties."""
        self._depth += 1
        if "/MCID" in marked:
            self._piece, self._number = _Piece(), int(marked["/MCID"])
        elif "/ActualText" in marked and not self._instead:
            self._piece.text += str(marked["/ActualText"])
            self._instead = self._depth

    def close(self) -> Iterator[tuple[int, _Piece]]:
        """Leave it; yield the piece that is whole now, if one is."""
        if self._depth == self._instead:
            self._instead = 0
        self._depth -= 1
        if self._depth == 0 and self._number >= 0:
            yield self._number, self._piece
            self._piece, self._number = _Piece(), -1

    def move(self, left: float, baseline: float) -> None:
        """Begin a line; the first is where the piece begins."""
        if not self._piece.text:
            self._piece.left, self._piece.baseline = left, baseline

    def show(self, shown: Any) -> None:
        """Read the letters of what is shown, between which the pen may move."""
        if self._instead:
            return
        codes = (codes_in(part.original_bytes) for part in shown if hasattr(part, "original_bytes"))
        self._piece.text += "".join(self.font.letters.get(code, "") for code in chain(*codes))


def _fonts(page: Any) -> Mapping[str, Font]:
    return {name: font_of(font) for name, font in page["/Resources"]["/Font"].items()}
