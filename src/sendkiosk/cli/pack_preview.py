"""The command `pack preview`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sendkiosk.cli.arguments import Commands
from sendkiosk.cli.languages import add_draft, add_language, chosen_language


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    preview = actions.add_parser(
        "preview",
        help="show a pack while you write it",
        description="Open the kiosk on a pack in a window, and beside it what is wrong with the"
        " pack, and ways to each screen and step. It follows each file that you save. Nothing is"
        " printed and nothing is kept. F5 reads the pack again, Ctrl+Q closes the window.",
    )
    preview.add_argument("folder", type=Path, metavar="DIR")
    add_language(preview)
    add_draft(preview)
    preview.set_defaults(command=_preview)


def _preview(options: argparse.Namespace) -> int:
    from sendkiosk.app.contents import bodies_of
    from sendkiosk.app.windows import run_preview
    from sendkiosk.pack.opening import open_pack
    from sendkiosk.paths import find_places

    bodies = bodies_of(find_places(), open_pack(options.folder))
    return run_preview(options.folder, chosen_language(bodies, options.language, options.draft))
