from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sendkiosk.journey.flow import Confidence
from sendkiosk.pack.codes import Fault
from tests.support.packs import LOCAL, edited, open_changed, open_local, placed

TRIED = """\
[tribunal]
by = "B. Nonym"
checked = 2026-11-22
review_by = 2027-02-22
details = ["www.example.org", "a@example.org"]
"""


def test_what_was_tried_is_sure_and_was_checked_that_day(tmp_path: Path) -> None:
    flow = open_changed(tmp_path, {"confirmations.toml": TRIED}).flow
    assert flow
    tribunal, helpline = flow.contacts["tribunal"], flow.contacts["helpline"]
    assert (tribunal.confirmed_by, tribunal.checked) == ("B. Nonym", date(2026, 11, 22))
    assert tribunal.review_by == date(2027, 2, 22)
    assert {each.confidence for each in tribunal.emails} == {Confidence.VERIFIED}
    assert helpline.confirmed_by == ""


def test_a_confirmation_of_other_numbers_counts_for_nothing(tmp_path: Path) -> None:
    opened = open_changed(tmp_path, edited("contacts.toml", '"01905 768153"', '"01905 768154"'))
    (found,) = opened.findings
    folder = tmp_path / "national"
    assert placed(found, folder) == (Fault.OTHER_DETAILS, "confirmations.toml", 5)
    assert opened.flow
    assert opened.flow.contacts["helpline"].confirmed_by == ""


def test_what_the_national_pack_confirmed_says_nothing_of_a_local_contact(tmp_path: Path) -> None:
    opened = open_local(tmp_path, {})
    assert opened.findings == ()
    assert opened.flow
    assert opened.flow.contacts["helpline"].confirmed_by == ""


def test_a_local_pack_confirms_contacts_of_the_national_one(tmp_path: Path) -> None:
    opened = open_local(tmp_path, {"confirmations.toml": TRIED})
    assert opened.findings == ()
    assert opened.flow
    assert opened.flow.contacts["tribunal"].confirmed_by == "B. Nonym"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"confirmations.toml": TRIED.replace("[tribunal]", "[tribune]")}, Fault.UNKNOWN_CONTACT),
        ({"confirmations.toml": TRIED.replace("2027-02", "2026-02")}, Fault.REVIEW),
    ],
)
def test_confirmations_that_cannot_be(
    tmp_path: Path, change: dict[str, str | bytes | None], code: Fault
) -> None:
    opened = open_local(tmp_path, {**LOCAL, **change})
    assert [found.code for found in opened.findings] == [code]
    assert opened.flow is None
