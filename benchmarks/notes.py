"""How long session notes take: `PYTHONPATH=src:. python benchmarks/notes.py FOLDER [COUNT ...]`.

For each COUNT a file of that many notes is made in FOLDER, and kept as long as it is measured.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from sendkiosk.notes.backup import back_up
from sendkiosk.notes.export import csv_line, export
from sendkiosk.notes.key import make_key
from sendkiosk.notes.merging import merge
from sendkiosk.notes.repair import readable_notes
from sendkiosk.notes.store import NoteStore
from sendkiosk.notes.verify import verify
from tests.support.many_notes import write_many
from tests.support.notes import NOTE

TWO_YEARS = 36_000
"""Notes of a kiosk where fifty families a day agree to one."""
MANY = 1_000_000


def seconds(call: Callable[[], object]) -> float:
    """Return how long `call` takes."""
    start = perf_counter()
    call()
    return perf_counter() - start


def measure(folder: Path, count: int, key: Path | None) -> None:
    """Print how long each thing takes with `count` notes."""
    store = NoteStore(folder / "notes.db", key)
    print(f"{count} notes, {'encrypted' if key else 'plain'}")
    print(f"  making them    {seconds(lambda: write_many(store.file, count)):8.2f} s")
    print(f"  size           {store.path.stat().st_size / 1e6:8.1f} MB")
    calls: dict[str, Callable[[], object]] = {
        "saving one": lambda: store.save(NOTE),
        "purging none": lambda: store.remove_before("2000-W01"),
        "counting": store.count,
        "merging all": lambda: merge([store.path], NoteStore(folder / "merged.db", key).file),
        "merging again": lambda: merge([store.path], NoteStore(folder / "merged.db", key).file),
        "backing up": lambda: back_up(store.file, folder / "copy.db"),
        "verifying": lambda: verify(store.file),
        "exporting CSV": lambda: sum(map(len, export(store.file, csv_line))),
        "reading damaged": lambda: readable_notes(store.file),
    }
    for name, call in calls.items():
        times = [seconds(call) for _ in range(9 if name == "saving one" else 1)]
        print(f"  {name:14} {median(times):8.3f} s", flush=True)


def main() -> None:
    """Measure for each number of notes on the command line."""
    folder, *counts = sys.argv[1:]
    for count in [int(each) for each in counts] or [TWO_YEARS, MANY]:
        for is_encrypted in (False, True):
            with TemporaryDirectory(dir=folder) as place:
                key = Path(place, "key") if is_encrypted else None
                if key:
                    make_key(key)
                measure(Path(place), count, key)


if __name__ == "__main__":
    main()
