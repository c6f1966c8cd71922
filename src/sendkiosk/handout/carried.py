"""The codes of a sheet: its steps as text, for a phone to carry away."""

from __future__ import annotations

from typing import Final

from sendkiosk.handout.boxes import Beside, Box, Column, Facing, Part
from sendkiosk.handout.codes import QrBox
from sendkiosk.handout.design import QR_SQUARE
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import Summary
from sendkiosk.qr.codes import encode
from sendkiosk.qr.text import qr_texts

NARROWEST: Final = 10
"""How narrow a column of small type may be, in parts of the size of the body's type."""
WHAT_IT_IS: Final = message("A square for a phone’s camera. It holds these steps as text.")
SCAN: Final = message("Your steps as text: point a phone’s camera at this square.")
SCAN_EACH: Final = message("Your steps as text: point a phone’s camera at each.")


def codes(setter: Typesetter, summary: Summary) -> tuple[QrBox, ...]:
    """Return the one or two codes that hold `summary` as text, in the language of `setter`."""
    found = (encode(text) for text in qr_texts(summary, setter.catalogue))
    instead = setter.say(WHAT_IT_IS)
    return tuple(QrBox(code, code.full_size * QR_SQUARE, instead) for code in found)


def width_of(boxes: tuple[QrBox, ...]) -> float:
    """Return how wide the widest of `boxes` is."""
    return max(box.width for box in boxes)


def with_codes_beside(setter: Typesetter, parts: tuple[Part, ...], boxes: tuple[QrBox, ...]) -> Box:
    """Return `parts`, which leave room for them, with the codes `boxes` beside them.

    What to do with these stands below the shorter of the two.
    """
    width, gap = width_of(boxes), setter.design.gap
    told, shown = Column(parts), Column(tuple(Part(box) for box in boxes))
    below_codes = Part(_caption(setter, boxes, width))
    if shown.height + below_codes.box.height <= told.height:
        shown = Column((*shown.parts, below_codes))
    else:
        below_parts = _caption(setter, boxes, setter.width - width - gap * 2)
        told = Column((*parts, Part(below_parts, gap=gap)))
    return Beside(told, shown, setter.width - width)


def in_a_row(own: Typesetter, english: Typesetter | None, boxes: tuple[QrBox, ...]) -> Box:
    """Return the codes `boxes` beside each other, and what to do with them before or above."""
    row: Box = boxes[0]
    taken = boxes[0].width
    for box in boxes[1:]:
        row = Beside(row, box, taken)
        taken += box.width
    gap = own.design.gap
    is_beside = own.width - taken - gap >= NARROWEST * own.design.body.size
    width = own.width - (taken + gap if is_beside else 0)
    words: Box = _caption(own, boxes, width)
    if english:
        other = Facing(_caption(english, boxes, width), width, english.faces.right_to_left)
        words = Column((Part(words), Part(other, gap=gap)))
    if is_beside:
        return Beside(words, row, own.width - taken)
    return Column((Part(words), Part(row, gap=gap)))


def _caption(setter: Typesetter, boxes: tuple[QrBox, ...], width: float) -> Box:
    """Return what to do with the codes `boxes`, in lines of `width`."""
    wanted = SCAN if len(boxes) == 1 else SCAN_EACH
    narrow = setter.narrower(setter.width - width)
    return narrow.text(setter.say(wanted), setter.design.small)
