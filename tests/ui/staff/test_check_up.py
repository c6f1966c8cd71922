"""The page that shows all that `doctor` finds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from sendkiosk.ui.checks.layout import all_faults
from sendkiosk.ui.services import StaffLine
from sendkiosk.ui.staff.check_up import CheckUpPage
from sendkiosk.ui.staff.screen import StaffScreen
from tests.support.kiosks import SIZES
from tests.ui.staff.conftest import PIN, Site

WELL = StaffLine("settings", "They can be read.", fine=True)
LATE = StaffLine("contents", "One should have been checked again.", fine=False)
FILE = "/home/kiosk/.local/share/sendkiosk/packs/worcestershire/contacts/of-the-council.toml:12: x"
BROKEN = StaffLine("pack", FILE, fine=False, urgent=True)


def open_page(site: Site) -> CheckUpPage:
    site.knock()
    site.type(PIN)
    site.settle()
    screen = site.page()
    assert isinstance(screen, StaffScreen)
    # No event is handled before the test looks: what is found has not arrived then.
    screen.check_up.click()
    page = site.page()
    assert isinstance(page, CheckUpPage)
    return page


def words_on(page: CheckUpPage) -> list[str]:
    """Return the words on `page` from its top to its bottom."""
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    labels.sort(key=lambda label: label.mapTo(page, label.rect().topLeft()).y())
    return [label.text().replace("\u200b", "") for label in labels]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_does_not_work_stands_first_and_everything_is_there(
    new_site: Callable[..., Site], size: tuple[int, int]
) -> None:
    site = new_site(size=size)
    site.lines = (WELL, LATE, BROKEN)
    page = open_page(site)
    site.settle()
    words = words_on(page)
    places = [words.index(line.words) for line in (BROKEN, LATE, WELL)]
    assert places == sorted(places)
    assert not all_faults(page, page.look.sizes.target)


def test_it_can_be_looked_at_again(site: Site) -> None:
    site.lines = (BROKEN,)
    page = open_page(site)
    assert not page.again.isEnabled()
    site.settle()
    assert BROKEN.words in words_on(page)
    site.lines = (WELL,)
    site.touch(page.again)
    site.settle()
    words = words_on(page)
    assert WELL.words in words
    assert BROKEN.words not in words


def test_the_way_back_leads_to_the_staff_screen(site: Site) -> None:
    page = open_page(site)
    site.settle()
    assert site.staff.is_paused
    site.touch(page.back)
    assert isinstance(site.page(), StaffScreen)
