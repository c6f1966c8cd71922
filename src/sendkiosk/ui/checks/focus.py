"""Whether it can be seen which control the keys go to: the same pixels, with and without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.checks.contrast import LEAST_FOR_EDGES, contrast
from sendkiosk.ui.checks.legible import hard_to_read, is_in_front
from sendkiosk.ui.checks.pixels import Picture
from sendkiosk.ui.in_view import part_in_view

THICK: Final = 2
"""Pixels all around: so much of a control must change (WCAG 2.2, 2.4.13)."""


def focus_not_seen(window: QWidget, known: set[object]) -> list[str]:
    """Return the buttons of `window` that the focus changes too little.

    Of those that are drawn alike, one is looked at; `known` keeps which have been, from one call to
    the next.
    """
    return [fault for button in _new_ones(window, known) for fault in _faults(button, window)]


def changed(before: Picture, after: Picture, region: QRect) -> int:
    """Return how many pixels of `region` differ by what an edge has to, in two pictures of it."""
    pairs: Counter[tuple[int, int]] = Counter()
    for old, new in zip(before.rows(region), after.rows(region), strict=True):
        pairs.update(zip(old, new, strict=True))
    return sum(
        count for (old, new), count in pairs.items() if contrast(old, new) >= LEAST_FOR_EDGES
    )


def _new_ones(window: QWidget, known: set[object]) -> Iterator[TouchButton]:
    for button in window.findChildren(TouchButton):
        if not button.isEnabled() or button.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        holder = button.parentWidget()
        alike = tuple(button.property(name) for name in ("look", "bar", "chosen"))
        drawn = (*alike, holder.objectName() if holder else "")
        if drawn in known or not is_in_front(button, window):
            continue
        place = QRect(button.mapTo(window, QPoint()), button.size())
        if part_in_view(button, window) == place:
            known.add(drawn)
            yield button


def _faults(button: TouchButton, window: QWidget) -> Iterator[str]:
    place = QRect(button.mapTo(window, QPoint()), button.size())
    had, keys = window.focusWidget(), window.property("keys")
    button.clearFocus()
    before = Picture(window.grab().toImage())
    window.setProperty("keys", True)
    button.setFocus(Qt.FocusReason.OtherFocusReason)
    button.retone()
    after = Picture(window.grab().toImage())
    yield from (f"with the focus, {fault}" for fault in hard_to_read(window, after, button))
    window.setProperty("keys", keys)
    button.clearFocus()
    button.retone()
    if had is not None:
        had.setFocus(Qt.FocusReason.OtherFocusReason)
    needed = THICK * 2 * (button.width() + button.height())
    seen = changed(before, after, place)
    if seen < needed:
        yield (
            f"the focus on “{button.accessibleName()}” changes {seen} pixels by"
            f" {LEAST_FOR_EDGES:g}:1, {needed} are needed"
        )
