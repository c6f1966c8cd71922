"""The Python environment in `.venv`: made once, brought up to date, mended when left half done."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Literal

from bootstrapping.advice import explain
from bootstrapping.machine import Machine, Result, Trouble

Purpose = Literal["run", "test"]
Stamp = dict[str, str]

LOCKS: Mapping[Purpose, str] = {
    "run": "installer/requirements.lock",
    "test": "installer/requirements-test.lock",
}


class Plan(Enum):
    """What must be done before the environment can be used."""

    NOTHING = "nothing"
    UPDATE = "update"
    MAKE = "make"
    MEND = "mend"


@dataclass(frozen=True)
class Environment:
    """The environment of the checkout in `root`."""

    root: Path
    system: str

    @property
    def folder(self) -> Path:
        """The environment's own folder."""
        return self.root / ".venv"

    @property
    def programs(self) -> Path:
        """Where its programs are."""
        return self.folder / ("Scripts" if self.system == "Windows" else "bin")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.program("python")

    @property
    def stamp(self) -> Path:
        """The file that is written last, and says for what the environment is complete."""
        return self.folder / "sendkiosk-stamp.json"

    def program(self, name: str) -> Path:
        """Return where the program of this name is."""
        return self.programs / (f"{name}.exe" if self.system == "Windows" else name)


def wanted_stamp(root: Path, purpose: Purpose, version: Sequence[int]) -> Stamp:
    """Return what the stamp says once everything for `purpose` is installed.

    `base` is what no update can mend: another Python, or a folder that was moved (the environment
    holds its own path). Raises OSError if pyproject.toml or a lock file cannot be read.
    """
    stamp = {"base": f"{version[0]}.{version[1]} {root}"}
    # The test environment holds all that running needs.
    kept: tuple[Purpose, ...] = ("run",) if purpose == "run" else ("run", "test")
    for each in kept:
        digest = hashlib.sha256()
        for name in ("pyproject.toml", LOCKS[each]):
            digest.update((root / name).read_bytes())
        stamp[each] = digest.hexdigest()
    return stamp


def read_stamp(file: Path) -> Stamp:
    """Return what the stamp says; nothing if it is missing or damaged."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_stamp(file: Path, stamp: Stamp) -> None:
    """Write the stamp so that it is there whole or not at all. Raises OSError."""
    draft = file.with_suffix(".new")
    with draft.open("w", encoding="utf-8") as writer:
        json.dump(stamp, writer)
        writer.flush()
        os.fsync(writer.fileno())
    draft.replace(file)


def plan(*, found: Stamp, wanted: Stamp, purpose: Purpose, exists: bool, starts: bool) -> Plan:
    """Decide what to do, from the stamp that is there and the one that is wanted.

    `exists` tells whether the folder is there at all, `starts` whether its Python is.
    """
    if not exists:
        return Plan.MAKE
    if not starts or found.get("base") != wanted["base"]:
        return Plan.MEND
    return Plan.NOTHING if found.get(purpose) == wanted[purpose] else Plan.UPDATE


def is_ready(environment: Environment, purpose: Purpose) -> bool:
    """Tell whether nothing at all has to be installed. Raises OSError as `wanted_stamp` does."""
    return _plan_now(environment, purpose)[0] is Plan.NOTHING


def prepare(environment: Environment, purpose: Purpose, machine: Machine) -> None:
    """Make the environment complete for `purpose`; does nothing if it is.

    Raises Trouble, with what to do, if a package cannot be had, the disk is full and so on.
    """
    todo, wanted = _plan_now(environment, purpose)
    if todo is Plan.NOTHING:
        return
    # From here to the new stamp, an interruption leaves no stamp: the next run starts afresh.
    environment.stamp.unlink(missing_ok=True)
    if todo is Plan.UPDATE:
        machine.say("Bringing the environment in .venv up to date")
    else:
        _make(environment, todo, machine)
    _install(environment, purpose, machine)
    write_stamp(environment.stamp, wanted)


def _plan_now(environment: Environment, purpose: Purpose) -> tuple[Plan, Stamp]:
    wanted = wanted_stamp(environment.root, purpose, sys.version_info[:2])
    todo = plan(
        found=read_stamp(environment.stamp),
        wanted=wanted,
        purpose=purpose,
        exists=environment.folder.exists(),
        starts=environment.python.exists(),
    )
    return todo, wanted


def _make(environment: Environment, todo: Plan, machine: Machine) -> None:
    if todo is Plan.MEND:
        if environment.folder in Path(sys.executable).parents:
            raise Trouble(
                "The environment in .venv must be made anew, and this Python is part of it: "
                "leave it (deactivate) and start with the system's own Python, as python3."
            )
        machine.say("The environment in .venv is unfinished, or was made elsewhere: starting anew")
        shutil.rmtree(environment.folder)
    machine.say("Making the environment in .venv (once; about a minute)")
    for command in (
        [sys.executable, "-m", "venv", "--without-pip", str(environment.folder)],
        # A step of its own, because venv keeps to itself what goes wrong in it.
        [str(environment.python), "-m", "ensurepip", "--default-pip"],
    ):
        made = machine.run(command, environment.root)
        _must_have_worked(made, "The environment could not be made.")


def _install(environment: Environment, purpose: Purpose, machine: Machine) -> None:
    pip = [str(environment.python), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    quiet = ["install", "--quiet", "--progress-bar=off"]
    steps: tuple[tuple[str, list[str]], ...] = (
        (
            "The packages could not be installed.",
            # Without --no-deps, pip refuses a lock file that lacks something. Built packages only:
            # nothing foreign runs during the set-up, and no compiler is needed.
            [*quiet, "--require-hashes", "--only-binary=:all:", "-r", LOCKS[purpose]],
        ),
        (
            "sendkiosk itself could not be installed.",
            [*quiet, "--no-deps", "--no-build-isolation", "--editable", "."],
        ),
        (
            "The lock files do not fit pyproject.toml: run installer/lock.",
            ["check"],
        ),
    )
    for what, arguments in steps:
        _must_have_worked(machine.run([*pip, *arguments], environment.root), what)


def _must_have_worked(result: Result, what: str) -> None:
    if result.code:
        raise Trouble(f"{what}\n{explain(result)} Then type the same command again.")
