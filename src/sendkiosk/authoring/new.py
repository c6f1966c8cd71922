"""A local pack for another council, with blanks to fill in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sendkiosk.authoring.new_texts import HELPLINES, contacts_text, pack_text, sources_text
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.time_limits import add_months
from sendkiosk.pack.folders import PACK_FILE, is_folder
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.opening import open_pack
from sendkiosk.pack.raw_values import fault_of_id
from sendkiosk.pack.texts import fault_of_plain_text

MONTHS_UNTIL_REVIEW: Final = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """The pack that somebody asks for.

    It comes into `folder`, whose name is its id, and extends the pack `extends`, which lies beside
    it. `name` is what people call the area; None means: as the folder.
    """

    folder: Path
    extends: str
    name: str | None = None

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.folder.resolve().name

    @property
    def extended(self) -> Path:
        """The folder of the pack that it extends."""
        return self.folder.resolve().parent / self.extends


@dataclass(frozen=True, slots=True)
class NewPack:
    """What must be written so that the pack is there.

    `copies` are folders to be copied first (from -> to), `files` the texts of the pack's own files.
    """

    copies: Mapping[Path, Path]
    files: Mapping[Path, str]


def new_pack(wanted: Wanted, today: date, shipped: Path, *, copy: bool) -> NewPack:
    """Return what makes the `wanted` pack; nothing is written here.

    With `copy`, the extended pack is taken from the folder `shipped` when it is not there yet.
    Raises TroubleError, with what to do, for a name or an id that cannot be, a folder in which
    there is something, and when the extended pack is not there; FindingsError when it is broken.
    """
    _must_be_new(wanted)
    name = _name(wanted)
    copies: dict[Path, Path] = {}
    extended = wanted.extended
    if not is_folder(extended):
        extended = _shipped(wanted, shipped, copy=copy)
        copies = _missing(extended, wanted.extended.parent)
    merged = _sound(extended)
    abouts = {id_: contact.settings.about for id_, contact in merged.contacts.items()}
    days = (today, add_months(today, MONTHS_UNTIL_REVIEW))
    helplines = tuple(helpline for helpline in HELPLINES if helpline in abouts)
    files = {
        PACK_FILE: pack_text(wanted.id, name, wanted.extends, helplines),
        "contacts.toml": contacts_text(abouts, *days),
        "sources.toml": sources_text(abouts, merged.sources, *days),
    }
    return NewPack(copies, {wanted.folder / file: text for file, text in files.items()})


def _must_be_new(wanted: Wanted) -> None:
    for what, name in (("The folder’s name", wanted.id), ("The name of a pack", wanted.extends)):
        fault = fault_of_id(name)
        if fault:
            raise TroubleError(f"{what} is the pack’s id. {fault.problem} {fault.advice}")
    if wanted.id == wanted.extends:
        raise TroubleError(f"“{wanted.id}” cannot extend itself. Give the new folder another name.")
    try:
        is_empty = not wanted.folder.exists() or not any(wanted.folder.iterdir())
    except OSError as error:
        raise TroubleError(
            f"{wanted.folder} cannot be used: {error.strerror}. Name a new folder."
        ) from error
    if not is_empty:
        raise TroubleError(f"There are files in {wanted.folder} already. Name a new folder.")


def _name(wanted: Wanted) -> str:
    name = wanted.id.replace("-", " ").title() if wanted.name is None else wanted.name.strip()
    fault = fault_of_plain_text(name)
    if fault:
        raise TroubleError(f"The area cannot have this name. {fault.problem} {fault.advice}")
    if any(unicodedata.category(letter)[0] == "C" for letter in name):
        raise TroubleError("The area’s name has a letter that cannot be printed. Type it anew.")
    return name


def _shipped(wanted: Wanted, shipped: Path, *, copy: bool) -> Path:
    """Return the folder of the extended pack among the packs that come with the program."""
    found = shipped / wanted.extends
    problem = f"A pack lies beside the one that it extends, and there is no {wanted.extended}."
    if not is_folder(found):
        raise TroubleError(f"{problem} Copy the pack “{wanted.extends}” there first.")
    if not copy:
        raise TroubleError(
            f"{problem} Type the same again with --copy, or copy the folder {found} there yourself."
        )
    return found


def _missing(extended: Path, beside: Path) -> dict[Path, Path]:
    """Return what of a pack and those that it extends is not there yet: from -> to."""
    folders = open_pack(extended).folders
    return {
        folder: beside / folder.name for folder in folders if not is_folder(beside / folder.name)
    }


def _sound(folder: Path) -> Merged:
    opened = open_pack(folder)
    if opened.flow is None or opened.merged is None:
        raise FindingsError(opened.findings)
    return opened.merged
