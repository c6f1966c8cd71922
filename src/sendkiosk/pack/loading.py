"""Reading the files of a pack, and of those it extends."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError, attempt
from sendkiosk.findings.text_file import read_text
from sendkiosk.findings.toml_source import read_toml
from sendkiosk.findings.validation import validate
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.entries import Entry, RawPack
from sendkiosk.pack.folders import PACK_FILE, extended_folder, is_folder, strays, texts_in
from sendkiosk.pack.parts import Part
from sendkiosk.pack.raw import (
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
from sendkiosk.pack.raw_values import fault_of_fact_id, fault_of_id
from sendkiosk.pack.reading import table_entry, text_entry
from sendkiosk.pack.texts import Complaint

S = TypeVar("S", bound=Settings)


@dataclass(frozen=True)
class Loaded:
    """What was read: the pack, then what it extends, and so on; and everything that was wrong.

    `packs` is empty when one of them has no sound pack.toml, so that nothing can be linked.
    `folders` are those of all packs that were looked for, sound or not.
    """

    packs: tuple[RawPack, ...]
    findings: tuple[Finding, ...]
    folders: tuple[Path, ...]


def load_packs(folder: Path) -> Loaded:
    """Return the pack in `folder` and those it extends, which are folders beside it."""
    packs: list[RawPack] = []
    findings: list[Finding] = []
    folders: list[Path] = []
    following: Path | None = folder
    while following is not None:
        folders.append(following)
        reader = _Reader(following)
        pack = reader.read()
        findings += reader.findings
        if pack is None:
            return Loaded((), tuple(findings), tuple(folders))
        packs.append(pack)
        following = _extended(pack)
        if following is not None:
            fault = _fault_of_extends(pack, following, packs)
            if fault:
                return Loaded((), (*findings, fault), (*folders, following))
    return Loaded(tuple(packs), tuple(findings), tuple(folders))


def read_name(folder: Path) -> str:
    """Return the name of the pack in `folder`, of which nothing else is read.

    Raises FindingsError where its pack.toml is not sound.
    """
    return _settings_in(folder).settings.name


def _extended(pack: RawPack) -> Path | None:
    name = pack.settings.settings.extends
    return None if name is None else extended_folder(pack.folder, name)


def _fault_of_extends(pack: RawPack, extended: Path, packs: list[RawPack]) -> Finding | None:
    if not is_folder(extended):
        problem = f"There is no folder “{extended.name}” beside this one."
        advice = "Name the folder of the national pack."
        return pack.settings.finding(Fault.EXTENDS_NOTHING, ("extends",), problem, advice)
    if extended.resolve() in {known.folder.resolve() for known in packs}:
        problem = f"By extending “{extended.name}” the pack extends itself."
        advice = "Take this line out of one of the packs."
        return pack.settings.finding(Fault.EXTENDS_ITSELF, ("extends",), problem, advice)
    return None


def _settings_in(folder: Path) -> Entry[RawPackSettings]:
    if not is_folder(folder):
        problem, advice = "There is no such folder.", "Check the name."
        missing = Finding(FileFault.MISSING_FILE, folder, 0, problem, advice)
        raise FindingsError([missing])
    file = folder / PACK_FILE
    source = read_toml(file, read_text(file))
    settings = validate(RawPackSettings, source)
    return Entry(settings.id, folder, source, (), settings)


class _Reader:
    """Reads one folder; what is wrong gathers in `findings`, and where in `_broken`."""

    def __init__(self, folder: Path) -> None:
        self.findings: list[Finding] = []
        self._folder = folder
        self._broken: set[Part] = set()

    def read(self) -> RawPack | None:
        """Return the pack; None when its pack.toml is not sound. No error is raised."""
        settings = attempt(self.findings, partial(_settings_in, self._folder))
        if settings is None:
            return None
        self.findings += strays(self._folder)
        return RawPack(
            folder=self._folder,
            settings=settings,
            screens=self._texts(Part.SCREENS, RawScreen),
            steps=self._texts(Part.STEPS, RawStep),
            contacts=self._tables(Part.CONTACTS, RawContact),
            limits=self._tables(Part.LIMITS, RawTimeLimit),
            terms=self._tables(Part.TERMS, RawTerm),
            sources=self._tables(Part.SOURCES, RawSource),
            letters=self._texts(Part.LETTERS, RawLetter),
            confirmations=self._tables(Part.CONFIRMATIONS, RawConfirmation),
            coverage=self._tables(Part.COVERAGE, RawFact, fault_of_fact_id),
            broken=frozenset(self._broken),
        )

    def _tables(
        self,
        part: Part,
        model: type[S],
        fault_of: Callable[[str], Complaint | None] = fault_of_id,
    ) -> dict[str, Entry[S]]:
        """Return the entries of a file with one table an entry; an absent file has none.

        `fault_of` tells what is wrong with the id of an entry.
        """
        file = self._folder / f"{part.value}.toml"
        if not os.path.lexists(file):
            return {}
        source = attempt(self.findings, lambda: read_toml(file, read_text(file)))
        if source is None:
            self._broken.add(part)
            return {}
        read = (
            attempt(
                self.findings,
                partial(table_entry, self._folder, model, source, name, fault_of(name)),
            )
            for name in source.values
        )
        return self._by_id(part, read)

    def _texts(self, part: Part, model: type[S]) -> dict[str, Entry[S]]:
        """Return the entries of a folder with one file an entry; an absent folder has none."""
        files = attempt(self.findings, lambda: texts_in(self._folder / part.value))
        if files is None:
            self._broken.add(part)
            return {}
        read = (
            attempt(
                self.findings, partial(text_entry, self.findings, self._folder, part, model, file)
            )
            for file in files
        )
        return self._by_id(part, read)

    def _by_id(self, part: Part, read: Iterable[Entry[S] | None]) -> dict[str, Entry[S]]:
        found: dict[str, Entry[S]] = {}
        for entry in read:
            if entry is None:
                self._broken.add(part)
            else:
                found[entry.id] = entry
        return found
