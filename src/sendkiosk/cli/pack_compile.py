"""The command `pack compile`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sendkiosk.cli.arguments import THE_PACK, Commands, pack_folder
from sendkiosk.cli.output import OK, write_whole


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    compiled = actions.add_parser(
        "compile",
        help="write the compiled form of a pack, so that a kiosk starts sooner",
        description="Write the compiled form of a pack into its folder, so that a kiosk starts"
        " sooner. It counts for this version of the program, and only until a file of the pack, or"
        " of one that it extends, is changed. Then the files are read, until you type this again.",
    )
    compiled.add_argument("--pack", type=Path, metavar="DIR", help=THE_PACK)
    compiled.set_defaults(command=_compile)


def _compile(options: argparse.Namespace) -> int:
    from sendkiosk.pack.compiled import compiled_form
    from sendkiosk.pack.folders import COMPILED_FILE

    folder = pack_folder(options)
    file = folder / COMPILED_FILE
    data = compiled_form(folder)
    write_whole(file, data)
    print(f"{file} is written ({len(data):,} bytes).")
    return OK
