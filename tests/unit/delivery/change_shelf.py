"""Change what is in place in FOLDER, and be killed at a moment of it: `change_shelf.py FOLDER`.

For each line “put N” or “back N” that comes in, a child does that and is killed before its Nth call
to the system that could change a file; with N = 0 it is not killed. The line that goes out is
“killed”, or “done” with the number of those calls.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from sendkiosk.delivery.shelf import Shelf
from tests.support.signed_packs import signed_version

CALLS = {
    "open",
    "write",
    "flush",
    "close",
    "mkdir",
    "fsync",
    "replace",
    "rename",
    "unlink",
    "rmdir",
}
NOW = datetime(2026, 11, 28, tzinfo=UTC)


def change(shelf: Shelf, act: str) -> None:
    standing = shelf.standing()
    if act == "back":
        shelf.go_back(NOW, standing, standing.previous)
    else:
        shelf.put(signed_version("4"), NOW, standing, standing.current)


def die_at(moment: int) -> Callable[[], int]:
    """Kill this process at the call with that number; return what tells how many there were."""
    count = 0

    def watch(_frame: FrameType, event: str, called: Any) -> None:
        nonlocal count
        if event == "c_call" and called.__name__ in CALLS:
            count += 1
            if count == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    return lambda: count


signed_version("4")
for line in sys.stdin:
    act, moment = line.split()
    child = os.fork()
    if child == 0:
        calls = die_at(int(moment))
        change(Shelf(Path(sys.argv[1])), act)
        sys.setprofile(None)
        os.write(1, f"done {calls()}\n".encode())
        os._exit(0)
    if os.WIFSIGNALED(os.waitpid(child, 0)[1]):
        print("killed", flush=True)  # noqa: T201 - the test reads it
