"""Packs as they were read: each thing they declare, with the place where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.findings.toml_lines import KeyPath
from sendkiosk.findings.toml_source import TomlSource
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.parts import Part
from sendkiosk.pack.raw import (
    RawCondition,
    RawConfirmation,
    RawContact,
    RawFact,
    RawLetter,
    RawPackSettings,
    RawScreen,
    RawSource,
    RawStep,
    RawTerm,
    RawTimeLimit,
    Settings,
)
from sendkiosk.pack.texts import RawText

S_co = TypeVar("S_co", bound=Settings, covariant=True)


@dataclass(frozen=True)
class RawWording:
    """One wording of a screen or step. The first of a file has no `when`."""

    source: TomlSource
    when: RawCondition | None
    text: RawText


@dataclass(frozen=True)
class Entry(Generic[S_co]):
    """One thing that a pack declares: its settings, and where they stand.

    `pack` is the folder of the pack it is part of. `at` leads to the settings inside `source`. Only
    screens, steps and letters have wordings.
    """

    id: str
    pack: Path
    source: TomlSource
    at: KeyPath
    settings: S_co
    wordings: tuple[RawWording, ...] = ()

    def finding(
        self,
        code: Fault,
        path: KeyPath,
        problem: str,
        advice: str,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """Return a finding about the setting that `path` leads to from this entry."""
        return self.source.finding(code, (*self.at, *path), problem, advice, severity)


@dataclass(frozen=True)
class RawPack:
    """One pack's own files, without those of the pack it extends.

    `broken` holds the parts in which something could not be read, so that what is missing there
    may only seem to be missing.
    """

    folder: Path
    settings: Entry[RawPackSettings]
    screens: Mapping[str, Entry[RawScreen]]
    steps: Mapping[str, Entry[RawStep]]
    contacts: Mapping[str, Entry[RawContact]]
    limits: Mapping[str, Entry[RawTimeLimit]]
    terms: Mapping[str, Entry[RawTerm]]
    sources: Mapping[str, Entry[RawSource]]
    letters: Mapping[str, Entry[RawLetter]]
    confirmations: Mapping[str, Entry[RawConfirmation]]
    coverage: Mapping[str, Entry[RawFact]]
    broken: frozenset[Part]
