"""Ours: the parts that the handout itself is made with; tagged, with an outline."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.sheet.worker import Content, numbered, work
from sendkiosk.handout.binding import bind, page_setter
from sendkiosk.handout.boxes import Beside, Facing, Part
from sendkiosk.handout.design import SheetSize
from sendkiosk.handout.fonts import FontFiles, load_faces
from sendkiosk.handout.marks import Marked
from sendkiosk.handout.text import Run, Style
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.journey.messages import Message
from sendkiosk.language.catalogue import Catalogue


class _Page(gettext.NullTranslations):
    """Knows how the number of a page is said, and leaves all else as it is."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page

    def gettext(self, message: str) -> str:
        return self._page if message == "Page {number} of {count}" else message


@cache
def _catalogue(language: str, page: str) -> Catalogue:
    return Catalogue(language, _Page(page))


def build(content: Content, number: int) -> bytes:
    """Return the sheet as a PDF."""
    catalogue = _catalogue(content["language"], content["page"])
    fonts = FontFiles(Path(content["folder"]))
    setter = page_setter(catalogue, fonts, SheetSize.STANDARD)
    return bind(setter, content["title"], _parts(setter, content, fonts), numbered(content, number))


def _parts(setter: Typesetter, content: Content, fonts: FontFiles) -> Iterator[Part]:
    gap = setter.design.gap
    yield _heading(setter, content["title"], setter.design.title, 0)
    yield from setter.body(_blocks(BlockKind.PARAGRAPH, content["paragraphs"]))
    yield _heading(setter, content["list_heading"], setter.design.heading, 1)
    yield from setter.body(_blocks(BlockKind.NUMBERED, content["items"]))
    yield _heading(setter, content["table_heading"], setter.design.heading, 1)
    offset = (setter.width + gap * 3) / 2
    own = setter.narrower(offset)
    english = replace(own, faces=load_faces(fonts, "en-GB"))
    for one, other in content["rows"]:
        beside = Facing(english.runs([Run(other)]), own.width, right_to_left=False)
        yield Part(Beside(own.runs([Run(one)]), beside, offset), gap=gap)


def _heading(setter: Typesetter, text: str, style: Style, level: int) -> Part:
    heading = Marked(setter.bold(text, style), text, text, level)
    return Part(heading, gap=setter.design.gap * 2, keep=True)


def _blocks(kind: BlockKind, texts: list[str]) -> list[Block]:
    return [Block(kind, Message(text)) for text in texts]


if __name__ == "__main__":
    work(build)
