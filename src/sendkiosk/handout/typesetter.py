"""Setting messages as text boxes of a given width: where words and looks meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Self

from sendkiosk.handout.boxes import Beside, Box, Column, Part, Rule, Tagged
from sendkiosk.handout.design import HAIRLINE, Design
from sendkiosk.handout.fonts import Faces
from sendkiosk.handout.forms import line_to_write_on, to_tick
from sendkiosk.handout.letters import NO_BREAK_SPACE
from sendkiosk.handout.marks import Marked
from sendkiosk.handout.structure import Role, Tag
from sendkiosk.handout.text import Lines, Run, Style, set_text
from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.journey.messages import Message, Value
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.direction import END_OF_ISOLATE, FIRST_STRONG_ISOLATE
from sendkiosk.language.markup import spans

BULLET: Final = f"{NO_BREAK_SPACE}• "
"""Stands between what follows one another in a paragraph, in every language."""

LISTED: Final = (BlockKind.BULLET, BlockKind.NUMBERED)
"""What makes up a list, where several stand below each other."""


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Says messages in one language and sets them in one design, `width` points wide."""

    catalogue: Catalogue
    faces: Faces
    design: Design
    width: float
    outlined: bool = True
    """Whether headings stand in the outline of the PDF."""

    def narrower(self, by: float) -> Self:
        """Return a typesetter for a column that is `by` points narrower."""
        return replace(self, width=self.width - by)

    def denser(self) -> Typesetter:
        """Return the same with a design that saves paper."""
        return replace(self, design=replace(self.design, dense=True))

    def say(self, what: Message | str, **values: Value) -> str:
        """Return `what` in words."""
        return self.catalogue.say(what, **values)

    def runs(self, runs: Iterable[Run], style: Style | None = None) -> Lines:
        """Return `runs` set one after the other, in body type unless another style is given."""
        return set_text(runs, style or self.design.body, self.width, self.faces)

    def text(self, text: str, style: Style | None = None) -> Lines:
        """Return `text` set in regular type."""
        return self.runs([Run(text)], style)

    def bold(self, text: str, style: Style | None = None) -> Lines:
        """Return `text` set in bold type."""
        return self.runs([Run(text, bold=True)], style)

    def labelled(self, label: str, text: str, style: Style | None = None) -> Lines:
        """Return `text` after its bold `label`."""
        return self.runs([Run(f"{label} ", bold=True), Run(text)], style)

    def marked(self, name: str, box: Lines, level: int = 0, title: str = "") -> Box:
        """Return `box` as the outline of the PDF knows it: by `title`, else by all that it says.

        `name` is used once.
        """
        if not self.outlined:
            return box
        return Marked(box, name, title or " ".join(line.text for line in box.lines), level)

    def section(self, name: str, heading: str, parts: Iterable[Part]) -> tuple[Part, ...]:
        """Return `parts` below a heading and a line across; nothing if there are no parts.

        `name` is what the outline knows the heading by.
        """
        below = tuple(parts)
        if not below:
            return ()
        gap = self.design.gap
        title = self.marked(name, self.bold(heading, self.design.heading))
        return (
            Part(Rule(self.width, HAIRLINE * 2), gap=gap * 2, keep=True),
            Part(title, gap=gap * 0.6, keep=True),
            replace(below[0], gap=gap * 0.4),
            *below[1:],
        )

    def in_a_row(self, blocks: Iterable[Block]) -> tuple[Run, ...]:
        """Return the words of `blocks` one after the other, as one paragraph."""
        return tuple(run for block in blocks for run in (*_runs(self.say(block.text)), Run(" ")))

    def body(self, blocks: Iterable[Block], end: tuple[Run, ...] = ()) -> tuple[Part, ...]:
        """Return paragraphs, list items and what is filled in; numbered items count from 1.

        `end` stands behind the last paragraph, or below if something else is last.

        What leads to something stands on the same page: a line to write on is with its label, a
        list with the words before it.
        """
        parts: list[Part] = []
        number = 0
        listed = Tag(Role.LIST)
        given = tuple(blocks)
        for block, before, after in zip(given, (None, *given), (*given[1:], None), strict=False):
            number = number + 1 if block.kind is BlockKind.NUMBERED else 0
            if before is None or before.kind is not block.kind:
                listed = Tag(Role.LIST)
            box = self._block(block, number, end if after is None else ())
            if block.kind in LISTED:
                box = Tagged(box, listed)
            gap = self._gap(block, before)
            parts.append(Part(box, gap=gap, keep=_leads_to(block, after)))
        if end and not (given and given[-1].kind is BlockKind.PARAGRAPH):
            parts.append(Part(self.runs(end)))
        return tuple(parts)

    def stack(self, boxes: Iterable[Box], gap: float = 0) -> Column:
        """Return `boxes` below each other with `gap` between them."""
        return Column(tuple(Part(box, gap=gap) for box in boxes))

    def _block(self, block: Block, number: int, end: tuple[Run, ...]) -> Box:
        runs = _runs(self.say(block.text))
        match block.kind:
            case BlockKind.PARAGRAPH:
                return self.runs([*runs, *((Run(" "), *end) if end else ())])
            case BlockKind.BULLET:
                return self._item("•", runs)
            case BlockKind.NUMBERED:
                return self._item(f"{number}.", runs)
            case BlockKind.TICK:
                indent = self.design.gap * 4
                return to_tick(self.narrower(indent).runs(runs), self.design.tick, indent)
            case BlockKind.LINE:
                return line_to_write_on(self.runs(runs), self.width, self.design.gap)

    def _gap(self, block: Block, before: Block | None) -> float:
        """Return the room above `block`; a line to write on brings most of its own."""
        follows_like = before is not None and before.kind is block.kind
        match block.kind:
            case BlockKind.BULLET:
                return 0
            case BlockKind.LINE | BlockKind.NUMBERED if follows_like:
                return 0
            case BlockKind.LINE if before is not None and not block.text.text:
                return self.design.gap * 0.3
            case BlockKind.TICK if follows_like:
                return self.design.gap * 0.5
            case BlockKind.PARAGRAPH if before is not None and before.kind is BlockKind.LINE:
                return self.design.gap * 2
            case _:
                return self.design.gap

    def _item(self, mark: str, runs: Iterable[Run]) -> Box:
        indent = self.design.gap * 3
        label = self.text(mark, replace(self.design.body, role=Role.MARK))
        words = Tagged(self.narrower(indent).runs(runs), Tag(Role.ITEM_BODY))
        return Tagged(Beside(label, words, indent), Tag(Role.ITEM))


def in_a_row(items: Iterable[Iterable[Run]]) -> tuple[Run, ...]:
    """Return `items` as one paragraph, with a mark between them.

    Each runs the way of its own letters: a name in English would draw the marks to itself.
    """
    return tuple(
        run
        for number, item in enumerate(items)
        for run in (
            Run(f"{BULLET if number else ''}{FIRST_STRONG_ISOLATE}"),
            *item,
            Run(END_OF_ISOLATE),
        )
    )


def _leads_to(block: Block, after: Block | None) -> bool:
    """Tell whether `after` makes no sense on a page without `block`."""
    if after is None:
        return False
    match after.kind:
        case BlockKind.LINE:
            # Lines without a label belong to the one above them; others begin something new.
            return block.kind is not BlockKind.LINE or not after.text.text
        case BlockKind.TICK:
            return block.kind is BlockKind.PARAGRAPH
        case _:
            return block.kind is BlockKind.PARAGRAPH and block.text.text.rstrip("*").endswith(":")


def _runs(text: str) -> tuple[Run, ...]:
    """Return `text` with its bold words; a term looks like the words around it."""
    return tuple(Run(span.text, span.bold) for span in spans(text))
