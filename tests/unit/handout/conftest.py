"""What the tests of the sheet share: the fonts, and a way to build a sheet in English."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sendkiosk.handout.fonts import FontFiles, find_fonts
from sendkiosk.handout.sheet import SheetSize, build_sheet
from sendkiosk.journey.summary import Summary
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.paths import find_places, font_folders


@pytest.fixture(scope="session")
def fonts() -> FontFiles:
    """Return the fonts that the program itself would take."""
    return find_fonts(font_folders(find_places()))


@pytest.fixture(scope="session")
def build(fonts: FontFiles) -> Callable[[Summary, SheetSize], bytes]:
    """Return a function that builds a sheet in English."""
    return lambda summary, size: build_sheet(summary, Catalogue(), fonts, size)
