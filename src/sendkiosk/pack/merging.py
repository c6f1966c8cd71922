"""Putting a local pack's entries in place of, and beside, those of the pack it extends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sendkiosk.findings.finding import Finding
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.entries import Entry, RawPack
from sendkiosk.pack.parts import Part
from sendkiosk.pack.raw import (
    Checked,
    Declared,
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

D = TypeVar("D", bound=Declared)


@dataclass(frozen=True)
class Merged:
    """All that a pack says once it stands on the pack it extends. `packs` has the local one first.

    `start` and `helplines` are the settings of the pack that has the last word on them; None when
    none has any. `broken` is as in RawPack, for all packs together.
    """

    packs: tuple[RawPack, ...]
    start: Entry[RawPackSettings] | None
    helplines: Entry[RawPackSettings] | None
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

    @property
    def folder(self) -> Path:
        """The folder of the pack that was asked for."""
        return self.packs[0].folder

    @property
    def checked(self) -> tuple[Entry[Checked], ...]:
        """Everything that must be checked again some day."""
        return (*self.contacts.values(), *self.sources.values())

    def part(self, part: Part) -> Mapping[str, Entry[Settings]]:
        """Return the entries of one part by their ids."""
        parts: Mapping[Part, Mapping[str, Entry[Settings]]] = {
            Part.SCREENS: self.screens,
            Part.STEPS: self.steps,
            Part.CONTACTS: self.contacts,
            Part.LIMITS: self.limits,
            Part.TERMS: self.terms,
            Part.SOURCES: self.sources,
            Part.LETTERS: self.letters,
            Part.CONFIRMATIONS: self.confirmations,
            Part.COVERAGE: self.coverage,
        }
        return parts[part]


def merge(packs: tuple[RawPack, ...], findings: list[Finding]) -> Merged:
    """Return `packs`, local first, as one; ids that clash are added to `findings`."""
    broken = frozenset(part for pack in packs for part in pack.broken)

    def joined(part: Part, layers: Iterable[Mapping[str, Entry[D]]]) -> dict[str, Entry[D]]:
        return _joined(layers, findings, whole=part not in broken)

    settings = [pack.settings for pack in packs]
    return Merged(
        packs=packs,
        start=next((each for each in settings if each.settings.start), None),
        helplines=next((each for each in settings if each.settings.helplines), None),
        screens=joined(Part.SCREENS, (pack.screens for pack in packs)),
        steps=joined(Part.STEPS, (pack.steps for pack in packs)),
        contacts=joined(Part.CONTACTS, (pack.contacts for pack in packs)),
        limits=joined(Part.LIMITS, (pack.limits for pack in packs)),
        terms=joined(Part.TERMS, (pack.terms for pack in packs)),
        sources=joined(Part.SOURCES, (pack.sources for pack in packs)),
        letters=joined(Part.LETTERS, (pack.letters for pack in packs)),
        # What somebody found out last is what counts; there is nothing to declare.
        confirmations={
            name: entry for pack in reversed(packs) for name, entry in pack.confirmations.items()
        },
        coverage=joined(Part.COVERAGE, (pack.coverage for pack in packs)),
        broken=broken,
    )


def _joined(
    layers: Iterable[Mapping[str, Entry[D]]], findings: list[Finding], *, whole: bool
) -> dict[str, Entry[D]]:
    found: dict[str, Entry[D]] = {}
    for layer in reversed(list(layers)):
        for name, entry in layer.items():
            replaces = entry.settings.replaces
            if name in found and not replaces:
                problem = f"“{name}” is in the extended pack too."
                advice = "Write “replaces = true” to put this one in its place, or rename it."
                findings.append(entry.finding(Fault.SAME_ID, (), problem, advice))
            if replaces and whole and name not in found:
                problem = f"There is no “{name}” that this could replace."
                advice = "Take “replaces” out, or use the id that the extended pack has."
                findings.append(
                    entry.finding(Fault.NOTHING_REPLACED, ("replaces",), problem, advice)
                )
        found |= layer
    return found
