"""A release made for real: twice the same bytes, a bill that is valid, sums that are right."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from releasing.commands import LICENCES, SUMS
from releasing.packages import Kind, build_package
from sendkiosk import __version__

ROOT = Path(__file__).parents[2]
EPOCH = 1_780_000_000


@pytest.mark.long
def test_a_release_is_whole(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "installer" / "release.py"), "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = (tmp_path / SUMS).read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    assert set(sums) == {path.name for path in tmp_path.iterdir()} - {SUMS}
    for name, digest in sums.items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    (bill,) = tmp_path.glob("*.cdx.json")
    told = json.loads(bill.read_text(encoding="utf-8"))
    assert told["metadata"]["component"]["version"] == __version__
    names = {component["name"].lower() for component in told["components"]}
    assert {"pyside6_essentials", "reportlab", "pydantic", "sqlcipher3"} <= names
    assert not {"pytest", "pyinstaller", "hatchling"} & names
    licences = (tmp_path / LICENCES).read_text(encoding="utf-8").lower()
    assert [name for name in names if f"\n{name} " not in licences] == []


@pytest.mark.long
@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_two_clones_give_the_same_bytes(tmp_path: Path, kind: Kind) -> None:
    built = []
    for name in ("one", "another"):
        clone = tmp_path / name / "checkout"
        git = ["git", "clone", "--quiet", str(ROOT), str(clone)]
        subprocess.run(git, check=True)
        built.append(build_package(kind, clone, tmp_path / name, EPOCH).read_bytes())
    assert built[0] == built[1]
