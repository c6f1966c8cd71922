"""Finding words that cannot be read, because they are cut off or lie over each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

from sendkiosk.language.hyphens import SOFT_HYPHEN
from sendkiosk.ui.buttons import TouchButton

BETWEEN_WORDS = re.compile(r"[ \n\u200b]+")
MARKUP = re.compile(r"<[^>]*>")


def cut_off(window: QWidget) -> list[str]:
    """Return the words of `window` that do not fit into their place, each with what is wrong."""
    return [fault for label in labels_of(window) for fault in _faults(label)]


def all_faults(window: QWidget, least: int) -> list[str]:
    """Return everything wrong with `window`; `least` pixels are needed of what is touched."""
    return [*out_of_place(window), *too_small(window, least)]


def out_of_place(window: QWidget) -> list[str]:
    """Return all words and buttons of `window` that do not fit, or lie where they must not."""
    return [
        *cut_off(window),
        *overlaps(window),
        *controls_outside(window),
        *controls_over_each_other(window),
    ]


def controls_outside(window: QWidget) -> list[str]:
    """Return the buttons of `window` that do not lie inside of what holds them."""
    return [
        f"the button “{button.accessibleName()}” lies outside of what holds it"
        for button in _buttons(window)
        if not _inside_parents(button)
    ]


def controls_over_each_other(window: QWidget) -> list[str]:
    """Return the pairs of buttons that lie over each other."""
    return [
        f"“{one.accessibleName()}” lies over “{other.accessibleName()}”"
        for ground, buttons in touched(window)
        for one, other in combinations(buttons, 2)
        if place_on(ground, one).intersects(place_on(ground, other))
    ]


def touched(window: QWidget) -> list[tuple[QWidget, list[QWidget]]]:
    """Return the buttons of `window` that are shown, with what they are scrolled with, if any."""
    groups: dict[QWidget, list[QWidget]] = {}
    for button in _buttons(window):
        groups.setdefault(_ground(button, window), []).append(button)
    return list(groups.items())


def place_on(ground: QWidget, widget: QWidget) -> QRect:
    """Return where `widget` lies, in pixels of `ground`."""
    return QRect(widget.mapTo(ground, QPoint()), widget.size())


def _buttons(window: QWidget) -> list[TouchButton]:
    return [button for button in window.findChildren(TouchButton) if button.isVisible()]


def overlaps(window: QWidget) -> list[str]:
    """Return the pairs of texts that lie over each other.

    What is scrolled is compared only with what is scrolled with it.
    """
    groups: dict[QWidget, list[QLabel]] = {}
    for label in labels_of(window):
        groups.setdefault(_ground(label, window), []).append(label)
    return [fault for ground, labels in groups.items() for fault in _crossing(ground, labels)]


def _crossing(ground: QWidget, labels: list[QLabel]) -> Iterator[str]:
    places = [(place_on(ground, label), label) for label in labels]
    places.sort(key=lambda place: place[0].top())
    for index, (upper, one) in enumerate(places):
        for lower, other in places[index + 1 :]:
            if lower.top() > upper.bottom():
                break
            if upper.intersects(lower):
                yield f"“{one.text()}” lies over “{other.text()}”"


def _ground(part: QWidget, window: QWidget) -> QWidget:
    """Return what `part` moves with: the content of its scrolling pane, or the window."""
    inner = part
    while (outer := inner.parentWidget()) is not None and inner is not window:
        if _is_viewport(outer):
            return inner
        inner = outer
    return window


def too_small(window: QWidget, least: int) -> list[str]:
    """Return the buttons that are lower or narrower than `least` pixels."""
    return [
        f"“{button.accessibleName()}” is {button.width()}x{button.height()}"
        for button in window.findChildren(TouchButton)
        if button.isVisible() and min(button.width(), button.height()) < least
    ]


def labels_of(window: QWidget) -> Iterator[QLabel]:
    """Yield the texts of `window` that are shown."""
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            yield label


def _faults(label: QLabel) -> Iterator[str]:
    if label.heightForWidth(label.width()) > label.height():
        yield f"“{label.text()}” needs more height than {label.height()}"
    text = MARKUP.sub("", label.text()).strip().replace(SOFT_HYPHEN, "-\u200b")
    longest = max(map(label.fontMetrics().horizontalAdvance, BETWEEN_WORDS.split(text)))
    if longest > label.contentsRect().width():
        yield f"“{label.text()}” has a word wider than {label.width()}"
    if not _inside_parents(label):
        yield f"“{label.text()}” lies outside of what holds it"


def _inside_parents(part: QWidget) -> bool:
    """Tell whether all of `part` lies inside what holds it; pages can only be moved up and down."""
    outer = part.parentWidget()
    while outer is not None:
        place = QRect(part.mapTo(outer, QPoint()), part.size())
        if _is_viewport(outer):
            return place.left() >= 0 and place.right() < outer.width()
        if not outer.rect().contains(place):
            return False
        outer = outer.parentWidget()
    return True


def _is_viewport(widget: QWidget) -> bool:
    """Tell whether `widget` is where the content of a scrolling pane is seen."""
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget
