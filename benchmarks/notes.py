"""How long session notes take: `PYTHONPATH=src:. python benchmarks/notes.py FOLDER [COUNT ...]`.

For each COUNT a file of that many notes is made in FOLDER, and kept as long as it is measured.
"""

from __future__ import annotations

import csv
import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.measuring import environment
from sendkiosk.cli.arguments import HEARTBEAT
from sendkiosk.notes.backup import back_up
from sendkiosk.notes.disclosure.quarters import quarter_of_day
from sendkiosk.notes.export import csv_line, export
from sendkiosk.notes.key import make_key
from sendkiosk.notes.ledger import reckon
from sendkiosk.notes.merging import merge
from sendkiosk.notes.repair import readable_notes
from sendkiosk.notes.reports.making import make_report
from sendkiosk.notes.reports.report import Report
from sendkiosk.notes.reports.request import ReportRequest
from sendkiosk.notes.rows import row_of
from sendkiosk.notes.store import NoteStore
from sendkiosk.notes.verify import verify
from tests.support.many_notes import write_many
from tests.support.notes import NOTE

TODAY = date(2026, 11, 28)
QUARTER = date(2026, 7, 1)
"""The first day of the last quarter that was over then."""
OLD = "2025-W40"
"""Notes from before this week are removed: those of about a year."""
REPEATED = {
    "saving one": 9,
    "one raw insert with sqlite3": 9,
    "report, again": 5,
    "counts by topic by hand in SQL": 5,
    "kiosk's first sign of life": 5,
    "the same without notes": 5,
}
"""What is so quick, or so important, that it is measured several times; the median counts."""
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
        "report, all quarters before counted": lambda: report(store, date(2026, 4, 1)),
        "report, its quarter counted for the first time": lambda: report(store, QUARTER),
        "report, again": lambda: report(store, QUARTER),
        "kiosk's first sign of life": lambda: start_kiosk(folder),
        "the same without notes": lambda: start_kiosk(folder / "empty"),
    }
    if key is None:
        calls |= {
            "one raw insert with sqlite3": lambda: raw_insert(folder / "raw.db"),
            "counts by topic by hand in SQL": lambda: counts_by_hand(store.path),
            "exporting CSV by hand": lambda: export_by_hand(store.path),
            "merging all by hand in SQL": lambda: merge_by_hand(store.path, folder / "hand.db"),
            "purging a year by hand in SQL": lambda: purge_by_hand(folder / "hand.db"),
            "purging a year": lambda: store.remove_before(OLD),
        }
    for name, call in calls.items():
        times = [seconds(call) for _ in range(REPEATED.get(name, 1))]
        print(f"  {name:48} {median(times):8.3f} s", flush=True)


def report(store: NoteStore, first: date) -> Report:
    """Make the report of the quarter that begins on `first`, as the command does."""
    wanted = ReportRequest(first, quarter_of_day(first).last_day)
    return reckon(store.file, lambda ledger: make_report(ledger, wanted, TODAY))


def counts_by_hand(file: Path) -> None:
    """Count the same quarter and the one before by topic and site, without any protection."""
    with closing(sqlite3.connect(file)) as db:
        for quarter in (quarter_of_day(QUARTER), quarter_of_day(QUARTER).moved(-1)):
            db.execute(
                "SELECT site, topic, count(*) FROM note NOT INDEXED WHERE week BETWEEN ? AND ?"
                " GROUP BY site, topic",
                quarter.weeks,
            ).fetchall()


def export_by_hand(file: Path) -> None:
    """Read all notes as lines of CSV, with whatever stands there."""
    with closing(sqlite3.connect(file)) as db:
        writer = csv.writer(io.StringIO())
        writer.writerows(db.execute("SELECT * FROM note"))


def merge_by_hand(file: Path, into: Path) -> None:
    """Copy all notes into a new file, each once."""
    with closing(sqlite3.connect(into)) as db:
        db.execute("ATTACH ? AS old", [str(file)])
        (schema,) = db.execute("SELECT sql FROM old.sqlite_schema WHERE name = 'note'").fetchone()
        db.execute(schema)
        db.execute("INSERT OR IGNORE INTO main.note SELECT * FROM old.note")
        db.commit()


def purge_by_hand(file: Path) -> None:
    """Remove the same notes as the program, which stay in the free pages of the file."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("DELETE FROM note WHERE week < ?", [OLD])


def raw_insert(file: Path) -> None:
    """Insert one note with nothing but sqlite3: written through, but in the order of coming."""
    row = row_of(NOTE)
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(f"CREATE TABLE IF NOT EXISTS note ({', '.join(row)})")
        values = ", ".join(f":{name}" for name in row)
        db.execute(f"INSERT INTO note VALUES ({values})", row)  # noqa: S608 - our own columns


def start_kiosk(folder: Path) -> None:
    """Start a kiosk without a display on the notes in `folder`, until its first sign of life."""
    folder.mkdir(exist_ok=True)
    settings = folder / "settings.toml"
    settings.write_text(f"data_folder = '{folder}'\nspeech = 'off'\n", encoding="utf-8")
    ours, its = os.pipe()
    command = [sys.executable, "-m", "sendkiosk", "run", "--settings", str(settings)]
    kiosk = subprocess.Popen(
        [*command, HEARTBEAT, str(its)],
        pass_fds=[its],
        env=environment(),
        stderr=subprocess.DEVNULL,
    )
    os.close(its)
    os.read(ours, 1)
    kiosk.kill()
    kiosk.wait()
    os.close(ours)


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
