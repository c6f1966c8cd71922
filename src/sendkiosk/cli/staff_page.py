"""The command `staff-page`: the page for the wall behind the desk."""

from __future__ import annotations

import argparse
from pathlib import Path

from sendkiosk.cli.arguments import Commands, add_settings, settings_file
from sendkiosk.cli.output import OK, write_whole


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    page = commands.add_parser(
        "staff-page",
        help="write the page for the staff's wall",
        description="Write one page of A4 for the wall behind the desk: what to do each morning,"
        " how to open the staff screen, what to do when something is wrong, and the number of the"
        " service that the pack names first. The PIN is never on it.",
    )
    page.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    page.add_argument(
        "--pack", type=Path, metavar="DIR", help="the pack, in place of the settings'"
    )
    add_settings(page)
    page.set_defaults(command=_staff_page)


def _staff_page(options: argparse.Namespace) -> int:
    from sendkiosk.app.opening import open_app
    from sendkiosk.handout.staff_page import build_staff_page
    from sendkiosk.language.catalogue import SOURCE_LANGUAGE

    app = open_app(settings_file(options), options.pack)
    write_whole(options.out, build_staff_page(app.flow, app.fonts(SOURCE_LANGUAGE)))
    print(f"The page is written: {options.out}")
    return OK
