"""Each fact that the content was made from stands somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.findings.validation import did_you_mean
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.parts import Part
from sendkiosk.pack.raw import PLACES_BEYOND, RawFact


def check_facts(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each place that is not there, and a warning for each fact without one."""
    known = {
        *PLACES_BEYOND,
        *(f"{part.value}/{name}" for part in Part for name in merged.part(part)),
    }
    for fact in merged.coverage.values():
        yield from _places(merged, fact, known)


def _places(merged: Merged, fact: Entry[RawFact], known: set[str]) -> Iterator[Finding]:
    if not fact.settings.places:
        yield fact.finding(
            Fault.NO_PLACE,
            (),
            f"The fact {fact.id} stands nowhere.",
            "Say it on a screen or step, and name that in places.",
            Severity.WARNING,
        )
    for place, name in enumerate(fact.settings.places):
        lost = {part.value for part in merged.broken}
        if name not in known and name.partition("/")[0] not in lost:
            problem = f"There is no “{name}” in this pack."
            advice = did_you_mean(name, known) or "Write it like steps/talk or contacts/iass."
            yield fact.finding(Fault.UNKNOWN_PLACE, ("places", place), problem, advice)
