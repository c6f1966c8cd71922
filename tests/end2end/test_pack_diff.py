"""`sendkiosk pack diff` as people call it, on the packs that are shipped."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def diff(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run `sendkiosk pack diff` and return what came of it."""
    return subprocess.run(
        [sys.executable, "-m", "sendkiosk", "pack", "diff", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def changed(packs: Path, tmp_path: Path) -> Path:
    """Give a folder with a copy of the packs, in which one step is gone and one number changed."""
    copy = tmp_path / "packs"
    shutil.copytree(packs, copy)
    contacts = copy / "worcestershire" / "contacts.toml"
    text = contacts.read_text(encoding="utf-8")
    assert text.count("01905 768153") == 1
    contacts.write_text(text.replace("01905 768153", "01632 960001"), encoding="utf-8")
    step = copy / "england" / "steps" / "send-appeal.md"
    words = step.read_text(encoding="utf-8")
    step.write_text(words.replace("+++\n# ", "+++\n# Now: ", 1), encoding="utf-8")
    return copy


def test_the_same_pack_twice_has_not_changed(packs: Path) -> None:
    done = diff(packs / "worcestershire", packs / "worcestershire")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Nothing changed.\n"


def test_changes_are_told_as_text_and_as_json(packs: Path, changed: Path) -> None:
    old, new = packs / "worcestershire", changed / "worcestershire"
    as_text, as_json = diff(old, new), diff(old, new, "--json")
    assert (as_text.returncode, as_json.returncode) == (0, 0)
    assert as_text.stderr == as_json.stderr == ""
    found = json.loads(as_json.stdout)
    assert [(change["id"], change["important"]) for change in found["changes"]] == [
        ("iass", True),
        ("send-appeal", False),
    ]
    for text in ("01905 768153", "01632 960001", "steps/send-appeal.md"):
        assert text in as_text.stdout
    assert all(len(line) <= 80 for line in as_text.stdout.splitlines())


def test_a_pack_that_does_not_compile_is_named_with_its_findings(
    packs: Path, changed: Path
) -> None:
    sources = changed / "england" / "sources.toml"
    sources.write_text("this is not TOML\n", encoding="utf-8")
    for arguments in (
        (packs / "worcestershire", changed / "worcestershire"),
        (changed / "worcestershire", packs / "worcestershire"),
        (changed / "england", changed / "worcestershire"),
    ):
        done = diff(*arguments)
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.count(f"{sources}:1: ") == 1
        assert "Traceback" not in done.stderr


def test_what_is_no_pack_is_told(packs: Path, tmp_path: Path) -> None:
    done = diff(packs / "england", tmp_path / "nowhere")
    assert done.returncode == 1
    assert str(tmp_path / "nowhere") in done.stderr


def test_a_call_without_two_packs_ends_with_two(packs: Path) -> None:
    assert diff(packs / "england").returncode == 2
