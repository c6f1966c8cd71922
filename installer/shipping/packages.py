"""Which of the locked packages go along with the program, and installing just those."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

LEFT_OUT: Final = frozenset(
    {
        # They build the program's own package.
        "hatchling",
        "packaging",
        "pathspec",
        "trove-classifiers",
        # sqlite-utils' own command line would install more with it.
        "pip",
        # It holds nothing: its two halves are locked by themselves.
        "pyside6",
    }
)
"""What only the build needs, of `requirements.lock`."""

BUILDERS: Final = frozenset(
    {"hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}
)
"""What builds the program's own package, of `requirements.lock`."""

EXTRAS: Final = frozenset(
    {"cffi", "cryptography", "psycopg", "psycopg-binary", "pycparser", "sqlcipher3"}
)
"""What encrypted session notes and a server for them need, of `requirements-test.lock`."""

UNUSED: Final = ("bin", "reportlab/fonts")
"""Folders beside the packages, or in them, that the program does not read.

The fonts that come with reportlab may not all be passed on; pages are set in others.
"""

_FIRST: Final = re.compile(r"([A-Za-z0-9._-]+)(\[[^]]*\])?==")

Version = tuple[int, int]


def locked(lock: str) -> Mapping[str, str]:
    """Return the packages of a lock file: name -> its lines, hashes and all."""
    blocks: dict[str, str] = {}
    name = ""
    for line in lock.splitlines():
        begins = _FIRST.match(line)
        if begins:
            name = begins[1]
            blocks[name] = ""
        if name and not line.lstrip().startswith("#"):
            blocks[name] += f"{line}\n"
    return blocks


def chosen(lock: Mapping[str, str], names: Collection[str]) -> Mapping[str, str]:
    """Return the named packages of `lock`. Raises KeyError for one that is not locked."""
    return {name: lock[name] for name in sorted(names)}


def shipped(lock: Mapping[str, str], test_lock: Mapping[str, str]) -> Mapping[str, str]:
    """Return the packages that go along with the program, of the two lock files.

    Raises KeyError when a list here names a package that is not locked.
    """
    unneeded = chosen(lock, LEFT_OUT)
    ours = {name: lines for name, lines in lock.items() if name not in unneeded}
    return {**ours, **chosen(test_lock, EXTRAS)}


def install(
    packages: Mapping[str, str], target: Path, version: Version, platforms: Sequence[str] = ()
) -> None:
    """Install locked `packages` into the folder `target`, for one version of Python.

    `platforms` are the tags of wheels that will do, such as "manylinux_2_28_x86_64"; none means
    those of the computer that this runs on. Only built packages are taken, with the hashes that
    were locked, and nothing is compiled. Raises subprocess.CalledProcessError when pip fails, which
    says why.
    """
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder) / "requirements.txt"
        lock.write_text("".join(packages.values()), encoding="utf-8")
        _pip(["--require-hashes", "-r", str(lock)], target, version, platforms)


def install_wheel(wheel: Path, target: Path, version: Version) -> None:
    """Install the built package `wheel`, which holds Python only, into the folder `target`.

    Raises subprocess.CalledProcessError as `install` does.
    """
    _pip([str(wheel)], target, version, ())


def tidy(target: Path) -> None:
    """Leave in `target` what the program reads, the same whoever built it, and wherever.

    Lists of files that pip wrote would name what was trimmed, and the folder it was built in.
    """
    for folder in (*map(target.joinpath, UNUSED), *target.rglob("__pycache__")):
        shutil.rmtree(folder, ignore_errors=True)
    for name in ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json"):
        for path in target.glob(f"*.dist-info/{name}"):
            path.unlink()


def _pip(words: Sequence[str], target: Path, version: Version, platforms: Sequence[str]) -> None:
    for_whom = ("--python-version", ".".join(map(str, version)), "--implementation", "cp")
    named = [part for platform in platforms for part in ("--platform", platform)]
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"),
            *("install", "--quiet", "--progress-bar=off", "--no-deps", "--no-compile"),
            *("--only-binary=:all:", "--target", str(target), *for_whom, *named, *words),
        ],
        check=True,
    )
