"""The commands `notes backup`, `notes verify` and `notes merge`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sendkiosk.cli.arguments import Commands, add_settings
from sendkiosk.cli.notes_common import in_words, named_file, notes_file
from sendkiosk.cli.output import FOUND, OK


def add(commands: Commands) -> None:
    """Add the commands to `commands`."""
    backup = commands.add_parser(
        "backup",
        help="write a copy of the notes into a new file",
        description="Write a copy of the session notes into FILE, whole or not at all. It is a file"
        " of notes itself, encrypted if they are. A file that is there is not overwritten. The"
        " kiosk may run meanwhile.",
    )
    backup.add_argument("file", type=Path, metavar="FILE")
    add_settings(backup)
    backup.set_defaults(command=_backup)

    verify = commands.add_parser(
        "verify",
        help="look a file of notes over",
        description="Say whether a file of session notes is whole, each note in it holds only what"
        " it may, and nothing tells in which order they came. Nothing is changed. Exit status: 0"
        " when all is well, 1 when something is wrong.",
    )
    verify.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="(default: the notes of the settings)"
    )
    add_settings(verify)
    verify.set_defaults(command=_verify)

    merge = commands.add_parser(
        "merge",
        help="bring the notes of several files together",
        description="Bring the notes of each FILE into those of the settings: all of them, or none."
        " A note comes in once, however often it is brought. The files stay as they are. They may"
        " be of an older version, or not be encrypted where the settings name a key.",
    )
    merge.add_argument("files", type=Path, nargs="+", metavar="FILE")
    merge.add_argument(
        "--into", type=Path, metavar="FILE", help="the file to bring them into, or to begin"
    )
    add_settings(merge)
    merge.set_defaults(command=_merge)


def _backup(options: argparse.Namespace) -> int:
    from sendkiosk.notes.backup import back_up

    file = notes_file(options)
    with in_words():
        back_up(file, options.file)
    print(options.file)
    return OK


def _verify(options: argparse.Namespace) -> int:
    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.notes.verify import verify

    file = named_file(options, options.file)
    faults = verify(file)
    for fault in faults:
        print(Catalogue().say(fault), file=sys.stderr)
    if not faults:
        print(f"{file.path}: nothing is wrong.")
    return FOUND if faults else OK


def _merge(options: argparse.Namespace) -> int:
    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.notes.file import NoteFile
    from sendkiosk.notes.merging import NotMergedError, merge

    target = notes_file(options)
    if options.into is not None:
        target = NoteFile(options.into, target.key_file)
    try:
        merged = merge(options.files, target)
    except NotMergedError as error:
        for reason in error.reasons:
            print(Catalogue().say(reason), file=sys.stderr)
        print("Nothing was merged.", file=sys.stderr)
        return FOUND
    for each in merged:
        print(f"{each.source}: {each.notes} notes, {each.new} of them new in {target.path}")
    return OK
