"""`sendkiosk pack confirm` as people call it, on copies of the packs that are shipped."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sendkiosk.pack.confirmations import details_of, to_be_tried
from sendkiosk.pack.opening import open_pack

COMMAND = [sys.executable, "-m", "sendkiosk", "pack", "confirm"]
BY = ("--by", "J. Smith")


def confirm(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run `sendkiosk pack confirm`, with no terminal to ask on, and return what came of it."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def county(packs: Path, tmp_path: Path) -> Path:
    """Give the folder of a copy of the local pack, beside one of the national pack."""
    copy = tmp_path / "our packs"
    shutil.copytree(packs, copy)
    return copy / "worcestershire"


def recorded(county: Path) -> dict[str, dict[str, object]]:
    file = county / "confirmations.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def test_who_tried_a_contact_stands_in_the_pack_and_the_next_one_is_named(county: Path) -> None:
    done = confirm("iass", *BY, "--pack", county, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    merged = open_pack(county).merged
    assert merged
    details = details_of(merged.contacts["iass"].settings)
    assert all(detail in done.stdout for detail in details)
    assert recorded(county)["iass"]["details"] == list(details)
    left = [name for name in merged.contacts if to_be_tried(merged.contacts[name].settings)]
    assert f"{len(left) - 1} contacts are not confirmed yet" in done.stdout
    following = shlex.split(done.stdout.splitlines()[-1].partition("sendkiosk pack confirm ")[2])
    again = confirm(*following, "--yes")
    assert again.returncode == 0, again.stderr
    assert len(recorded(county)) == 2
    checked = subprocess.run(
        [sys.executable, "-m", "sendkiosk", "pack", "check", str(county)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "P064" not in checked.stderr
    assert "“iass”" not in checked.stderr


def test_when_all_are_confirmed_nothing_is_left_to_do(county: Path) -> None:
    merged = open_pack(county).merged
    assert merged
    details = {name: details_of(each.settings) for name, each in merged.contacts.items()}
    last, *others = [name for name in details if details[name]]
    tables = [
        f'[{name}]\nby = "A"\nchecked = 2026-11-01\nreview_by = 2027-02-01\n'
        f"details = {json.dumps(details[name])}\n"
        for name in others
    ]
    (county / "confirmations.toml").write_text("".join(tables), encoding="utf-8")
    done = confirm(last, *BY, "--pack", county, "--yes")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "All contacts are confirmed."


def test_without_a_terminal_nothing_is_recorded_unless_yes_is_said(county: Path) -> None:
    done = confirm("iass", *BY, "--pack", county)
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert recorded(county) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are opened in another way there")
@pytest.mark.parametrize(
    ("answer", "status"), [("y\n", 0), ("Yes\n", 0), ("n\n", 1), ("\n", 1), ("\x04", 1)]
)
def test_on_a_terminal_it_asks_first(county: Path, answer: str, status: int) -> None:
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [*COMMAND, "iass", *BY, "--pack", str(county)],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        os.close(theirs)
        os.write(ours, answer.encode())
        said, wrong = process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == status
    assert wrong == ""
    assert said.index("01905 768153") < said.index("[y/N]")
    assert ("iass" in recorded(county)) is (status == 0)


def test_all_contacts_are_listed_with_what_is_known(county: Path) -> None:
    confirm(
        "iass", *BY, "--pack", county, "--yes", "--on", "2026-01-05", "--review-by", "2026-02-01"
    )
    done = confirm("--list", "--pack", county)
    assert (done.returncode, done.stderr) == (0, "")
    merged = open_pack(county).merged
    assert merged
    for name, contact in merged.contacts.items():
        assert f"{name}: {contact.settings.name}" in done.stdout
        for detail in details_of(contact.settings):
            assert detail in done.stdout
    assert "J. Smith on 2026-01-05, should have been tried again by 2026-02-01" in done.stdout
    assert "Nobody has tried these yet." in done.stdout


def test_the_pack_that_comes_with_the_program_is_meant_when_none_is_named(packs: Path) -> None:
    done = confirm("--list")
    assert done.returncode == 0
    assert done.stdout == confirm("--list", "--pack", packs / "worcestershire").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "named"),
    [
        ((), 2, "CONTACT"),
        (("iass",), 2, "--by"),
        (BY, 2, "CONTACT"),
        (("ias", *BY, "--yes"), 1, "Did you mean “iass”?"),
        (("mediation-adviser", *BY, "--yes"), 1, "no number"),
        (("iass", "--by", "J.\nSmith", "--yes"), 1, "one line"),
        (("iass", *BY, "--yes", "--on", "9999-01-01"), 1, "not come yet"),
        (("iass", *BY, "--yes", "--on", "2026-11-02", "--review-by", "2026-11-01"), 1, "not after"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    county: Path, arguments: tuple[str, ...], status: int, named: str
) -> None:
    done = confirm(*arguments, "--pack", county)
    assert done.returncode == status
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert recorded(county) == {}


def test_what_stops_a_pack_is_reported_before_anything_else(county: Path) -> None:
    (county / "contacts.toml").write_text("[iass\n", encoding="utf-8")
    for arguments in (("--list",), ("iass", *BY, "--yes")):
        done = confirm(*arguments, "--pack", county)
        assert done.returncode == 1
        assert f"{county / 'contacts.toml'}:1: " in done.stderr
        assert done.stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
def test_who_may_read_the_file_and_where_it_lies_stay_the_same(
    county: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.toml"
    kept.write_text("# ours\n", encoding="utf-8")
    kept.chmod(0o640)
    (county / "confirmations.toml").symlink_to(kept)
    assert confirm("iass", *BY, "--pack", county, "--yes").returncode == 0
    assert (county / "confirmations.toml").is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o640
    assert kept.read_text(encoding="utf-8").startswith("# ours\n\n[iass]\n")
    assert [file.name for file in kept.parent.iterdir()].count(".kept.toml.part") == 0


def test_a_file_that_cannot_be_written_is_told(county: Path) -> None:
    (county / ".confirmations.toml.part").mkdir()
    done = confirm("iass", *BY, "--pack", county, "--yes")
    assert done.returncode == 1
    assert "confirmations.toml cannot be written" in done.stderr
    assert recorded(county) == {}
