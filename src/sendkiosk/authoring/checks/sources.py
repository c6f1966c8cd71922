"""Whether statements say where they come from, and are looked up again in time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from sendkiosk.authoring.checks.passages import Passage, explanations_in, screens_in, warning
from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.journey.time_limits import add_months
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import RawScreen, RawTerm

LONGEST_UNCHECKED: Final = 12
"""Months. Rules on special educational needs change with the school year."""

_RULE: Final = re.compile(
    r"(?<!\w)(?:must|laws?|legal(?:ly)?|unlawful|rights|right to|allowed|entitled|dut(?:y|ies)"
    r"|deadlines?|time limits?|(?:cannot|can’t|may not|must not) (?:refuse|say no)"
    # A figure, but none that is part of a name such as SEND35A or B12.
    r"|[0-9]+)(?!\w)",
    re.IGNORECASE,
)


def check_sources(merged: Merged) -> Iterator[Finding]:
    """Yield a warning for each rule that is stated without a source, and each late review.

    Looks at screens and terms: steps and time limits cannot be read at all without a source.
    """
    told: set[str] = set()
    for passage in chain(screens_in(merged), explanations_in(merged)):
        settings = passage.entry.settings
        if not isinstance(settings, RawScreen | RawTerm) or settings.sources:
            continue
        # Other wordings of a screen share its sources, so one finding tells of all.
        if passage.name not in told:
            for finding in _rules(passage):
                told.add(passage.name)
                yield finding
    yield from _late_reviews(merged)


def _rules(passage: Passage) -> Iterator[Finding]:
    """Yield a warning for the first rule in `passage`, if there is one."""
    for line in passage.lines:
        found = _RULE.search(line.text)
        if found:
            problem = f"{passage.name} states a rule (“{found[0]}”) and names no source."
            advice = "Add sources: the ids of what it rests on."
            yield warning(line, Fault.NO_SOURCE, problem, advice)
            return


def _late_reviews(merged: Merged) -> Iterator[Finding]:
    for entry in merged.checked:
        checked, review_by = entry.settings.checked, entry.settings.review_by
        if review_by > add_months(checked, LONGEST_UNCHECKED):
            yield entry.finding(
                Fault.LATE_REVIEW,
                ("review_by",),
                f"“{entry.id}” is to be checked again only {review_by}, and was on {checked}.",
                f"Put review_by at most {LONGEST_UNCHECKED} months after checked.",
                Severity.WARNING,
            )
