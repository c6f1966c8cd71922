"""From the start of the process to the first painted screen, beside a window with one label."""

from __future__ import annotations

import os
import selectors
import shutil
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
from sendkiosk.pack.folders import COMPILED_FILE
from sendkiosk.paths import find_places, font_folders
from sendkiosk.settings.values import Settings

BARE: Final = Path(__file__).parent / "window" / "bare.py"
COMPILED: Final = "compiled.toml"
FILES: Final = "files.toml"
"""The settings of a kiosk whose pack is compiled, and of one whose pack is not."""
AT_REST: Final = 9.0
"""Seconds after the first screen by which what comes later has been done, too."""
PAINTING: Final = {"QT_LOGGING_RULES": "qt.widgets.painting.info=true"}
"""Has Qt itself tell when it paints, in any program."""
LONGEST: Final = 60.0
"""Seconds after which a program that says nothing will not come up."""
PAINTED: Final = b"Flushing"
"""What Qt tells when something painted goes to the screen."""


@dataclass(frozen=True, slots=True)
class Started:
    """How long a start took, and what it took.

    Seconds until something was painted, and until the program was ready; seconds of processor time;
    megabytes.
    """

    painted: float
    ready: float
    computed: float
    megabytes: float | None


Start = Callable[[Path, Mapping[str, str], float], Started]


def measure(options: Options) -> Found:
    """Return what was found off screen and on an X server, with files in memory and not."""
    found: Found = {}
    with TemporaryDirectory() as folder:
        place = Path(folder)
        _write_settings(place)
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
    starts: dict[str, Start] = {"bare": _bare, "kiosk": _kiosk, "pack from files": _from_files}
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
            "painted": milliseconds([each.painted for each in all_]),
            "ready": milliseconds([each.ready for each in all_]),
            "computed": milliseconds([each.computed for each in all_]),
            "painted_ratio": _paired(all_, bare, lambda each: each.painted),
            "ready_ratio": _paired(all_, bare, lambda each: each.ready),
            **_memory(all_, bare),
        }
        for name, all_ in times.items()
    }


def _paired(all_: list[Started], bare: list[Started], what: Callable[[Started], float]) -> Found:
    return ratio([what(each) for each in all_], [what(each) for each in bare])


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
    """Start a kiosk whose pack is compiled, as it is where the program is installed."""
    return _unwatched(_command(folder / COMPILED), env, rest)


def _from_files(folder: Path, env: Mapping[str, str], rest: float) -> Started:
    """Start a kiosk that reads the files of its pack, as one does whose pack was just edited."""
    return _unwatched(_command(folder / FILES), env, rest)


def _unwatched(command: list[str], env: Mapping[str, str], rest: float) -> Started:
    return _with_pipe(lambda pipe: [*command, HEARTBEAT, str(pipe)], env, rest)


def _with_pipe(command: Callable[[int], list[str]], env: Mapping[str, str], rest: float) -> Started:
    """Start a process and wait for what it writes into a pipe."""
    ours, its = os.pipe()
    try:
        return _watch(command(its), env, rest, _Told(ours, lambda: bool(os.read(ours, 1)), its))
    finally:
        os.close(ours)


def _watched(folder: Path, env: Mapping[str, str], rest: float) -> Started:
    """Start a kiosk as it is usually started: by a process that watches over it."""
    address = folder / "told"
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(str(address))
        more = {**env, "NOTIFY_SOCKET": str(address)}
        return _watch(
            _command(folder / COMPILED),
            more,
            rest,
            _Told(told.fileno(), lambda: b"READY=1" in told.recv(4096)),
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a program tells that it is ready, how that is heard, and the end that it writes to."""

    at: int
    is_ready: Callable[[], bool]
    written_to: int | None = None


def _watch(command: list[str], env: Mapping[str, str], rest: float, told: _Told) -> Started:
    """Start `command`, and wait until it has painted, and told that it is ready."""
    begun = perf_counter()
    process = subprocess.Popen(
        command,
        pass_fds=[] if told.written_to is None else [told.written_to],
        env={**env, **PAINTING},
        stderr=subprocess.PIPE,
    )
    if told.written_to is not None:
        os.close(told.written_to)
    assert process.stderr is not None
    said = process.stderr.fileno()
    painted, ready, lines = 0.0, 0.0, b""
    try:
        with selectors.DefaultSelector() as selector:
            selector.register(said, selectors.EVENT_READ)
            selector.register(told.at, selectors.EVENT_READ)
            while not (painted and ready):
                heard = {key.fd for key, _ in selector.select(LONGEST)}
                now = perf_counter() - begun
                assert heard, (command, lines)
                if said in heard:
                    lines += os.read(said, 65_536)
                    painted = painted or (now if PAINTED in lines else 0.0)
                if told.at in heard and not ready and told.is_ready():
                    ready = now
                    selector.unregister(told.at)
        used = computed(process.pid)
        sleep(rest)
        both = (process.pid, *started_by(process.pid)) if rest else ()
        return Started(painted, ready, used, sum(map(megabytes, both)) or None)
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()


def _command(settings: Path) -> list[str]:
    return [sys.executable, "-m", "sendkiosk", "run", "--settings", str(settings)]


def _write_settings(folder: Path) -> None:
    """Write settings without notes of earlier runs: with a compiled pack, and with its files."""
    packs = find_places().packs
    pack = folder / "packs" / Settings().pack
    shutil.copytree(packs, pack.parent, ignore=shutil.ignore_patterns(COMPILED_FILE))
    data = f"data_folder = '{folder / 'data'}'\n"
    (folder / FILES).write_text(f"{data}pack = '{pack}'\n", encoding="utf-8")
    compiled = folder / "compiled" / pack.name
    shutil.copytree(pack.parent, compiled.parent)
    command = [sys.executable, "-m", "sendkiosk", "pack", "compile", "--pack", str(compiled)]
    subprocess.run(command, env=environment(), check=True, capture_output=True)
    (folder / COMPILED).write_text(f"{data}pack = '{compiled}'\n", encoding="utf-8")


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
