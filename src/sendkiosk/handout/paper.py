"""The PDF that the sheet is drawn on; the only module that knows reportlab's canvas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from sendkiosk.handout.embedding import PER_EM, Embedded
from sendkiosk.handout.fonts import Face
from sendkiosk.handout.objects import metadata, stream
from sendkiosk.handout.packing import packed
from sendkiosk.handout.shaping import Glyph, Shaped
from sendkiosk.handout.structure import Structure, Tag

UNSEEN: Final = "\u200d"
"""Zero width joiner: what a glyph stands for that has no letter of its own."""


class Paper:
    """A PDF under way. Lengths are in points; the origin is the lower left corner of a page.

    On paper for a language that is written from right to left everything is mirrored: what is said
    to begin at `x` begins that far from the right edge.
    """

    def __init__(
        self, size: tuple[float, float], title: str, language: str, *, right_to_left: bool = False
    ) -> None:
        """Begin a PDF of pages of `size`, called `title`, in `language` (such as "en-GB").

        Nothing in it tells who made it or when: the same drawing gives the same bytes.
        """
        self.right_to_left = right_to_left
        self._width = size[0]
        self._canvas = Canvas(
            BytesIO(), pagesize=size, invariant=1, lang=language, pdfVersion=(1, 7)
        )
        # reportlab begins each page with a font that is not embedded.
        self._canvas._preamble = ""  # noqa: SLF001
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("sendkiosk")
        self._title = title
        self._structure = Structure(language)
        self._is_aside = False
        self._is_repeated = False
        self._fonts: dict[str, Embedded] = {}
        # With each word the shape itself, so that no other one is given its id meanwhile.
        self._encoded: dict[tuple[int, float], tuple[Shaped, str]] = {}

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """Let what is drawn meanwhile belong to `tag`."""
        self._structure.enter(tag)
        yield
        self._structure.leave()

    @contextmanager
    def facing(self, x: float, width: float, *, right_to_left: bool) -> Iterator[float]:
        """Let what is drawn meanwhile run this way; yield what `x` of a column is then."""
        left, _ = self._seen((x, 0), width)
        before, self.right_to_left = self.right_to_left, right_to_left
        yield self._seen((left, 0), width)[0]
        self.right_to_left = before

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let what is drawn meanwhile be no part of what is said, as page numbers are not."""
        said, self._structure = self._structure, Structure("")
        self._is_aside = True
        yield
        self._structure, self._is_aside = said, False

    @contextmanager
    def repeated(self) -> Iterator[None]:
        """Let what is drawn meanwhile be no part of what is said, as it has been said before."""
        said, self._structure = self._structure, Structure("")
        self._is_repeated = True
        yield
        self._structure, self._is_repeated = said, False

    def text(
        self, where: tuple[float, float], baseline: float, size: float, shapes: Iterable[Shaped]
    ) -> None:
        """Draw one line of text; `where` is the `x` at which it begins, and its width."""
        x, width = where
        left, height = self._seen((x, baseline), width)
        words = [f"BT 1 0 0 1 {left:.2f} {height:.2f} Tm"]
        face: Face | None = None
        for shaped in shapes:
            if shaped.face is not face:
                words.append(f"/{self._font(shaped.face).name} {size:g} Tf")
                face = shaped.face
            words.append(self._show(shaped, size))
        self._mark(" ".join([*words, "ET"]).replace("]TJ [", "").replace("><", ""))

    def line(self, start: tuple[float, float], end: tuple[float, float], thickness: float) -> None:
        """Draw a black line between two points."""
        (x1, y1), (x2, y2) = self._seen(start), self._seen(end)
        self._artifact(f"{thickness:.2f} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def frame(
        self, corner: tuple[float, float], size: tuple[float, float], thickness: float
    ) -> None:
        """Draw a black frame of `size` whose lower corner, where a line begins, is at `corner`."""
        x, y = self._seen(corner, size[0])
        self._artifact(f"{thickness:.2f} w {x:.2f} {y:.2f} {size[0]:.2f} {size[1]:.2f} re S")

    def squares(
        self,
        corner: tuple[float, float],
        side: float,
        rows: Iterable[tuple[int, int, int]],
        width: float,
    ) -> None:
        """Fill rows of black squares as one shape, which is never mirrored.

        `corner` is the lower corner, where a line begins, of a picture that is `width` wide. Each
        row has its place, counted from below, the place of its first square, and how many follow
        each other; a square is `side` wide.
        """
        x, y = self._seen(corner, width)
        shape = " ".join(f"{column} {row} {length} 1 re" for row, column, length in rows)
        self._mark(f"q {side:.4f} 0 0 {side:.4f} {x:.2f} {y:.2f} cm {shape} f Q")

    def drawing(self, corner: tuple[float, float], drawing: Any) -> None:
        """Draw a Drawing of reportlab's graphics that has no text in it.

        `corner` is its lower corner, where a line begins. It is no part of what is said: what it
        shows must stand beside it in words.
        """
        # Sheets have no drawings, and wait for no module that draws them.
        from sendkiosk.handout.drawings import draw_mirrored

        code = self._canvas._code  # noqa: SLF001
        begin = len(code)
        place = self._seen(corner, drawing.width)
        draw_mirrored(drawing, self._canvas, place, mirrored=self.right_to_left)
        words = " ".join(code[begin:])
        del code[begin:]
        self._artifact(words)

    def bookmark(self, name: str, title: str, level: int, top: float) -> None:
        """Make the height `top` of this page known as `name`, under `title` in the outline.

        `level` is 0 for a chapter, 1 for what stands in one, and so on; none may be left out.
        """
        self._canvas.bookmarkHorizontal(name, 0, top)
        self._canvas.addOutlineEntry(title, name, level, closed=level > 0)
        self._canvas.showOutline()

    def link(self, corner: tuple[float, float], size: tuple[float, float], name: str) -> None:
        """Let a touch on the room of `size` above `corner` lead to the bookmark `name`."""
        left, bottom = self._seen(corner, size[0])
        width, height = size
        self._canvas.linkAbsolute("", name, (left, bottom, left + width, bottom + height))

    def end_page(self) -> None:
        """Finish this page; what is drawn next stands on a new one."""
        self._canvas.showPage()
        page = self._canvas._doc.Pages.pages[-1]  # noqa: SLF001
        page.Contents = stream(page.stream.encode())
        self._structure.end_page()

    def finished(self) -> bytes:
        """Return the PDF."""
        document = self._canvas._doc  # noqa: SLF001
        fonts = document.idToObject["BasicFonts"].dict
        fonts.clear()
        for font in self._fonts.values():
            fonts[font.name] = document.Reference(font.object_in(document))
        self._structure.add_to(document)
        document.Catalog.Metadata = metadata(self._title)
        document.Outlines.prepare(document, self._canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        return packed(document)

    def _seen(self, point: tuple[float, float], width: float = 0) -> tuple[float, float]:
        """Return where `point`, the beginning of something of `width`, is on the page."""
        x, y = point
        return (self._width - x - width if self.right_to_left else x), y

    def _font(self, face: Face) -> Embedded:
        font = self._fonts.get(face.name)
        if font is None:
            font = self._fonts[face.name] = Embedded(face, f"T{len(self._fonts)}")
        return font

    def _show(self, shaped: Shaped, size: float) -> str:
        """Return how `shaped` is drawn; a word that comes again is not worked out again."""
        key = (id(shaped), size)
        found = self._encoded.get(key)
        if found is None:
            found = self._encoded[key] = (shaped, self._worked_out(shaped, size))
        return found[1]

    def _worked_out(self, shaped: Shaped, size: float) -> str:
        font = self._font(shaped.face)
        shown = "".join(_shown(shaped, font, size))
        if shaped.is_plain:
            return f"[{shown}]TJ"
        if shaped.right_to_left:
            return f"/Span<</ActualText()>>BDC [{shown}]TJ EMC {_legible(shaped, font)}"
        instead = shaped.text.encode("utf-16-be").hex()
        return f"/Span<</ActualText<feff{instead}>>>BDC [{shown}]TJ EMC"

    def _mark(self, words: str) -> None:
        if self._is_aside or self._is_repeated:
            self._artifact(words)
            return
        piece, role = self._structure.piece()
        self._canvas._code.append(  # noqa: SLF001
            f"/{role.value} <</MCID {piece.number}>>BDC {words} EMC"
        )

    def _artifact(self, words: str) -> None:
        self._canvas._code.append(f"/Artifact BMC {words} EMC")  # noqa: SLF001


def _shown(shaped: Shaped, font: Embedded, size: float) -> list[str]:
    """Return how the glyphs of `shaped` are shown, and by how much the pen moves between them."""
    scale, drawn = PER_EM / shaped.face.units_per_em, font.drawn
    moved = 0.0
    shown = []
    for (glyph, advance, x_offset, y_offset), letters in _with_letters(shaped):
        code, width = drawn[glyph, letters]
        back = moved - x_offset * scale
        step = round(back)
        if step:
            shown.append(str(step))
        if y_offset:
            rise = y_offset * size / shaped.face.units_per_em
            shown.append(f"]TJ {rise:.2f} Ts[<{code}>]TJ 0 Ts[")
        else:
            shown.append(f"<{code}>")
        moved = back - step + width + (x_offset - advance) * scale
    if round(moved):
        shown.append(str(round(moved)))
    return shown


def _with_letters(shaped: Shaped) -> Iterable[tuple[Glyph, str]]:
    """Return the glyphs of `shaped`, each with the letters that it stands for."""
    if shaped.is_plain:
        return [(glyph, text) for text, (glyph,) in shaped.clusters]
    if shaped.right_to_left:  # the letters stand over the glyphs
        return [(glyph, UNSEEN) for _, glyphs in shaped.clusters for glyph in glyphs]
    return [
        pair
        for text, glyphs in shaped.clusters
        for pair in zip(glyphs, _letters_of(glyphs, text), strict=True)
    ]


def _letters_of(glyphs: tuple[Glyph, ...], text: str) -> list[str]:
    """Return the letters that each of `glyphs` stands for: one each, as far as they go."""
    letters = [text[place : place + 1] for place in range(len(glyphs))]
    letters[-1] += text[len(glyphs) :]
    return [letter or UNSEEN for letter in letters]


def _legible(shaped: Shaped, font: Embedded) -> str:
    """Return the letters of `shaped` for those who search or copy them, over what was drawn.

    They cannot be seen, and stand one by one from left to right. Programs put the letters of a
    line in order by where they stand, which fails where glyphs stand above and below each other,
    as in Nastaliq.
    """
    blank = font.face.font.get_nominal_glyph(ord(" "))
    letters = [letter for text, _ in shaped.clusters for letter in reversed(text)]
    codes = "".join(font.drawn[blank, letter][0] for letter in letters)
    wide = shaped.width * PER_EM / (len(letters) * font.width(blank)) * 100
    back = shaped.width * PER_EM
    return f"3 Tr [{back:.0f}]TJ {wide:.2f} Tz <{codes}>Tj 0 Tr 100 Tz"
