"""The command `pack new`."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from sendkiosk.cli.arguments import Commands
from sendkiosk.cli.output import OK, unwritable, write_whole
from sendkiosk.findings.trouble import TroubleError


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    new = actions.add_parser(
        "new",
        help="begin a pack for another council",
        description="Write a local pack with blanks to fill in. DIR is a new folder beside the"
        " national pack; its name is the pack’s id, such as herefordshire.",
    )
    new.add_argument("folder", type=Path, metavar="DIR")
    new.add_argument("--name", help="what people call the area (default: the folder’s name)")
    new.add_argument(
        "--extends", default="england", metavar="ID", help="the pack to extend (default: england)"
    )
    new.set_defaults(command=_new)


def _new(options: argparse.Namespace) -> int:
    from sendkiosk.authoring.new import new_pack

    folder: Path = options.folder
    today = datetime.now().astimezone().date()
    files = new_pack(folder, options.extends, options.name, today)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TroubleError(unwritable(folder, error)) from error
    for file, text in files.items():
        write_whole(file, text.encode())
        print(file)
    print(f"Fill in the blanks, then type: sendkiosk pack check {folder}")
    return OK
