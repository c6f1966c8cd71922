"""Work that takes longer than a screen may stand still."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

T = TypeVar("T")


class Background(QObject):
    """Runs work beside the window, and brings back what came of it."""

    _done = Signal(object)

    def __init__(self, at_once: int = 1) -> None:
        """Begin with nothing to do; `at_once` pieces are done at a time, one by default."""
        super().__init__()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(at_once)
        self._done.connect(self._finish)

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do `work` in another thread, then call `then` with its result in the window's own.

        A fault in `work` is raised in the window's thread, as if it had happened there.
        """

        def do() -> None:
            # Sent as one object: Qt would take other values apart on their way between threads.
            self._done.emit(_outcome(work, then))

        self._pool.start(do)

    def wait(self) -> None:
        """Wait until all work is done; what comes of it arrives with the next events."""
        self._pool.waitForDone()

    def bring(self, news: Callable[[], None]) -> None:
        """Call `news` in the window's thread; for work that has something to tell on its way."""
        self._done.emit(news)

    def _finish(self, finish: Callable[[], None]) -> None:
        finish()


def _outcome(work: Callable[[], T], then: Callable[[T], None]) -> Callable[[], None]:
    """Do `work`, and return what is left to do in the window's thread."""
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - passed on, not swallowed
        fault = error

        def finish() -> None:
            raise fault
    else:

        def finish() -> None:
            then(result)

    return finish
