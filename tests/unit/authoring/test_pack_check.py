"""The command `pack check`: what it prints, as text and as JSON, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from sendkiosk.cli import main
from sendkiosk.pack.codes import Fault
from tests.support.packs import ALL_CONFIRMED, NATIONAL, edited, write_pack

TODAY = "2026-11-24"
# Without a rule in its term, and with a wording that letters of its date lead to.
NOTHING_WRONG = {
    "confirmations.toml": ALL_CONFIRMED,
    **edited("terms.toml", "A legal paper.", "A paper."),
    **edited("screens/certificate-date.md", "2026-09-01", "2026-11-01"),
}
WARNING = edited("terms.toml", "A legal paper.", "You must have it.")
ERROR = edited("contacts.toml", "01905 768153", "01905")
BROKEN = edited("screens/who.md", 'to = "letter-date"', 'to = "nowhere"')


def check(tmp_path: Path, changes: Mapping[str, str], *options: str, today: str = TODAY) -> int:
    folder = write_pack(tmp_path / "national", {**NATIONAL, **NOTHING_WRONG, **changes})
    return main(["pack", "check", str(folder), "--today", today, *options])


def test_a_pack_with_nothing_wrong_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, {}, "--strict") == 0
    said = capsys.readouterr()
    assert said.err == ""
    last = said.out.splitlines()[-1]
    assert "the longest over 5 screens; 5 of 5 screens and 2 of 2 steps met." in last


def test_warnings_count_only_when_strict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, WARNING) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert f"terms.toml:3: {Fault.NO_SOURCE} " in lines[0]
    assert lines[0].endswith("(warning)")
    assert check(tmp_path, WARNING, "--strict") == 1


def test_an_error_counts_and_the_paths_are_counted_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, ERROR) == 1
    said = capsys.readouterr()
    assert Fault.DEAD_NUMBER in said.err
    assert "paths" in said.out


def test_a_broken_pack_is_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, BROKEN) == 1
    said = capsys.readouterr()
    assert Fault.UNKNOWN_SCREEN in said.err
    assert said.out == ""


def test_the_day_decides_what_is_overdue(tmp_path: Path) -> None:
    assert check(tmp_path, {}, "--strict", today="2027-01-01") == 0
    assert check(tmp_path, {}, "--strict", today="2027-01-02") == 1


def test_json_holds_all_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, WARNING, "--json") == 0
    said = capsys.readouterr()
    assert said.err == ""
    data = json.loads(said.out)
    assert data.pop("paths") > 50
    (finding,) = data.pop("findings")
    assert finding.pop("problem")
    assert finding.pop("advice")
    file = str(tmp_path / "national" / "terms.toml")
    assert finding == {
        "code": "P080",
        "severity": "warning",
        "file": file,
        "line": 3,
    }
    assert data.pop("all_paths") is True
    assert data == {"longest": 5, "screens": {"met": 5, "all": 5}, "steps": {"met": 2, "all": 2}}
    assert check(tmp_path, WARNING, "--json", "--strict") == 1


def test_json_of_a_broken_pack_has_no_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, BROKEN, "--json") == 1
    data = json.loads(capsys.readouterr().out)
    assert data.pop("findings")
    counts = ("paths", "all_paths", "longest", "screens", "steps")
    assert data == dict.fromkeys(counts)


def test_a_day_in_another_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        check(tmp_path, {}, today="24 November")
    assert ended.value.code == 2
