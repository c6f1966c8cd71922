"""The texts of letters: besides what all texts may hold, lines to write on, boxes and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sendkiosk.journey.flow import BlockKind
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.texts import (
    Complain,
    Complaint,
    RawBlock,
    RawText,
    checked_block,
    line_of,
    plain_blocks,
    read_blocks,
)

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_BLANK: Final = re.compile(r"\{([^{}]*)\}")
_TO_WRITE_ON: Final = re.compile(r"(?P<label>.*?)[ \t]*_{4,}[ \t]*")
_BOX: Final = "[ ] "


def read_letter(text: str, above: int, complain: Complain) -> RawText:
    """Return the title and blocks of a letter, which begins in its file after `above` lines.

    Four underscores or more are a line to write on, after a label if one stands before them.
    "- [ ] text" is something to tick. A date screen's id in curly brackets is its date.
    """
    return read_blocks(text, above, complain, _blocks)


def blanks_in(text: str) -> tuple[str, ...]:
    """Return what stands in curly brackets in `text`."""
    return tuple(_BLANK.findall(text))


def _blocks(nodes: list[SyntaxTreeNode], above: int, complain: Complain) -> Iterator[RawBlock]:
    for node in nodes:
        if node.type == "hr" and node.markup.startswith("_"):
            yield RawBlock(BlockKind.LINE, "", (), line_of(node, above))
        elif node.type == "paragraph":
            yield from _paragraph(node, above, complain)
        elif _is_boxes(node):
            for item in node.children:
                yield from _box(item, above, complain)
        else:
            yield from plain_blocks([node], above, complain)


def _paragraph(node: SyntaxTreeNode, above: int, complain: Complain) -> Iterator[RawBlock]:
    rows = node.children[0].content.split("\n")
    to_write_on = [_TO_WRITE_ON.fullmatch(row) for row in rows]
    first = line_of(node, above)
    if not any(to_write_on):
        text = "\n".join(row.strip() for row in rows)
        yield from _checked(BlockKind.PARAGRAPH, text, first, complain)
        return
    for place, (row, found) in enumerate(zip(rows, to_write_on, strict=True)):
        if found:
            yield from _checked(BlockKind.LINE, found["label"].strip(), first + place, complain)
        else:
            complain(
                first + place,
                Complaint(
                    Fault.MARKUP,
                    f"“{row.strip()}” stands among lines to write on.",
                    "Leave a line empty between text and lines to write on.",
                ),
            )


def _is_boxes(node: SyntaxTreeNode) -> bool:
    return node.type == "bullet_list" and all(
        _content(item).startswith(_BOX) for item in node.children
    )


def _box(item: SyntaxTreeNode, above: int, complain: Complain) -> Iterator[RawBlock]:
    text = _content(item).removeprefix(_BOX)
    rows = "\n".join(row.strip() for row in text.split("\n"))
    yield from _checked(BlockKind.TICK, rows, line_of(item, above), complain)


def _content(item: SyntaxTreeNode) -> str:
    """Return the text of a list item that is one paragraph; "" for any other."""
    parts = item.children
    if len(parts) != 1 or parts[0].type != "paragraph":
        return ""
    return parts[0].children[0].content


def _checked(kind: BlockKind, text: str, line: int, complain: Complain) -> Iterator[RawBlock]:
    # What is in the brackets is looked at once all screens are known.
    shown = _BLANK.sub("x", text) or "x"
    return checked_block(RawBlock(kind, text, (), line), shown, complain)
