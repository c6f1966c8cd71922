"""A kiosk for visitors stands for weeks: it holds what it needs, and loads it before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

START_PAGE = """
import sys
import sendkiosk.ui.desktop
from PySide6.QtWidgets import QApplication
from sendkiosk.journey.messages import message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.paths import find_places
from sendkiosk.ui.look import Look
from sendkiosk.ui.pages.plain import StartPage
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import load_theme
from sendkiosk.ui.window import Window

application = QApplication([])
theme = load_theme(find_places().resources, Sizes.for_screen(1920, 1080))
look = Look(Catalogue(), theme)
window, page = Window(look), StartPage(look, message("a council"))
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """Give the modules that are loaded when a start page in English stands."""
    done = subprocess.run(
        [sys.executable, "-c", START_PAGE], check=True, timeout=60, capture_output=True, text=True
    )
    return frozenset(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        *("PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "PySide6.QtTextToSpeech"),
        *("babel", "hashlib", "markdown_it", "polib", "pydantic", "pyphen", "sqlite3", "uharfbuzz"),
        *("sendkiosk.ui.adviser", "sendkiosk.ui.preview", "sendkiosk.ui.staff.behind_pin"),
        *("sendkiosk.ui.pages.summary", "sendkiosk.notes.reports", "sendkiosk.qr"),
    ],
)
def test_a_start_page_loads_nothing_that_only_others_need(
    loaded: frozenset[str], module: str
) -> None:
    assert "sendkiosk.ui.pages.plain" in loaded
    assert module not in loaded
