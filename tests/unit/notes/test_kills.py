"""Whatever is reported as kept is there after a kill or a power cut, and nothing half besides."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.store import NoteStore
from tests.support.many_notes import write_many
from tests.unit.notes.writers import BUSY, SAVE, environment, start_writer

MERGED = 40
OLD = "2023-W10"


@pytest.mark.parametrize(
    "kills", [12, pytest.param(200, marks=pytest.mark.long)], ids=["some", "many"]
)
def test_what_was_reported_survives_a_kill(
    store: NoteStore, note: SessionNote, tmp_path: Path, kills: int
) -> None:
    """Saving, purging and merging go on, and the program is killed at some moment of them."""
    source = NoteFile(tmp_path / "source.db")
    write_many(source, MERGED)
    random = Random(kills)  # noqa: S311 - the same moments each time
    reported: Counter[str] = Counter()
    for seed in range(kills):
        lines = said_until_killed(store.path, str(seed), source.path, random.uniform(0, 0.25))
        reported += Counter(lines)
        notes = store.notes()
        own = Counter(each.remark for each in notes if re.fullmatch(r"\d+-\d+", each.remark))
        old = sum(each.week == OLD for each in notes)
        saved = {line.removeprefix("saved ") for line in reported if line.startswith("saved ")}
        assert saved <= set(own)
        # At most one note of each round was under way: it is there whole, and once.
        assert len(own) <= len(saved) + seed + 1
        assert set(own.values()) <= {1}
        merged = len(notes) - own.total() - old
        assert merged in ({MERGED} if reported["merged"] else {0, MERGED})
    assert reported["merged"] + reported["purge"] > 0
    store.save(note)
    assert list(store.path.parent.iterdir()) == [store.path]


def said_until_killed(path: Path, seed: str, source: Path, seconds: float) -> list[str]:
    """Keep a program busy for some time, kill it, and return the lines that it had written."""
    process = start_writer(path, seed, str(source), script=BUSY)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    assert process.poll() is None
    process.kill()
    said = process.communicate()[0]
    # A line that was cut off was not heard.
    return said[: said.rfind("\n") + 1].splitlines()


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace tells what reaches the disk")
def test_a_note_is_on_the_disk_before_it_is_reported(store: NoteStore, note: SessionNote) -> None:
    """File and journal are written through, and so is the folder once the journal is gone from it.

    This is what a power cut leaves: what was written through, and of the rest anything.
    """
    store.save(note)
    calls = list(calls_of_one_save(store.path))
    report = calls.index("saved")
    commit = max(at for at, call in enumerate(calls[:report]) if call == "unlink journal")
    first = calls.index("unlink journal")
    for end in (first, commit):
        before = calls[:end]
        assert last(before, "sync file") > last(before, "write file")
        assert last(before, "sync journal") > last(before, "write journal")
        # The journal is whole on the disk, and known to the folder, before the file is touched.
        start = before.index("write file") if end == first else 0
        assert end != first or before.index("sync journal") < start
    after_commit = calls[first:report]
    assert "sync folder" in after_commit[:2]
    assert "sync folder" in calls[commit:report]


def last(calls: list[str], call: str) -> int:
    return max(at for at, each in enumerate(calls) if each == call)


def calls_of_one_save(path: Path) -> Iterator[str]:
    """Yield what a program that saves a note asks of the system for the file and what is beside."""
    command = [
        "strace",
        "-f",
        "-y",
        "-s",
        "16",
        "-e",
        "trace=pwrite64,write,fsync,fdatasync,unlink",
    ]
    done = subprocess.run(
        [*command, sys.executable, str(SAVE), str(path), "1"],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    names = {f"{path}-journal": "journal", str(path): "file", str(path.parent): "folder"}
    for line in done.stderr.splitlines():
        if '"saved' in line:
            yield "saved"
        if found := re.search(
            r'\b(pwrite64|fsync|fdatasync)\(\d+<([^>]*)>|unlink\("([^"]*)"', line
        ):
            verb = {"pwrite64": "write", None: "unlink"}.get(found[1], "sync")
            name = names.get(found[2] or found[3])
            if name:
                yield f"{verb} {name}"
