"""The command `notes purge`, for whoever may write to the data folder."""

from __future__ import annotations

import argparse

from sendkiosk.cli import notes_server
from sendkiosk.cli.arguments import Commands, add_settings, settings_file
from sendkiosk.cli.output import OK, report


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    notes = commands.add_parser(
        "notes",
        help="look after the session notes",
        description="Look after the session notes. Type it as the user that the kiosk runs as.",
    )
    inner = notes.add_subparsers(title="commands", metavar="COMMAND", required=True)
    purge = inner.add_parser(
        "purge",
        help="remove the notes that are older than the settings allow",
        description="Remove the session notes from more than retention_months ago, as each start of"
        " the kiosk does. They cannot be had back. The kiosk may run meanwhile.",
    )
    add_settings(purge)
    purge.set_defaults(command=_purge)
    notes_server.add_push(inner)


def _purge(options: argparse.Namespace) -> int:
    from sendkiosk.app import data_folder_of, remove_old_notes
    from sendkiosk.settings import read_settings

    read = read_settings(settings_file(options))
    months = read.settings.retention_months
    if months is None:
        return report(read.findings, strict=True)
    gone = remove_old_notes(data_folder_of(read.settings), months)
    print(f"Session notes from more than {months} months ago: {gone} removed.")
    return OK
