"""A translator's catalogue that nobody has compiled: read as it is, to try its words out."""

from __future__ import annotations

import gettext
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.catalogue import Catalogue


def read_draft(file: Path) -> Catalogue:
    """Return the catalogue in the PO `file`, in the language that its header names.

    What has no translation stays English. Raises TroubleError, with the file and what to do, where
    it cannot be read, is no catalogue, or names no language that is known.
    """
    try:
        with file.open("rb") as source:
            catalogue = read_po(source, abort_invalid=True)
    except OSError as error:
        raise TroubleError(
            f"{file} cannot be read: {error.strerror or error}. Name another file."
        ) from error
    except (PoFileError, ValueError) as error:
        raise TroubleError(
            f"{file} is no catalogue in the form of gettext (PO, in UTF-8). Ask its translator."
        ) from error
    if catalogue.locale is None:
        raise TroubleError(
            f"{file} does not say which language it is in. Write a line such as “Language: ur” into"
            " its header."
        )
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Catalogue(str(catalogue.locale), gettext.GNUTranslations(compiled))


def read_all(folder: Path) -> tuple[Catalogue, ...]:
    """Return the catalogues of all languages below `folder`, whether compiled or not.

    English, which is what the program is written in, comes first. Raises as `read_draft` does.
    """
    files = sorted(folder.glob("*/LC_MESSAGES/*.[pm]o"))
    found = {file.parent.parent.name: file for file in files}  # *.po comes after *.mo
    translated = (
        read_draft(file) if file.suffix == ".po" else _compiled(name, file)
        for name, file in found.items()
        if name != Catalogue().locale_name
    )
    return Catalogue(), *translated


def _compiled(name: str, file: Path) -> Catalogue:
    try:
        with file.open("rb") as source:
            return Catalogue(name, gettext.GNUTranslations(source))
    except (OSError, ValueError) as error:
        raise TroubleError(f"{file} cannot be read. Compile the catalogues again.") from error
