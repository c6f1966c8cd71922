"""Whatever is touched and pressed, in whatever order: nothing breaks, and nothing piles up."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from typing import Final
from weakref import getweakrefcount

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from sendkiosk.ui.navigator import Place
from sendkiosk.ui.scroll_buttons import ScrollButtons
from tests.fakes.speech import FakeEngine
from tests.support.kiosks import SIZES, Remembered
from tests.support.monkey import PATIENT, Monkey, kilobytes_in_use, resident_kilobytes, settle
from tests.ui.conftest import KioskMaker

log = logging.getLogger(__name__)

VISITS: Final = 10_000
FIRST: Final = 100
"""After so many visits everything that is made once has been made."""
MORE: Final = 1.05
"""The memory of the last visit against that of the first ones."""
FEW: Final = 30
LEFT: Final = 0.5
"""Kilobytes that a short visit may leave: what is made once may be made late."""
EVERY: Final = 500
"""After so many visits the log says how far it is."""
ALL_PLACES: Final = {place.name for place in Place if place is not Place.PAPER}
"""Adviser mode alone has the other one."""
ALL_WAYS: Final = {
    *("print", "print large", "print a letter", "phone", "finish"),
    *("leave by button", "leave by key", "idle"),
    *("read", "smaller", "larger", "colours"),
}


@pytest.fixture(autouse=True)
def busy(remembered: Remembered) -> Remembered:
    """Let pages be read aloud, too."""
    remembered.speech = FakeEngine()
    return remembered


@pytest.fixture
def light() -> Iterator[None]:
    """Let the collector pass by what was there before: each visit has it look at everything."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def forget(busy: Remembered) -> None:
    """Drop what the services of the kiosk remember for tests."""
    busy.sheets.clear()
    busy.notes.clear()
    assert isinstance(busy.speech, FakeEngine)
    busy.speech.begun.clear()


def widgets() -> int:
    """Return how many widgets there are, without those that nobody needs any more."""
    gc.collect()
    every = QApplication.allWidgets()
    # Buttons for scrolling come and go with the room that a page has.
    columns = (each for each in every if isinstance(each, ScrollButtons))
    return len(every) - sum(len(column.findChildren(QWidget)) for column in columns)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_monkey_breaks_nothing(new_kiosk: KioskMaker, size: tuple[int, int]) -> None:
    monkey = Monkey(new_kiosk(size, idle=PATIENT), seed=size[0])
    monkey.visit()
    before = widgets()
    for _ in range(4):
        monkey.visit()
    # What one visit leaves would stand here four times.
    assert widgets() < before + 4


def test_a_visitor_who_goes_through_meets_all_there_is(
    new_kiosk: KioskMaker, busy: Remembered
) -> None:
    monkey = Monkey(new_kiosk(SIZES[0], idle=PATIENT), seed=1)
    monkey.go_through()
    on_the_way = {Place.START, Place.QUESTION, Place.SUMMARY, Place.PHONE, Place.NOTE, Place.DONE}
    assert set(monkey.met) >= {place.name for place in on_the_way}
    assert len(busy.sheets) == 3


def test_nothing_that_waits_for_the_kiosk_piles_up(new_kiosk: KioskMaker) -> None:
    kiosk = new_kiosk(SIZES[0], idle=PATIENT)
    monkey = Monkey(kiosk, seed=1)
    monkey.go_through()
    settle()
    before = getweakrefcount(kiosk)
    for _ in range(2):
        monkey.go_through()
        settle()
    assert getweakrefcount(kiosk) == before


@pytest.mark.usefixtures("light")
def test_pages_that_are_gone_leave_nothing(new_kiosk: KioskMaker) -> None:
    kiosk = new_kiosk(SIZES[2], idle=PATIENT)

    def visit() -> None:
        kiosk.navigator.begin()
        QCoreApplication.processEvents()
        kiosk.leave()
        settle()

    in_use = []
    for _ in range(2):
        for _ in range(FEW):
            visit()
        in_use.append(kilobytes_in_use())
    before, after = in_use
    if before is None or after is None:
        pytest.skip("The C library does not tell what is in use.")
    assert after < before + FEW * LEFT


@pytest.mark.long
@pytest.mark.usefixtures("light")
def test_ten_thousand_visits_take_no_more_memory_than_the_first_hundred(
    new_kiosk: KioskMaker, busy: Remembered
) -> None:
    monkey = Monkey(new_kiosk(SIZES[2], idle=PATIENT), seed=1)
    level = few = 0
    for visits in range(1, VISITS + 1):
        monkey.visit()
        forget(busy)
        if visits == FIRST:
            level, few = resident_kilobytes(), widgets()
        if visits in {FIRST, 3 * FIRST} or visits % EVERY == 0:
            now, there = resident_kilobytes(), widgets()
            log.info("%s visits: %s kB, %s widgets", visits, now, there)
    log.info("Met: %s", dict(monkey.met))
    assert set(monkey.met) >= ALL_PLACES | ALL_WAYS
    assert widgets() < few + 4
    assert resident_kilobytes() <= level * MORE
