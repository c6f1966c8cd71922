"""All paths as a table that a spreadsheet opens, one row a path."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Final

from sendkiosk.authoring.paths_walk import Path
from sendkiosk.authoring.paths_words import PathWords

HEADINGS: Final = (
    "Path",
    "Screens",
    "Answers",
    "Outcome",
    "Steps",
    "Help now",
    "Time limits",
    "Letters",
    "Contacts",
)
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of something to work out."""


def csv_pieces(
    paths: Iterable[Path], outcomes: Mapping[tuple[str, ...], int], words: PathWords
) -> Iterator[bytes]:
    """Yield the rows of the table in UTF-8, with the mark that tells spreadsheets so.

    `outcomes` are the numbers of the lists of steps. In one cell, several things stand one a line.
    """
    yield "\ufeff".encode()
    yield _row(HEADINGS)
    for number, path in enumerate(paths, 1):
        yield _row(
            (
                str(number),
                str(len(path.visit.answers)),
                _lines(words.answers(path.visit)),
                str(outcomes[path.outcome]),
                _lines(words.steps(path.steps)),
                _lines(words.steps(path.help_now)),
                _lines(words.limits(path.limits)),
                _lines(words.steps(path.letters)),
                _lines(words.contacts(path.contacts)),
            )
        )


def _lines(cells: Iterable[str]) -> str:
    return "\n".join(cells)


def _row(cells: Iterable[str]) -> bytes:
    row = StringIO(newline="")
    csv.writer(row).writerow([_safe(cell) for cell in cells])
    return row.getvalue().encode()


def _safe(cell: str) -> str:
    """Return `cell` so that no spreadsheet works it out; an apostrophe says that it is text."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
