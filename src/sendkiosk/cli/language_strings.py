"""The command `language strings`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sendkiosk.cli.arguments import Commands
from sendkiosk.cli.pack_strings import add_new, write


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    strings = actions.add_parser(
        "strings",
        help="list the texts of the program for translators",
        description="Write the list of all sentences of the program, for those who translate them,"
        " and bring its catalogues up to date, as “pack strings” does for a pack.",
    )
    add_new(strings)
    strings.set_defaults(command=_strings)


def _strings(options: argparse.Namespace) -> int:
    import sendkiosk
    from sendkiosk.authoring.translating.listing import program_files
    from sendkiosk.paths import find_places

    package = Path(sendkiosk.__file__).parent
    return write(program_files(package, find_places().translations, options.new))
