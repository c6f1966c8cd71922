"""From the stick to what is in place, through the pages of the staff, with nothing in between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel

from sendkiosk.contents.site import Site as Kiosk
from sendkiosk.contents.staff import Clock, content_services
from sendkiosk.paths import Places
from sendkiosk.settings.values import Settings
from sendkiosk.ui.staff.content import ContentPage, OfferPage
from sendkiosk.ui.staff.pages import AskPage, StaffPage
from sendkiosk.ui.staff.screen import StaffScreen
from tests.support.packs import LOCAL
from tests.support.signed_packs import OTHER_KEY, TRUSTED, of_version, signed, write_both
from tests.ui.staff.conftest import PIN, Site

CLOCK = Clock(lambda: date(2026, 11, 28), lambda: datetime(2026, 11, 28, 9, tzinfo=UTC))


def press(site: Site, button: object) -> StaffPage:
    assert isinstance(button, QAbstractButton)
    button.click()
    site.settle()
    return site.page()


def version(kiosk: Kiosk) -> str:
    flow = kiosk.chosen().opened.flow
    assert flow is not None
    return flow.packs[0].version


def test_staff_take_new_advice_from_a_stick_and_go_back(
    new_site: Callable[..., Site], tmp_path: Path
) -> None:
    places = Places(tmp_path / "resources", tmp_path / "translations")
    write_both(places.packs)
    stick = tmp_path / "stick"
    stick.mkdir()
    number = {"contacts.toml": LOCAL["contacts.toml"].replace("01905 000000", "01905 111111")}
    (stick / "1-new.sendpack").write_bytes(signed({**of_version("3"), **number}).data)
    (stick / "2-strange.sendpack").write_bytes(signed(of_version("4"), key=OTHER_KEY).data)
    settings = Settings(pack="local", pack_keys=(TRUSTED.line,), update_folders=(str(stick),))
    kiosk = Kiosk(settings, tmp_path / "settings.toml", places, tmp_path / "data")
    site = new_site(content=content_services(kiosk, CLOCK))
    site.knock()
    site.type(PIN)
    site.settle()

    screen = site.page()
    assert isinstance(screen, StaffScreen)
    page = press(site, screen.content)
    assert isinstance(page, ContentPage)
    press(site, page.search)
    new, strange = page.files
    assert press(site, strange) is page
    assert page.told.isVisible()
    offer = press(site, new)
    assert isinstance(offer, OfferPage)
    words = [label.text() for label in offer.findChildren(QLabel)]
    assert any("01905 000000" in each for each in words)
    assert any("01905 111111" in each for each in words)
    assert version(kiosk) == "2"
    asked = press(site, offer.yes)
    assert version(kiosk) == "3"
    assert isinstance(asked, AskPage)

    screen = press(site, asked.no)
    assert isinstance(screen, StaffScreen)
    page = press(site, screen.content)
    assert isinstance(page, ContentPage)
    back = press(site, page.undo)
    assert isinstance(back, OfferPage)
    press(site, back.yes)
    assert version(kiosk) == "2"
