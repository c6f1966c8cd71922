"""The command `notes push`: session notes go to the service's server."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import add_settings, settings_file, this_day
from sendkiosk.cli.output import OK

if TYPE_CHECKING:
    from sendkiosk.cli.arguments import Commands


def add_push(commands: Commands) -> None:
    """Add the command to `commands`."""
    push = commands.add_parser(
        "push",
        help="send the notes to the server that the settings name",
        description="Send the session notes of weeks that are over to the PostgreSQL server that"
        " notes_server in the settings names. Each is there once, however often it is sent. The"
        " kiosk may run meanwhile. Let a timer type it once a week.",
    )
    add_settings(push)
    push.set_defaults(command=_push)


def _push(options: argparse.Namespace) -> int:
    from sendkiosk.app.notes import push_notes
    from sendkiosk.settings.reading import read_settings

    settings = read_settings(settings_file(options)).settings
    sent = push_notes(settings, this_day(), time.sleep)
    print(f"Session notes that the server did not have: {sent} sent.")
    return OK
