"""What an engine in Python does: make one PDF and end, or make one each time it is asked to.

An engine hands in how it is made ready and how it makes a PDF. Only the standard library is used:
each engine runs in an environment of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

Content = dict[str, Any]
Build = Callable[[Content, int], bytes]


def work(build: Build) -> None:
    """Serve the command line: CONTENT OUT makes one PDF; without OUT, one for each line of stdin.

    Each line holds a number, which the sheet shows. The answer to it, and to the one PDF, is a line
    of JSON with the seconds and the bytes it took, without writing the file.
    """
    content: Content = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if sys.argv[2:]:
        Path(sys.argv[2]).write_bytes(_timed(build, content, 0))
        return
    for line in sys.stdin:
        _timed(build, content, int(line))


def _timed(build: Build, content: Content, number: int) -> bytes:
    """Return a PDF, and tell how long it took."""
    start = perf_counter()
    pdf = build(content, number)
    seconds = perf_counter() - start
    sys.stdout.write(json.dumps({"seconds": seconds, "bytes": len(pdf)}) + "\n")
    sys.stdout.flush()
    return pdf


def numbered(content: Content, number: int) -> str:
    """Return the note at the foot, with a number, so that no two sheets are alike."""
    return f"{content['note']} {number}"
