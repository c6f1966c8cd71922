"""The outside world as the set-up sees it, handed in so that tests can hand in another one."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LONGEST_LINE = 300


class Trouble(Exception):
    """Something outside us went wrong; the text says what and what to do. Ends with exit code 1."""


@dataclass(frozen=True)
class Result:
    """How a program ended: its exit code, and everything it printed."""

    code: int
    output: str

    def last_lines(self, count: int = 8) -> str:
        """Return the last lines of what it printed, set in and cut, for showing to a person."""
        lines = [line for line in self.output.splitlines() if line.strip()]
        return "\n".join(f"    {line[:LONGEST_LINE]}" for line in lines[-count:])


@dataclass(frozen=True)
class Machine:
    """What may be asked of the machine, and done to it.

    `run` starts a program unseen and returns how it ended; `show` lets it use the terminal and
    returns its exit code (environment variables may be added). Both give code 127 for a program
    that cannot be started. `find` returns a program's path or None; `can_load` tells whether a
    system library is there; `say` prints a line.
    """

    run: Callable[[Sequence[str], Path], Result]
    show: Callable[[Sequence[str], Path, Mapping[str, str]], int]
    find: Callable[[str], str | None]
    can_load: Callable[[str], bool]
    say: Callable[[str], None]
    environ: Mapping[str, str]
    system: str
    is_root: bool


def this_machine() -> Machine:
    """Return the machine this runs on."""
    return Machine(
        run=_run,
        show=_show,
        find=shutil.which,
        can_load=_can_load,
        say=_say,
        environ=os.environ,
        system=platform.system(),
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
    )


def _run(command: Sequence[str], folder: Path) -> Result:
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            # apt must neither ask questions nor answer in another language.
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except OSError as error:
        return Result(127, str(error))
    return Result(done.returncode, done.stdout)


def _show(command: Sequence[str], folder: Path, more: Mapping[str, str]) -> int:
    try:
        code = subprocess.call(command, cwd=folder, env={**os.environ, **more})
    except OSError as error:
        _say(str(error))
        return 127
    # Ended by a signal: told as a shell tells it.
    return code if code >= 0 else 128 - code


def _can_load(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _say(text: str) -> None:
    # Flushed, so that it stands before what the programs we start print.
    print(text, flush=True)
