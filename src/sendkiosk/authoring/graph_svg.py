"""Sheets as SVG, at the size of the paper that they are meant for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from sendkiosk.authoring.graph_boxes import Kind
from sendkiosk.authoring.graph_columns import Arrow, Placed
from sendkiosk.authoring.graph_measure import BODY, RULE, Look, Mark, Row, indent_of
from sendkiosk.authoring.graph_parts import COLUMN, PAD
from sendkiosk.authoring.graph_sheets import BOTTOM, HEIGHT, MARGIN, WIDTH, Sheet
from sendkiosk.journey.flow import Flow

FONTS: Final = "Noto Sans, sans-serif"
INK: Final = "#1b1f24"
FAINT: Final = "#5a636e"
LINES: Final = ("#0b5394", "#a64200", "#1e6b34", "#7a2a86", "#00696b", "#9b1b30")
"""Colours of arrows, dark enough on white; neighbours differ so that each can be followed."""
FILLS: Final = {
    Kind.SCREEN: ("#ffffff", "#e4edf7"),
    Kind.END: ("#f4f8f1", "#dcebd3"),
    Kind.ENTRY: ("#fffaf0", "#fbe9c6"),
}
"""The colour of a box and of its heading."""
_SCALE: Final = 10
"""Parts of a millimetre in which the picture is drawn: some programs draw small numbers badly."""
_TITLE: Final = 5.0
_BELOW: Final = 0.34
"""How far above the lower edge of a row its baseline is, in parts of the size of its letters."""
_HEAD: Final = 2.2
_UNFIT: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEGEND: Final = (
    (Mark.ALWAYS, "a step always shown after these answers"),
    (Mark.SOMETIMES, "a step shown if earlier answers, dates or time limits call for it"),
    (Mark.NONE, "(a, b) only after these of the answers"),
)
_LEGEND_AT: Final = (178.0, 246.0, 346.0)
_TALK: Final = "On every question, “I just want to talk to someone” leads straight to the summary."


def as_svg(sheet: Sheet, flow: Flow) -> bytes:
    """Return `sheet` of a picture of `flow` as an SVG file of A3 size, lying."""
    drawing = _Drawing(
        Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": f"{WIDTH:g}mm",
                "height": f"{HEIGHT:g}mm",
                "viewBox": f"0 0 {WIDTH * _SCALE:g} {HEIGHT * _SCALE:g}",
                "font-family": FONTS,
                "lang": "en-GB",
            },
        )
    )
    _frame(drawing, sheet, flow)
    colours = {key: LINES[n % len(LINES)] for n, key in enumerate(_sources(sheet))}
    for arrow in sheet.arrows:
        _arrow(drawing, arrow, colours[arrow.source])
    for placed in sheet.placed:
        _box(drawing, placed, sheet, colours.get(placed.part.key, INK))
    data: bytes = tostring(drawing.root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


@dataclass(frozen=True, slots=True)
class _Letters:
    """How a text is written."""

    size: float = BODY
    bold: bool = False
    fill: str = INK
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class _Drawing:
    """An SVG element to draw into; all sizes are in millimetres."""

    root: Element

    def shape(self, tag: str, *, fill: str = "none", line: str = "none", **sizes: str) -> None:
        """Draw a shape."""
        look = {"fill": fill, "stroke": line, "stroke-width": _n(0.3)}
        SubElement(self.root, tag, {**look, **sizes})

    def text(self, words: str, x: float, y: float, look: _Letters) -> None:
        """Write `words` with their baseline at `y`."""
        place = {"x": _n(x), "y": _n(y), "font-size": _n(look.size), "fill": look.fill}
        if look.bold:
            place["font-weight"] = "bold"
        if look.anchor != "start":
            place["text-anchor"] = look.anchor
        SubElement(self.root, "text", place).text = fit(words)


def fit(words: str) -> str:
    """Return `words` without the signs that XML cannot hold."""
    return _UNFIT.sub("", words)


def _frame(drawing: _Drawing, sheet: Sheet, flow: Flow) -> None:
    """Draw what stands round the boxes: title, name and version of the packs, legend."""
    own, *others = (f"{pack.name.text} {pack.version}" for pack in flow.packs)
    packs = f"{own}, which extends {', '.join(others)}" if others else own
    sheets = f" – sheet {sheet.number} of {sheet.count}" if sheet.count > 1 else ""
    SubElement(drawing.root, "title").text = fit(f"{sheet.title}{sheets} – {packs}")
    drawing.shape("rect", fill="#ffffff", width=_n(WIDTH), height=_n(HEIGHT))
    right = WIDTH - MARGIN
    drawing.text(_short(f"{sheet.title}{sheets}"), MARGIN, 14, _Letters(_TITLE, bold=True))
    drawing.text(_short(packs), right, 14, _Letters(1.2 * BODY, fill=FAINT, anchor="end"))
    for y in (18.0, BOTTOM + 3):
        drawing.shape("path", line=FAINT, d=f"M{_n(MARGIN)} {_n(y)}H{_n(right)}")
    drawing.text(_TALK, MARGIN, BOTTOM + 8, _Letters())
    if any(placed.part.box.kind is Kind.END for placed in sheet.placed):
        for (mark, words), x in zip(_LEGEND, _LEGEND_AT, strict=True):
            _mark(drawing, mark, x, BOTTOM + 7.2, INK)
            drawing.text(words, x + 3, BOTTOM + 8, _Letters())


def _box(drawing: _Drawing, placed: Placed, sheet: Sheet, colour: str) -> None:
    part, x, y = placed.part, placed.x, placed.y
    body, head = FILLS[part.box.kind]
    outline = {"x": _n(x), "y": _n(y), "width": _n(COLUMN), "rx": _n(1.2)}
    drawing.shape("rect", fill=body, height=_n(part.height), **outline)
    heading = sum(row.height for row in part.rows if _is_heading(row))
    below = PAD + RULE / 2 if heading < part.height - 2 * PAD else 2 * PAD
    drawing.shape("rect", fill=head, height=_n(heading + below), **outline)
    drawing.shape("rect", line=FAINT, height=_n(part.height), **outline)
    caption = sheet.captions.get(part.key)
    if caption:
        drawing.text(caption, x + 5, y - 1.2, _Letters(fill=FAINT))
        _head(drawing, x + 4, y - 2.1, FAINT)
    top = y + PAD
    for row in part.rows:
        if row.ruled:
            line = f"M{_n(x)} {_n(top + RULE / 2)}h{_n(COLUMN)}"
            drawing.shape("path", line="#c3cad3", d=line)
        bottom = top + row.height
        tail = ""
        if row.last and row.text.way is not None:
            tail = sheet.tails.get((part.box.key, row.text.way), "")
        _row(drawing, row, tail, (x + PAD, bottom), colour)
        top = bottom


def _is_heading(row: Row) -> bool:
    """Tell whether `row` belongs to the topic or what stands below it."""
    return row.text.look is Look.HEADING or row.text.below


def _row(drawing: _Drawing, row: Row, tail: str, corner: tuple[float, float], colour: str) -> None:
    """Write `row` with its lower left corner there, and `tail` behind it."""
    text, (left, bottom) = row.text, corner
    size = text.look.size
    base = bottom - size * _BELOW
    x = left + indent_of(text)
    if row.first and text.letter:
        drawing.text(text.letter, left, base, _Letters(size, fill=FAINT))
    if row.first and text.mark is not Mark.NONE:
        _mark(drawing, text.mark, left + 1.2, base - size * 0.35, colour)
    if text.ends:
        pill = {"x": _n(x - 1), "y": _n(bottom - size * 1.28), "rx": _n(size * 0.6)}
        drawing.shape("rect", fill=INK, width=_n(18), height=_n(size * 1.2), **pill)
        inside = _Letters(size, bold=True, fill="#ffffff", anchor="middle")
        drawing.text(row.line, x + 8, base - 0.05, inside)
        return
    fill = INK
    if text.mark is Mark.GO:
        fill = colour
    elif text.indent:
        fill = FAINT
    drawing.text(row.line + tail, x, base, _Letters(size, text.look.bold, fill))


def _mark(drawing: _Drawing, mark: Mark, x: float, y: float, colour: str) -> None:
    """Draw `mark` with its middle there."""
    place = {"cx": _n(x), "cy": _n(y), "r": _n(0.75)}
    if mark is Mark.GO:
        _head(drawing, x + _HEAD / 2, y, colour)
    elif mark is Mark.ALWAYS:
        drawing.shape("circle", fill=INK, line=INK, **place)
    elif mark is Mark.SOMETIMES:
        drawing.shape("circle", line=INK, **place)


def _arrow(drawing: _Drawing, arrow: Arrow, colour: str) -> None:
    (x, y), *rest = arrow.points
    path = [f"M{_n(x)} {_n(y)}"]
    for place, (to_x, to_y) in enumerate(rest):
        last = place == len(rest) - 1
        end = to_x - _HEAD if last else to_x
        if place % 2:
            path.append(f"L{_n(end)} {_n(to_y)}")
        else:
            middle = (x + to_x) / 2
            path.append(f"C{_n(middle)} {_n(y)} {_n(middle)} {_n(to_y)} {_n(end)} {_n(to_y)}")
        x, y = to_x, to_y
    drawing.shape("path", line=colour, d="".join(path))
    _head(drawing, x, y, colour)


def _head(drawing: _Drawing, x: float, y: float, colour: str) -> None:
    """Draw the head of an arrow whose point is there."""
    wide = _HEAD * 0.4
    path = f"M{_n(x)} {_n(y)}l{_n(-_HEAD)} {_n(-wide)}v{_n(2 * wide)}z"
    drawing.shape("path", fill=colour, d=path)


def _sources(sheet: Sheet) -> Sequence[str]:
    return list(dict.fromkeys(arrow.source for arrow in sheet.arrows))


def _short(words: str, most: int = 110) -> str:
    """Return `words`, cut at a word where they would not fit on a line of the heading."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0] + " …"


def _n(size: float) -> str:
    """Return a size in millimetres as a number of the drawing."""
    return f"{round(size * _SCALE, 1):g}"
