"""Work in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sendkiosk.cli.apart import begin

BEGINNING = """
import logging, os, signal, sys
from types import MappingProxyType
from sendkiosk.cli.apart import begin
from sendkiosk.findings.finding import Finding, FindingsError
from pathlib import Path
logging.basicConfig(format="%(name)s: %(message)s", stream=sys.stdout)
log = logging.getLogger("apart")
"""


def run(script: str) -> list[str]:
    """Run `script` in a process with one thread, and return what it prints, line by line."""
    found = subprocess.run(
        [sys.executable, "-c", BEGINNING + script],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.stderr == ""
    return found.stdout.splitlines()


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux splits processes here")


@on_linux
def test_it_is_another_process_and_what_it_loads_ends_with_it() -> None:
    script = """
def work():
    import fractions
    return os.getpid(), fractions.Fraction(1, 2)
first, second = begin(os.getpid, lambda: "fractions" in sys.modules)
print(first() != os.getpid(), second(), "fractions" in sys.modules)
"""
    assert run(script) == ["True False False"]


@on_linux
def test_what_comes_of_it_is_the_same_as_here() -> None:
    script = """
made = MappingProxyType({"a": (1, Path("b"))})
first, second = begin(lambda: made, lambda: None)
print(second(), first() == made, first() is first(), type(first()).__name__)
"""
    assert run(script) == ["None True True mappingproxy"]


@on_linux
def test_what_it_raises_is_raised_here_each_time() -> None:
    script = """
def fail():
    raise FindingsError([Finding("P001", Path("here"), 3, "Problem.", "Advice.")])
first, second = begin(fail, lambda: 1)
for _ in range(2):
    try:
        first()
    except FindingsError as error:
        print(error.findings)
print(second())
"""
    told = run(script)
    assert told[0] == told[1]
    assert "P001" in told[0]
    assert told[2] == "1"


@on_linux
def test_what_it_logs_is_logged_here_once() -> None:
    script = """
first, second = begin(lambda: log.warning("%s of %d", "one", 2), lambda: log.error("later"))
print("waiting")
first(), second(), first(), second()
"""
    assert run(script) == ["waiting", "apart: one of 2", "apart: later"]


@on_linux
@pytest.mark.parametrize("killed", ["first", "second"])
def test_work_of_a_process_that_was_killed_is_done_here(killed: str) -> None:
    script = f"""
ours = os.getpid()
def work(name):
    if name == {killed!r} and os.getpid() != ours:
        os.kill(os.getpid(), signal.SIGKILL)
    return name
first, second = begin(lambda: work("first"), lambda: work("second"))
print(first(), second())
"""
    assert run(script) == ["first second"]


@on_linux
@pytest.mark.parametrize("end", ["", "os._exit(0)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_it_ends_quietly_when_nobody_waits_for_it(end: str) -> None:
    # Its output stays open for as long as the other process lives.
    assert run(f"waiting = begin(lambda: b'x' * 1_000_000, lambda: None)\n{end}") == []


def test_where_there_can_be_no_such_process_it_is_done_here_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sendkiosk.cli.apart.active_count", lambda: 2)
    done: list[str] = []
    first, second = begin(lambda: done.append("first"), lambda: done.append("second"))
    assert done == []
    second()
    first()
    second()
    assert done == ["second", "first"]
