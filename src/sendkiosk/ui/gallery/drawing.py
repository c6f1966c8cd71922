"""Pictures made into files beside the window, which goes on to the next screen meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from sendkiosk.ui.gallery.hall import Shot
from sendkiosk.ui.pictures import png

LITTLE_EFFORT: Final = 80
"""A PNG that is made with more takes longer, and is hardly any smaller."""
AHEAD: Final = 3
"""How many pictures may wait to be made."""


def drawn(shots: Iterator[Shot]) -> Iterator[tuple[Shot, bytes]]:
    """Yield each of `shots` in turn with its picture as a PNG."""
    waiting: deque[tuple[Shot, Future[bytes]]] = deque()
    with ThreadPoolExecutor(1) as beside:
        for shot in shots:
            waiting.append((shot, beside.submit(png, shot.picture, LITTLE_EFFORT)))
            if len(waiting) > AHEAD:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


def _finished(shot: Shot, picture: Future[bytes]) -> tuple[Shot, bytes]:
    return shot, picture.result()
