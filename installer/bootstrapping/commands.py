"""The two commands, `run` and `test`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from bootstrapping import display, environment, fonts, system
from bootstrapping.advice import advice_for
from bootstrapping.checks import run_checks
from bootstrapping.environment import Environment, Purpose
from bootstrapping.machine import Machine, Trouble, this_machine

ROOT = Path(__file__).resolve().parents[2]
INTERRUPTED = 130

DESCRIPTION = """\
Sets up sendkiosk in this folder, and then runs it or checks it. The first time takes a minute or
two and needs the network; after that it starts at once. All that it installs goes into .venv;
system packages that are missing are installed if you are root, else you are told what to type.
"""
RUN = "Opens the kiosk; without a display, shows a visit off-screen and leaves it in out/."
TEST = "Checks all that CI checks; words after 'test' go to pytest, then without coverage."


@dataclass(frozen=True)
class Command:
    """What was asked for, and the words to pass on."""

    purpose: Purpose
    passed_on: tuple[str, ...]


def read_command(arguments: Sequence[str]) -> Command:
    """Read the command line. Raises SystemExit: 2 if it makes no sense, 0 after giving help."""
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="purpose", metavar="COMMAND", required=True)
    running = commands.add_parser(
        "run",
        help=RUN,
        description=RUN,
        usage="bootstrap.py run [-- words for 'sendkiosk run']",
        allow_abbrev=False,
    )
    commands.add_parser(
        "test",
        help=TEST,
        description=TEST,
        usage="bootstrap.py test [words for pytest]",
        allow_abbrev=False,
    )
    before, after = split(arguments)
    read, unknown = parser.parse_known_args(before)
    purpose = cast("Purpose", read.purpose)
    if unknown and purpose == "run":
        running.error(f"words for the kiosk stand after --: -- {' '.join(unknown)}")
    return Command(purpose, (*unknown, *after))


def split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words before the first `--`, and those after it."""
    words = list(arguments)
    place = words.index("--") if "--" in words else len(words)
    return words[:place], words[place + 1 :]


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; returns the exit code. Expected trouble is told in words.

    Raises SystemExit as `read_command` does.
    """
    command = read_command(arguments)
    try:
        return carry_out(command, Environment(ROOT, this_machine().system), this_machine())
    except KeyboardInterrupt:
        print("\nStopped. Type the same command again to go on.", file=sys.stderr)
        return INTERRUPTED
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
    except OSError as error:
        print(f"{error}\n{advice_for(str(error))}".strip(), file=sys.stderr)
    return 1


def carry_out(command: Command, place: Environment, machine: Machine) -> int:
    """Set everything up, then run the kiosk or the checks; returns the exit code.

    Raises Trouble and OSError.
    """
    set_up(place, command.purpose, machine)
    if command.purpose == "test":
        return run_checks(place, machine, command.passed_on)
    return run_kiosk(place, machine, command.passed_on)


def set_up(place: Environment, purpose: Purpose, machine: Machine) -> None:
    """Install whatever is missing; raises Trouble, and OSError for a folder that is not ours."""
    ready = environment.is_ready(place, purpose)
    running = purpose == "run"
    system.prepare(place, machine, python=not ready, window=running, testing=not running)
    environment.prepare(place, purpose, machine)
    fonts.prepare(place, machine, system.apt_line([fonts.PACKAGE]))


def run_kiosk(place: Environment, machine: Machine, passed_on: Sequence[str]) -> int:
    """Open the kiosk, or show a visit off-screen where no window can open; returns its code."""
    shown = display.find_display(machine.environ, machine.system, machine.can_load)
    sendkiosk = [str(place.python), "-m", "sendkiosk"]
    if shown.works:
        more = {"QT_QPA_PLATFORM": shown.platform} if shown.platform else {}
        return machine.show([*sendkiosk, "run", *passed_on], place.root, more)
    machine.say(
        f"No window can open here: {shown.why}. "
        "Showing a visit off-screen instead; what it makes is in the folder out."
    )
    if passed_on:
        machine.say(f"Not used, as they are for the window: {' '.join(passed_on)}")
    return machine.show([*sendkiosk, "demo", "out"], place.root, {"QT_QPA_PLATFORM": "offscreen"})
