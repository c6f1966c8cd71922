"""Staff see which advice is shown, find other advice and what it changes, and agree or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.checks.layout import all_faults
from sendkiosk.ui.content_port import ContentFile, ContentOffer, ContentServices
from sendkiosk.ui.exits import RESTART
from sendkiosk.ui.gallery.staff_pages import OFFER, SHOWN
from sendkiosk.ui.staff.behind_pin import CONTENT_STAYS
from sendkiosk.ui.staff.content import ContentPage, ContentStaffPage, OfferPage
from sendkiosk.ui.staff.pages import AskPage, StaffPage
from sendkiosk.ui.staff.screen import StaffScreen
from sendkiosk.ui.words import Expander
from tests.support.kiosks import SIZES
from tests.ui.staff.conftest import PIN, Site

P = TypeVar("P", bound=StaffPage)


@dataclass
class Contents:
    """Contents that are looked at and agreed to; what was agreed to is kept."""

    offers: dict[str, ContentOffer | Message] = field(default_factory=dict)
    back: ContentOffer | Message = field(default_factory=lambda: message("There is none."))
    reason: Message | None = None
    agreed: list[str] = field(default_factory=list)

    def services(self) -> ContentServices:
        return ContentServices(lambda: SHOWN, self.find, lambda: self.counted(self.back))

    def find(self) -> tuple[ContentFile, ...]:
        return tuple(
            ContentFile(name, "/media/stick", lambda offer=offer: self.counted(offer))  # type: ignore[misc]  # a default binds it
            for name, offer in self.offers.items()
        )

    def counted(self, offer: ContentOffer | Message) -> ContentOffer | Message:
        if isinstance(offer, Message):
            return offer

        def agree() -> Message | None:
            self.agreed.append(offer.name)
            return self.reason

        return replace(offer, agree=agree)


@pytest.fixture
def contents() -> Contents:
    return Contents({"a.sendpack": OFFER, "bad.sendpack": message("This is refused.")})


@pytest.fixture
def site(new_site: Callable[..., Site], contents: Contents) -> Site:
    return new_site(content=contents.services())


def on(site: Site, kind: type[P]) -> P:
    page = site.page()
    assert isinstance(page, kind)
    return page


def press(site: Site, button: QAbstractButton) -> None:
    assert button.isEnabled()
    button.click()
    site.settle()


def open_contents(site: Site) -> ContentPage:
    site.knock()
    site.type(PIN)
    site.settle()
    press(site, on(site, StaffScreen).content)
    return on(site, ContentPage)


def open_offer(site: Site, place: int = 0) -> OfferPage:
    page = open_contents(site)
    press(site, page.search)
    file = page.files[place]
    assert isinstance(file, QAbstractButton)
    press(site, file)
    return on(site, OfferPage)


def words_on(page: StaffPage) -> list[str]:
    """Return all words that are seen, without the places where a long name may be broken."""
    return [
        label.text().replace("\u200b", "")
        for label in page.findChildren(QLabel)
        if label.isVisible()
    ]


@pytest.mark.parametrize("size", SIZES)
def test_each_page_can_be_read_and_touched(
    new_site: Callable[..., Site], contents: Contents, size: tuple[int, int]
) -> None:
    contents.offers["a" * 80 + "-1.0.0.sendpack"] = OFFER
    site = new_site(size=size, content=contents.services())
    page: ContentStaffPage = open_contents(site)
    assert set(SHOWN) <= set(words_on(page))
    assert not all_faults(page, page.look.sizes.target)
    press(site, on(site, ContentPage).search)
    assert not all_faults(page, page.look.sizes.target)
    where = "/media/" + "a-very-long-name-of-a-stick" * 4
    page.tell(message("This is refused. {why}", why=f"It was signed by somebody else. {where}" * 4))
    site.settle()
    assert not all_faults(page, page.look.sizes.target)
    file = on(site, ContentPage).files[0]
    assert isinstance(file, QAbstractButton)
    press(site, file)
    offer = on(site, OfferPage)
    assert not all_faults(offer, offer.look.sizes.target)
    for group in offer.groups:
        if isinstance(group, Expander):
            group.open(is_open=True)
    site.settle()
    assert not all_faults(offer, offer.look.sizes.target)


def test_all_that_changes_is_there_and_the_important_is_open(site: Site) -> None:
    page = open_offer(site)
    words = words_on(page)
    important, others = OFFER.groups
    for change in important.changes:
        assert {change.title, *change.lines} <= set(words)
    assert others.changes[0].title not in words
    for group in page.groups:
        if isinstance(group, Expander):
            press(site, group.button)
    assert words_on(page).count(others.changes[0].title) == len(others.changes)


def test_what_is_agreed_to_is_put_in_place_and_shown_after_a_start(
    site: Site, contents: Contents
) -> None:
    press(site, open_offer(site).yes)
    assert contents.agreed == [OFFER.name]
    press(site, on(site, AskPage).yes)
    press(site, on(site, AskPage).yes)
    assert site.ended == [RESTART]


def test_where_the_program_would_not_come_up_again_that_is_told(
    site: Site, contents: Contents
) -> None:
    site.not_again = "The settings have a fault."
    press(site, open_offer(site).yes)
    press(site, on(site, AskPage).yes)
    assert "The settings have a fault." in words_on(on(site, StaffScreen))
    assert site.ended == []
    assert contents.agreed == [OFFER.name]


def test_what_is_left_changes_nothing(site: Site, contents: Contents) -> None:
    press(site, open_offer(site).no)
    press(site, on(site, ContentPage).back)
    on(site, StaffScreen)
    assert contents.agreed == []


def test_what_is_refused_is_told_and_another_can_be_tried(site: Site, contents: Contents) -> None:
    page = open_contents(site)
    press(site, page.search)
    _good, bad = page.files
    assert isinstance(bad, QAbstractButton)
    press(site, bad)
    assert on(site, ContentPage) is page
    assert "This is refused." in words_on(page)
    assert all(button.isEnabled() for button in (page.search, page.undo, *page.files))
    assert contents.agreed == []


def test_what_cannot_be_put_in_place_is_told(site: Site, contents: Contents) -> None:
    contents.reason = message("The disk is full.")
    press(site, open_offer(site).yes)
    assert "The disk is full." in words_on(on(site, ContentPage))
    assert set(SHOWN) <= set(words_on(on(site, ContentPage)))


def test_the_way_back_is_looked_at_first(site: Site, contents: Contents) -> None:
    page = open_contents(site)
    press(site, page.undo)
    assert "There is none." in words_on(page)
    contents.back = OFFER
    press(site, page.undo)
    press(site, on(site, OfferPage).yes)
    assert contents.agreed == [OFFER.name]


def test_where_nothing_is_found_that_is_told_and_looked_for_again(
    site: Site, contents: Contents
) -> None:
    offers, contents.offers = contents.offers, {}
    page = open_contents(site)
    press(site, page.search)
    assert not page.files
    contents.offers = offers
    press(site, page.search)
    press(site, page.search)
    assert len(page.files) == len(offers)
    assert all(file.isVisible() for file in page.files)


def test_meanwhile_the_visit_waits_and_nothing_stands_open_for_ever(site: Site) -> None:
    open_offer(site)
    assert site.staff.is_paused
    assert site.staff._stays.isActive()
    assert site.staff._stays.interval() == CONTENT_STAYS
    site.staff._stays.timeout.emit()
    assert site.staff.page is None


@pytest.mark.parametrize("at", ["search", "undo"])
def test_what_comes_too_late_changes_nothing(site: Site, contents: Contents, at: str) -> None:
    contents.back = OFFER
    page = open_contents(site)
    (page.search if at == "search" else page.undo).click()
    page.back.click()
    site.settle()
    on(site, StaffScreen)


def test_an_agreement_counts_even_if_the_page_gave_way(site: Site, contents: Contents) -> None:
    open_offer(site).yes.click()
    site.staff.to_visitor()
    site.settle()
    assert site.staff.page is None
    assert contents.agreed == [OFFER.name]


def test_where_contents_cannot_be_changed_there_is_no_way_there(
    new_site: Callable[..., Site],
) -> None:
    site = new_site()
    site.knock()
    site.type(PIN)
    site.settle()
    assert not on(site, StaffScreen).content.isEnabled()
