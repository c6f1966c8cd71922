"""The command `screens`: every screen of a kiosk, in each size and colour, drawn and checked."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sendkiosk.cli.arguments import THE_PACK, Commands, day, size, this_day
from sendkiosk.cli.languages import add_draft, add_language, chosen_language
from sendkiosk.cli.output import FOUND, OK, make_folder, write_whole
from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.app.program import App
    from sendkiosk.ui.gallery.hall import Shot
    from sendkiosk.ui.gallery.index import Hung

SIZES: Final = ((1920, 1080), (1080, 1920), (1366, 768))
"""A large screen, an upright one, and that of a laptop: what a kiosk is made for."""
STEPS: Final = 4
"""In how many steps visitors make words larger."""
COLOURS: Final = ("light", "dark", "yellow")


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    screens = commands.add_parser(
        "screens",
        help="draw and check every screen that visitors and staff can see",
        description="Make a picture of every screen, scrolled to each view, in each size of screen,"
        " size of words and set of colours, off screen, with a page index.html to look them over."
        " Lists each text that is cut off, lies on another or has too little contrast, and each"
        " button that is too small, too close to another, or hardly shows the focus. All together"
        " takes long: choose with the options.",
    )
    screens.add_argument("folder", type=Path, metavar="DIR")
    screens.add_argument("--pack", type=Path, metavar="DIR", help=THE_PACK)
    screens.add_argument(
        "--today", type=day, metavar="DAY", help="the day of the visits, such as 2026-11-24"
    )
    screens.add_argument(
        "--size",
        type=size,
        action="append",
        metavar="WIDTHxHEIGHT",
        help="only screens with so many pixels, such as 1366x768; may be repeated",
    )
    screens.add_argument(
        "--step",
        type=int,
        choices=range(1, STEPS + 1),
        action="append",
        help="only this size of words, 1 being the usual one; may be repeated",
    )
    screens.add_argument(
        "--colours",
        choices=COLOURS,
        action="append",
        help="only this set of colours; may be repeated",
    )
    add_language(screens)
    add_draft(screens)
    screens.add_argument(
        "--only",
        action="append",
        metavar="NAME",
        help="only the screen that has this name in index.html; may be repeated",
    )
    screens.add_argument(
        "--no-pictures", action="store_true", help="make no pictures, which is faster"
    )
    screens.set_defaults(command=_screens)


def _screens(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from sendkiosk.app.opening import open_app
    from sendkiosk.ui.gallery.index import contact_sheet

    english = open_app(pack=options.pack, mode="kiosk")
    app = english.speaking(chosen_language(english.bodies, options.language, options.draft))
    hung = []
    for view in _hung(app, options):
        hung.append(view)
        for fault in view.faults:
            print(f"{options.folder / view.file}: {fault}", flush=True)
    if not hung:
        raise TroubleError(f"There is no screen “{options.only[0]}”. Look up names in index.html.")
    index = options.folder / "index.html"
    write_whole(index, contact_sheet(hung))
    faulty = sum(bool(view.faults) for view in hung)
    print(f"{len(hung)} views, {faulty} with faults. Look at all of them: {index}")
    return FOUND if faulty else OK


def _hung(app: App, options: argparse.Namespace) -> Iterator[Hung]:
    """Yield each view when its picture is written, if one is wanted."""
    from sendkiosk.app.windows import Looks, as_pictures, show_screens
    from sendkiosk.ui.gallery.index import Hung

    looks = Looks(
        tuple(options.size or SIZES),
        tuple(options.step or range(1, STEPS + 1)),
        tuple(options.colours or COLOURS),
    )
    shots = show_screens(app, looks, options.today or this_day(), options.only or ())
    views = ((shot, b"") for shot in shots) if options.no_pictures else as_pictures(shots)
    for shot, picture in views:
        file = f"{shot.look}/{shot.screen}-{shot.view}.png"
        # When something is known to go into it, but before the long work that may be lost.
        make_folder((options.folder / file).parent if picture else options.folder)
        if picture:
            write_whole(options.folder / file, picture)
        yield Hung(shot.screen, _caption(shot), file, shot.faults, is_drawn=bool(picture))


def _caption(shot: Shot) -> str:
    width, height = shot.size
    return (
        f"{width} × {height}, size {shot.step} of {STEPS}, {shot.colours.value}, view {shot.view}"
    )
