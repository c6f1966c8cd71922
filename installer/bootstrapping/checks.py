"""Everything that CI checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bootstrapping.environment import Environment
from bootstrapping.machine import Machine

# Part of every complete pytest run: these two packages are covered, every branch of them.
COVERAGE = (
    "--cov=sendkiosk.journey",
    "--cov=sendkiosk.pack",
    "--cov-branch",
    "--cov-report=term-missing:skip-covered",
    "--cov-fail-under=100",
)


@dataclass(frozen=True)
class Check:
    """One check: its heading, the program of the environment that makes it, its arguments."""

    heading: str
    program: str
    arguments: tuple[str, ...] = ()


def checks(pytest_arguments: Sequence[str]) -> list[Check]:
    """Return the checks in their order. pytest is last: its closing line says what was tested.

    With arguments of one's own, pytest runs a part of the tests only, so coverage proves nothing.
    """
    return [
        Check("Faults in the code (ruff check)", "ruff", ("check",)),
        Check("Format of the code (ruff format)", "ruff", ("format", "--check")),
        Check("Types (mypy)", "mypy"),
        Check("Who imports whom (import-linter)", "lint-imports"),
        Check("Tests (pytest)", "pytest", tuple(pytest_arguments) or COVERAGE),
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
