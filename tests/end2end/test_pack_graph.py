"""The command `pack graph`, as people start it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.support.packs import NATIONAL, edited, write_pack


def draw(pack: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command and return what came of it."""
    return subprocess.run(
        [sys.executable, "-m", "sendkiosk", "pack", "graph", str(pack), "--out", str(out)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


def test_a_pack_is_drawn_into_the_files_that_are_named(packs: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "pictures"
    done = draw(packs / "worcestershire", out)
    assert (done.returncode, done.stderr) == (0, "")
    named = {Path(line.strip()) for line in done.stdout.splitlines()[1:]}
    assert named == set(out.iterdir())
    assert {"overview.svg", "start.svg", "flow.mmd", "flow.dot"} <= {file.name for file in named}
    assert [file for file in named if file.name.startswith("branch-")]
    for file in out.glob("*.svg"):
        assert ET.parse(file).getroot().get("width") == "420mm"  # noqa: S314 - written just now


def test_faults_in_a_pack_are_told_and_nothing_is_drawn(tmp_path: Path) -> None:
    fault = edited("screens/who.md", 'kind = "choice"', 'kind = "choise"')
    pack = write_pack(tmp_path / "national", {**NATIONAL, **fault})
    done = draw(pack, tmp_path / "out")
    assert done.returncode == 1
    assert "who.md:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_told(packs: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    done = draw(packs / "england", blocked / "out")
    assert (done.returncode, done.stdout) == (1, "")
    assert str(blocked) in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_fonts_are_told(packs: Path, tmp_path: Path) -> None:
    code = (
        "import sys, sendkiosk.paths as paths; from pathlib import Path;"
        "paths.font_folders = lambda places: (Path(sys.argv[1]),);"
        "from sendkiosk.cli import main; sys.exit(main(sys.argv[2:]))"
    )
    command = ["pack", "graph", str(packs / "england"), "--out", str(tmp_path / "out")]
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), *command],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "NotoSans-Regular.ttf" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
