"""The texts of a pack: what they may hold, and how a Markdown text is cut into blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sendkiosk.journey.flow import BlockKind
from sendkiosk.language.markup import MarkupError, strict_spans
from sendkiosk.pack.codes import Fault

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode


class Complaint(NamedTuple):
    """What is wrong with a text, and what to do."""

    code: Fault
    problem: str
    advice: str


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A paragraph or list item as it was written. `line` is that of the file it stands in."""

    kind: BlockKind
    text: str
    terms: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class RawText:
    """A title and the text below it. `line` is that of the file where the title stands."""

    title: str
    blocks: tuple[RawBlock, ...]
    line: int


Complain = Callable[[int, Complaint], None]
"""Takes a line of the file, and what is wrong there."""

ReadBlocks: TypeAlias = "Callable[[list[SyntaxTreeNode], int, Complain], Iterator[RawBlock]]"
"""Reads what stands below a title."""

_MARKUP_CHARACTERS: Final = re.compile(r"[*_`\[\]<>&\\!\n]")
_CONTROLS: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""What Unicode calls control characters, but for the line feed."""
_LISTS: Final = {"bullet_list": BlockKind.BULLET, "ordered_list": BlockKind.NUMBERED}
_NO_TEXT: Final = Complaint(Fault.EMPTY_TEXT, "There is no text.", "Write some, or leave this out.")


def fault_of_plain_text(text: str) -> Complaint | None:
    """Return what is wrong with a text that may hold no markup, such as a label; None if nothing.

    Such a text must read the same whether or not markup is looked for in it.
    """
    general = _general_fault(text)
    if general:
        return general
    if not _MARKUP_CHARACTERS.search(text):
        return None
    try:
        found = strict_spans(text)
    except MarkupError as error:
        return _unknown_markup(str(error))
    marked = any(span.bold or span.term is not None for span in found)
    if marked or "".join(span.text for span in found) != text:
        return Complaint(
            Fault.MARKUP,
            "Only the text of a screen or step can have markup.",
            "Write plain words on one line here.",
        )
    return None


def read_blocks(
    text: str, above: int, complain: Complain, blocks: ReadBlocks | None = None
) -> RawText:
    """Return the title and blocks of a Markdown `text` that begins in its file after `above` lines.

    Everything that is wrong goes to `complain`; a text without a title gives an empty one. `blocks`
    reads what stands below the title; by default, paragraphs and simple lists.
    """
    found: dict[str, object] = {}
    nodes = _parsed(text, found)
    if found.get("references"):
        complain(above + 1, _unknown_markup("link reference"))
    if not nodes or nodes[0].tag != "h1":
        advice = "Begin with a line such as “# Where do you live?”."
        complain(above + 1, Complaint(Fault.NO_TITLE, "The text has no title.", advice))
        return RawText("", (), above + 1)
    title = nodes[0].children[0].content
    fault = fault_of_plain_text(title)
    if fault:
        complain(line_of(nodes[0], above), fault)
    read = blocks or plain_blocks
    return RawText(title, tuple(read(nodes[1:], above, complain)), line_of(nodes[0], above))


def plain_blocks(nodes: list[SyntaxTreeNode], above: int, complain: Complain) -> Iterator[RawBlock]:
    """Yield the blocks, and complain about all that is neither a paragraph nor a simple list."""
    for node in nodes:
        if node.type in _LISTS:
            for item in node.children:
                yield from _item(_LISTS[node.type], item, above, complain)
        elif node.type == "paragraph":
            yield from _block(BlockKind.PARAGRAPH, node, above, complain)
        else:
            complain(line_of(node, above), _unknown_markup(node.type))


def _item(
    kind: BlockKind, item: SyntaxTreeNode, above: int, complain: Complain
) -> Iterator[RawBlock]:
    parts = item.children
    if not parts:
        complain(line_of(item, above), _NO_TEXT)
    for place, part in enumerate(parts):
        if place == 0 and part.type == "paragraph":
            yield from _block(kind, part, above, complain)
        else:
            complain(line_of(part, above), _unknown_markup(f"{part.type} in a list item"))


def _block(
    kind: BlockKind, paragraph: SyntaxTreeNode, above: int, complain: Complain
) -> Iterator[RawBlock]:
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", paragraph.children[0].content)
    yield from checked_block(RawBlock(kind, text, (), line_of(paragraph, above)), text, complain)


def checked_block(block: RawBlock, shown: str, complain: Complain) -> Iterator[RawBlock]:
    """Yield `block` with the terms it links to; nothing, after complaining, if it has a fault.

    `shown` is its text without what may stand in it although no other text may have it.
    """
    text, line = block.text, block.line
    fault = _general_fault(shown)
    if fault:
        complain(line, fault)
        return
    try:
        terms = tuple(span.term for span in strict_spans(text) if span.term is not None)
    except MarkupError as error:
        complain(line, _unknown_markup(str(error)))
        return
    # Where the lines of a paragraph end must not matter to those who translate it.
    yield RawBlock(block.kind, text.replace("\n", " "), terms, line)


def _general_fault(text: str) -> Complaint | None:
    if not text.strip():
        return _NO_TEXT
    if "{" in text or "}" in text:
        return Complaint(
            Fault.BRACES, "The text has a curly bracket.", "Use round brackets, or none."
        )
    if _CONTROLS.search(text):
        return Complaint(
            Fault.EMPTY_TEXT,
            "The text has a character that cannot be printed.",
            "Type the line anew; a tab counts as one too.",
        )
    return None


def _unknown_markup(name: str) -> Complaint:
    return Complaint(
        Fault.MARKUP,
        f"The text has markup that is not known here: {name.replace('_', ' ')}.",
        "Use paragraphs, lists with “-” or “1.”, **bold** and [words](term:id) only.",
    )


def line_of(node: SyntaxTreeNode, above: int) -> int:
    """Return the line of the file on which `node` begins."""
    return above + (node.map[0] if node.map else 0) + 1


def _parsed(text: str, found: dict[str, object]) -> list[SyntaxTreeNode]:
    """Return the blocks of `text`; what it defines for links elsewhere goes to `found`."""
    from markdown_it.tree import SyntaxTreeNode

    return SyntaxTreeNode(_reader().parse(text, found)).children


@cache
def _reader() -> MarkdownIt:
    # Imported here: a kiosk whose pack is compiled starts without it.
    from markdown_it import MarkdownIt

    # What stands inside a block is looked at by `spans`; doing it twice would double the time.
    return MarkdownIt("commonmark").disable("inline")
