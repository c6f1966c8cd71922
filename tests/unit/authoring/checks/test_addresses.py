"""E-mail and web addresses: which can be right, and which can be typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.authoring.checks.addresses import LONGEST_TYPED, check_addresses
from sendkiosk.findings.finding import Severity
from sendkiosk.pack.codes import Fault
from tests.support.checks import found_by, places
from tests.support.packs import edited


def with_email(address: str) -> dict[str, str]:
    return edited("contacts.toml", "a@example.org", address)


def with_website(address: str) -> dict[str, str]:
    return edited("contacts.toml", "www.example.org", address)


def with_url(address: str) -> dict[str, str]:
    return edited("sources.toml", "https://example.org/law", address)


@pytest.mark.parametrize("address", ["send@justice.gov.uk", "first.last+sen@ex-ample.org"])
def test_a_usual_e_mail_address_is_good(tmp_path: Path, address: str) -> None:
    assert found_by(check_addresses, tmp_path, with_email(address)) == []


@pytest.mark.parametrize(
    "address",
    ["a@example", "a@@example.org", "a b@example.org", "a@example,org", "a..b@example.org", "a"],
)
def test_an_e_mail_address_that_cannot_be_right_is_an_error(tmp_path: Path, address: str) -> None:
    found = found_by(check_addresses, tmp_path, with_email(address))
    assert [(each.code, each.severity) for each in found] == [(Fault.DEAD_EMAIL, Severity.ERROR)]


@pytest.mark.parametrize(
    "address",
    ["example.org", "www.example.gov.uk/send", "https://example.org", "HTTP://example.org/a"],
)
def test_a_short_web_address_is_good(tmp_path: Path, address: str) -> None:
    assert found_by(check_addresses, tmp_path, with_website(address)) == []


@pytest.mark.parametrize(
    "address",
    ["example", "www.example,org", "www..example.org", "htps://example.org", "1.2.3.4", "a b.org"],
)
def test_a_web_address_that_cannot_be_right_is_an_error(tmp_path: Path, address: str) -> None:
    found = found_by(check_addresses, tmp_path, with_website(address))
    assert [(each.code, each.severity) for each in found] == [(Fault.DEAD_ADDRESS, Severity.ERROR)]


@pytest.mark.parametrize(
    "address",
    [
        "example.org/page?id=7",
        "example.org/page#help",
        "example.org/caf\u00e9",
        "example.org/" + "a" * (LONGEST_TYPED - 11),
    ],
)
def test_a_web_address_that_nobody_can_type_is_a_warning(tmp_path: Path, address: str) -> None:
    found = found_by(check_addresses, tmp_path, with_website(address))
    assert [(each.code, each.severity) for each in found] == [
        (Fault.LONG_ADDRESS, Severity.WARNING)
    ]


def test_the_longest_address_that_can_be_typed_is_good(tmp_path: Path) -> None:
    address = "example.org/" + "a" * (LONGEST_TYPED - 12)
    assert found_by(check_addresses, tmp_path, with_website(address)) == []


def test_that_of_a_source_may_be_long_but_must_be_one(tmp_path: Path) -> None:
    long = "https://example.org/" + "a" * LONGEST_TYPED + "?id=7#b"
    assert found_by(check_addresses, tmp_path, with_url(long)) == []
    for wrong in ("example.org/law", "https://example", "https://1.2.3.4/law"):
        found = found_by(check_addresses, tmp_path, with_url(wrong))
        assert [(each.code, each.severity) for each in found] == [
            (Fault.DEAD_ADDRESS, Severity.WARNING)
        ]


def test_findings_stand_where_the_addresses_do(tmp_path: Path) -> None:
    contacts = with_email("a")["contacts.toml"].replace("www.example.org", "b")
    changes = {"contacts.toml": contacts, **with_url("c")}
    assert places(check_addresses, tmp_path, changes) == [
        (Fault.DEAD_EMAIL, "contacts.toml", 17),
        (Fault.DEAD_ADDRESS, "contacts.toml", 18),
        (Fault.DEAD_ADDRESS, "sources.toml", 3),
    ]
