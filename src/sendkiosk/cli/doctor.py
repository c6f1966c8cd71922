"""The command `doctor`."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import Commands, add_settings, settings_file, this_day
from sendkiosk.cli.output import FOUND, OK

if TYPE_CHECKING:
    from sendkiosk.doctor import Check


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    doctor = commands.add_parser(
        "doctor",
        help="say whether this computer is ready to be a kiosk",
        description="Look at everything the kiosk needs and say how it is, one line for each thing:"
        " settings, fonts, pack, voices, printer, data folder. Exit status: 0 when nothing is wrong"
        " (warnings do not count), 1 when something is.",
    )
    add_settings(doctor)
    doctor.add_argument("--json", action="store_true", help="print everything as JSON")
    doctor.set_defaults(command=_doctor)


def _doctor(options: argparse.Namespace) -> int:
    from sendkiosk.app import printing_system, speech_engine
    from sendkiosk.doctor import Surroundings, examine, is_well
    from sendkiosk.paths import find_places, font_folders

    places = find_places()
    here = Surroundings(places, font_folders(places), printing_system(), this_day(), speech_engine)
    checks = examine(settings_file(options), here)
    well = is_well(checks)
    if options.json:
        print(json.dumps({"well": well, "checks": [_as_data(each) for each in checks]}, indent=2))
    else:
        for check in checks:
            print(_line(check))
        print("Nothing is wrong." if well else "The lines that begin with “wrong” need somebody.")
    return OK if well else FOUND


def _line(check: Check) -> str:
    line = f"{check.state:<7}  {check.name}: {check.words}"
    # A file's name may hold bytes that are no text at all; printing those would fail.
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def _as_data(check: Check) -> dict[str, str]:
    return {"name": check.name, "state": check.state.value, "words": check.words}
