"""Recording who has tried a contact: what is written, what stays, and what is refused."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from sendkiosk.authoring.confirm import (
    CONFIRMATIONS,
    LONGEST_NAME,
    Confirmation,
    confirmation,
    confirmed_text,
    contacts_of,
)
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.pack.from_files import unconfirmed
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.opening import open_pack
from tests.support.packs import LOCAL, NATIONAL, edited, open_changed, open_local, write_pack

TODAY = date(2026, 11, 24)
EARLIER = date(2026, 11, 3)
LATER = date(2027, 1, 15)
BY = "J. Smith"

WITH_COMMENTS = """\
# Rung from the desk.

[helpline] # the most important one
by = "A. Nonym"   # volunteer
checked = 2026-11-20
review_by = 2027-02-20
details = [
  "01905 000000",
]

# The tribunal answers e-mails only.
[tribunal]
by = "B. Nonym"
checked = 2026-11-21
review_by = 2027-02-21
details = ["a@example.org", "www.example.org"]
# the end"""


def merged_in(folder: Path) -> Merged:
    merged = open_pack(folder).merged
    assert merged is not None
    return merged


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """Give the folder of a local pack in which nothing is confirmed."""
    assert open_local(tmp_path, {}, {**NATIONAL, CONFIRMATIONS: None}).flow
    return tmp_path / "local"


def record(folder: Path, contact: str = "helpline", by: str = BY) -> str:
    merged = merged_in(folder)
    said = confirmation(merged, contact, by, TODAY, (None, None))
    return confirmed_text(folder, merged, said)


def test_the_first_confirmation_begins_a_file_with_all_that_was_tried(local: Path) -> None:
    text = record(local, "tribunal")
    assert tomllib.loads(text) == {
        "tribunal": {
            "by": BY,
            "checked": TODAY,
            "review_by": date(2027, 2, 24),
            "details": ["a@example.org", "www.example.org"],
        }
    }
    (local / CONFIRMATIONS).write_text(text, encoding="utf-8")
    opened = open_pack(local)
    assert opened.findings == ()
    assert opened.flow
    assert opened.flow.contacts["tribunal"].confirmed_by == BY


def test_all_else_in_the_file_stays_as_it_was(local: Path) -> None:
    (local / CONFIRMATIONS).write_text(WITH_COMMENTS, encoding="utf-8")
    text = record(local)
    expected = WITH_COMMENTS.replace("A. Nonym", BY).replace("2026-11-20", "2026-11-24")
    expected = expected.replace("2027-02-20", "2027-02-24")
    expected = expected.replace('[\n  "01905 000000",\n]', '["01905 000000"]')
    assert text == f"{expected}\n"


