"""What is chosen on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """Where things are and how much is measured.

    `peers` is the folder that setup_peers.py made, None without one. `sizes` are numbers of
    screens, none for the usual ones. `rounds` says how often things that are quick are measured,
    `processes` how many whole processes there are, `visits` how many visits a soak takes.
    """

    out: Path
    peers: Path | None = None
    rounds: int = 25
    processes: int = 9
    visits: int = 1000
    sizes: tuple[int, ...] = ()
