"""Whatever is touched and pressed, in whatever order: nothing breaks, and nothing piles up."""

from __future__ import annotations

import gc
import random
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from tests.fakes.speech import FakeEngine
from tests.support.kiosks import SIZES, Remembered
from tests.ui.conftest import KioskMaker

MOST_ACTS: Final = 12
"""After so many a visitor has had enough."""
KEYS: Final = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_F4,
    Qt.Key.Key_A,
)


class Monkey:
    """Touches and presses what it finds, the same things again for the same `seed`."""

    def __init__(self, kiosk: Kiosk, seed: int) -> None:
        self._kiosk, self._chance = kiosk, random.Random(seed)  # noqa: S311 - no secret

    def visit(self) -> None:
        """Take a visit from the start page back to it."""
        kiosk = self._kiosk
        for _ in range(MOST_ACTS):
            if self._chance.random() < 0.85:
                self._touch()
            else:
                QTest.keyClick(kiosk.window.focusWidget(), self._key())
            QCoreApplication.processEvents()
        kiosk.leave()
        settle()
        assert kiosk.navigator.position.place is Place.START
        assert not kiosk.navigator.position.visit.answers

    def _touch(self) -> None:
        found = [
            button
            for button in self._kiosk.window.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and is_seen(button)
        ]
        QTest.mouseClick(self._chance.choice(found), Qt.MouseButton.LeftButton)

    def _key(self) -> Qt.Key:
        return self._chance.choice(KEYS)


def is_seen(widget: QWidget) -> bool:
    """Tell whether the middle of `widget` is not scrolled away."""
    return widget.visibleRegion().contains(widget.rect().center())


def settle() -> None:
    """Let all that was left be deleted."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def resident_kilobytes() -> int:
    """Return how much memory this process has."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


@pytest.fixture(autouse=True)
def busy(remembered: Remembered) -> Remembered:
    """Let pages be read aloud, too."""
    remembered.speech = FakeEngine()
    return remembered


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_monkey_breaks_nothing(new_kiosk: KioskMaker, size: tuple[int, int]) -> None:
    monkey = Monkey(new_kiosk(size), seed=size[0])
    monkey.visit()
    before = len(QApplication.allWidgets())
    for _ in range(4):
        monkey.visit()
    # What one visit leaves would stand here four times.
    assert len(QApplication.allWidgets()) < before + 4


@pytest.mark.long
def test_ten_thousand_visits_take_no_more_memory_than_the_first_hundred(
    new_kiosk: KioskMaker, busy: Remembered
) -> None:
    monkey = Monkey(new_kiosk(SIZES[2]), seed=1)
    for _ in range(100):
        monkey.visit()
    level = resident_kilobytes()
    for _ in range(9_900):
        monkey.visit()
        busy.sheets.clear()
        busy.notes.clear()
    assert resident_kilobytes() <= level * 1.05
