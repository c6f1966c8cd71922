"""The command `notes repair`: what can be read in damaged files comes back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import Commands, add_settings
from sendkiosk.cli.notes_common import in_words, notes_file
from sendkiosk.cli.output import FOUND, OK

if TYPE_CHECKING:
    from sendkiosk.notes.file import NoteFile


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    repair = commands.add_parser(
        "repair",
        help="get notes back from damaged files",
        description="Read all notes that can be read in each damaged FILE, and put those that are"
        " not there into the notes of the settings. Damaged files stay as they are. Without a FILE,"
        " those that were set aside; if the notes of the settings are damaged they are set aside"
        " first.",
    )
    repair.add_argument("files", type=Path, nargs="*", metavar="FILE")
    add_settings(repair)
    repair.set_defaults(command=_repair)


def _repair(options: argparse.Namespace) -> int:
    from sendkiosk.notes.repair import repair

    target = notes_file(options)
    with in_words():
        files = options.files or _set_aside(target)
        if not files:
            print(f"There is no damaged file beside {target.path}.")
            return OK
        done = repair(files, target)
    for each in done:
        print(
            f"{each.source}: {each.notes} notes can be read, and {each.new} of them were not in"
            f" {target.path}. There may have been more."
        )
    return OK if all(each.notes for each in done) else FOUND


def _set_aside(target: NoteFile) -> tuple[Path, ...]:
    """Return the damaged files beside `target`, after it was put with them if it is damaged."""
    from sendkiosk.notes.aside import damaged_files, set_aside
    from sendkiosk.notes.faults import NotSavedError

    if target.path.exists():
        with target.told(NotSavedError):
            set_aside(target)
    return damaged_files(target.path)
