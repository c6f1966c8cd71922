"""The command `pack confirm`."""

from __future__ import annotations

import argparse
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sendkiosk.cli.arguments import THE_PACK, Commands, day, pack_folder, this_day
from sendkiosk.cli.output import FOUND, OK, report, write_whole

if TYPE_CHECKING:
    from sendkiosk.authoring.confirm import ContactState
    from sendkiosk.pack.merging import Merged

MISUSED: Final = 2


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    confirm = actions.add_parser(
        "confirm",
        help="record that somebody has tried the numbers and addresses of a contact",
        description="Record who has tried the numbers and addresses of a contact, and when. It is"
        " written into the pack’s confirmations.toml. Visitors see the day, and not the name.",
    )
    confirm.add_argument("contact", metavar="CONTACT", nargs="?", help="the id of the contact")
    confirm.add_argument("--by", metavar="NAME", help="who has tried them")
    confirm.add_argument("--pack", type=Path, metavar="DIR", help=THE_PACK)
    confirm.add_argument(
        "--on", type=day, metavar="DAY", help="when they were tried (default: today)"
    )
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

    if not options.list and not (options.contact and options.by):
        print("sendkiosk: give a CONTACT and --by NAME, or --list.", file=sys.stderr)
        return MISUSED
    folder = pack_folder(options)
    opened = open_pack(folder)
    if opened.flow is None or opened.merged is None:
        return report(opened.findings)
    today = this_day()
    if options.list:
        return _list(opened.merged, today)
    return _record(options, folder, opened.merged, today)


def _record(options: argparse.Namespace, folder: Path, merged: Merged, today: date) -> int:
    from sendkiosk.authoring.confirm import (
        CONFIRMATIONS,
        confirmation,
        confirmed_text,
        contacts_of,
    )

    days = (options.on, options.review_by)
    said = confirmation(merged, options.contact, options.by, today, days)
    state = next(each for each in contacts_of(merged) if each.id == said.contact)
    print(f"{state.name} ({state.id}):")
    for detail in state.details:
        print(f"  {detail}")
    if not options.yes:
        if not sys.stdin.isatty():
            print(
                "sendkiosk: nothing was recorded. Add --yes to say that all of these were tried.",
                file=sys.stderr,
            )
            return MISUSED
        if not _were_all_tried():
            print("Nothing was recorded.")
            return FOUND
    # A link to a file elsewhere stays a link.
    file = (folder / CONFIRMATIONS).resolve()
    write_whole(file, confirmed_text(folder, merged, said).encode())
    return _tell_what_is_left(options, folder)


def _tell_what_is_left(options: argparse.Namespace, folder: Path) -> int:
    """Open the pack anew, and say from it what is recorded now and what is still to be tried."""
    from sendkiosk.authoring.confirm import contacts_of
    from sendkiosk.pack.opening import open_pack

    opened = open_pack(folder)
    if opened.flow is None or opened.merged is None:
        return report(opened.findings)
    states = contacts_of(opened.merged)
    today = this_day()
    print(next(_told(state, today) for state in states if state.id == options.contact))
    left = [state.id for state in states if state.waits]
    if not left:
        print("All contacts are confirmed.")
        return OK
    words = ["sendkiosk", "pack", "confirm", left[0], "--by", options.by]
    words += ["--pack", str(options.pack)] if options.pack else []
    count = "1 contact is" if len(left) == 1 else f"{len(left)} contacts are"
    print(f"{count} not confirmed yet. The next one: {shlex.join(words)}")
    return OK


def _were_all_tried() -> bool:
    try:
        answer = input("Did you try all of these? [y/N] ")
    except EOFError:
        print()
        return False
    return answer.strip().lower() in {"y", "yes"}


def _list(merged: Merged, today: date) -> int:
    from sendkiosk.authoring.confirm import contacts_of

    for state in contacts_of(merged):
        print(f"{state.id}: {state.name}")
        print(f"  {_told(state, today)}")
        for detail in state.details:
            print(f"    {detail}")
    return OK


def _told(state: ContactState, today: date) -> str:
    if not state.details:
        return "No number or address, so there is nothing to try."
    if state.do_not_try:
        return "Must not be rung just to try it."
    if state.checked is None or state.review_by is None:
        return "Nobody has tried these yet."
    again = "to be tried again" if state.review_by >= today else "should have been tried again"
    return f"Tried by {state.by} on {state.checked}, {again} by {state.review_by}."
