"""Whether words, drawings and edges of controls can be told from what is behind them: by pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.checks.contrast import LEAST_FOR_EDGES, LEAST_FOR_WORDS, Rgb, contrast, name_of
from sendkiosk.ui.checks.pixels import Picture, ink_in
from sendkiosk.ui.in_view import part_in_view, view_around

WHOLE_LINE: Final = 1.25
"""Heights of a line of text that must be in view of a text that is scrolled away in part."""
WITHOUT_EDGE: Final = frozenset({"pick"})
"""Kinds of button that a drawing marks as such, and no edge."""
OUTSIDE: Final = 2
"""Pixels between the edge of a control and where the colour beside it is looked at."""
DEEP: Final = 5
"""Pixels within which the edge of a control must begin."""
PLACES: Final = (0.3, 0.5, 0.7)
"""Where each side is looked at, as shares of its length."""
MARKUP: Final = re.compile(r"<[^>]*>")


def hard_to_read(window: QWidget, picture: Picture, within: QWidget | None = None) -> list[str]:
    """Return the texts in `picture`, which shows `window`, with too little contrast.

    Where a part is named, only texts `within` it are looked at. Words of what cannot be used just
    now are exempt (WCAG 2.2, 1.4.3 and 1.4.6).
    """
    return [
        fault
        for label in _shown_labels(window, within)
        if label.text() and label.isEnabled()
        for fault in _words(label, window, picture)
    ]


def hard_to_see(window: QWidget, picture: Picture) -> list[str]:
    """Return the drawings and the edges of buttons in `picture` with too little contrast.

    Those of what cannot be used just now are exempt (WCAG 2.2, 1.4.11).
    """
    drawings = (
        fault
        for label in _shown_labels(window, None)
        if label.isEnabled() and not label.pixmap().isNull()
        for fault in _drawing(label, window, picture)
    )
    edges = (
        fault
        for button in window.findChildren(TouchButton)
        if button.isEnabled() and button.property("look") not in WITHOUT_EDGE
        if is_in_front(button, window)
        for fault in _edge(button, window, picture)
    )
    return [*drawings, *edges]


def is_in_front(widget: QWidget, window: QWidget) -> bool:
    """Tell whether the middle of what is in view of `widget` is covered by nothing else."""
    in_view = part_in_view(widget, window)
    if in_view.isEmpty():
        return False
    met = window.childAt(in_view.center())
    # Labels on buttons take no touch, so that there it is the button that is met.
    return met is not None and (
        met is widget or met.isAncestorOf(widget) or widget.isAncestorOf(met)
    )


def _shown_labels(window: QWidget, within: QWidget | None) -> Iterator[QLabel]:
    for label in (within or window).findChildren(QLabel):
        if label.isVisible() and is_in_front(label, window):
            yield label


def _words(label: QLabel, window: QWidget, picture: Picture) -> Iterator[str]:
    place = _text_place(label).translated(label.mapTo(window, QPoint()))
    in_view = place & part_in_view(label, window)
    line = label.fontMetrics().height() * WHOLE_LINE
    if in_view.height() < min(place.height(), line):
        return
    words = MARKUP.sub("", label.text())
    found = ink_in(picture.colours(in_view))
    if found is None:
        yield f"“{words}” cannot be seen: there is one colour only"
    elif found.ratio < LEAST_FOR_WORDS:
        yield _too_weak(f"“{words}”", found.ink, found.ground, LEAST_FOR_WORDS)


def _text_place(label: QLabel) -> QRect:
    """Return where the words are on `label`, so that rounded corners are left out."""
    inside = label.contentsRect()
    if label.textFormat() is not Qt.TextFormat.PlainText or not label.text():
        return inside
    alignment = QStyle.visualAlignment(label.layoutDirection(), label.alignment())
    flags = alignment.value | (Qt.TextFlag.TextWordWrap.value if label.wordWrap() else 0)
    return (
        label.style().itemTextRect(label.fontMetrics(), inside, flags, True, label.text()) & inside
    )


def _drawing(label: QLabel, window: QWidget, picture: Picture) -> Iterator[str]:
    shown = QRect(QPoint(), QSize(label.pixmap().size()))
    shown.moveCenter(QRect(label.mapTo(window, QPoint()), label.size()).center())
    in_view = shown & part_in_view(label, window)
    if in_view.height() < shown.height():
        return
    found = ink_in(picture.colours(in_view))
    holder = label.parentWidget()
    name = holder.accessibleName() if isinstance(holder, TouchButton) else label.accessibleName()
    what = f"the drawing of “{name}”" if name else "a drawing"
    if found is None:
        yield f"{what} cannot be seen"
    elif found.ratio < LEAST_FOR_EDGES:
        yield _too_weak(what, found.ink, found.ground, LEAST_FOR_EDGES)


def _edge(button: TouchButton, window: QWidget, picture: Picture) -> Iterator[str]:
    place = QRect(button.mapTo(window, QPoint()), button.size())
    in_view, view = part_in_view(button, window), view_around(button, window)
    for side, lines in _sides(place).items():
        # From outside in; a side that is scrolled away, or at the very edge, has nothing beside it.
        if not all(
            view.contains(line[0]) and {*map(in_view.contains, line[OUTSIDE:])} == {True}
            for line in lines
        ):
            continue
        ink, ground = max((_strongest(picture, line) for line in lines), key=_ratio)
        if contrast(ink, ground) < LEAST_FOR_EDGES:
            what = f"the {side} edge of “{button.accessibleName()}”"
            yield _too_weak(what, ink, ground, LEAST_FOR_EDGES)
            return


def _sides(place: QRect) -> dict[str, list[list[QPoint]]]:
    """Return lines of points that lead over each side of `place`, from outside in."""
    inward = range(-OUTSIDE, DEEP)
    across = [place.left() + round(place.width() * share) for share in PLACES]
    down = [place.top() + round(place.height() * share) for share in PLACES]
    return {
        "upper": [[QPoint(x, place.top() + way) for way in inward] for x in across],
        "lower": [[QPoint(x, place.bottom() - way) for way in inward] for x in across],
        "left": [[QPoint(place.left() + way, y) for way in inward] for y in down],
        "right": [[QPoint(place.right() - way, y) for way in inward] for y in down],
    }


def _strongest(picture: Picture, line: list[QPoint]) -> tuple[Rgb, Rgb]:
    """Return the colour on `line` that differs most from its first one, and that."""
    outside, *inside = (picture.at(point.x(), point.y()) for point in line)
    return max(((colour, outside) for colour in inside), key=_ratio)


def _ratio(pair: tuple[Rgb, Rgb]) -> float:
    return contrast(*pair)


def _too_weak(what: str, ink: Rgb, ground: Rgb, least: float) -> str:
    return (
        f"{what} has a contrast of {contrast(ink, ground):.1f}:1 ({name_of(ink)} on"
        f" {name_of(ground)}), {least:g}:1 is needed"
    )
