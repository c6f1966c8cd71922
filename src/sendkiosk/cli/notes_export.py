"""The command `notes export`: coded notes for other programs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Final

from sendkiosk.cli.arguments import Commands, add_settings
from sendkiosk.cli.notes_common import in_words, notes_file
from sendkiosk.cli.output import OK, write_pieces

_ENDINGS: Final = (".csv", ".jsonl")


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    export = commands.add_parser(
        "export",
        help="write the notes as CSV or JSON lines",
        description="Write the session notes into a file, a line each, coded, in an order that"
        " means nothing. docs/session-notes.md says what each column means. These are single notes:"
        " counts of them are not for publishing.",
    )
    export.add_argument(
        "file", type=_table, metavar="FILE", help="a file that ends in .csv or .jsonl"
    )
    export.add_argument(
        "--from", dest="first", type=_week, metavar="WEEK", help="the first week, such as 2026-W36"
    )
    export.add_argument(
        "--to", dest="last", type=_week, metavar="WEEK", help="the last week, such as 2026-W48"
    )
    add_settings(export)
    export.set_defaults(command=_export)


def _export(options: argparse.Namespace) -> int:
    from sendkiosk.notes.export import EVER, Weeks, csv_heading, csv_line, export, json_line

    file = notes_file(options)
    weeks = Weeks(options.first or EVER.first, options.last or EVER.last)
    as_csv = options.file.suffix == ".csv"
    with in_words():
        lines: Iterator[bytes] = export(file, csv_line if as_csv else json_line, weeks)
        write_pieces(options.file, chain([csv_heading()] if as_csv else [], lines))
    print(options.file)
    return OK


def _table(name: str) -> Path:
    """Return `name` as a path, or say how it must end."""
    file = Path(name)
    if file.suffix not in _ENDINGS:
        raise argparse.ArgumentTypeError(f"“{name}” must end in {' or '.join(_ENDINGS)}.")
    return file


def _week(text: str) -> str:
    """Return `text` if it is an ISO week, or say how one is written."""
    from sendkiosk.notes.note import first_day, week_of

    with suppress(ValueError):
        if week_of(first_day(text)) == text:
            return text
    raise argparse.ArgumentTypeError(f"“{text}” is not a week. Write it like 2026-W48.")
