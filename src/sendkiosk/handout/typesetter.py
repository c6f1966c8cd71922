"""Setting messages as text boxes of a given width: where words and looks meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sendkiosk.handout.boxes import Beside, Box, Column, Empty, Part, Rule
from sendkiosk.handout.design import HAIRLINE, LONGEST_LABEL, WRITING_HEIGHT, Design
from sendkiosk.handout.fonts import Faces
from sendkiosk.handout.text import Lines, Run, Style, set_text
from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.journey.messages import Message, Value
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import MarkupError, spans


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Says messages in one language and sets them in one design, `width` points wide."""

    catalogue: Catalogue
    faces: Faces
    design: Design
    width: float

    def narrower(self, by: float) -> Typesetter:
        """Return a typesetter for a column that is `by` points narrower."""
        return replace(self, width=self.width - by)

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

    def labelled(self, label: str, text: str) -> Lines:
        """Return `text` after its bold `label`."""
        return self.runs([Run(f"{label} ", bold=True), Run(text)])

    def section(self, heading: str, parts: Iterable[Part]) -> tuple[Part, ...]:
        """Return `parts` below a heading and a line across; nothing if there are no parts."""
        below = tuple(parts)
        if not below:
            return ()
        gap = self.design.gap
        return (
            Part(Rule(self.width, HAIRLINE * 2), gap=gap * 3, keep=True),
            Part(self.bold(heading, self.design.heading), gap=gap * 0.8, keep=True),
            replace(below[0], gap=gap * 0.5),
            *below[1:],
        )

    def body(self, blocks: Iterable[Block]) -> tuple[Part, ...]:
        """Return paragraphs and list items, the numbered ones of each list counted from 1."""
        parts: list[Part] = []
        number = 0
        previous: BlockKind | None = None
        for block in blocks:
            number = number + 1 if block.kind is BlockKind.NUMBERED else 0
            in_list = block.kind is previous is not BlockKind.PARAGRAPH
            gap = 0 if in_list or block.kind is BlockKind.BULLET else self.design.gap
            parts.append(Part(self._block(block, number), gap=gap))
            previous = block.kind
        return tuple(parts)

    def stack(self, boxes: Iterable[Box], gap: float = 0) -> Column:
        """Return `boxes` below each other with `gap` between them."""
        return Column(tuple(Part(box, gap=gap) for box in boxes))

    def _block(self, block: Block, number: int) -> Box:
        runs = _runs(self.say(block.text))
        match block.kind:
            case BlockKind.PARAGRAPH:
                return self.runs(runs)
            case BlockKind.BULLET:
                return self._item("•", runs)
            case BlockKind.NUMBERED:
                return self._item(f"{number}.", runs)
            case BlockKind.TICK:
                return self._item("□", runs)
            case BlockKind.LINE:
                return self._line_to_write_on(runs)

    def _line_to_write_on(self, label: tuple[Run, ...]) -> Box:
        """Return a line across with room above it for handwriting, after its label if it has one.

        A long label stands above the line.
        """
        words = self.runs(label)
        rule = Rule(self.width, HAIRLINE)
        if not label:
            return self.stack([Empty(WRITING_HEIGHT), rule])
        if words.width > self.width * LONGEST_LABEL:
            return self.stack([words, Empty(WRITING_HEIGHT), rule])
        offset = words.width + self.design.gap
        line = self.narrower(offset).stack(
            [Empty(WRITING_HEIGHT), Rule(self.width - offset, HAIRLINE)]
        )
        return Beside(self.stack([Empty(WRITING_HEIGHT - words.baseline), words]), line, offset)

    def _item(self, mark: str, runs: Iterable[Run]) -> Beside:
        indent = self.design.gap * 3
        return Beside(self.text(mark), self.narrower(indent).runs(runs), indent)


def _runs(text: str) -> tuple[Run, ...]:
    """Return `text` with its bold words; a term looks like the words around it."""
    try:
        return tuple(Run(span.text, span.bold) for span in spans(text))
    except MarkupError:
        # A slip in one translated text must not cost a family the sheet: it is printed as it is.
        return (Run(text),)
