"""One thing that was looked at, and how it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from babel import Locale, UnknownLocaleError

from sendkiosk.findings.finding import Finding, Severity


class State(StrEnum):
    """How a thing is."""

    FINE = "fine"
    WARNING = "warning"
    """The kiosk runs, but somebody should see to it."""
    WRONG = "wrong"
    """Something does not work until it is put right."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `words` say what is so and, if it is not fine, what to do."""

    name: str
    state: State
    words: str


def is_well(checks: Sequence[Check]) -> bool:
    """Tell whether nothing is wrong; warnings do not count."""
    return all(check.state is not State.WRONG for check in checks)


def of_finding(name: str, finding: Finding) -> Check:
    """Return `finding` as a check with that `name`."""
    warning = finding.severity is Severity.WARNING
    return Check(name, State.WARNING if warning else State.WRONG, str(finding))


def name_of(language: str) -> str:
    """Return the English name of the language with that tag; the tag itself if there is none."""
    try:
        return Locale.parse(language).english_name or language
    except (ValueError, UnknownLocaleError):
        return language
