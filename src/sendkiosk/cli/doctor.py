"""The command `doctor`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sendkiosk.cli.arguments import Commands, add_settings, settings_file
from sendkiosk.cli.itself import own_command
from sendkiosk.cli.output import FOUND, OK

if TYPE_CHECKING:
    from sendkiosk.doctor.check import Check
    from sendkiosk.doctor.surroundings import Surroundings
    from sendkiosk.ui.hardware import Hardware

HARDWARE: Final = "--hardware"
"""The option of a process that only looks what screen there is, and prints it for another."""
_PATIENCE: Final = 20
"""Seconds in which a display must answer."""


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    doctor = commands.add_parser(
        "doctor",
        help="say whether this computer is ready to be a kiosk",
        description="Look at everything the kiosk needs and say how it is, one line for each thing:"
        " settings, pack and overdue contents, clock, screen, touch, fonts, voices, memory, printer"
        " and paper, data folder, disk, session notes, PIN. Exit status: 0 when nothing is wrong"
        " (warnings do not count), 1 when something is.",
    )
    add_settings(doctor)
    ways = doctor.add_mutually_exclusive_group()
    ways.add_argument("--json", action="store_true", help="print everything as JSON")
    ways.add_argument(
        "--bundle",
        type=Path,
        metavar="FILE.zip",
        help="write it into a file for support, with versions, settings without secrets and the"
        " log, and say what is in it; nothing of a visitor is. Exit status: 0 when it is written",
    )
    doctor.add_argument(HARDWARE, action="store_true", help=argparse.SUPPRESS)
    doctor.set_defaults(command=_doctor)


def surroundings() -> Surroundings:
    """Return what this computer is. Asking for the screen may take some seconds."""
    from sendkiosk.app.computer import printing_system, speech_engine
    from sendkiosk.cli.memory import may_write_dumps
    from sendkiosk.doctor import system
    from sendkiosk.doctor.surroundings import Surroundings
    from sendkiosk.paths import find_places, font_folders

    places = find_places()
    return Surroundings(
        places,
        font_folders(places),
        printing_system(),
        speech_engine,
        system.read_clock(),
        _hardware(),
        system.bytes_free,
        system.read_touch_screens(),
        system.Keeping(may_write_dumps(), system.read_swap()),
    )


def _doctor(options: argparse.Namespace) -> int:
    if options.hardware:
        return _print_hardware()
    from sendkiosk.cli.memory import write_no_dumps
    from sendkiosk.doctor.check import is_well
    from sendkiosk.doctor.examining import examine

    # As a kiosk does: what counts is whether the system lets it.
    write_no_dumps()
    checks = examine(settings_file(options), surroundings())
    if options.bundle:
        from sendkiosk.cli.doctor_bundle import write_bundle

        write_bundle(options.bundle, options, checks)
        return OK
    well = is_well(checks)
    if options.json:
        print(json.dumps({"well": well, "checks": [_as_data(each) for each in checks]}, indent=2))
    else:
        for check in checks:
            print(_line(check))
        print("Nothing is wrong." if well else "The lines that begin with “wrong” need somebody.")
    return OK if well else FOUND


def _hardware() -> Hardware | None:
    """Return the screen as another process sees it; None where there is none.

    A display that is named but does not answer ends the process that asks.
    """
    from sendkiosk.app.display import has_display
    from sendkiosk.ui.hardware import Hardware

    if not has_display():
        return None
    try:
        asked = subprocess.run(
            own_command("doctor", HARDWARE),
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
        )
        width, height, across, down, is_touched = json.loads(asked.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return Hardware((width, height), (across, down), is_touched)


def _print_hardware() -> int:
    from sendkiosk.ui.hardware import look_at_hardware

    # A display that does not answer ends this process: nothing of it is to be kept.
    os.environ.setdefault("QT_LOGGING_RULES", "*=false")
    seen = look_at_hardware()
    print(json.dumps([*seen.pixels, *seen.mm, seen.is_touched]))
    return OK


def _line(check: Check) -> str:
    line = f"{check.state:<7}  {check.name}: {check.words}"
    # A file's name may hold bytes that are no text at all; printing those would fail.
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def _as_data(check: Check) -> dict[str, str]:
    return {"name": check.name, "state": check.state.value, "words": check.words}
