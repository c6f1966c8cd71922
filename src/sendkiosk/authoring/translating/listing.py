"""The files for translators: the list of texts, and each catalogue brought up to date with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from sendkiosk.authoring.translating.program_texts import WHERE, program_texts, read_notes
from sendkiosk.authoring.translating.updating import Updated, update
from sendkiosk.language.po import read_po, write_po
from sendkiosk.language.standing import PROGRAM, catalogue_file, template_file
from sendkiosk.language.template import template
from sendkiosk.pack.entries import RawPack
from sendkiosk.pack.source_texts import texts_by_pack


@dataclass(frozen=True, slots=True)
class Listed:
    """A file for translators as it should be; `updated` is None for the list of texts itself."""

    file: Path
    data: bytes
    updated: Updated | None = None


def program_files(package: Path, translations: Path, new: Iterable[str] = ()) -> Iterator[Listed]:
    """Yield the files of the program, whose modules are below `package`.

    `new` are languages to begin. Raises TroubleError for a catalogue that cannot be read.
    """
    texts = template(program_texts(package, read_notes(translations / WHERE)), "sendkiosk")
    there = (file.parents[1].name for file in translations.glob("*/LC_MESSAGES/*.po"))
    yield from _files(translations, PROGRAM, texts, {*there, *new})


def pack_files(packs: tuple[RawPack, ...], new: Iterable[str] = ()) -> Iterator[Listed]:
    """Yield the files of the first of `packs`, without what the others, which it extends, have.

    `new` are languages to begin. Raises TroubleError for a catalogue that cannot be read.
    """
    pack, own = texts_by_pack(packs)[0]
    name = pack.settings.id
    there = (file.stem for file in catalogue_file(pack.folder, name, "x").parent.glob("*.po"))
    yield from _files(pack.folder, name, template(own, name), {*there, *new})


def _files(
    folder: Path, body: str, texts: polib.POFile, languages: Iterable[str]
) -> Iterator[Listed]:
    yield Listed(template_file(folder, body), write_po(texts))
    for language in sorted(languages):
        file = catalogue_file(folder, body, language)
        made = update(read_po(file) if file.is_file() else None, texts, language)
        yield Listed(file, write_po(made.catalogue), made)
