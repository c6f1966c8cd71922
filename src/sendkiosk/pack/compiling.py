"""From raw packs to a flow: everything that is wrong at once, or a flow that is right."""

from __future__ import annotations

from itertools import chain

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.journey.flow import Flow
from sendkiosk.pack.building import build_flow
from sendkiosk.pack.checks.blanks import check_blanks
from sendkiosk.pack.checks.conditions import check_conditions
from sendkiosk.pack.checks.confirmations import check_confirmations
from sendkiosk.pack.checks.details import check_details
from sendkiosk.pack.checks.facts import check_facts
from sendkiosk.pack.checks.letters import check_letters
from sendkiosk.pack.checks.names import check_names
from sendkiosk.pack.checks.screens import check_screens
from sendkiosk.pack.checks.ways import check_ways
from sendkiosk.pack.merging import Merged


def check_pack(merged: Merged) -> list[Finding]:
    """Return all findings about a pack as a whole, in no particular order."""
    checks = (
        check_names,
        check_screens,
        check_conditions,
        check_details,
        check_ways,
        check_letters,
        check_facts,
        check_confirmations,
        check_blanks,
    )
    return list(chain.from_iterable(check(merged) for check in checks))


def compile_pack(merged: Merged, findings: list[Finding]) -> Flow | None:
    """Return the flow of a pack; None when there is an error among `findings`, or is added here."""
    findings += check_pack(merged)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None
    return build_flow(merged)
