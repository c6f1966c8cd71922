"""Opening a pack: the order of findings, what is overdue, and how long it takes."""

from __future__ import annotations

import json
import shlex
from datetime import date, timedelta
from pathlib import Path

import pytest

from sendkiosk.findings.finding import Severity
from sendkiosk.journey.clock import why_wrong
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.from_files import unconfirmed
from sendkiosk.pack.opening import checked_ahead, open_pack, overdue
from tests.support.packs import (
    ALL_CONFIRMED,
    LOCAL,
    NATIONAL,
    edited,
    open_changed,
    open_local,
    placed,
    write_pack,
)

DUE = date(2027, 2, 1)


def test_findings_are_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    pack = open_changed(
        tmp_path,
        {
            "x.toml": "",
            "terms.toml": "y = 1\nx = 2\n",
            **edited("steps/talk.md", "order = 10", 'order = ""\nsource = 1'),
        },
    )
    places = [(str(found.file), found.line) for found in pack.findings]
    assert len(places) > 4
    assert places == sorted(places)


def test_nothing_is_overdue_on_the_day_itself(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, edited("sources.toml", "2027-01-01", "2027-02-01"))
    assert overdue(pack, DUE) == ()
    late = overdue(pack, DUE + timedelta(days=1))
    assert [placed(found, tmp_path / "national") for found in late] == [
        # The helpline was confirmed later than it was looked up.
        (Fault.OVERDUE, "contacts.toml", 14),
        (Fault.OVERDUE, "sources.toml", 6),
        (Fault.OVERDUE, "sources.toml", 12),
    ]
    assert {found.severity for found in late} == {Severity.WARNING}


def test_nothing_can_be_checked_on_a_day_to_come(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, {})
    newest = max(review.checked for review in pack.reviews)
    assert checked_ahead(pack, newest) == ()
    found = checked_ahead(pack, newest - timedelta(days=1))
    assert found
    assert {each.code for each in found} == {Fault.CHECKED_AHEAD}
    assert {each.severity for each in found} == {Severity.ERROR}
    # The same rule as that by which a kiosk takes its clock for wrong.
    assert pack.flow is not None
    assert why_wrong(newest, pack.flow) is None
    assert why_wrong(newest - timedelta(days=1), pack.flow) is not None


def test_what_was_replaced_is_not_overdue(tmp_path: Path) -> None:
    pack = open_local(tmp_path, {})
    late = overdue(pack, date(2027, 2, 20))
    assert "helpline" not in "".join(found.problem for found in late)
    assert {found.file.parent.name for found in late} == {"national"}


def test_a_broken_pack_can_be_asked_what_is_overdue(tmp_path: Path) -> None:
    assert overdue(open_pack(tmp_path / "nowhere"), DUE) == ()


def test_what_nobody_has_tried_is_told_with_the_command_that_records_it(tmp_path: Path) -> None:
    folder = tmp_path / "a shire"
    found = unconfirmed(open_pack(write_pack(folder, NATIONAL)))
    assert [placed(each, folder) for each in found] == [(Fault.UNCONFIRMED, "contacts.toml", 9)]
    assert found[0].severity is Severity.WARNING
    command = found[0].advice.partition("sendkiosk ")[2]
    assert shlex.split(command)[-5:] == ["tribunal", "--by", "NAME", "--pack", str(folder)]


def test_only_what_fits_counts_as_tried_and_only_details_can_be(tmp_path: Path) -> None:
    confirmed = {"confirmations.toml": ALL_CONFIRMED}
    other = edited("contacts.toml", "01905 768153", "01905 768154")
    assert len(unconfirmed(open_changed(tmp_path / "other", {**confirmed, **other}))) == 1
    in_words = edited(
        "contacts.toml", 'phones = [{number = "01905 768153"}]', 'how_to_find = "Ask."'
    )
    without = open_changed(tmp_path / "without", {**in_words, "confirmations.toml": None})
    assert [found.line for found in unconfirmed(without)] == [9]
    assert unconfirmed(open_changed(tmp_path / "all", confirmed)) == ()
    assert unconfirmed(open_pack(tmp_path / "nowhere")) == ()


@pytest.mark.parametrize("broken", [False, True])
def test_a_pack_of_a_thousand_screens_opens(tmp_path: Path, broken: bool) -> None:
    screen = NATIONAL["screens/who.md"].replace('to = "worries"', 'to = "{}"')
    screen = screen.replace('to = "letter-date"', 'to = "{}"').replace('"who", is', '"{}", is')
    files: dict[str, str | bytes | None] = {**NATIONAL}
    for number in range(1000):
        follows = f"who-{number + 1}" if number < 999 else "worries"
        text = screen
        for name in (f"who-{number}", follows, follows):
            text = text.replace('"{}"', f'"{name}"', 1)
        files[f"screens/who-{number}.md"] = text.replace("A parent", "A {") if broken else text
    files["screens/welcome.md"] = NATIONAL["screens/welcome.md"].replace('"who"', '"who-0"')
    for name in ("who", "letter-date", "certificate-date"):
        del files[f"screens/{name}.md"]
    for name in ("appeal", "talk"):
        del files[f"steps/{name}.md"]
    del files["time-limits.toml"], files["letters/complaint.md"], files["coverage.toml"]
    folder = write_pack(tmp_path / "large", files)
    pack = open_pack(folder)
    errors = [found for found in pack.findings if found.severity is Severity.ERROR]
    assert len(errors) == (1000 if broken else 0)
    if pack.flow:
        assert pack.flow.remaining["welcome"] == 1001


def test_a_pack_may_have_no_helplines(tmp_path: Path) -> None:
    settings = NATIONAL["pack.toml"].replace('helplines = ["helpline"]\n', "")
    opened = open_pack(write_pack(tmp_path / "national", {**NATIONAL, "pack.toml": settings}))
    assert opened.flow
    assert opened.flow.helplines == ()


@pytest.mark.parametrize("version", ["", "one", "1.", "1 2", "1.0\n", "1" * 21])
def test_a_version_is_numbers_and_points(tmp_path: Path, version: str) -> None:
    settings = NATIONAL["pack.toml"].replace('version = "1"', f"version = {json.dumps(version)}")
    opened = open_pack(write_pack(tmp_path / "national", {**NATIONAL, "pack.toml": settings}))
    assert opened.flow is None
    assert {found.code for found in opened.findings} == {Fault.BAD_VERSION}


def test_the_folders_that_a_pack_is_read_from_are_told(tmp_path: Path) -> None:
    both = (tmp_path / "local", tmp_path / "national")
    assert open_local(tmp_path, {}).folders == both
    assert open_changed(tmp_path, {}).folders == both[1:]


@pytest.mark.parametrize("national", [{"pack.toml": "broken"}, {}], ids=["broken", "missing"])
def test_so_are_those_that_cannot_be_read(
    tmp_path: Path, national: dict[str, str | bytes | None]
) -> None:
    pack = open_local(tmp_path, {}, national)
    assert pack.flow is None
    assert pack.folders == (tmp_path / "local", tmp_path / "national")
    assert open_pack(tmp_path / "nowhere").folders == (tmp_path / "nowhere",)
    alone = write_pack(tmp_path / "alone" / "local", LOCAL)
    assert open_pack(alone).folders == (alone, alone.parent / "national")
