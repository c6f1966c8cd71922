"""Everything that CI checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bootstrapping.environment import Environment
from bootstrapping.machine import Machine

# The tests of the parts cover these two packages, every branch of them. Watching each line makes
# tests several times slower, so those that walk every path of the packs run apart from them.
PARTS = (
    "tests/unit",
    "--cov=sendkiosk.journey",
    "--cov=sendkiosk.pack",
    "--cov-branch",
    "--cov-report=term-missing:skip-covered",
    "--cov-fail-under=100",
)
WHOLE = ("tests/flows", "tests/ui", "tests/end2end")
# As many at once as the computer has cores; those of one file stay together.
AT_ONCE = ("-n", "auto", "--dist", "loadfile")


@dataclass(frozen=True)
class Check:
    """One check: its heading, the program of the environment that makes it, its arguments."""

    heading: str
    program: str
    arguments: tuple[str, ...] = ()


def checks(pytest_arguments: Sequence[str]) -> list[Check]:
    """Return the checks in their order. pytest is last: its closing line says what was tested.

    With arguments of one's own, pytest runs once and with these only: coverage of a part of the
    tests proves nothing.
    """
    tests = [
        Check("Tests of the parts (pytest)", "pytest", (*PARTS, *AT_ONCE)),
        Check("Tests of the whole (pytest)", "pytest", (*WHOLE, *AT_ONCE)),
    ]
    if pytest_arguments:
        tests = [Check("Tests (pytest)", "pytest", tuple(pytest_arguments))]
    return [
        Check("Faults in the code (ruff check)", "ruff", ("check",)),
        Check("Format of the code (ruff format)", "ruff", ("format", "--check")),
        Check("Types (mypy)", "mypy"),
        Check("Who imports whom (import-linter)", "lint-imports"),
        *tests,
    ]


def run_checks(environment: Environment, machine: Machine, pytest_arguments: Sequence[str]) -> int:
    """Run every check, whatever the others say. Returns 0 if all passed, else 1."""
    failed = []
    for check in checks(pytest_arguments):
        machine.say(f"\n== {check.heading}")
        command = [str(environment.program(check.program)), *check.arguments]
        if machine.show(command, environment.root, {"QT_QPA_PLATFORM": "offscreen"}):
            failed.append(check.heading)
    if failed:
        machine.say(f"\nNot passed: {'; '.join(failed)}.")
    return 1 if failed else 0
