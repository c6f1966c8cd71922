"""How the sign-off book is set: labels beside texts, boxes to sign in, letters that are missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sendkiosk.handout.boxes import (
    Barred,
    Beside,
    Box,
    Column,
    Empty,
    Framed,
    Part,
    Rule,
    Whole,
)
from sendkiosk.handout.design import HAIRLINE, POINTS_PER_MM
from sendkiosk.handout.letters import with_stand_ins
from sendkiosk.handout.marks import Marked
from sendkiosk.handout.text import Lines, Run, Style
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.journey.messages import message

LABEL: Final = 32 * POINTS_PER_MM
"""How far texts stand in from their labels."""
BAR: Final = 2.0
PAD: Final = 6.0
LONGEST_QUOTE: Final = 60
"""How much of a text with missing letters is told, in characters."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A text as it is printed, and the letters that became question marks in it."""

    text: str
    letters: str

    def __str__(self) -> str:
        """Return which text it is, and the letters by number and name, as any font has them."""
        text = self.text
        shown = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
        letters = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, '')}" for c in self.letters)
        return f"“{shown}” has letters that cannot be printed: {letters}."


@dataclass(frozen=True, slots=True)
class BookSetter(Typesetter):
    """Sets texts as its parent does, but for letters that cannot be printed.

    These become question marks and are added to `lost`: one text must not cost the whole book.
    """

    lost: list[Lost] = field(default_factory=list)

    def runs(self, runs: Iterable[Run], style: Style | None = None) -> Lines:
        """Return `runs` set one after the other."""
        return Typesetter.runs(self, [self._printable(run) for run in runs], style)

    def small(self, text: str) -> Lines:
        """Return `text` set small."""
        return self.text(text, self.design.footer)

    def narrow_to(self, width: float) -> BookSetter:
        """Return a setter for a column that is `width` points wide."""
        return replace(self, width=width)

    def right(self) -> BookSetter:
        """Return a setter for what stands beside a label."""
        return self.narrow_to(self.width - LABEL)

    def _printable(self, run: Run) -> Run:
        text, lost = with_stand_ins(run.text, self.faces.of(bold=run.bold))
        if not lost:
            return run
        self.lost.append(Lost(text, lost))
        return replace(run, text=text)


def row(
    setter: BookSetter, label: str, boxes: Sequence[Box], *, apart: float = 0.5
) -> tuple[Part, ...]:
    """Return `boxes` below each other beside their label; nothing without boxes.

    They stand `apart`, counted in the gaps of the design.
    """
    gap = setter.design.gap
    name = setter.narrow_to(LABEL - gap).bold(label)
    return tuple(
        # What stands beside the label is never torn from what comes below it.
        Part(Beside(name, box, LABEL), gap=gap * 1.5, keep=len(boxes) > 1)
        if place == 0
        else Part(Beside(Empty(), box, LABEL), gap=gap * apart)
        for place, box in enumerate(boxes)
    )


def text_row(setter: BookSetter, label: str, *texts: str) -> tuple[Part, ...]:
    """Return each of `texts` that is not empty as a paragraph beside the label."""
    return row(setter, label, [setter.right().text(text) for text in texts if text])


def list_row(
    setter: BookSetter, label: str, texts: Sequence[str], intro: str = ""
) -> tuple[Part, ...]:
    """Return `texts` as a list beside the label, below `intro`; a single one as a paragraph."""
    if len(texts) < 2:  # noqa: PLR2004
        return text_row(setter, label, *texts)
    right = setter.right()
    above = [right.text(intro)] if intro else []
    return row(setter, label, [*above, *(bullet(right, text) for text in texts)])


def bullet(setter: BookSetter, text: str) -> Box:
    """Return `text` as an item of a list."""
    indent = setter.design.gap * 3
    return Beside(setter.text("•"), setter.narrow_to(setter.width - indent).text(text), indent)


def quoted_box(setter: BookSetter, title: str, blocks: Sequence[Block]) -> Box:
    """Return what a visitor reads, with a bar before it; the title stays with the first words."""
    indent = setter.design.gap * 2.5
    inner = setter.narrow_to(setter.width - indent)
    shown, *below = (Part(inner.bold(title, setter.design.step)), *inner.body(blocks))
    head = Column((shown, *below[:1]))
    return Barred(Column((Part(Whole(head)), *below[1:])), indent, BAR)


def heading(
    setter: BookSetter, mark: tuple[str, int], title: str, number: str = ""
) -> tuple[Part, ...]:
    """Return a title below a line across, to be found in the outline by the name in `mark`."""
    gap = setter.design.gap
    name, level = mark
    full = f"{number} {title}" if number else title
    shown = setter.bold(full, setter.design.heading if level else setter.design.title)
    return (
        Part(Rule(setter.width, HAIRLINE * 2), gap=gap * 5, keep=True),
        Part(Marked(shown, name, full, level), gap=gap, keep=True),
    )


def small_heading(setter: BookSetter, name: str, title: str) -> Part:
    """Return a title in a chapter of many short parts, to be found as that of `heading` is."""
    shown = Marked(setter.bold(title, setter.design.step), name, title, 1)
    return Part(shown, gap=setter.design.gap * 4, keep=True)


def signed(parts: Sequence[Part], box: Box, gap: float) -> tuple[Part, ...]:
    """Return `parts` and below them a box to sign in, on the same page as the last of them."""
    return (*parts[:-1], replace(parts[-1], keep=True), Part(box, gap=gap))


def sign_box(setter: BookSetter) -> Box:
    """Return a frame for initials, the day, and what is to be changed."""
    inner = setter.narrow_to(setter.width - 2 * PAD)
    third = inner.width / 3
    left = setter.narrow_to(third - 3 * PAD)
    right = setter.narrow_to(inner.width - third)
    return Framed(
        Beside(
            left.stack([labelled_line(left, "Initials"), labelled_line(left, "Date")]),
            right.stack([labelled_line(right, "Changes:"), labelled_line(right, "")]),
            third,
        ),
        setter.width,
        PAD,
        HAIRLINE,
    )


def sign_line(setter: BookSetter) -> Box:
    """Return a frame like `sign_box`, of one line."""
    inner = setter.narrow_to(setter.width - 2 * PAD)
    third = inner.width / 3
    left = setter.narrow_to(third - 3 * PAD)
    right = setter.narrow_to(inner.width - third)
    return Framed(
        Beside(labelled_line(left, "Initials, date"), labelled_line(right, "Changes:"), third),
        setter.width,
        PAD,
        HAIRLINE,
    )


def labelled_line(setter: BookSetter, label: str) -> Box:
    """Return a line to write on, after its label."""
    return setter.body([Block(BlockKind.LINE, message(label))])[0].box


def distinct(lost: Iterable[Lost]) -> tuple[Lost, ...]:
    """Return each text of `lost` once, without those that hold another one and say more."""
    texts = {each.text for each in lost}
    return tuple(
        each
        for each in dict.fromkeys(lost)
        if not any(text in each.text for text in texts - {each.text})
    )
