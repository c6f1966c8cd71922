"""The commands that look after session notes, for whoever may write to the data folder."""

from __future__ import annotations

import argparse

from sendkiosk.cli import (
    notes_export,
    notes_files,
    notes_key,
    notes_repair,
    notes_report,
    notes_server,
)
from sendkiosk.cli.arguments import Commands, add_settings, settings_file
from sendkiosk.cli.output import OK, report


def add(commands: Commands) -> None:
    """Add the commands to `commands`."""
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
        " the kiosk does. They cannot be had back. The kiosk may run meanwhile. Where the settings"
        " name a server, those of this site go there, too.",
    )
    add_settings(purge)
    purge.set_defaults(command=_purge)
    notes_files.add(inner)
    notes_repair.add(inner)
    notes_export.add(inner)
    notes_key.add(inner)
    notes_report.add(inner)
    notes_server.add_push(inner)


def _purge(options: argparse.Namespace) -> int:
    from sendkiosk.app.notes import remove_old_notes, remove_old_notes_there
    from sendkiosk.app.opening import check_clock
    from sendkiosk.app.places import data_folder_of, note_store_in
    from sendkiosk.settings.reading import read_settings

    read = read_settings(settings_file(options))
    months = read.settings.retention_months
    if months is None:
        return report(read.findings, strict=True)
    check_clock(read.settings, settings_file(options))
    store = note_store_in(data_folder_of(read.settings), read.settings)
    gone = remove_old_notes(store, months)
    print(f"Session notes from more than {months} months ago: {gone} removed.")
    if read.settings.notes_server is not None:
        there = remove_old_notes_there(read.settings, months)
        print(f"On the server, of the site {read.settings.site}: {there} removed.")
    return OK
