"""What the staff screen gets to show: sentences and groups, and never an error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sendkiosk.contents import staff
from sendkiosk.contents.site import Site
from sendkiosk.contents.staff import Clock, content_services
from sendkiosk.delivery.shelf import POINTER
from sendkiosk.journey.messages import Message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.content_port import ContentOffer, ContentServices
from tests.support.packs import LOCAL, NATIONAL
from tests.support.signed_packs import OTHER_KEY, TRUSTED, of_version
from tests.unit.contents.conftest import with_settings

CLOCK = Clock(lambda: date(2026, 11, 28), lambda: datetime(2026, 11, 28, 9, tzinfo=UTC))
say = Catalogue().say


@pytest.fixture
def services(site: Site, tmp_path: Path) -> ContentServices:
    return content_services(with_settings(site, update_folders=(str(tmp_path / "stick"),)), CLOCK)


def told(services: ContentServices) -> str:
    return "\n".join(say(line) for line in services.shown())


def the_offer(services: ContentServices) -> ContentOffer:
    (file,) = services.find()
    offer = file.look()
    assert isinstance(offer, ContentOffer)
    return offer


def test_a_file_is_found_looked_at_agreed_to_and_gone_back_from(
    services: ContentServices, carry: Callable[..., Path]
) -> None:
    number = {"contacts.toml": LOCAL["contacts.toml"].replace("01905 000000", "01905 111111")}
    step = {
        "steps/talk.md": NATIONAL["steps/talk.md"].replace("Talk to us", "Ring us"),
        "pack.toml": NATIONAL["pack.toml"].replace('version = "1"', 'version = "1.1"'),
    }
    carry({**of_version("3"), **number}, step)
    offer = the_offer(services)
    assert offer.name == "Shire 3, Nation 1.1"
    first, *others = offer.groups
    assert first.important
    assert not any(group.important for group in others)
    lines = [line for change in first.changes for line in change.lines]
    assert any("01905 000000" in line for line in lines)
    assert any("01905 111111" in line for line in lines)
    assert any("Ring us" in change.title for group in others for change in group.changes)
    assert offer.agree() is None
    assert f"“{TRUSTED.name}”" in told(services)
    back = services.look_back()
    assert isinstance(back, ContentOffer)
    assert back.name == "Shire 2, Nation 1"
    assert back.agree() is None
    assert "Shire 2" in told(services)
    assert isinstance(services.look_back(), Message)


def test_what_is_refused_is_a_sentence(
    services: ContentServices, carry: Callable[..., Path]
) -> None:
    file = carry(of_version("3"), key=OTHER_KEY)
    assert OTHER_KEY.public("x").id in say(refusal(services))
    carry(of_version("3"))
    file.write_bytes(b"")
    assert "damaged" in say(refusal(services))
    file.unlink()
    carry(of_version("1"))
    assert "older" in say(refusal(services))


def refusal(services: ContentServices) -> Message:
    (file,) = services.find()
    refused = file.look()
    assert isinstance(refused, Message)
    return refused


def test_faults_are_counted_and_the_first_is_told(
    services: ContentServices, carry: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sendkiosk.pack import opening

    carry(of_version("3"))
    monkeypatch.setattr(
        "sendkiosk.contents.offers.open_pack", lambda folder: opening.open_pack(folder / "steps")
    )
    words = say(refusal(services))
    assert "(1)" in words
    assert "F001" in words


def test_what_is_damaged_is_told_with_what_is_shown(
    services: ContentServices, site: Site, carry: Callable[..., Path]
) -> None:
    carry(of_version("3"))
    assert the_offer(services).agree() is None
    shelf = site.shelf
    assert shelf is not None
    (shelf.folder / POINTER).write_text("{")
    assert str(shelf.folder / POINTER) in told(services)


def test_where_no_signed_pack_counts_that_is_told(site: Site) -> None:
    services = content_services(with_settings(site, pack=str(site.named)), CLOCK)
    assert str(site.named) in told(services)
    assert isinstance(services.look_back(), Message)


def test_long_lists_end_with_how_many_more(
    services: ContentServices, carry: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staff, "MOST_SHOWN", 1)
    carry(
        of_version("3"),
        {"sources.toml": NATIONAL["sources.toml"].replace("2026-11-01", "2026-11-02")},
    )
    longest = max(the_offer(services).groups, key=lambda group: len(group.changes))
    assert len(longest.changes) == 2
    assert longest.changes[1].lines == ()


def test_names_from_a_stick_can_be_shown(services: ContentServices, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "bad\nname\x1b.sendpack").write_bytes(b"")
    raw = bytes(stick) + b"/\xff.sendpack"
    Path(raw.decode("utf-8", "surrogateescape")).write_bytes(b"")
    for file in services.find():
        assert file.name.isprintable()
        assert file.name.encode()
