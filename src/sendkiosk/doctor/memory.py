"""Whether what visitors answer can get from memory to a disk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sendkiosk.doctor.check import Check, State
from sendkiosk.doctor.system import Keeping

NAME: Final = "memory"


def check_memory(keeping: Keeping) -> Iterator[Check]:
    """Tell where memory may be written, which answers are in while a visit lasts."""
    if keeping.dumps:
        yield Check(
            NAME,
            State.WARNING,
            "A crash would write memory, with a visitor’s answers in it, to a file. Switch core"
            " dumps off: ulimit -c 0, and Storage=none in /etc/systemd/coredump.conf",
        )
    if keeping.swap:
        named = ", ".join(keeping.swap)
        yield Check(
            NAME,
            State.WARNING,
            f"Memory may be moved to the disk ({named}). Use a disk that is encrypted as a whole,"
            " or switch that off: sudo swapoff -a, and take the line out of /etc/fstab",
        )
    if not keeping.dumps and not keeping.swap:
        crash = "Whether a crash writes it to a file is not known." if keeping.dumps is None else ""
        yield Check(NAME, State.FINE, f"None of it is moved to a disk. {crash}".strip())
