"""The command `pack diff`."""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path

from sendkiosk.cli.arguments import Commands, this_day
from sendkiosk.cli.output import OK


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    diff = actions.add_parser(
        "diff",
        help="tell what changed from one pack to another, and for which visitors",
        description="Tell in words what changed from one pack to another, and on which paths"
        " through it visitors come to other steps today. Each pack that one extends must stand"
        " beside it.",
    )
    diff.add_argument("old", type=Path, metavar="OLD", help="the folder of the pack as it was")
    diff.add_argument("new", type=Path, metavar="NEW", help="the folder of the pack as it is")
    diff.add_argument("--json", action="store_true", help="print it as JSON")
    diff.set_defaults(command=_diff)


def _diff(options: argparse.Namespace) -> int:
    from sendkiosk.authoring.diff_json import as_json
    from sendkiosk.authoring.diff_report import as_text, compare_packs
    from sendkiosk.findings.finding import FindingsError
    from sendkiosk.journey.visit import Journey
    from sendkiosk.journey.working_days import england_calendar
    from sendkiosk.pack.opening import open_pack

    old, new = open_pack(options.old), open_pack(options.new)
    if old.flow is None or new.flow is None:
        broken = [pack for pack in (old, new) if pack.flow is None]
        # Both may extend the same faulty pack, which is reported once.
        raise FindingsError(dict.fromkeys(chain.from_iterable(pack.findings for pack in broken)))
    today, days = this_day(), england_calendar()
    found = compare_packs(Journey(old.flow, today, days), Journey(new.flow, today, days))
    print(as_json(found) if options.json else as_text(found))
    return OK
