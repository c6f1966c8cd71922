"""What of a widget can be seen in its window, and what of it is scrolled away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget


def part_in_view(widget: QWidget, window: QWidget) -> QRect:
    """Return the part of `widget` that is not scrolled away, in pixels of `window`."""
    if not widget.isVisibleTo(window):
        return QRect()
    return QRect(widget.mapTo(window, QPoint()), widget.size()) & view_around(widget, window)


def view_around(widget: QWidget, window: QWidget) -> QRect:
    """Return the part of `window`, in its pixels, in which `widget` is seen when it is there."""
    around = window.rect()
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QScrollArea):
            view = parent.viewport()
            around &= QRect(view.mapTo(window, QPoint()), view.size())
        parent = parent.parentWidget()
    return around
