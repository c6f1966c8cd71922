"""From the start of the process to the first painted screen, beside a window with one label."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Final

from benchmarks.display import xvfb
from benchmarks.measuring import ROOT, Found, environment, in_turn, milliseconds, ratio, spread
from benchmarks.options import Options
from benchmarks.window.processes import computed, megabytes, started_by
from sendkiosk.cli.arguments import HEARTBEAT
from sendkiosk.paths import find_places, font_folders

BARE: Final = Path(__file__).parent / "window" / "bare.py"
AT_REST: Final = 4.0
"""Seconds after the first screen by which what comes later has been done, too."""


@dataclass(frozen=True, slots=True)
class Started:
    """How long a start took, and what it took: seconds, seconds of processor time, megabytes."""

    seconds: float
    computed: float
    megabytes: float | None


Start = Callable[[Path, Mapping[str, str], float], Started]


def measure(options: Options) -> Found:
    """Return what was found off screen and on an X server, with files in memory and not."""
    found: Found = {}
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for name, display in (("offscreen", _offscreen), ("xvfb", xvfb)):
            with display() as more:
                if more is not None:
                    env = environment(**more)
                    found[name] = {
                        "warm": _started(options, place, env, cold=False),
                        "cold": _started(options, place, env, cold=True),
                    }
    return {"displays": found}


@contextmanager
def _offscreen() -> Iterator[dict[str, str] | None]:
    yield {"QT_QPA_PLATFORM": "offscreen"}


def _started(options: Options, folder: Path, env: Mapping[str, str], *, cold: bool) -> Found:
    """Start each program in turns; the first start of each, which fills caches, does not count."""
    files = files_read() if cold else ()
    starts: dict[str, Start] = {"bare": _bare, "kiosk": _kiosk}
    if not cold:
        starts["watched"] = _watched
    times: dict[str, list[Started]] = {name: [] for name in starts}
    for turn in range(options.processes + 1):
        for name in in_turn(tuple(starts), turn):
            if cold:
                drop_caches(files)
            # Memory is looked at in some turns only: it takes long to come to rest.
            rest = AT_REST if turn % 3 == 0 and not cold else 0
            started = starts[name](folder, env, rest)
            if turn:
                times[name].append(started)
    bare = times["bare"]
    return {
        name: {
            "first_screen": milliseconds([each.seconds for each in all_]),
            "computed": milliseconds([each.computed for each in all_]),
            "ratio": ratio([each.seconds for each in all_], [each.seconds for each in bare]),
            **_memory(all_, bare),
        }
        for name, all_ in times.items()
    }


def _memory(all_: list[Started], bare: list[Started]) -> Found:
    theirs = [each.megabytes for each in all_ if each.megabytes is not None]
    least = [each.megabytes for each in bare if each.megabytes is not None]
    if not theirs or len(theirs) != len(least):
        return {}
    return {"megabytes": spread(theirs), "megabytes_ratio": ratio(theirs, least)}


def _bare(_folder: Path, env: Mapping[str, str], rest: float) -> Started:
    return _with_pipe(lambda pipe: [sys.executable, str(BARE), str(pipe)], env, rest)


def bare_at_rest() -> float:
    """Return the megabytes that a window with one label has at rest, off screen."""
    found = _bare(Path(), environment(), AT_REST).megabytes
    assert found is not None
    return found


def _kiosk(folder: Path, env: Mapping[str, str], rest: float) -> Started:
    command = _command(folder)
    return _with_pipe(lambda pipe: [*command, HEARTBEAT, str(pipe)], env, rest)


def _with_pipe(command: Callable[[int], list[str]], env: Mapping[str, str], rest: float) -> Started:
    """Start a process and wait for what it writes into a pipe."""
    ours, its = os.pipe()
    start = perf_counter()
    process = subprocess.Popen(command(its), pass_fds=[its], env=env, stderr=subprocess.DEVNULL)
    os.close(its)
    try:
        assert os.read(ours, 1), command(its)
        return _at_rest(process.pid, perf_counter() - start, rest)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _watched(folder: Path, env: Mapping[str, str], rest: float) -> Started:
    """Start a kiosk as it is usually started: by a process that watches over it."""
    address = folder / "told"
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(str(address))
        told.settimeout(60)
        start = perf_counter()
        process = subprocess.Popen(
            _command(folder), env={**env, "NOTIFY_SOCKET": str(address)}, stderr=subprocess.DEVNULL
        )
        try:
            while b"READY=1" not in told.recv(4096):
                pass
            return _at_rest(process.pid, perf_counter() - start, rest)
        finally:
            process.terminate()
            process.wait()


def _at_rest(process: int, seconds: float, rest: float) -> Started:
    used = computed(process)
    sleep(rest)
    both = (process, *started_by(process)) if rest else ()
    return Started(seconds, used, sum(map(megabytes, both)) or None)


def _command(folder: Path) -> list[str]:
    """Return what starts a kiosk in an ordinary way, without notes of earlier runs."""
    settings = folder / "settings.toml"
    settings.write_text(f"data_folder = '{folder / 'data'}'\n", encoding="utf-8")
    return [sys.executable, "-m", "sendkiosk", "run", "--settings", str(settings)]


def drop_caches(files: Iterable[Path]) -> None:
    """Ask the system to forget `files`; it keeps what other processes use."""
    for file in files:
        with file.open("rb") as opened:
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def files_read() -> tuple[Path, ...]:
    """Return the files that a start may read: of Python, packages, program, words and type."""
    places = find_places()
    folders = (
        *(Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib")),
        ROOT / "src",
        places.resources,
        places.translations,
        *font_folders(places),
    )
    endings = {".py", ".pyc", ".so", ".6", ".md", ".toml", ".po", ".ttf", ".svg", ".qss"}
    found = (file for folder in folders for file in folder.rglob("*") if file.suffix in endings)
    return tuple(dict.fromkeys(file for file in found if file.is_file()))
