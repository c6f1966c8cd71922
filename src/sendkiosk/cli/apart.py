"""Work in a process of its own, which ends with all that the work has loaded.

What reads and checks settings and packs is large, and a kiosk that stands for weeks needs none of
it again. Meanwhile this process does something else.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from logging.handlers import QueueHandler
from queue import SimpleQueue
from threading import Lock, active_count
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Done(Generic[T]):
    """What came of a piece of work: its log, and what it returned or raised."""

    log: tuple[logging.LogRecord, ...]
    result: T | None = None
    error: Exception | None = None


def begin(
    first: Callable[[], A], second: Callable[[], B]
) -> tuple[Callable[[], A], Callable[[], B]]:
    """Begin to do `first` and then `second` in a process of its own; return what waits for each.

    That returns what the work returned, or raises what it raised, and logs here what it logged.
    What is returned and raised must be something that can be pickled. Where there can be no such
    process, or it was killed, the work is done here, once somebody waits for it.
    """
    if not _can_fork():
        return _Result(first), _Result(second)
    from multiprocessing import get_context
    from multiprocessing.reduction import ForkingPickler

    # Those that nobody may change are sent as others are.
    ForkingPickler.register(MappingProxyType, lambda each: (_frozen, (dict(each),)))
    forking = get_context("fork")
    pipes = forking.Pipe(duplex=False), forking.Pipe(duplex=False)
    (from_first, to_first), (from_second, to_second) = pipes
    work = ((to_first, first), (to_second, second))
    process = forking.Process(target=_do, args=(work, (from_first, from_second)), daemon=True)
    process.start()
    to_first.close()
    to_second.close()
    return _Result(first, from_first), _Result(second, from_second, process.join)


def _frozen(mapping: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(mapping)


def _can_fork() -> bool:
    """Tell whether this process can be split in two: other threads might hold locks for good."""
    return sys.platform == "linux" and active_count() == 1


@dataclass(slots=True)
class _Result(Generic[T]):
    """Waits for what comes of `work`, in whichever thread asks first; the others wait with it."""

    work: Callable[[], T]
    pipe: Connection | None = None
    finish: Callable[[], object] = lambda: None
    _lock: Lock = field(default_factory=Lock)
    _done: _Done[T] | None = None

    def __call__(self) -> T:
        with self._lock:
            if self._done is None:
                self._done = self._received()
                for record in self._done.log:
                    logging.getLogger(record.name).handle(record)
        if self._done.error is not None:
            raise self._done.error
        return self._done.result  # type: ignore[return-value]  # None only where T is

    def _received(self) -> _Done[T]:
        if self.pipe is not None:
            try:
                done: _Done[T] = self.pipe.recv()
            except EOFError:
                pass
            else:
                return done
            finally:
                self.pipe.close()
                self.finish()
        return _Done((), self.work())


def _do(
    work: tuple[tuple[Connection, Callable[[], object]], ...], others: tuple[Connection, ...]
) -> None:
    """Do each piece of `work` and send what comes of it, for as long as somebody wants it.

    The `others` are the ends to receive from: open here, they would hide that nobody listens.
    """
    for pipe in others:
        pipe.close()
    for pipe, piece in work:
        try:
            pipe.send(_done(piece))
        except OSError:
            return
        pipe.close()


def _done(work: Callable[[], T]) -> _Done[T]:
    """Do `work`, with its log in memory in place of where the log goes."""
    log: SimpleQueue[logging.LogRecord] = SimpleQueue()
    logging.getLogger().handlers = [QueueHandler(log)]
    result, error = None, None
    try:
        result = work()
    except Exception as raised:  # noqa: BLE001 - raised where somebody waits for it
        error = raised
    return _Done(tuple(log.get() for _ in range(log.qsize())), result, error)
