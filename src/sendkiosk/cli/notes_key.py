"""The command `notes key`: a key to encrypt the session notes with."""

from __future__ import annotations

import argparse
from pathlib import Path

from sendkiosk.cli.arguments import Commands
from sendkiosk.cli.output import OK, unwritable
from sendkiosk.findings.trouble import TroubleError


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    key = commands.add_parser(
        "key",
        help="make a key to encrypt the notes with",
        description="Write a new key into FILE, which only you may read; a file that is there is"
        " not overwritten. Name it as notes_key_file in the settings, and keep a copy in a safe"
        " place: without it nobody can read the notes.",
    )
    key.add_argument("file", type=Path, metavar="FILE")
    key.set_defaults(command=_key)


def _key(options: argparse.Namespace) -> int:
    from sendkiosk.notes.key import make_key

    file: Path = options.file
    try:
        make_key(file)
    except FileExistsError as error:
        raise TroubleError(
            f"{file} is there already, and is not overwritten: it may be the key of notes."
        ) from error
    except OSError as error:
        raise TroubleError(unwritable(file, error)) from error
    print(f"The key is in {file}. Keep a copy in a safe place, away from the notes.")
    return OK
