"""Inspecting a pack: what stops it, what is overdue, and what could be better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from sendkiosk.authoring.checks.addresses import check_addresses
from sendkiosk.authoring.checks.contradictions import check_contradictions
from sendkiosk.authoring.checks.paths import check_paths
from sendkiosk.authoring.checks.phone_numbers import check_phone_numbers
from sendkiosk.authoring.checks.reading import check_reading
from sendkiosk.authoring.checks.screen_sizes import check_sizes
from sendkiosk.authoring.checks.sources import check_sources
from sendkiosk.authoring.checks.terms import check_abbreviations, check_terms
from sendkiosk.authoring.checks.text_lists import check_text_lists
from sendkiosk.findings.finding import Finding
from sendkiosk.journey.flow import Flow
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.compiled import stale
from sendkiosk.pack.from_files import unconfirmed
from sendkiosk.pack.opening import checked_ahead, in_order, open_pack, overdue
from sendkiosk.pack.paths import Survey

_CHECKS = (
    check_phone_numbers,
    check_addresses,
    check_sizes,
    check_reading,
    check_terms,
    check_abbreviations,
    check_sources,
    check_contradictions,
    check_text_lists,
)


@dataclass(frozen=True, slots=True)
class Inspection:
    """A pack that was looked through.

    `findings` are all there are, in the order of files and lines. `survey` tells what all paths
    met; None exactly when there is no `flow`.
    """

    flow: Flow | None
    findings: tuple[Finding, ...]
    survey: Survey | None


def inspect(folder: Path, today: date) -> Inspection:
    """Return all that can be found about the pack in `folder`, on the day `today`.

    What can be read of a broken pack is looked through as well; only its paths are not walked. No
    pack, however broken, raises an error.
    """
    opened = open_pack(folder)
    findings = [*opened.findings, *checked_ahead(opened, today), *overdue(opened, today)]
    old = stale(folder)
    findings += [old] if old else []
    survey = None
    if opened.merged is not None:
        findings += chain.from_iterable(check(opened.merged) for check in _CHECKS)
        if opened.flow is not None:
            journey = Journey(opened.flow, today, england_calendar())
            survey, of_paths = check_paths(opened.merged, journey)
            findings += (*of_paths, *unconfirmed(opened))
    return Inspection(opened.flow, in_order(_without_echoes(findings)), survey)


def _without_echoes(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield `findings` without what else is wrong with a blank that is not filled in yet."""
    told = list(findings)
    blank = {(each.file, each.line) for each in told if each.code == Fault.BLANK}
    for finding in told:
        if finding.code == Fault.BLANK or (finding.file, finding.line) not in blank:
            yield finding