FORMS = {
    "empty": "",
    "only a comment": "# nothing yet",
    "inline": 'helpline = {by = "x", checked = 2026-01-01, review_by = 2026-02-01,'
    ' details = ["1"]}',
    "dotted": 'helpline.by = "x"\nhelpline.checked = 2026-01-01\nhelpline.review_by = 2026-02-01\n'
    'helpline.details = ["1"]\n[tribunal]\nby = "y"\nchecked = 2026-01-01\nreview_by = 2026-02-01\n'
    'details = ["2"]',
    "no end of line": WITH_COMMENTS.partition("\n# the end")[0],
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("contact", ["helpline", "tribunal"])
def test_the_file_may_be_written_in_any_way(local: Path, form: str, contact: str) -> None:
    (local / CONFIRMATIONS).write_text(FORMS[form], encoding="utf-8")
    before = tomllib.loads(FORMS[form])
    after = tomllib.loads(record(local, contact))
    assert after.pop(contact)["by"] == BY
    before.pop(contact, None)
    assert after == before


def test_the_details_are_those_that_the_contact_has_now(local: Path) -> None:
    (local / CONFIRMATIONS).write_text(WITH_COMMENTS, encoding="utf-8")
    changed = LOCAL["contacts.toml"].replace("01905 000000", "01905 000001")
    (local / "contacts.toml").write_text(changed, encoding="utf-8")
    assert tomllib.loads(record(local))["helpline"]["details"] == ["01905 000001"]


def test_a_file_that_cannot_be_read_is_reported_and_not_replaced(local: Path) -> None:
    merged = merged_in(local)
    (local / CONFIRMATIONS).mkdir()
    with pytest.raises(FindingsError, match=CONFIRMATIONS):
        confirmed_text(local, merged, Confirmation("helpline", BY, TODAY, LATER))


def test_the_days_can_be_given(local: Path) -> None:
    merged = merged_in(local)
    said = confirmation(merged, "helpline", f"  {BY} ", TODAY, (EARLIER, LATER))
    assert said == Confirmation("helpline", BY, EARLIER, LATER)
    said = confirmation(merged, "helpline", BY, TODAY, (EARLIER, None))
    assert said.review_by == date(2027, 2, 3)


@pytest.mark.parametrize(
    ("days", "named"),
    [
        ((date(2026, 11, 25), None), "2026-11-25"),
        ((None, TODAY), "2026-11-24"),
        ((EARLIER, date(2026, 11, 2)), "2026-11-02"),
    ],
)
def test_days_that_cannot_be_are_refused(
    local: Path, days: tuple[date | None, date | None], named: str
) -> None:
    with pytest.raises(TroubleError, match=named):
        confirmation(merged_in(local), "helpline", BY, TODAY, days)


@pytest.mark.parametrize(
    "name",
    ["", "   ", "x" * (LONGEST_NAME + 1), "J.\nSmith", "J.\tSmith", "J\x7f", "J\u202eS", "\ud800",
     "J. {Smith}", "**J.** Smith"],
    ids=range(10),
)  # fmt: skip
def test_a_name_that_could_not_be_printed_is_refused(local: Path, name: str) -> None:
    with pytest.raises(TroubleError, match="name"):
        confirmation(merged_in(local), "helpline", name, TODAY, (None, None))


@pytest.mark.parametrize("name", ['O’Neill "Jo"', "x" * LONGEST_NAME, "Zoë Łuk", "C:\\name"])
def test_a_name_comes_back_from_the_pack_as_it_was_given(local: Path, name: str) -> None:
    (local / CONFIRMATIONS).write_text(record(local, by=name), encoding="utf-8")
    flow = open_pack(local).flow
    assert flow
    assert flow.contacts["helpline"].confirmed_by == name


def test_an_unknown_contact_is_answered_with_the_nearest_or_with_all(local: Path) -> None:
    merged = merged_in(local)
    for wrong, offered in (("helpine", "Did you mean “helpline”"), ("x", "tribunal, helpline")):
        with pytest.raises(TroubleError, match=wrong) as refused:
            confirmation(merged, wrong, BY, TODAY, (None, None))
        assert offered in str(refused.value) or "helpline, tribunal" in str(refused.value)


def test_a_contact_that_is_only_found_in_words_has_nothing_to_try(tmp_path: Path) -> None:
    phones = 'phones = [{number = "01905 768153"}]'
    changes = {**NATIONAL, **edited("contacts.toml", phones, 'how_to_find = "Ask."')}
    folder = write_pack(tmp_path / "national", {**changes, CONFIRMATIONS: None})
    with pytest.raises(TroubleError, match="no number and no address"):
        confirmation(merged_in(folder), "helpline", BY, TODAY, (None, None))
    helpline = contacts_of(merged_in(folder))[0]
    assert (helpline.id, helpline.details, helpline.waits) == ("helpline", (), False)


def test_contacts_are_listed_with_who_tried_them_the_local_ones_first(local: Path) -> None:
    labelled = LOCAL["contacts.toml"].replace('000000"', '000000", label = "By day"')
    (local / "contacts.toml").write_text(labelled, encoding="utf-8")
    (local / CONFIRMATIONS).write_text(record(local, "tribunal"), encoding="utf-8")
    helpline, tribunal = contacts_of(merged_in(local))
    assert (helpline.id, helpline.name) == ("helpline", "Shire helpline")
    assert helpline.details == ("01905 000000 (By day)",)
    assert (helpline.by, helpline.checked, helpline.waits) == ("", None, True)
    assert (tribunal.id, tribunal.by, tribunal.checked) == ("tribunal", BY, TODAY)
    assert (tribunal.review_by, tribunal.waits) == (date(2027, 2, 24), False)


def test_a_confirmation_of_other_details_does_not_count(local: Path) -> None:
    (local / CONFIRMATIONS).write_text(WITH_COMMENTS.replace("000000", "1"), encoding="utf-8")
    helpline, tribunal = contacts_of(merged_in(local))
    assert (helpline.waits, tribunal.waits) == (True, False)


def test_what_must_not_be_rung_is_neither_missed_nor_recorded(tmp_path: Path) -> None:
    harmful = edited("contacts.toml", 'about = "They decide."', 'about = "No."\ndo_not_try = true')
    opened = open_changed(tmp_path, harmful)
    assert opened.merged
    assert unconfirmed(opened) == ()
    assert not any(state.waits for state in contacts_of(opened.merged))
    with pytest.raises(TroubleError):
        confirmation(opened.merged, "tribunal", "A. Nonym", date(2026, 11, 24), (None, None))
