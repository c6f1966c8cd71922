"""The kiosk in a process of its own, and what is left in its memory and on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

import pytest

from tests.support.leftovers import in_memory, on_disk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

CODES: Final = ("council-letter", "refuse-assess", "not-rung", "letter-date")
LONG: Final = ("finish", "start_again", "stay_away", "find_a_fault")
ENDED_HERE: Final = ("leave", *(pytest.param(way, marks=pytest.mark.long) for way in LONG))
KEPT: Final = {"finish", "crash", "hang", "kill"}
"""Ways in which papers stay that staff have to print, since there is no printer."""
PAPERS: Final = ["summary-1.pdf", "summary-2.pdf", "summary-3.pdf"]


class Visited:
    """A kiosk in which one visit was made, with a home of its own."""

    def __init__(self, home: Path, way: str, told: IO[str]) -> None:
        """Read what it says from `told`."""
        self.home, self.way, self._told = home, way, told

    def wait_for(self, word: str) -> int:
        """Wait until it says `word`, and return the number of the process that did."""
        for line in self._told:
            said, process = line.split()
            if said == word:
                return int(process)
        pytest.fail(f"it never said “{word}”: {self.log}")

    @property
    def log(self) -> str:
        return (self.home / "log").read_text(encoding="utf-8")


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Callable[[str], Visited]]:
    """Give a function that starts a kiosk whose visit ends in a given way."""
    running: list[subprocess.Popen[str]] = []

    def start(way: str) -> Visited:
        with (tmp_path / "log").open("w", encoding="utf-8") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.one_visit", way, str(tmp_path / "data")],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=make(tmp_path / "here"),
                env=environment(tmp_path),
            )
        running.append(process)
        assert process.stdout
        return Visited(tmp_path, way, process.stdout)

    yield start
    for process in running:
        process.terminate()
        process.communicate(timeout=30)


def make(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which all files of a program land below `home`."""
    make(home / "data")
    folders = {
        name: str(make(home / name.lower()))
        for name in ("TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    }
    paths = [str(Path(__file__).parents[2]), *sys.path]
    return {
        **os.environ,
        **folders,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": folders["TMPDIR"],
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def look_into(process: int) -> list[str]:
    try:
        return in_memory(process)
    except PermissionError:
        pytest.skip("nobody but root may look into the memory of a kiosk")


def check_disk(visited: Visited) -> None:
    """Nothing is left but, where there is no printer, papers that were made for the visitor."""
    assert on_disk(visited.home, CODES) == []
    sheets = sorted(file.name for file in visited.home.rglob("*.pdf"))
    assert sheets == (PAPERS if visited.way in KEPT else [])
    left = {file.name for file in visited.home.rglob("*") if file.is_file()}
    assert left <= {"log", "was-here", *sheets}


@pytest.mark.parametrize("way", ENDED_HERE)
def test_nothing_is_left_when_a_visit_ends(visit: Callable[[str], Visited], way: str) -> None:
    visited = visit(way)
    process = visited.wait_for("over")
    assert look_into(process) == []
    check_disk(visited)
    if way == "find_a_fault":
        assert "KeyError" in visited.log
    else:
        assert visited.log == ""


@pytest.mark.long
def test_what_is_looked_for_can_be_found(visit: Callable[[str], Visited]) -> None:
    assert len(look_into(visit("stay").wait_for("over"))) > 1


@pytest.mark.parametrize("way", ["crash", pytest.param("hang", marks=pytest.mark.long)])
def test_nothing_is_left_after_a_crash(visit: Callable[[str], Visited], way: str) -> None:
    visited = visit(way)
    assert look_into(visited.wait_for("anew")) == []
    check_disk(visited)


@pytest.mark.long
def test_nothing_is_left_when_it_is_killed(visit: Callable[[str], Visited]) -> None:
    visited = visit("stay")
    visited.way = "kill"
    os.kill(visited.wait_for("told"), signal.SIGKILL)
    assert look_into(visited.wait_for("anew")) == []
    check_disk(visited)
