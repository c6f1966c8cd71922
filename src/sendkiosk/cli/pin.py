"""The commands `pin set` and `pin forget`, for whoever may write to the data folder."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import Commands, add_settings, settings_file
from sendkiosk.cli.output import OK
from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.lock.file import PinFile


def add(commands: Commands) -> None:
    """Add the commands to `commands`."""
    pin = commands.add_parser(
        "pin",
        help="set or forget the PIN of the staff",
        description="Set or forget the PIN with which staff open their screen at the kiosk. Type it"
        " as the user that the kiosk runs as.",
    )
    inner = pin.add_subparsers(title="commands", metavar="COMMAND", required=True)
    setting = inner.add_parser(
        "set",
        help="set a new PIN",
        description="Ask for a new PIN twice, without showing it, and set it. Where the input is no"
        " terminal, its first line is the PIN. The old one is not asked for. A kiosk that runs"
        " takes the new PIN at once.",
    )
    add_settings(setting)
    setting.set_defaults(command=_set)
    forgetting = inner.add_parser(
        "forget",
        help="forget the PIN",
        description="Delete the PIN and the count of wrong ones. The kiosk asks for a new PIN the"
        " next time it starts; until then nothing opens the staff screen.",
    )
    add_settings(forgetting)
    forgetting.set_defaults(command=_forget)


def _set(options: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.lock.lock import Lock

    lock = Lock(_file(options), lambda: datetime.now(UTC))
    reason = lock.set_pin(_typed())
    if reason is not None:
        raise TroubleError(Catalogue().say(reason))
    print("The PIN is set.")
    return OK


def _forget(options: argparse.Namespace) -> int:
    from sendkiosk.lock.file import PinFileError

    try:
        there = _file(options).forget()
    except PinFileError as error:
        raise TroubleError(str(error)) from error
    print("The PIN is forgotten." if there else "There was no PIN.")
    return OK


def _typed() -> str:
    """Return the PIN that is typed, unseen. Raises TroubleError when the second is another."""
    from getpass import getpass

    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    try:
        first, second = getpass("New PIN: "), getpass("The same again: ")
    except EOFError as error:
        raise TroubleError("No PIN was typed. Nothing was changed.") from error
    if first != second:
        raise TroubleError("The two were not the same. Nothing was changed.")
    return first


def _file(options: argparse.Namespace) -> PinFile:
    from sendkiosk.app.places import data_folder_of
    from sendkiosk.lock.file import pin_file_in
    from sendkiosk.settings.reading import read_settings

    return pin_file_in(data_folder_of(read_settings(settings_file(options)).settings))
