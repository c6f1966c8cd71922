"""The command `pack install`."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sendkiosk.cli.arguments import Commands, add_settings, this_day
from sendkiosk.cli.output import OK, report
from sendkiosk.cli.signed import add_yes, is_agreed, refusals_told, site_of

IN_PLACE: Final = "A kiosk that runs shows it when it is started anew, which staff can do on it."


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    install = actions.add_parser(
        "install",
        help="put a signed pack in place of the one that is shown",
        description="Verify a signed pack, tell what it changes, ask, and put it in place. An older"
        " one, one with faults and one that nobody signed whom this computer trusts are refused."
        " Type it as the user that the kiosk runs as.",
    )
    install.add_argument("file", type=Path, metavar="FILE", help="a signed pack")
    add_settings(install)
    add_yes(install)
    install.set_defaults(command=_install)


def _install(options: argparse.Namespace) -> int:
    from sendkiosk.authoring.diff_report import as_text
    from sendkiosk.contents.offers import accept, look_at

    site = site_of(options)
    with refusals_told(options.file):
        offer = look_at(site, options.file, this_day())
    key = offer.pack.trusted.key
    print(f"Signed with the key “{key.name}” ({key.id}).")
    report(offer.warnings)
    print()
    if offer.comparison is None:
        print("Nothing is shown here yet that it could be compared with.")
    else:
        print(as_text(offer.comparison))
    print()
    if not is_agreed(options, "It takes the place of what is shown."):
        print("Nothing was changed.")
        return OK
    with refusals_told():
        accept(site, offer, datetime.now(UTC))
    print(f"It is in place. {IN_PLACE}")
    return OK
