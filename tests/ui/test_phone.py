"""The page with the QR codes: what a phone reads from the screen is the summary."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from sendkiosk.journey.summary import summarise
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.covering import covering
from sendkiosk.qr.codes import Code, encode
from sendkiosk.qr.text import qr_texts
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.pages.phone import PhonePage
from sendkiosk.ui.pages.summary import SummaryPage
from tests.support.codes import decoded, grey
from tests.support.kiosks import SIZES

KioskMaker = Callable[..., Kiosk]
LEAST_SIDE, LEAST_SQUARE = 400, 4
"""In pixels: of a whole code, and of one of its squares."""

every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture(scope="module")
def visits(worcestershire: Journey) -> dict[int, Visit]:
    """Give a visit whose summary needs one code, and one whose summary needs two."""
    found: dict[int, Visit] = {}
    for visit in covering(worcestershire):
        found.setdefault(len(texts_of(worcestershire, visit)), visit)
    assert set(found) == {1, 2}
    return found


def texts_of(journey: Journey, visit: Visit) -> tuple[str, ...]:
    return qr_texts(summarise(journey, visit), Catalogue())


def touch(button: QAbstractButton) -> None:
    QCoreApplication.processEvents()
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def open_page(kiosk: Kiosk, visit: Visit) -> PhonePage:
    """Come to the page from the summary of `visit`, by touch."""
    kiosk.navigator._move(Position(Place.SUMMARY, visit))
    page = kiosk.window.page
    assert isinstance(page, SummaryPage)
    touch(page.phone)
    QCoreApplication.processEvents()
    found = kiosk.window.page
    assert isinstance(found, PhonePage)
    return found


def seen(kiosk: Kiosk) -> list[str]:
    """Return what a phone reads that sees the whole window."""
    QCoreApplication.processEvents()
    image = kiosk.window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, line = image.width(), image.height(), image.bytesPerLine()
    data = bytes(image.constBits())
    rows = (data[row * line :][:width] for row in range(height))
    return decoded(grey(b"".join(rows), width, height))


@every_size
@pytest.mark.parametrize("count", [1, 2])
def test_a_phone_reads_the_summary_from_the_screen(
    new_kiosk: KioskMaker, visits: dict[int, Visit], size: tuple[int, int], count: int
) -> None:
    kiosk = new_kiosk(size)
    page = open_page(kiosk, visits[count])
    texts = qr_texts(kiosk.navigator.summary(), kiosk.window.look.catalogue)
    assert seen(kiosk) == [texts[0]]
    for text, button in zip(texts, page.buttons, strict=False):
        touch(button)
        assert seen(kiosk) == [text]
    assert len(page.buttons) == (count if count > 1 else 0)


@every_size
def test_codes_are_large_and_seen_as_a_whole(
    new_kiosk: KioskMaker, visits: dict[int, Visit], size: tuple[int, int]
) -> None:
    kiosk = new_kiosk(size)
    page = open_page(kiosk, visits[1])
    assert page.picture.width() == page.picture.height() >= LEAST_SIDE
    assert page.picture.visibleRegion().boundingRect() == page.picture.rect()
    codes = [encode(text) for text in texts_of(kiosk.navigator.journey, visits[1])]
    assert page.picture.width() >= LEAST_SQUARE * max(code.full_size for code in codes)


def test_the_page_leads_back_to_the_summary(kiosk: Kiosk, visits: dict[int, Visit]) -> None:
    open_page(kiosk, visits[2])
    touch(kiosk.window.footer.back)
    assert isinstance(kiosk.window.page, SummaryPage)
    assert kiosk.navigator.position.visit == visits[2]


def test_help_is_one_touch_away_and_leads_back(kiosk: Kiosk, visits: dict[int, Visit]) -> None:
    open_page(kiosk, visits[2])
    touch(kiosk.window.header.help)
    touch(kiosk.window.footer.back)
    assert isinstance(kiosk.window.page, PhonePage)


def test_the_picture_says_what_it_is(kiosk: Kiosk, visits: dict[int, Visit]) -> None:
    page = open_page(kiosk, visits[2])
    names = [page.picture.accessibleName()]
    touch(page.buttons[1])
    names.append(page.picture.accessibleName())
    assert all(names)
    assert names[0] != names[1]
    assert page.picture.accessibleDescription()


def test_the_chosen_code_is_marked(kiosk: Kiosk, visits: dict[int, Visit]) -> None:
    page = open_page(kiosk, visits[2])
    touch(page.buttons[1])
    assert [button.property("chosen") for button in page.buttons] == [False, True]


def test_no_code_is_left_when_the_visit_is_over(kiosk: Kiosk, visits: dict[int, Visit]) -> None:
    open_page(kiosk, visits[2])
    assert codes_in_memory()
    kiosk.navigator.start_again()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    gc.collect()
    assert codes_in_memory() == []


def codes_in_memory() -> list[Code]:
    return [thing for thing in gc.get_objects() if isinstance(thing, Code)]
