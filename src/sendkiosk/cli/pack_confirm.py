"""The command `pack confirm`."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sendkiosk.cli.arguments import THE_PACK, Commands, day
from sendkiosk.cli.output import FOUND, OK, report, write_whole

if TYPE_CHECKING:
    from sendkiosk.authoring.confirm import ContactState
    from sendkiosk.pack.opening import OpenedPack

MISUSED: Final = 2


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    confirm = actions.add_parser(
        "confirm",
        help="record that somebody has tried the numbers and addresses of a contact",
        description="Record who has tried the numbers and addresses of a contact, and when. It is"
        " written into the pack’s confirmations.toml, and shown on screen and sheet from then on.",
    )
    confirm.add_argument("contact", metavar="CONTACT", nargs="?", help="the id of the contact")
    confirm.add_argument("--by", metavar="NAME", help="who has tried them")
    confirm.add_argument("--pack", type=Path, metavar="DIR", help=THE_PACK)
    confirm.add_argument("--on", type=day, metavar="DAY", help="when (default: today)")
    confirm.add_argument(
        "--review-by",
        type=day,
        metavar="DAY",
        help="when they must be tried again (default: three months later)",
    )
    confirm.add_argument("--yes", action="store_true", help="do not ask whether all were tried")
    confirm.add_argument(
        "--list", action="store_true", help="list all contacts, and who has tried them"
    )
    confirm.set_defaults(command=_confirm)


def _confirm(options: argparse.Namespace) -> int:
    from sendkiosk.pack.opening import open_pack
    from sendkiosk.paths import find_places
    from sendkiosk.settings import Settings, find_pack

    folder = options.pack or find_pack(Settings(), find_places().packs, None)
    opened = open_pack(folder)
    if opened.flow is None:
        return report(opened.findings)
    if options.list:
        return _list(opened)
    if not (options.contact and options.by):
        print("sendkiosk: give a CONTACT and --by NAME, or --list.", file=sys.stderr)
        return MISUSED
    return _record(options, folder, opened)


def _record(options: argparse.Namespace, folder: Path, opened: OpenedPack) -> int:
    from sendkiosk.authoring.confirm import (
        CONFIRMATIONS,
        confirmation,
        confirmed_text,
        contacts_of,
    )
    from sendkiosk.pack.opening import open_pack, unconfirmed

    merged = opened.merged
    if merged is None:
        return report(opened.findings)
    today = datetime.now().astimezone().date()
    days = (options.on, options.review_by)
    said = confirmation(merged, options.contact, options.by, today, days)
    state = next(each for each in contacts_of(merged) if each.id == said.contact)
    print(f"{state.name} ({state.id}):")
    for detail in state.details:
        print(f"  {detail}")
    if not options.yes and not _were_all_tried():
        print("Nothing was recorded.")
        return FOUND
    write_whole(folder / CONFIRMATIONS, confirmed_text(folder, merged, said).encode())
    print(f"Tried by {said.by} on {said.checked}, to be tried again by {said.review_by}.")
    left = unconfirmed(open_pack(folder))
    print(f"{len(left)} contacts are not confirmed yet; --list names them.")
    return OK


def _were_all_tried() -> bool:
    """Ask whether all were tried; where there is no terminal to ask on, the answer is no."""
    if not sys.stdin.isatty():
        print("Give --yes to say that all of these were tried.")
        return False
    return input("Did you try all of these, and are they right? [y/N] ").strip().lower() == "y"


def _list(opened: OpenedPack) -> int:
    from sendkiosk.authoring.confirm import contacts_of

    for state in contacts_of(opened.merged) if opened.merged else ():
        print(f"{state.id}: {state.name}")
        print(f"  {_told(state)}")
        for detail in state.details:
            print(f"  {detail}")
    return OK


def _told(state: ContactState) -> str:
    if not state.by:
        return "Nobody has tried these yet."
    return f"Tried by {state.by} on {state.checked}, to be tried again by {state.review_by}."
