"""The plain parts that pages are made of: text, rows and columns, panels."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.language.markup import Span, spans
from sendkiosk.ui.look import Look


def text(words: str, part: str = "body", *, centred: bool = False) -> QLabel:
    """Return a label that wraps `words`; `part` names its look in the style sheet."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    # Nothing to select, to follow or to copy: no way out of the window.
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    label.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    label.setProperty("part", part)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if centred:
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def marked_text(look: Look, block: Block) -> QWidget:
    """Return the text of `block`, with its bold words, terms and list mark."""
    label = text("")
    _show_spans(label, spans(look.say(block.text)))
    if block.kind is BlockKind.PARAGRAPH:
        return label
    mark = text("•", "strong")
    mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
    # Both at the top: in columns, the row may be taller than its words.
    for part in (mark, label):
        part.setAlignment(Qt.AlignmentFlag.AlignTop)
    return row(look, mark, label, stretch=label)


def _show_spans(label: QLabel, parts: Sequence[Span]) -> None:
    """Show `parts` on `label`: as plain text where they can be, which costs Qt far less."""
    if not any(span.bold or span.term for span in parts):
        label.setText("".join(span.text for span in parts))
        return
    words = "".join(
        f"<b>{html.escape(span.text)}</b>" if span.bold or span.term else html.escape(span.text)
        for span in parts
    )
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(words)


class Holder(QWidget):
    """A widget that only holds others; `box` is its layout."""

    def __init__(self, direction: QBoxLayout.Direction) -> None:
        """Begin empty."""
        super().__init__()
        self.box = QBoxLayout(direction, self)

    def put(self, widgets: Iterable[QWidget]) -> None:
        """Hold `widgets` in place of those from before."""
        while (item := self.box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for widget in widgets:
            self.box.addWidget(widget)


def column(*widgets: QWidget, spacing: int = 0, margins: int = 0) -> Holder:
    """Return a widget with `widgets` below each other."""
    holder = Holder(QBoxLayout.Direction.TopToBottom)
    fill(holder.box, widgets, spacing, margins)
    return holder


def row(look: Look, *widgets: QWidget, stretch: QWidget | None = None) -> Holder:
    """Return a widget with `widgets` beside each other; `stretch` takes the room that is left."""
    holder = Holder(QBoxLayout.Direction.LeftToRight)
    fill(holder.box, widgets, look.sizes.gap, 0)
    if stretch is not None:
        holder.box.setStretchFactor(stretch, 1)
    return holder


def in_columns(look: Look, widgets: Sequence[QWidget], columns: int) -> QWidget:
    """Return a widget with `widgets` in `columns` of equal width.

    They go down the first column, then the second: the order in which people read a list.
    """
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(look.sizes.apart)
    rows = -(-len(widgets) // columns)
    for place, widget in enumerate(widgets):
        grid.addWidget(widget, place % rows, place // rows)
    for place in range(columns):
        grid.setColumnStretch(place, 1)
    return holder


def panel(kind: str, look: Look, *widgets: QWidget) -> QFrame:
    """Return a framed panel of the look `kind` with `widgets` below each other."""
    frame = QFrame()
    frame.setProperty("panel", kind)
    # What a style sheet says of all words in a thing, it finds far faster by the name of that.
    frame.setObjectName(kind)
    fill(QVBoxLayout(frame), widgets, look.sizes.space(0.35), look.sizes.space(0.7))
    return frame


def see_through(area: QScrollArea) -> None:
    """Let the ground of `area`, or what is behind it, be seen through it; put no frame around it.

    Where the style sheet gives an area a ground and its viewport would fill its own, too, Qt keeps
    a part of what it made of the rule when the area is gone. Pages come and go for months.
    """
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.viewport().setAutoFillBackground(False)


def set_margins(look: Look, layout: QLayout, at_start: int, at_end: int, others: int) -> None:
    """Put margins around `layout`: where reading starts, and where it ends; Qt mirrors none."""
    left, right = (at_end, at_start) if look.mirrored else (at_start, at_end)
    layout.setContentsMargins(left, others, right, others)


def fill(layout: QBoxLayout, widgets: Iterable[QWidget], spacing: int, margins: int) -> None:
    """Put `widgets` into `layout`."""
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
