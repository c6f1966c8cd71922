"""The command `pack check`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendkiosk.cli.arguments import Commands, day, this_day
from sendkiosk.cli.output import report, status_of
from sendkiosk.findings.finding import Finding

if TYPE_CHECKING:
    from sendkiosk.authoring.inspection import Inspection


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    check = actions.add_parser(
        "check",
        help="report everything that is wrong with a pack",
        description="Report everything that is wrong with a pack, or could be better, each with its"
        " file and line, and walk every path through it.",
    )
    check.add_argument("folder", type=Path, metavar="DIR")
    check.add_argument("--strict", action="store_true", help="count warnings as faults")
    check.add_argument("--json", action="store_true", help="print everything as JSON")
    check.add_argument(
        "--today", type=day, metavar="DAY", help="check as if on this day, such as 2026-11-24"
    )
    check.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    from sendkiosk.authoring.inspection import inspect

    today = options.today or this_day()
    found = inspect(options.folder, today)
    if options.json:
        print(json.dumps(_as_data(found), indent=2))
        return status_of(found.findings, strict=options.strict)
    status = report(found.findings, strict=options.strict)
    if found.flow and found.survey:
        flow, survey = found.flow, found.survey
        more = "" if survey.whole else "More than "
        print(
            f"{more}{survey.visits} paths, the longest over {survey.longest} screens;"
            f" {len(survey.screens)} of {len(flow.screens)} screens and {len(survey.steps)} of"
            f" {len(flow.steps)} steps met."
        )
    return status


def _as_data(found: Inspection) -> dict[str, Any]:
    """Return what was found as JSON can hold it; without a flow, no path was walked: null."""
    data: dict[str, Any] = {"findings": [_finding(finding) for finding in found.findings]}
    data |= dict.fromkeys(("paths", "all_paths", "longest", "screens", "steps"))
    if found.flow and found.survey:
        survey = found.survey
        data |= {
            "paths": survey.visits,
            "all_paths": survey.whole,
            "longest": survey.longest,
            "screens": {"met": len(survey.screens), "all": len(found.flow.screens)},
            "steps": {"met": len(survey.steps), "all": len(found.flow.steps)},
        }
    return data


def _finding(finding: Finding) -> dict[str, str | int]:
    return {
        "code": str(finding.code),
        "severity": finding.severity.value,
        "file": str(finding.file),
        "line": finding.line,
        "problem": finding.problem,
        "advice": finding.advice,
    }
