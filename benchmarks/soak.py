"""A day of visits, one after the other: what the kiosk holds must not grow."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.asking import Worker
from benchmarks.measuring import Found, environment
from benchmarks.options import Options
from benchmarks.start import bare_at_rest

HERE: Final = Path(__file__).parent / "window"
LOOKS: Final = 20
"""How often the kiosk is looked at on the way."""
FIRST: Final = 0.1
"""The part of the visits by which everything that is made once has been made."""


def measure(options: Options) -> Found:
    """Return what a kiosk holds at rest and on its way through all visits."""
    with TemporaryDirectory() as folder:
        data, temporary = Path(folder, "data"), Path(folder, "tmp")
        data.mkdir()
        temporary.mkdir()
        env = environment(BENCHMARK_DATA=str(data), TMPDIR=str(temporary))
        at_once = max(options.visits // LOOKS, 1)
        computed = 0.0
        with Worker((sys.executable, HERE / "visits.py"), env) as worker:
            looks = [{"visits": 0, **worker.ask({"do": "look"})}]
            met = {}
            while looks[-1]["visits"] < options.visits:
                taken = worker.ask({"do": "take", "visits": at_once})
                computed, met = computed + taken["computed"], taken["met"]
                visits = looks[-1]["visits"] + at_once
                looks.append({"visits": visits, **worker.ask({"do": "look"})})
    bare = bare_at_rest()
    settled = next(each for each in looks if each["visits"] >= options.visits * FIRST)
    last = looks[-1]
    return {
        "looks": looks,
        "met": met,
        "computed_per_visit": computed / last["visits"],
        "growth": {
            key: last[key] - settled[key]
            for key in ("handles", "threads", "children", "temporary_files", "widgets")
        }
        | {"memory_ratio": last["resident_megabytes"] / settled["resident_megabytes"]},
        "bare_megabytes": bare,
        "ratio_at_rest": looks[0]["megabytes"] / bare,
        "ratio_after": last["megabytes"] / bare,
    }
