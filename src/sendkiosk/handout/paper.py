"""The PDF that the sheet is drawn on; the only module that knows reportlab's canvas."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from sendkiosk.handout.fonts import Face, Faces


class Paper:
    """A PDF under way. Lengths are in points; the origin is the lower left corner of a page."""

    def __init__(self, size: tuple[float, float], title: str, language: str, faces: Faces) -> None:
        """Begin a PDF of pages of `size`, called `title`, in `language` (such as "en-GB").

        Nothing in it tells who made it or when: the same drawing gives the same bytes.
        """
        self._buffer = BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            # Otherwise each page names Helvetica, which is not embedded, before it draws anything.
            initialFontName=faces.regular.name,
            lang=language,
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("sendkiosk")

    def text(
        self, x: float, baseline: float, size: float, runs: Iterable[tuple[str, Face]]
    ) -> None:
        """Draw one line of text, each run in its own typeface, from `x` on."""
        line = self._canvas.beginText(x, baseline)
        for text, face in runs:
            line.setFont(face.name, size)
            line.textOut(text)
        self._canvas.drawText(line)

    def line(self, start: tuple[float, float], end: tuple[float, float], thickness: float) -> None:
        """Draw a black line between two points."""
        self._canvas.setLineWidth(thickness)
        self._canvas.line(*start, *end)

    def frame(
        self, corner: tuple[float, float], size: tuple[float, float], thickness: float
    ) -> None:
        """Draw a black frame of `size` whose lower left corner is at `corner`."""
        self._canvas.setLineWidth(thickness)
        self._canvas.rect(*corner, *size)

    def fill(self, shapes: Iterable[tuple[tuple[float, float], tuple[float, float]]]) -> None:
        """Fill rectangles in black as one shape, each a lower left corner and a size."""
        path = self._canvas.beginPath()
        for corner, size in shapes:
            path.rect(*corner, *size)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def bookmark(self, name: str, title: str, level: int, top: float) -> None:
        """Make the height `top` of this page known as `name`, under `title` in the outline.

        `level` is 0 for a chapter, 1 for what stands in one, and so on; none may be left out.
        """
        self._canvas.bookmarkHorizontal(name, 0, top)
        self._canvas.addOutlineEntry(title, name, level, closed=level > 0)
        self._canvas.showOutline()

    def link(self, corner: tuple[float, float], size: tuple[float, float], name: str) -> None:
        """Let a touch on the room of `size` above `corner` lead to the bookmark `name`."""
        left, bottom = corner
        width, height = size
        self._canvas.linkAbsolute("", name, (left, bottom, left + width, bottom + height))

    def end_page(self) -> None:
        """Finish this page; what is drawn next stands on a new one."""
        self._canvas.showPage()

    def finished(self) -> bytes:
        """Return the PDF."""
        self._canvas.save()
        return self._buffer.getvalue()
