"""A program that is killed while a pack is put in place, or taken back, leaves a whole one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from sendkiosk.delivery.choosing import choose, troubles
from sendkiosk.delivery.shelf import POINTER, Shelf, Standing
from tests.support.signed_packs import KEYS, signed_version
from tests.unit.notes.writers import environment

CHANGE = Path(__file__).with_name("change_shelf.py")
NOW = datetime(2026, 11, 28, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.mark.parametrize(
    "kills", [12, pytest.param(None, marks=pytest.mark.long)], ids=["some", "at each call"]
)
@pytest.mark.parametrize(("act", "old", "new"), [("put", "3", "4"), ("back", "4", "3")])
def test_a_kill_leaves_the_old_pack_or_the_new_one(
    tmp_path: Path, act: str, old: str, new: str, kills: int | None
) -> None:
    first = Shelf(tmp_path / "first")
    first.put(signed_version("3"), NOW, Standing())
    if act == "back":
        first.put(signed_version("4"), NOW, first.standing(), first.standing().current)
    shelf, seen = Shelf(tmp_path / "shelf"), set()
    with changer(shelf.folder) as tell:
        begin_anew(shelf, first)
        calls = done(tell(f"{act} 0"))
        for moment in moments(calls, kills):
            begin_anew(shelf, first)
            assert tell(f"{act} {moment}") == "killed"
            shown = version_shown(shelf)
            assert shown in {old, new}
            seen.add(shown)
            if shown == old:
                # Whoever comes next can do it, and clears away what was left.
                done(tell(f"{act} 0"))
                assert version_shown(shelf) == new
                standing = shelf.standing()
                kept = [each.folder for each in (standing.current, standing.previous) if each]
                assert {path.name for path in shelf.folder.iterdir()} == {POINTER, *kept}
    assert seen == {old, new}


def moments(calls: int, kills: int | None) -> list[int]:
    """Return the calls before which the program is killed: all, or some with the last ones."""
    if kills is None:
        return list(range(1, calls + 1))
    random = Random(calls)  # noqa: S311 - the same moments each time
    return sorted({*random.sample(range(1, calls), min(kills, calls) - 2), calls - 1, calls})


def begin_anew(shelf: Shelf, first: Shelf) -> None:
    shutil.rmtree(shelf.folder, ignore_errors=True)
    shutil.copytree(first.folder, shelf.folder)


def version_shown(shelf: Shelf) -> str:
    """Return the version that is shown, of which nothing is damaged."""
    chosen = choose(shelf, KEYS, shelf.folder / "nowhere")
    assert troubles(chosen) == ()
    assert chosen.opened.flow is not None
    return chosen.opened.flow.packs[0].version


def done(line: str) -> int:
    """Return how many calls it took to do it whole."""
    word, calls = line.split()
    assert word == "done"
    return int(calls)


@contextmanager
def changer(folder: Path) -> Iterator[Callable[[str], str]]:
    """Give what has a program change what is in `folder`, and tells what became of that."""
    with subprocess.Popen(
        [sys.executable, str(CHANGE), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    ) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin is not None
        assert stdout is not None

        def tell(line: str) -> str:
            stdin.write(f"{line}\n")
            stdin.flush()
            return stdout.readline().strip()

        yield tell
        stdin.close()
    assert process.returncode == 0
