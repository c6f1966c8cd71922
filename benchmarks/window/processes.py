"""What the system tells of processes: their memory, and how long they have computed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

PROCESSES: Final = Path("/proc")


def megabytes(process: int | str = "self") -> float:
    """Return how much memory a process has, with what it shares with others (VmRSS)."""
    for line in (PROCESSES / str(process) / "status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError(process)


def computed(process: int | str = "self") -> float:
    """Return the seconds of processor time that a process and those it started have used."""
    told = (PROCESSES / str(process) / "stat").read_text("utf-8").rpartition(")")[2].split()
    own = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(computed(child) for child in started_by(process))


def started_by(process: int | str = "self") -> tuple[int, ...]:
    """Return the processes that a process has started and that are still there."""
    told = (PROCESSES / str(process) / "task").glob("*/children")
    return tuple(int(child) for each in told for child in each.read_text("ascii").split())


def handles() -> int:
    """Return how many files and pipes this process has open."""
    return sum(1 for _ in (PROCESSES / "self" / "fd").iterdir())


def threads() -> int:
    """Return how many threads this process has, Qt's among them."""
    return sum(1 for _ in (PROCESSES / "self" / "task").iterdir())
