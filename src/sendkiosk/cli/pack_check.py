"""The command `pack check`."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from sendkiosk.cli.arguments import Commands
from sendkiosk.cli.output import report


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    check = actions.add_parser(
        "check",
        help="report everything that is wrong with a pack",
        description="Report everything that is wrong with a pack, each with its file and line, and"
        " walk every path through it.",
    )
    check.add_argument("folder", type=Path, metavar="DIR")
    check.add_argument("--strict", action="store_true", help="count warnings as faults")
    check.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    from sendkiosk.journey.visit import Journey
    from sendkiosk.journey.working_days import england_calendar
    from sendkiosk.pack.opening import open_pack, overdue
    from sendkiosk.pack.paths import survey

    today = datetime.now().astimezone().date()
    opened = open_pack(options.folder)
    findings = (*opened.findings, *overdue(opened, today))
    if opened.flow is None:
        return report(findings)
    found = survey(Journey(opened.flow, today, england_calendar()))
    status = report(findings, strict=options.strict)
    print(
        f"{found.visits} paths, the longest over {found.longest} screens;"
        f" {len(found.screens)} of {len(opened.flow.screens)} screens and {len(found.steps)} of"
        f" {len(opened.flow.steps)} steps met."
    )
    return status
