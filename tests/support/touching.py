"""A finger on a kiosk that is shown: what is touched answers before the test goes on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.page import Page


def settle() -> None:
    """Let all that was asked for happen, and what was left go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()


def touch(button: QAbstractButton) -> None:
    """Touch `button`, which must be there to touch."""
    settle()
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def page_of(kiosk: Kiosk) -> Page:
    """Return the page that `kiosk` shows."""
    page = kiosk.window.page
    assert page is not None
    return page
