"""Reading the words of CUPS' lpstat, as it says them under LC_ALL=C."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

_ACCEPTS: Final = re.compile(r"(?P<queue>\S+) (?P<rejecting>not )?accepting requests since ")
_PRINTS: Final = re.compile(
    r"printer (?P<queue>\S+) (is idle\.|(?P<printing>now printing )|(?P<stopped>disabled since ))"
)
_DEVICE: Final = re.compile(r"device for (?P<queue>\S+): (?P<device>\S+)")
_DEFAULT: Final = re.compile(r"system default destination: (?P<queue>\S+)")
_FIRST_OF_FORM: Final = "Form mounted:"


@dataclass(slots=True)
class Queue:
    """What lpstat told of one queue.

    `why` is what it said where the queue is stopped or rejects, `message` what the printer last
    said, `alerts` the printer-state-reasons as CUPS remembers them: when nothing prints they may be
    long past.
    """

    name: str
    rejects: bool = False
    stopped: bool = False
    printing: bool = False
    why: str = ""
    message: str = ""
    description: str = ""
    device: str = ""
    alerts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What lpstat told of one job: its `alerts` are its job-state-reasons."""

    name: str
    alerts: frozenset[str] = field(default_factory=frozenset)


def read_queues(lines: Iterable[str]) -> dict[str, Queue]:
    """Return the queues that `lpstat -l` with -a, -p or -v told of in `lines`, by their names."""
    queues: dict[str, Queue] = {}
    for first, rest in _told_together(lines):
        accepts, prints, device = (one.match(first) for one in (_ACCEPTS, _PRINTS, _DEVICE))
        found = accepts or prints or device
        if not found:
            continue
        queue = queues.setdefault(found["queue"], Queue(found["queue"]))
        if device:
            queue.device = device["device"]
        elif accepts:
            queue.rejects = bool(accepts["rejecting"])
            if queue.rejects:
                _add_why(queue, first, *rest)
        elif prints:
            _read_printing(queue, prints, first, rest)
    return queues


def read_default(lines: Iterable[str]) -> str | None:
    """Return the default queue that `lpstat -d` told of in `lines`, if one is set."""
    found = _DEFAULT.search("\n".join(lines))
    return found["queue"] if found else None


def read_jobs(lines: Iterable[str], queue: str) -> dict[str, Job]:
    """Return the jobs of `queue` that `lpstat -l -o` told of in `lines`, by their names."""
    jobs = (
        Job(first.split(maxsplit=1)[0], frozenset(_after("Alerts:", rest).split()))
        for first, rest in _told_together(lines)
    )
    return {job.name: job for job in jobs if job.name.rpartition("-")[0] == queue}


def _read_printing(queue: Queue, state: re.Match[str], first: str, rest: list[str]) -> None:
    queue.stopped, queue.printing = bool(state["stopped"]), bool(state["printing"])
    # What the printer said stands before the fixed lines, if it said anything.
    fixed = rest.index(_FIRST_OF_FORM) if _FIRST_OF_FORM in rest else len(rest)
    queue.message = " ".join(rest[:fixed])
    if queue.stopped:
        _add_why(queue, first, *rest[:fixed])
    queue.description = _after("Description:", rest)
    queue.alerts = tuple(_after("Alerts:", rest).split())


def _add_why(queue: Queue, *lines: str) -> None:
    queue.why = " ".join((queue.why, *lines)).strip()


def _after(label: str, lines: Iterable[str]) -> str:
    """Return what stands after `label` in the one of `lines` that begins with it, or nothing."""
    found = (line.removeprefix(label).strip() for line in lines if line.startswith(label))
    return next(found, "")


def _told_together(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each line with the ones after it that begin with a tab: they tell more of it."""
    first: str | None = None
    rest: list[str] = []
    for line in lines:
        if line.startswith(("\t", " ")):
            rest.append(line.strip())
            continue
        if first is not None:
            yield first, rest
        first, rest = line, []
    if first is not None:
        yield first, rest
