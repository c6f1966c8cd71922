"""How long session notes take, with files of so many of them, plain and encrypted."""

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
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks.measuring import Found, environment, milliseconds
from benchmarks.options import Options
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
REPEATED: Final = {
    "saving one": 9,
    "one raw insert with sqlite3": 9,
    "counting": 5,
    "merging all": 3,
    "merging all by hand in SQL": 3,
    "verifying": 3,
    "exporting CSV": 3,
    "exporting CSV by hand": 3,
    "report, again": 5,
    "counts by topic by hand in SQL": 5,
    "kiosk's first sign of life": 5,
    "the same without notes": 5,
}
"""How often things are measured; what is not named can be done once only, or matters little."""
MANY: Final = 1_000_000
"""From so many notes on, what takes long is measured once."""
QUICK: Final = frozenset({"saving one", "one raw insert with sqlite3", "counting", "report, again"})
COUNTS: Final = (10_000, 36_000, 100_000)
"""The second is a kiosk where fifty families a day agree to one, for two years.

A million takes long: ask for it with --size.
"""


def measure(options: Options) -> Found:
    """Return how long each thing takes with each number of notes."""
    cells = []
    for count in options.sizes or COUNTS:
        for is_encrypted in (False, True):
            with TemporaryDirectory() as place:
                key = Path(place, "key") if is_encrypted else None
                if key:
                    make_key(key)
                cells.append(_measured(Path(place), count, key))
    return {"cells": cells}


def seconds(call: Callable[[], object]) -> float:
    """Return how long `call` takes."""
    start = perf_counter()
    call()
    return perf_counter() - start


def _measured(folder: Path, count: int, key: Path | None) -> Found:
    """Return how long each thing takes with `count` notes, in milliseconds."""
    store = NoteStore(folder / "notes.db", key)
    write_many(store.file, count)
    size = store.path.stat().st_size
    calls: dict[str, Callable[[], object]] = {
        "saving one": lambda: store.save(NOTE),
        "purging none": lambda: store.remove_before("2000-W01"),
        "counting": store.count,
        "merging all": lambda: merge_anew(store, folder / "merged.db", key),
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
    times = {
        name: milliseconds([seconds(call) for _ in range(_rounds(name, count))])
        for name, call in calls.items()
    }
    return {"notes": count, "encrypted": key is not None, "megabytes": size / 1e6, "times": times}


def _rounds(name: str, count: int) -> int:
    """Return how often `name` is measured with `count` notes."""
    return REPEATED.get(name, 1) if count < MANY or name in QUICK else 1


def report(store: NoteStore, first: date) -> Report:
    """Make the report of the quarter that begins on `first`, as the command does."""
    wanted = ReportRequest(first, quarter_of_day(first).last_day)
    return reckon(store.file, lambda ledger: make_report(ledger, wanted, TODAY))


def merge_anew(store: NoteStore, into: Path, key: Path | None) -> None:
    """Merge all notes into a file that is not there yet."""
    into.unlink(missing_ok=True)
    merge([store.path], NoteStore(into, key).file)


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
    into.unlink(missing_ok=True)
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
