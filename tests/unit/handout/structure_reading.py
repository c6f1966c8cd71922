"""Reading a finished sheet as those hear it who have it read aloud: element by element, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
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
    """Yield each piece of a page with its number. What has words instead of it is not read."""
    piece, number, depth, instead = _Piece(), None, 0, 0
    font = Font([], {})
    for operands, operator in stream.operations:
        match operator:
            case b"BDC" | b"BMC":
                depth += 1
                marked: Any = operands[1] if operator == b"BDC" else {}
                if "/MCID" in marked:
                    piece, number = _Piece(), int(marked["/MCID"])
                elif "/ActualText" in marked and not instead:
                    piece.text += str(marked["/ActualText"])
                    instead = depth
            case b"EMC":
                if depth == instead:
                    instead = 0
                depth -= 1
                if depth == 0 and number is not None:
                    yield number, piece
                    piece, number = _Piece(), None
            case b"Tm" if not piece.text:
                piece.left, piece.baseline = float(operands[4]), float(operands[5])
            case b"Tf":
                font = fonts[str(operands[0])]
            case b"TJ" | b"Tj" if not instead:
                shown = operands[0] if operator == b"TJ" else operands
                piece.text += "".join(
                    font.letters.get(code, "")
                    for part in shown
                    if hasattr(part, "original_bytes")
                    for code in codes_in(part.original_bytes)
                )


def _fonts(page: Any) -> Mapping[str, Font]:
    return {name: font_of(font) for name, font in page["/Resources"]["/Font"].items()}
