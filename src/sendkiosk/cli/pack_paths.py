"""The command `pack paths`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import Commands, day, this_day
from sendkiosk.cli.output import OK, write_pieces, write_whole
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.authoring.paths_tally import Tally
    from sendkiosk.journey.flow import Flow
    from sendkiosk.pack.merging import Merged


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    paths = actions.add_parser(
        "paths",
        help="list every path through a pack, or print all of it to be signed off",
        description="Walk every path through a pack: count what is met, list each path with what"
        " the visitor gets at its end, or make the sign-off book, in which everything the pack"
        " says stands with room for initials and notes.",
    )
    paths.add_argument("folder", type=Path, metavar="DIR")
    paths.add_argument(
        "--today", type=day, metavar="DAY", help="the day of the visits, such as 2026-11-24"
    )
    paths.add_argument("--csv", type=Path, metavar="FILE", help="write a table for spreadsheets")
    paths.add_argument("--text", type=Path, metavar="FILE", help="write outcomes and paths as text")
    paths.add_argument("--book", type=Path, metavar="FILE.pdf", help="write the sign-off book")
    paths.set_defaults(command=_paths)


def _paths(options: argparse.Namespace) -> int:
    from sendkiosk.authoring.paths_csv import csv_pieces
    from sendkiosk.authoring.paths_tally import count
    from sendkiosk.authoring.paths_text import text_pieces
    from sendkiosk.authoring.paths_walk import Walk
    from sendkiosk.authoring.paths_words import PathWords
    from sendkiosk.journey.visit import Journey
    from sendkiosk.journey.working_days import england_calendar
    from sendkiosk.pack.opening import open_pack

    opened = open_pack(options.folder)
    if opened.flow is None or opened.merged is None:
        raise FindingsError(opened.findings)
    today = options.today or this_day()
    walk = Walk(Journey(opened.flow, today, england_calendar()))
    begun = time.perf_counter()
    tally = count(walk)
    seconds = time.perf_counter() - begun
    words = PathWords(opened.flow)
    if options.csv:
        write_pieces(options.csv, csv_pieces(walk, tally.numbers, words))
    if options.text:
        write_pieces(options.text, text_pieces(walk, tally, words, today))
    if options.book:
        _write_book(options.book, opened.flow, opened.merged, tally, today)
    for line in _report(opened.flow, tally, seconds):
        print(line)
    return OK


def _report(flow: Flow, tally: Tally, seconds: float) -> Iterator[str]:
    """Yield what was counted: the whole, then each step with its paths, the least met first."""
    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.language.markup import plain

    yield (
        f"{tally.paths} paths to {len(tally.outcomes)} outcomes, the longest over {tally.longest}"
        f" screens; {len(tally.screens)} of {len(flow.screens)} screens and {len(tally.steps)} of"
        f" {len(flow.steps)} steps met. Walked in {seconds:.1f} seconds."
    )
    yield from (
        f"No path meets the screen {name}." for name in flow.screens if name not in tally.screens
    )
    yield ""
    yield "  paths  step"
    counts = {step.id: met.count if (met := tally.steps.get(step.id)) else 0 for step in flow.steps}
    for step in sorted(flow.steps, key=lambda step: (-counts[step.id], step.order)):
        title = plain(Catalogue().say(step.wordings[-1].title))
        yield f"{counts[step.id]:7}  {step.id}: {title}"


def _write_book(file: Path, flow: Flow, merged: Merged, tally: Tally, today: date) -> None:
    from sendkiosk.authoring.book import build_book
    from sendkiosk.handout.fonts import MissingFontError, find_fonts
    from sendkiosk.paths import find_places, font_folders

    try:
        book = build_book(flow, merged, tally, today, find_fonts(font_folders(find_places())))
    except MissingFontError as error:
        raise TroubleError(str(error)) from error
    write_whole(file, book.pdf)
    for lost in book.lost:
        print(f"sendkiosk: {lost}", file=sys.stderr)
