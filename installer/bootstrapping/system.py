"""What the system must have before Python's packages can work, and getting it through apt."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bootstrapping import display, fonts
from bootstrapping.advice import explain
from bootstrapping.display import Libraries
from bootstrapping.environment import Environment
from bootstrapping.machine import Machine, Result, Trouble

# Without these PySide6 does not even start, window or not.
ALWAYS: Libraries = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libX11.so.6": ("libx11-6",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
}
SPEECH: Libraries = {
    "libpulse.so.0": ("libpulse0",),
    "libspeechd.so.2": ("libspeechd2",),
}
PRINTING: Libraries = {"libcups.so.2": ("libcups2t64", "libcups2")}
# Program -> the packages that may hold it. The tests of the sheet read it with the first; those of
# the server for session notes start one that comes with the second; the third makes the installer
# for Windows.
TESTING = {
    "pdftotext": ("poppler-utils",),
    "pg_createcluster": ("postgresql",),
    "makensis": ("nsis",),
}


@dataclass(frozen=True)
class Need:
    """One thing that is missing: what, to do what, packages that may hold it (newest name first).

    Without a vital one nothing works; without another, something does not.
    """

    what: str
    use: str
    packages: tuple[str, ...]
    is_vital: bool = False


def find_needs(
    environment: Environment,
    machine: Machine,
    *,
    python: bool,
    window: bool,
    testing: bool = False,
) -> list[Need]:
    """Return what the system lacks; nothing on a system that is not Linux.

    `python` asks that environments can be made, `window` that windows can be opened, `testing`
    that the tests can run.
    """
    if machine.system != "Linux":
        return []
    needs = python_needs(sys.version_info[:2], _has_module) if python else []
    needs += library_needs(ALWAYS, "start", machine.can_load, is_vital=True)
    if window:
        wanted = display.wanted_libraries(machine.environ)
        needs += library_needs(wanted, "open a window", machine.can_load)
    needs += library_needs(SPEECH, "read aloud", machine.can_load)
    needs += library_needs(PRINTING, "print", machine.can_load)
    if not fonts.are_there(fonts.folders(environment, machine.environ)):
        needs.append(Need("fonts", "show text", (fonts.PACKAGE,)))
    if testing:
        needs += program_needs(TESTING, "test everything", machine.find)
    return needs


def python_needs(version: Sequence[int], has_module: Callable[[str], bool]) -> list[Need]:
    """Return the part of Python that Debian packs apart, if it is missing."""
    if has_module("ensurepip") and has_module("venv"):
        return []
    names = (f"python{version[0]}.{version[1]}-venv", "python3-venv")
    return [Need("Python's venv", "start", names, is_vital=True)]


def library_needs(
    libraries: Libraries, use: str, can_load: Callable[[str], bool], *, is_vital: bool = False
) -> list[Need]:
    """Return those libraries that cannot be loaded."""
    return [
        Need(name, use, packages, is_vital)
        for name, packages in libraries.items()
        if not can_load(name)
    ]


def program_needs(
    programs: Mapping[str, tuple[str, ...]], use: str, find: Callable[[str], str | None]
) -> list[Need]:
    """Return those programs that are not on the PATH."""
    return [Need(name, use, packages) for name, packages in programs.items() if not find(name)]


def choose_packages(needs: Iterable[Need], is_known: Callable[[str], bool]) -> list[str]:
    """Return the packages to install, sorted: of each need's names the first that is known.

    Where none is (apt's lists may be empty), the oldest name serves: newer systems still answer to
    it.
    """
    chosen = set()
    for need in needs:
        *newer, oldest = need.packages
        chosen.add(next(filter(is_known, newer), oldest))
    return sorted(chosen)


def apt_line(packages: Sequence[str]) -> str:
    """Return the line that an administrator types to install the packages."""
    install = f"sudo apt-get install --no-install-recommends {' '.join(packages)}"
    # A system that was just set up has no lists of packages yet, and would know none of these.
    return f"sudo apt-get update && {install}"


def describe(needs: Sequence[Need]) -> str:
    """Say in one sentence what is missing, and what for."""
    uses: dict[str, list[str]] = {}
    for need in needs:
        uses.setdefault(need.use, []).append(need.what)
    parts = [f"to {use} ({', '.join(names)})" for use, names in uses.items()]
    return f"This system lacks what sendkiosk needs {', '.join(parts)}."


def prepare(
    environment: Environment,
    machine: Machine,
    *,
    python: bool,
    window: bool,
    testing: bool = False,
) -> None:
    """See to it that the system has what is needed, installing it if we may.

    Says what is missing but can be done without. Raises Trouble, with the line to type, if
    something vital is missing.
    """
    wanted = partial(
        find_needs, environment, machine, python=python, window=window, testing=testing
    )
    needs = wanted()
    if needs and machine.is_root and machine.find("apt-get"):
        _install(needs, environment, machine)
        needs = wanted()
    if not needs:
        return
    told = f"{describe(needs)}\n{how_to_get(needs, environment, machine)}"
    if any(need.is_vital for need in needs):
        raise Trouble(f"{told}\nThen type the first command again.")
    # Fonts alone are no news yet: they can be fetched without an administrator.
    if any(need.packages != (fonts.PACKAGE,) for need in needs):
        machine.say(told)


def how_to_get(needs: Sequence[Need], environment: Environment, machine: Machine) -> str:
    """Say what to type to get what is missing, on this system."""
    if not machine.find("apt-get"):
        return "Install the packages that hold them, with this system's own package manager."
    packages = choose_packages(needs, lambda name: is_known(name, environment, machine))
    return f"An administrator can install them with:\n    {apt_line(packages)}"


def is_known(name: str, environment: Environment, machine: Machine) -> bool:
    """Tell whether apt has a real package of this name."""
    answer = machine.run(["apt-cache", "show", "--quiet=2", name], environment.root)
    return answer.code == 0 and f"Package: {name}\n" in answer.output


def _install(needs: Sequence[Need], environment: Environment, machine: Machine) -> None:
    machine.say(describe(needs))
    machine.say("Installing what is missing with apt-get")
    # Without fresh lists, apt knows no package at all on a new system.
    updated = machine.run(["apt-get", "update"], environment.root)
    packages = choose_packages(needs, lambda name: is_known(name, environment, machine))
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    installed = machine.run(command, environment.root)
    if installed.code:
        # Both together: with no network, only `update` says so, and yet ends well.
        told = explain(Result(installed.code, f"{updated.output}\n{installed.output}"))
        machine.say(f"apt-get did not succeed.\n{told}")
    # Python remembers which modules it did not find.
    importlib.invalidate_caches()


def _has_module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None
