#!/usr/bin/env python3
"""Sets up sendkiosk on a fresh machine, then runs it or checks it.

    python3 installer/bootstrap.py run            opens the kiosk
    python3 installer/bootstrap.py test           everything that CI checks

This file is read by whatever Python is there, so it keeps to what Python 3.8 can read and to the
standard library. It only looks for a Python that serves; `bootstrapping/` does the rest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, Iterator, Sequence

Version = Sequence[int]

# Best first. pyproject.toml says the same in `requires-python`; a test compares the two.
SUPPORTED = ((3, 13), (3, 12), (3, 11))


def is_supported(version: Version) -> bool:
    """Tell whether sendkiosk runs on this version of Python; only its first two numbers count."""
    return tuple(version[:2]) in SUPPORTED


def text_of(version: Version) -> str:
    """Return the version as people write it, such as "3.11"."""
    return "{}.{}".format(*version[:2])


def candidates(path: str) -> Iterator[str]:
    """Yield the programs on `path` that by their name are a Python that serves, best first.

    Every folder is searched, because the first hit may be a stand-in that does not start.
    """
    for version in SUPPORTED:
        for folder in path.split(os.pathsep):
            found = shutil.which("python" + text_of(version), path=folder) if folder else None
            if found:
                yield found


def version_of(program: str) -> Version:
    """Ask a Python for its version. Returns an empty tuple if it does not start or answer."""
    ask = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [program, "-c", ask], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
        )
        return tuple(int(part) for part in answer.stdout.split())
    except (OSError, ValueError, subprocess.CalledProcessError):
        return ()


def choose(programs: Iterator[str], ask: Callable[[str], Version]) -> str:
    """Return the first of `programs` whose own answer is a version that serves, or ""."""
    return next((program for program in programs if is_supported(ask(program))), "")


def packages_known(apt_cache: str | None, names: Sequence[str]) -> Sequence[str]:
    """Return those of `names` that this system's apt can install; none where there is no apt."""
    if not apt_cache:
        return []
    return [name for name in names if shows(apt_cache, name)]


def shows(apt_cache: str, name: str) -> bool:
    """Tell whether apt knows a real package of this name (of a virtual one it prints nothing)."""
    answer = subprocess.run(
        [apt_cache, "show", name], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    )
    return bool(answer.stdout.strip())


def advice(version: Version, known: Sequence[str]) -> str:
    """Say which Python is missing and how to get it; `known` are apt's own names, best first."""
    wanted = ", ".join(text_of(each) for each in sorted(SUPPORTED))
    if known:
        how = "Type:\n    sudo apt-get install {0} {0}-venv".format(known[0])
    else:
        how = "Install Python {} (https://www.python.org/downloads/).".format(text_of(SUPPORTED[0]))
    return (
        "sendkiosk needs one of these versions of Python: {}. This is {}, and none of them was "
        "found on the PATH.\n{}\nThen type the same command again."
    ).format(wanted, text_of(version), how)


def hand_over(program: str, arguments: Sequence[str]) -> int:
    """Run this file again with another Python and return its exit code."""
    print("This is Python {}; going on with {}.".format(text_of(sys.version_info[:2]), program))
    sys.stdout.flush()
    try:
        return subprocess.call([program, str(Path(__file__).resolve()), *arguments])
    except KeyboardInterrupt:
        return 130


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for, with a Python that serves; returns the exit code."""
    if is_supported(sys.version_info[:2]):
        # Only now: these modules are written for the supported versions.
        from bootstrapping.commands import main as carry_out

        return carry_out(arguments)
    program = choose(candidates(os.environ.get("PATH", os.defpath)), version_of)
    if program:
        return hand_over(program, arguments)
    names = ["python" + text_of(each) for each in SUPPORTED]
    known = packages_known(shutil.which("apt-cache"), names)
    print(advice(sys.version_info[:2], known), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
