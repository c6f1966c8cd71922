from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sendkiosk.handout.fonts import find_fonts
from sendkiosk.journey.conditions import Always
from sendkiosk.journey.flow import Block, BlockKind, Letter, Wording
from sendkiosk.journey.messages import message
from sendkiosk.journey.visit import Journey
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.paths import find_places, font_folders
from sendkiosk.ui.idle import Limits
from sendkiosk.ui.kiosk import Kiosk
from tests.support.kiosks import SIZES, Remembered, make_kiosk

KioskMaker = Callable[..., Kiosk]


@pytest.fixture(autouse=True)
def garbage(qapp: QApplication) -> Iterator[None]:
    """Collect here what earlier tests left, and nothing in other threads during this one.

    Windows that nobody needs any more must not be found by the collector while it runs in a thread
    beside this one: objects of Qt end well only in the thread that they belong to. There, Qt and
    Python would wait for each other for good.

    What was to be deleted later is deleted first: without a loop that runs, Qt does not get to it,
    and each window keeps its kiosk, with what its last visitor told.
    """
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    """Load the typefaces that the program itself uses."""
    assert qapp is not None
    files = find_fonts(font_folders(find_places()))
    for file in files.all:
        assert QFontDatabase.addApplicationFont(str(file)) >= 0


@pytest.fixture
def remembered() -> Remembered:
    return Remembered()


@pytest.fixture
def new_kiosk(
    qtbot: QtBot, worcestershire: Journey, remembered: Remembered
) -> Iterator[KioskMaker]:
    """Give a function that opens a kiosk; at the end it is closed, and its work is done."""
    kiosks: list[Kiosk] = []

    def make(
        size: tuple[int, int] = SIZES[0],
        catalogue: Catalogue | None = None,
        journey: Journey | None = None,
        idle: Limits | None = None,
        languages: tuple[Catalogue, ...] = (),
    ) -> Kiosk:
        kiosk = make_kiosk(
            journey or worcestershire, remembered, size, catalogue, idle, languages=languages
        )
        qtbot.addWidget(kiosk.window)
        kiosks.append(kiosk)
        return kiosk

    yield make
    for kiosk in kiosks:
        kiosk.close()


@pytest.fixture
def lettered(worcestershire: Journey) -> Journey:
    """Give a journey that offers the same two letters to everybody."""
    letters = tuple(_letter(name, order) for order, name in enumerate(("first", "second")))
    return replace(worcestershire, flow=replace(worcestershire.flow, letters=letters))


def _letter(name: str, order: int) -> Letter:
    body = (Block(BlockKind.PARAGRAPH, message("This is from {today}.")),)
    return Letter(name, order, Always(), (Wording(Always(), message(f"Title of {name}"), body),))


@pytest.fixture
def kiosk(new_kiosk: KioskMaker) -> Kiosk:
    return new_kiosk()
