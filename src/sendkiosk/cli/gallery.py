"""The command `gallery`: every paper that a visit can end with, drawn and checked."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from sendkiosk.cli.arguments import THE_PACK, Commands, day, this_day
from sendkiosk.cli.languages import add_draft, known_languages, pick
from sendkiosk.cli.output import FOUND, OK, make_folder, write_whole
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.print_size import PrintSize

if TYPE_CHECKING:
    from sendkiosk.app.program import App
    from sendkiosk.authoring.gallery_index import Shown
    from sendkiosk.authoring.gallery_outcomes import Exhibit
    from sendkiosk.handout.fonts import FontFiles
    from sendkiosk.language.catalogue import Catalogue

Draw: TypeAlias = Callable[[bytes], tuple[bytes, ...]]
Language: TypeAlias = "tuple[str, Catalogue, FontFiles]"
"""The name of a language, its words and its fonts."""

MOST: Final = 1200


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    gallery = commands.add_parser(
        "gallery",
        help="draw and check every paper that a visit can end with",
        description="Make the sheet of every outcome and every letter, in every language and size,"
        " as PDF and as pictures, with a page index.html to look them over. Lists each text that"
        " is clipped, lies on another, is not there, or has no glyph. All together takes long:"
        " choose with the options.",
    )
    gallery.add_argument("folder", type=Path, metavar="DIR")
    gallery.add_argument("--pack", type=Path, metavar="DIR", help=THE_PACK)
    gallery.add_argument(
        "--today", type=day, metavar="DAY", help="the day of the visits, such as 2026-11-24"
    )
    add_draft(gallery)
    gallery.add_argument(
        "--language",
        action="append",
        metavar="LANGUAGE",
        help="only this language, such as en_GB or ur; may be repeated. “stretched” and “mirrored”"
        " are made from the English, to see what fits",
    )
    gallery.add_argument(
        "--size",
        choices=tuple(size.value for size in PrintSize),
        action="append",
        help="only this size; may be repeated",
    )
    gallery.add_argument("--only", metavar="STEP", help="only outcomes with the step of that id")
    gallery.add_argument(
        "--limit", type=_number, metavar="N", help="no more than N sheets and N letters of each"
    )
    gallery.add_argument(
        "--no-pictures", action="store_true", help="make no pictures, which is faster"
    )
    gallery.add_argument(
        "--dpi", type=_number, default=60, metavar="N", help="pixels an inch (default: 60)"
    )
    gallery.set_defaults(command=_gallery)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 to {MOST}.")
    return int(text)


def _gallery(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from sendkiosk.app.opening import open_app
    from sendkiosk.app.windows import picture_maker
    from sendkiosk.authoring.gallery_index import contact_sheet
    from sendkiosk.authoring.gallery_outcomes import exhibits

    app = open_app(pack=options.pack)
    languages = _languages(app, options)
    if options.only and all(step.id != options.only for step in app.flow.steps):
        raise TroubleError(f"There is no step “{options.only}”. Name the id of a step of the pack.")
    shown = exhibits(app.journey(options.today or this_day()), options.only, options.limit)
    if not shown:
        raise TroubleError(f"No visit ends with the step “{options.only}”. Name another step.")
    draw = None if options.no_pictures else picture_maker(options.dpi)
    papers = []
    for paper in _papers(options, languages, shown, draw):
        papers.append(paper)
        for fault in paper.faults:
            print(f"{options.folder / paper.folder / paper.name}.pdf, {fault}")
    index = options.folder / "index.html"
    write_whole(index, contact_sheet(papers))
    faulty = sum(bool(paper.faults) for paper in papers)
    print(f"{len(papers)} papers, {faulty} with faults. Look at all of them: {index}")
    return FOUND if faulty else OK


def _languages(app: App, options: argparse.Namespace) -> tuple[Language, ...]:
    """Return the languages that are wanted."""
    from sendkiosk.app.places import fonts_for

    known = known_languages(app.bodies, options.draft)
    if options.language:
        known = {name: pick(known, name) for name in options.language}
    return tuple(
        (name, catalogue, fonts_for(app.places, catalogue.locale_name))
        for name, catalogue in known.items()
    )


def _papers(
    options: argparse.Namespace,
    languages: tuple[Language, ...],
    exhibits: tuple[Exhibit, ...],
    draw: Draw | None,
) -> Iterator[Shown]:
    """Yield each paper when its files are written."""
    from sendkiosk.authoring.gallery_index import Shown
    from sendkiosk.authoring.gallery_papers import hang
    from sendkiosk.handout.design import SheetSize

    for name, catalogue, fonts in languages:
        for size in map(PrintSize, options.size or PrintSize):
            place = f"{name}/{size.value}"
            folder = options.folder / place
            make_folder(folder)
            for exhibit in exhibits:
                made = hang(exhibit, catalogue, fonts, SheetSize[size.name])
                pictures = draw(made.pdf) if draw and made.pdf else ()
                names = [f"{exhibit.name}-{page}.png" for page in range(1, len(pictures) + 1)]
                for file, picture in zip(names, pictures, strict=True):
                    write_whole(folder / file, picture)
                if made.pdf:
                    write_whole(folder / f"{exhibit.name}.pdf", made.pdf)
                yield Shown(
                    place,
                    exhibit.name,
                    exhibit.titles,
                    f"{place}/{exhibit.name}.pdf" if made.pdf else "",
                    tuple(f"{place}/{file}" for file in names),
                    made.faults,
                )
