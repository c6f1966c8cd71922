"""The screen that stands until the kiosk does."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from sendkiosk.ui.opening import show_opening

GROUND, INK = "#FBF8F1", "#0B4F4A"


@pytest.mark.parametrize("full_screen", [True, False], ids=["full screen", "window"])
def test_it_is_seen_at_once_and_goes_when_events_are_seen_to(
    qtbot: QtBot, *, full_screen: bool
) -> None:
    opening = show_opening(GROUND, INK, full_screen=full_screen)
    qtbot.addWidget(opening)
    picture = opening.grab().toImage()
    assert opening.isVisible()
    assert picture.pixelColor(0, 0) == QColor(GROUND)
    assert picture.pixelColor(picture.rect().center()) == QColor(INK)
    qtbot.waitUntil(lambda: not opening.isVisible())
