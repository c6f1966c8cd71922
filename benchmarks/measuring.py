"""What all benchmarks share: a summary of many times, pairs in one run, and on which machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from time import strftime
from typing import Any, Final, TypeAlias, TypeVar

Found: TypeAlias = "dict[str, Any]"
"""What was found, ready to be written as JSON."""
T = TypeVar("T")

UNUSUAL: Final = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"})
"""What developers may have set, and what makes each start of Python slower."""
ROOT: Final = Path(__file__).resolve().parents[1]


def spread(values: Sequence[float]) -> Found:
    """Return median, quartiles, the 99th percentile and the number of `values`."""
    if len(values) == 1:
        low = middle = high = late = values[0]
    else:
        low, middle, high = quantiles(values, n=4, method="inclusive")
        late = quantiles(values, n=100, method="inclusive")[98]
    return {"median": middle, "quartiles": [low, high], "p99": late, "count": len(values)}


def milliseconds(seconds: Sequence[float]) -> Found:
    """Return the spread of `seconds`, in milliseconds."""
    return spread([each * 1000 for each in seconds])


def ratio(theirs: Sequence[float], ours: Sequence[float]) -> Found:
    """Return how many times as much theirs is as ours: the spread of pairs from the same turns."""
    return spread([each / own for each, own in zip(theirs, ours, strict=True)])


def middle(values: Sequence[float]) -> float:
    """Return the median of `values`."""
    return median(values)


def in_turn(all_: Sequence[T], turn: int) -> tuple[T, ...]:
    """Return `all_` of them, each turn with another one first."""
    first = turn % len(all_)
    return (*all_[first:], *all_[:first])


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a process that finds our code; off screen unless `more` says so."""
    path = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    usual = {name: value for name, value in os.environ.items() if name not in UNUSUAL}
    return {**usual, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen", **more}


def machine() -> Found:
    """Return what must be known of this machine and this day to judge the figures."""
    from PySide6.QtCore import qVersion

    return {
        "day": strftime("%Y-%m-%d"),
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "qt": qVersion(),
    }


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.is_file():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
