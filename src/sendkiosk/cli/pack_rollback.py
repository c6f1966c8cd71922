"""The command `pack rollback`."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from sendkiosk.cli.arguments import Commands, add_settings, this_day
from sendkiosk.cli.output import OK
from sendkiosk.cli.pack_install import IN_PLACE
from sendkiosk.cli.signed import add_yes, is_agreed, refusals_told, site_of


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    rollback = actions.add_parser(
        "rollback",
        help="go back to the pack before the one that was installed",
        description="Tell what changes on the way back to the pack before the signed one that is in"
        " place, ask, and go back to it. Another rollback goes back to the pack that comes with the"
        " program. Type it as the user that the kiosk runs as.",
    )
    add_settings(rollback)
    add_yes(rollback)
    rollback.set_defaults(command=_rollback)


def _rollback(options: argparse.Namespace) -> int:
    from sendkiosk.authoring.diff_report import as_text
    from sendkiosk.contents.offers import go_back, look_back

    site = site_of(options)
    with refusals_told():
        way = look_back(site, this_day())
    if way.comparison is not None:
        print(as_text(way.comparison))
        print()
    if not is_agreed(options, "This goes back to the pack before."):
        print("Nothing was changed.")
        return OK
    with refusals_told():
        go_back(site, way, datetime.now(UTC))
    print(f"The pack before is in place again. {IN_PLACE}")
    return OK
