"""What is done so that nothing of a visit is left when it is over."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QClipboard, QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QWidget


def paint_now(window: QWidget) -> None:
    """Paint what `window` shows now over what it showed before, without waiting for events."""
    window.ensurePolished()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    window.repaint()


def sweep(*, whole_clipboard: bool) -> None:
    """End what was left behind: widgets, garbage, pictures, the last fault, the clipboard.

    Must be called from the event loop itself, not while a widget that may be ended handles an
    event. Unless the `whole_clipboard` is ours, only what was copied here is taken from it.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    forget_faults()
    clipboard = QGuiApplication.clipboard()
    for mode, ours in (
        (QClipboard.Mode.Clipboard, clipboard.ownsClipboard()),
        (QClipboard.Mode.Selection, clipboard.ownsSelection()),
    ):
        has = mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection()
        if has and (ours or whole_clipboard):
            clipboard.clear(mode)
    QPixmapCache.clear()
    gc.collect()


def forget_faults() -> None:
    """Drop the last fault, which Python keeps with all values of the functions it went through."""
    for name in ("last_exc", "last_type", "last_value", "last_traceback"):
        if hasattr(sys, name):
            delattr(sys, name)
